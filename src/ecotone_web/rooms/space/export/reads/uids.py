"""The numbers of the people in an archive: which of them this server has already, and who of them was forgotten."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any
from uuid import UUID

from ecotone_web.records.models import Forgotten, Person
from ecotone_web.rooms.space.export.reads.checking import Archive
from ecotone_web.rooms.space.export.reads.tables import list_past, list_tables

AT_ONCE = 500


def list_uids(archive: Archive) -> set[UUID]:
    """The numbers of all people of whom an archive tells, those in merges and in the history included."""
    uids: set[UUID] = set()
    for rows, tables in ((archive.rows, list_tables()), (archive.past, list_past())):
        people = next(table for table in tables if table.name == "people")
        place = [column.name for column in people.columns].index("uid")
        uids.update(row[place] for row in rows["people"])
    merges = next(table for table in list_tables() if table.name == "merges")
    place = [column.name for column in merges.columns].index("before")
    uids.update(UUID(row[place][end]["uid"]) for row in archive.rows["merges"] for end in ("kept", "gone"))
    return uids


def find_taken(uids: Collection[UUID]) -> set[UUID]:
    """Those that somebody on this server has, or had."""
    listed, taken = list(uids), set[UUID]()
    tables: tuple[Any, ...] = (Person.objects, Person.history)
    for start in range(0, len(listed), AT_ONCE):
        for table in tables:
            taken.update(table.filter(uid__in=listed[start : start + AT_ONCE]).values_list("uid", flat=True))
    return taken


def find_forgotten(uids: Collection[UUID]) -> list[UUID]:
    """Those who were forgotten on this server, in an order of their own."""
    return sorted(set(uids) & set(Forgotten.objects.values_list("uid", flat=True)))
