"""The data folder, and Django on it."""

from __future__ import annotations

import os
from pathlib import Path

from ecotone_web.site.start.voice import Refused

SETTINGS = "ecotone_web.site.settings"
DATABASE = "ecotone.sqlite3"
DRAFT = "restoring.sqlite3"
"""What a restore fills before it takes the database's place."""


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
    folder = find_folder(given)
    if not os.environ.get("DATABASE_URL") and not (folder / DATABASE).exists():
        raise Refused(f"There is no workbench in {folder}. Say with --data where it is.")
    open_house(folder)
    return folder


def update_tables() -> None:
    """Bring the database to this version."""
    from django.core.management import call_command

    call_command("migrate", interactive=False, verbosity=0)


def sweep_drafts(folder: Path) -> None:
    """Take away what a restore left that was killed: it holds names."""
    for left in folder.glob(f"{DRAFT}*"):
        left.unlink()
