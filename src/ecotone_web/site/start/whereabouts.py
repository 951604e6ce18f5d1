"""Which database the folder's workbench was last kept in, written down in the folder: on the day on which a setting
is missing, an old one must not be taken for it."""

from __future__ import annotations

from pathlib import Path

from ecotone_web.site.start.voice import Refused

FILE = "database.txt"


def describe_database() -> str:
    """Which it is, without who opens it."""
    from django.db import connection

    if connection.vendor == "sqlite":
        return f"SQLite, {Path(connection.settings_dict['NAME']).name}"
    place = connection.get_connection_params()
    return f"PostgreSQL, {place['dbname']} at {place.get('host', 'localhost')}:{place.get('port', 5432)}"


def read_whereabouts(folder: Path) -> str | None:
    """Where it was kept; None if nothing has been written down."""
    place = folder / FILE
    return place.read_text().strip() if place.exists() else None


def check_whereabouts(folder: Path) -> None:
    """Refused where another database is named than that in which the workbench was kept."""
    before, now = read_whereabouts(folder), describe_database()
    if before in {None, now}:
        return
    raise Refused(
        f"This workbench was last kept in {before}, and now the settings name {now}. "
        "Is DATABASE_URL as it was? To move, make a backup there and restore it here. "
        f"If it is the same database under another name, delete {folder / FILE}."
    )


def note_whereabouts(folder: Path) -> None:
    """Write it down."""
    now = describe_database()
    if read_whereabouts(folder) != now:
        (folder / FILE).write_text(f"{now}\n")
