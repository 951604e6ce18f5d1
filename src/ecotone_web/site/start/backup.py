"""`ecotone backup FILE`: all that is lasting, as it was in one moment, while the workbench runs."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, is_zipfile

from ecotone_web.site.start.archive import MANIFEST, Manifest, Table, write_manifest, write_table
from ecotone_web.site.start.house import open_lasting_house
from ecotone_web.site.start.voice import Refused, say

SNAPSHOT = "snapshot"
AT_ONCE = 2_000


def run_backup(path: Path, data: Path | None) -> int:
    """Write the file, whole or not at all."""
    check_place(path)
    open_lasting_house(data)
    manifest = write_backup(path)
    say(
        f"{path} holds {sum(table.rows for table in manifest.tables):,} rows of {len(manifest.tables)} tables."
    )
    return 0


def check_place(path: Path) -> None:
    """Refused where something else stands."""
    if not path.parent.is_dir():
        raise Refused(f"There is no folder {path.parent}.")
    if not os.access(path.parent, os.W_OK):
        raise Refused(f"This account may not write in {path.parent}.")
    if path.is_dir() or (path.exists() and not _is_backup(path)):
        raise Refused(f"{path} is something else and would be lost. Choose another name.")


def _is_backup(path: Path) -> bool:
    if not is_zipfile(path):
        return False
    with ZipFile(path) as file:
        return MANIFEST in file.namelist()


def write_backup(path: Path) -> Manifest:
    """Write beside the place first, then move."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with ZipFile(part, "w", ZIP_DEFLATED, compresslevel=5) as file, holding_still():
            manifest = _fill(file)
        with part.open("rb+") as written:
            os.fsync(written.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    return manifest


@contextmanager
def holding_still() -> Iterator[None]:
    """One snapshot of the database for all that is read. Writers are not held up."""
    from django.db import connections, transaction

    place = connections["default"].settings_dict
    options = dict(place["OPTIONS"])
    if connections["default"].vendor == "sqlite":
        options["transaction_mode"] = "DEFERRED"
    connections.settings[SNAPSHOT] = {**place, "OPTIONS": options}
    connection = connections[SNAPSHOT]
    try:
        with transaction.atomic(using=SNAPSHOT):
            if connection.vendor == "postgresql":
                with connection.cursor() as cursor:
                    cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            yield
    finally:
        connection.close()
        del connections[SNAPSHOT], connections.settings[SNAPSHOT]


def _fill(file: ZipFile) -> Manifest:
    from django.utils import timezone

    from ecotone import __version__
    from ecotone_web.site.start.tables import list_tables

    manifest = Manifest(
        __version__,
        timezone.now().isoformat(timespec="seconds"),
        find_migrations(),
        [_write(file, model) for model in list_tables()],
    )
    write_manifest(file, manifest)
    return manifest


def _write(file: ZipFile, model: Any) -> Table:
    from ecotone_web.site.start.tables import TASKS, find_last_key, list_columns

    columns = list_columns(model)
    rows = model._base_manager.using(SNAPSHOT).order_by("pk")
    if model._meta.label_lower == TASKS:
        rows = rows.filter(status__in=("READY", "RUNNING"))
    found = rows.values_list(*columns).iterator(AT_ONCE)
    return write_table(file, model._meta.label_lower, columns, found, find_last_key(model, SNAPSHOT))


def find_migrations() -> dict[str, list[str]]:
    """The last migrations of each app whose tables are in the file; refused where some have not run yet."""
    from django.db import connections
    from django.db.migrations.loader import MigrationLoader

    from ecotone_web.site.start.tables import APPS

    loader = MigrationLoader(connections[SNAPSHOT])
    found = {app: sorted(name for label, name in loader.graph.leaf_nodes(app)) for app in APPS}
    waiting = [name for app in APPS for name in found[app] if (app, name) not in loader.applied_migrations]
    if waiting:
        raise Refused("This database is of an earlier version. Start 'ecotone serve' once, then back up.")
    return found
