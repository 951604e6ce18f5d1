"""The data folder, and Django on it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ecotone_web.site.start.surroundings import check_surroundings
from ecotone_web.site.start.voice import Refused

SETTINGS = "ecotone_web.site.settings"
DATABASE = "ecotone.sqlite3"
DRAFT = "restoring.sqlite3"
"""What a restore fills before it takes the database's place."""
OURS = (DATABASE, DRAFT, "secret.key", "running.lock", "letters.lock", "forgotten.txt", "database.txt")
"""What a command may make in the folder before anybody has signed in."""

UNREACHED = (
    "The database that DATABASE_URL names cannot be opened. See that it runs and can be reached from here, "
    "and that its name, the account and the password are right."
)
NO_RIGHT = "The account in DATABASE_URL may not make tables there. Let it own the database."
MAY_NOT = "42501"
"""PostgreSQL's number for a right that is missing."""


def find_folder(given: Path | None) -> Path:
    """The folder that was named, in the command or in the environment, or `ecotone-data` here."""
    return (given or Path(os.environ.get("ECOTONE_HOME") or "ecotone-data")).resolve()


def open_house(folder: Path, *, url: str | None = None, settings: str = SETTINGS) -> None:
    """Set Django up on the folder."""
    os.environ["ECOTONE_HOME"] = str(folder)
    os.environ["DJANGO_SETTINGS_MODULE"] = settings
    if url:
        os.environ["ECOTONE_URL"] = url
    os.umask(0o077)
    import django

    django.setup()


def open_lasting_house(given: Path | None) -> Path:
    """The same for a folder, or a database, that must be there."""
    from ecotone_web.site.start.whereabouts import check_whereabouts

    folder = find_folder(given)
    check_surroundings()
    if not os.environ.get("DATABASE_URL") and not (folder / DATABASE).exists():
        raise Refused(f"There is no workbench in {folder}. Say with --data where it is.")
    open_house(folder)
    check_whereabouts(folder)
    with reaching_database():
        check_version()
    return folder


@contextmanager
def reaching_database() -> Iterator[None]:
    """A database that cannot be opened, or not be written, is no fault of ours."""
    from django.db import DatabaseError, OperationalError, connection
    from django.db.migrations.exceptions import MigrationSchemaMissing

    try:
        connection.ensure_connection()
    except DatabaseError:
        place = connection.settings_dict["NAME"]
        here = f"{place} cannot be opened: it is damaged, or this account may not write in its folder."
        raise Refused(here if connection.vendor == "sqlite" else UNREACHED) from None
    try:
        yield
    except DatabaseError as error:
        has_no_right = getattr(error.__cause__, "sqlstate", None) == MAY_NOT
        if has_no_right or isinstance(error, MigrationSchemaMissing):
            raise Refused(NO_RIGHT) from None
        if isinstance(error, OperationalError) and "readonly" in str(error):
            raise Refused(f"{connection.settings_dict['NAME']} may not be written by this account.") from None
        raise


def check_version() -> None:
    """Refused where the tables are of a later version: this one would not know what it leaves out."""
    from django.db import connection
    from django.db.migrations.loader import MigrationLoader

    loader = MigrationLoader(connection)
    unknown = set(loader.applied_migrations) - set(loader.disk_migrations)
    if any(app in loader.migrated_apps for app, _name in unknown):
        raise Refused(
            "This database is of a later version of Ecotone. Install that version; or restore, with this one, "
            "a backup that was made before the upgrade."
        )


def update_tables() -> None:
    """Bring the database to this version."""
    from django.core.management import call_command

    call_command("migrate", interactive=False, verbosity=0)


def sweep_drafts(folder: Path) -> None:
    """Take away what a restore left that was killed: it holds names."""
    for left in folder.glob(f"{DRAFT}*"):
        left.unlink()


def check_owner(folder: Path) -> None:
    """Refused for root on somebody else's folder: what root makes there, its owner could not open any more."""
    if _is_root() and folder.exists() and folder.stat().st_uid != 0:
        raise Refused(f"{folder} belongs to another account. Start Ecotone as that account, not as root.")


def hand_over(folder: Path) -> None:
    """What root has made in the folder belongs to the folder's owner, who goes on with it."""
    if not _is_root():
        return
    owner = folder.stat()
    for place in (folder / name for name in OURS):
        if place.exists() and place.lstat().st_uid != owner.st_uid:
            os.chown(place, owner.st_uid, owner.st_gid, follow_symlinks=False)


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0
