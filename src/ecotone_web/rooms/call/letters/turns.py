"""One sender at a time, on a folder or on a database. Its turn ends when its process ends, however it ends: so whoever
has the turn knows that a letter that is still being handed over was cut off, and not that another one is at it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext

from django.conf import settings
from django.db import connection

from ecotone_web.records.locks import take_lock

NUMBER = 0x706F_7374
"""Of the lock in PostgreSQL: "post"."""

LOCK = "letters.lock"
"""Beside an SQLite database, which has no such locks."""


@contextmanager
def taking_turn() -> Iterator[bool]:
    """Whether it is our turn, which nobody else has until the block is left."""
    with _in_database() if connection.vendor == "postgresql" else _in_folder() as is_ours:
        yield is_ours


@contextmanager
def _in_database() -> Iterator[bool]:
    # on our own connection: if it breaks, nothing more can be taken either
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [NUMBER])
        (is_ours,) = cursor.fetchone()
    try:
        yield is_ours
    finally:
        if is_ours and connection.is_usable():
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [NUMBER])


@contextmanager
def _in_folder() -> Iterator[bool]:
    lock = take_lock(settings.DATA / LOCK)
    with lock or nullcontext():
        yield lock is not None
