"""One sender at a time, on a folder or on a database. Its turn ends when its process ends, however it ends: so whoever
has the turn knows that a letter that is still being handed over was cut off, and not that another one is at it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import connection

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
    with (settings.DATA / LOCK).open("a") as file:
        try:
            if sys.platform == "win32":
                import msvcrt

                file.seek(0)
                msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
            else:
                import fcntl

                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            is_ours = False
        else:
            is_ours = True
        yield is_ours
