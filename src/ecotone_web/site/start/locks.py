"""One workbench at a time on a folder and on a database. A lock goes when its process goes, however it goes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from ecotone_web.records.locks import take_lock
from ecotone_web.site.start.voice import Refused

LOCK = "running.lock"
FIRST = ("secret.key", LOCK)
"""What a start makes before it knows whether it may go on."""
NUMBER = 0x6563_6F74
"""Of the lock in PostgreSQL: "ecot"."""


def take_folder(folder: Path) -> IO[str] | None:
    """The lock of the folder as an open file, or None if another process has it."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return take_lock(folder / LOCK)


@contextmanager
def holding_folder(folder: Path) -> Iterator[None]:
    """The lock of the folder; refused if another process has it. What is refused later leaves nothing new."""
    was_there = folder.exists()
    new = [folder / name for name in FIRST if not (folder / name).exists()]
    lock = take_folder(folder)
    if lock is None:
        raise Refused(f"Ecotone is running on {folder}. Stop it first.")
    with lock:
        try:
            yield
        except Refused:
            with suppress(OSError):
                for place in new:
                    place.unlink(missing_ok=True)
                if not was_there:
                    folder.rmdir()  # which fails, as it should, where something else is in it
            raise


def hold_database() -> None:
    """On PostgreSQL, the lock of the database, as long as this process and its connection live."""
    from django.db import connection

    if connection.vendor != "postgresql":
        return
    import psycopg

    from ecotone_web.site.start.house import UNREACHED

    place = {**connection.get_connection_params(), "autocommit": True}
    for name in ("cursor_factory", "context", "server_side_binding", "prepare_threshold"):
        place.pop(name, None)
    try:
        apart = psycopg.connect(**place)
    except psycopg.OperationalError:
        raise Refused(UNREACHED) from None
    taken = apart.execute("SELECT pg_try_advisory_lock(%s)", [NUMBER]).fetchone()
    if not taken or not taken[0]:
        apart.close()
        raise Refused("Ecotone is running on this database. Stop it first.")
    _held.append(apart)


def release_database() -> None:
    """Give the lock of the database back."""
    while _held:
        with suppress(Exception):
            _held.pop().close()  # type: ignore[attr-defined]


_held: list[object] = []
