"""`ecotone restore FILE`: all as it was, or nothing changed; and whoever was forgotten since stays forgotten."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID
from zipfile import ZipFile

from ecotone_web.site.start.archive import Manifest, Table, check_sums, open_archive, read_manifest, read_rows
from ecotone_web.site.start.house import (
    DRAFT,
    find_folder,
    hand_over,
    open_house,
    reaching_database,
    sweep_drafts,
    update_tables,
)
from ecotone_web.site.start.locks import hold_database, holding_folder, release_database
from ecotone_web.site.start.surroundings import check_surroundings
from ecotone_web.site.start.voice import Refused, complain, say
from ecotone_web.site.start.whereabouts import describe_database, note_whereabouts, read_whereabouts

AT_ONCE = 2_000
Gone = dict[UUID, datetime]


def run_restore(path: Path, data: Path | None) -> int:
    """Put back what the file holds."""
    folder = find_folder(data)
    check_surroundings()
    with open_archive(path) as file, holding_folder(folder):
        manifest = read_manifest(file)
        check_sums(file, manifest)
        try:
            open_house(folder)
            hold_database()
            gone = gather_forgotten(folder, datetime.fromisoformat(manifest.made_at))
            n_forgotten = restore(file, manifest, gone or {})
            before = read_whereabouts(folder)
            note_whereabouts(folder)
        finally:
            release_database()
            hand_over(folder)
    say(f"Everything is as it was on {manifest.made_at}.")
    _say_more(n_forgotten, before)
    if gone is None:
        _warn_of_the_forgotten(folder, manifest)
    return 0


def _say_more(n_forgotten: int, before: str | None) -> None:
    say(
        "What may have been taken back since is over: links to personal pages, shared views and copies to read, keys "
        "for other programs, and invitations into teams. Conveners make new ones; a personal link leads to a new one."
    )
    if n_forgotten:
        say(f"{n_forgotten:,} of the people in it had been forgotten since, and are forgotten again.")
    now = describe_database()
    if before not in {None, now}:
        say(f"It is kept in {now} from now on. What is still in {before}, names and all, is yours to delete.")


def _warn_of_the_forgotten(folder: Path, manifest: Manifest) -> None:
    complain(
        f"Nothing says who was forgotten after {manifest.made_at}: no workbench was here at that time, and no "
        f"forgotten.txt is in {folder}. Whoever was forgotten since is back. If you have the list, put it there and "
        "restore once more; if not, ask the conveners whom they have forgotten since."
    )


def restore(file: ZipFile, manifest: Manifest, gone: Gone) -> int:
    """All or nothing; how many were forgotten again."""
    from django.db import connection

    counted = 0

    def fill() -> None:
        nonlocal counted
        _fill(file, manifest)
        _hold_letters()
        _end_what_opens()
        counted = _forget_again(gone)

    if connection.vendor == "sqlite":
        _in_new_file(fill)
    else:
        with reaching_database():
            _in_one_transaction(fill)
    if counted:
        from ecotone_web.rooms.space.privacy.acts import overwrite_traces

        overwrite_traces()
    return counted


def gather_forgotten(folder: Path, since: datetime) -> Gone | None:
    """Who was forgotten, by the list in the folder and by the database as it is now.

    None if there is no list, nor a workbench that was there already when the backup was made, on whatever database:
    its secret is as old as its folder.
    """
    from django.conf import settings
    from django.db import DatabaseError, connection

    from ecotone_web.records.forgotten import FILE, copy_forgotten, read_forgotten
    from ecotone_web.records.models import User

    was_here = (folder / "secret.key").stat().st_mtime <= since.timestamp()
    is_known = was_here or (settings.DATA / FILE).exists()
    if connection.vendor != "sqlite" or Path(connection.settings_dict["NAME"]).exists():
        try:
            copy_forgotten(settings.DATA)
            is_known = is_known or User.objects.filter(joined__lte=since).exists()
        except DatabaseError:
            connection.close()  # it is empty, or damaged
    return read_forgotten(settings.DATA) if is_known else None


# --- where it is put ----------------------------------------------------------------------------------------


def _in_new_file(fill: Callable[[], None]) -> None:
    """A new file beside the old one, which takes its place when it is complete."""
    from django.db import connection

    place = Path(connection.settings_dict["NAME"])
    draft = place.with_name(DRAFT)
    _set_at_rest()  # an old log of changes must never meet the new file
    sweep_drafts(place.parent)
    try:
        connection.settings_dict["NAME"] = draft
        fill()
        _set_at_rest()
        with draft.open("rb+") as written:
            os.fsync(written.fileno())
        if place.exists():
            shutil.copymode(place, draft)
        hand_over(place.parent)
        draft.replace(place)
    finally:
        connection.close()
        connection.settings_dict["NAME"] = place
        sweep_drafts(place.parent)


def _set_at_rest() -> None:
    """Write SQLite's log of changes into the file and close it."""
    from django.db import DatabaseError, connection

    place = Path(connection.settings_dict["NAME"])
    if place.exists():
        try:
            with connection.cursor() as cursor:
                cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
                cursor.execute("PRAGMA journal_mode=DELETE")
        except DatabaseError:
            for log in (f"{place}-wal", f"{place}-shm"):
                Path(log).unlink(missing_ok=True)  # the database was damaged: its log is of no more use
    connection.close()


def _in_one_transaction(fill: Callable[[], None]) -> None:
    """In place of all tables there are, seen by others when it is complete."""
    from django.apps import apps
    from django.db import connection, transaction

    with transaction.atomic():
        # those, too, that only a later version knows
        ours = ("django_", *(f"{app.label}_" for app in apps.get_app_configs()))
        there = [name for name in connection.introspection.table_names() if name.startswith(ours)]
        names = ", ".join(map(connection.ops.quote_name, [*there, "django_migrations"]))
        with connection.cursor() as cursor:
            cursor.execute(f"DROP TABLE IF EXISTS {names} CASCADE")
        fill()


# --- what is put there --------------------------------------------------------------------------------------


def _fill(file: ZipFile, manifest: Manifest) -> None:
    """Tables as they were when the backup was made, their rows, and then on to this version."""
    from django.db import connection, transaction

    models = _make_tables(manifest)
    with transaction.atomic():
        for table in manifest.tables:
            _read_in(file, table, models(table.name))
    connection.check_constraints()
    update_tables()


def _hold_letters() -> None:
    """What waited when the backup was made may have gone out since: nothing goes by itself."""
    from ecotone_web.rooms.call.letters.acts import hold_back

    hold_back()


def _end_what_opens() -> None:
    """A link or a key may have been taken back since the backup was made: none opens anything any more."""
    from ecotone_web.rooms.api.acts import end_all_keys
    from ecotone_web.rooms.call.links.acts import end_all_links
    from ecotone_web.rooms.call.wording.acts import end_all_copies
    from ecotone_web.rooms.reports.acts import end_all_views
    from ecotone_web.rooms.space.team.acts import end_all_invitations

    for end_all in (end_all_links, end_all_copies, end_all_views, end_all_keys, end_all_invitations):
        end_all()


def _make_tables(manifest: Manifest) -> Callable[[str], Any]:
    from django.db import connection
    from django.db.migrations.exceptions import NodeNotFoundError
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    steps = [(app, name) for app, names in manifest.migrations.items() for name in names]
    try:
        plan = executor.migration_plan(steps)
    except (NodeNotFoundError, KeyError):
        raise Refused(
            f"This backup is from another version of Ecotone ({manifest.version}), which this one cannot read. "
            "Nothing was changed."
        ) from None
    state = executor.migrate(steps, plan)
    apps = state.apps

    def find(name: str) -> Any:
        app, _dot, model = name.partition(".")
        return apps.get_model(app, model)

    return find


def _read_in(file: ZipFile, table: Table, model: Any) -> None:
    from django.db.models import JSONField

    from ecotone_web.site.start.tables import TASKS, keep_last_key

    fields = {field.attname: field for field in model._meta.local_concrete_fields}
    for field in fields.values():
        field.auto_now = field.auto_now_add = False  # of this state of the models alone
    makers = [
        (lambda value: value) if isinstance(fields[name], JSONField) else fields[name].to_python
        for name in table.columns
    ]
    batch: list[Any] = []
    for row in read_rows(file, table):
        values = {
            name: None if value is None else make(value)
            for name, make, value in zip(table.columns, makers, row, strict=True)
        }
        if table.name == TASKS:
            values["status"] = "READY"
        batch.append(model(**values))
        if len(batch) == AT_ONCE:
            model._base_manager.bulk_create(batch)
            batch.clear()
    model._base_manager.bulk_create(batch)
    keep_last_key(model, table.last_key)


def _forget_again(gone: Gone) -> int:
    """Those of whom the backup knows something: as a person, or only in the history."""
    from ecotone_web.records.models import Forgotten, Person

    tables: tuple[Any, ...] = (Person.objects, Person.history)
    there = {uid for table in tables for uid in table.filter(uid__in=gone).values_list("uid", flat=True)}
    if there:
        from ecotone_web.rooms.space.privacy.acts import forget_uid

        for uid in there:
            forget_uid(uid)
    rows = [Forgotten(uid=uid, forgotten_at=at) for uid, at in gone.items()]
    Forgotten.objects.bulk_create(rows, ignore_conflicts=True)
    return len(there)
