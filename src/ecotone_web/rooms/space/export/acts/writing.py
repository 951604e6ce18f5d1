"""The rows of an archive into our tables: new keys, members as authors, numbers into what they point to."""

from __future__ import annotations

import secrets
import uuid
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from typing import Any, TypeVar

from django.utils.translation import gettext as _

from ecotone_web.records.models import Member, Note, Space
from ecotone_web.rooms.space.export.reads.checking import Archive, Row
from ecotone_web.rooms.space.export.reads.merges import renumber
from ecotone_web.rooms.space.export.reads.tables import (
    AUTHORS,
    FACT,
    OF_FACT,
    Column,
    Table,
    list_past,
    list_tables,
)
from ecotone_web.rooms.space.export.reads.uids import find_forgotten, find_taken, list_uids
from ecotone_web.rooms.space.sources.acts.inserting import insert

T = TypeVar("T")
Make = Callable[[Any, Row], Any]
Makers = list[tuple[str | None, Make | None]]

AT_ONCE = 2_000
"""Rows written in one go, and between two words of how far it has come."""

MANY = {"belongings": "person__space", "ties": "space", "presences": "meeting__space"}
"""Tables of very many rows, and how each leads to its space: a model of each row would take most of the time."""

LEAST_KEY, MOST_KEY = 2**40, 2**50
"""Where the keys of rows lie that are there no more: above all that are counted up, so that none is met twice."""


def write_rows(by: Member, archive: Archive, told: Callable[[float], None]) -> None:
    """Write everything; the space is empty, and its row is held."""
    _Writing(by, archive, told).write()


class _Writing:
    """One run through an archive."""

    def __init__(self, by: Member, archive: Archive, told: Callable[[float], None]) -> None:
        self.by, self.space, self.archive, self.told = by, by.space, archive, told
        self.keys: dict[str, dict[int, int]] = {table.name: {} for table in list_tables()}
        self.uids: dict[uuid.UUID, uuid.UUID] = {}
        uids = list_uids(archive)
        self.taken = find_taken(uids) - set(find_forgotten(uids))
        self.users = _find_users(self.space, archive)
        self.written = 0

    def write(self) -> None:
        """What stands there now in the order in which it stands on each other, then what stood there before."""
        for table in list_tables():
            if table.name in MANY:
                self._insert(table, self.archive.rows[table.name])
                self.keys[table.name] = self._list_keys(table)
            else:
                self._create(table, self.archive.rows[table.name])
        for table in list_past():
            if table.name == "space" and self.archive.past["space"]:
                table.model._base_manager.filter(id=self.space.pk).delete()
            self._insert(table, self.archive.past[table.name])

    def _insert(self, table: Table, rows: Sequence[Row]) -> None:
        """Row by row into the database, without a model of each."""
        made = (self._make(table, makers, row) for makers in [self._list_makers(table)] for row in rows)
        first = next(made, None)
        if first is not None:
            values = (tuple(each.values()) for each in chain([first], made))
            insert(table.model, tuple(first), self._count(values))

    def _list_keys(self, table: Table) -> dict[int, int]:
        """The keys of the rows of a table by their numbers; the space was empty, so all of them are of the archive."""
        mine = table.model._base_manager.filter(**{MANY[table.name]: self.space}).order_by("pk")
        return dict(enumerate(mine.values_list("pk", flat=True), 1))

    def _create(self, table: Table, rows: Sequence[Row]) -> None:
        makers = self._list_makers(table)
        models = self._count(table.model(**self._make(table, makers, row)) for row in rows)
        made = table.model._base_manager.bulk_create(list(models), AT_ONCE)
        self.keys[table.name] = {number: each.pk for number, each in enumerate(made, 1)}
        self._join_own(table, rows, made)

    def _join_own(self, table: Table, rows: Sequence[Row], made: Sequence[Any]) -> None:
        """What points to another row of the same table, once all of them are there."""
        for place, column in enumerate(table.columns):
            if column not in table.own:
                continue
            joined = []
            for row, each in zip(rows, made, strict=True):
                if row[place] is not None:
                    setattr(each, column.key, self.keys[table.name].get(row[place]))
                    joined.append(each)
            table.model._base_manager.bulk_update(joined, [column.field.name], AT_ONCE)

    def _count(self, made: Iterable[T]) -> Iterator[T]:
        """The same, with word now and then of how far it has come."""
        for each in made:
            yield each
            self.written += 1
            if self.written % AT_ONCE == 0:
                self.told(self.written / self.archive.n_rows)

    def _make(self, table: Table, makers: Makers, row: Row) -> dict[str, Any]:
        """The values of a new row by the names of their columns."""
        values = {
            key: cell if make is None or cell is None else make(cell, row)
            for (key, make), cell in zip(makers, row, strict=True)
            if key is not None
        }
        if any(field.name == "space" for field in table.model._meta.concrete_fields):
            values["space_id"] = self.space.pk
        if table.is_past:
            self._sign(table, row, values)
        if table.model is Note and self._find_author(table, row, "writer") is None:
            values["text"] = self._name_writer(table, row, values["text"])
        return values

    def _list_makers(self, table: Table) -> Makers:
        """What makes the values of each column; None for the column, where its values can only be joined later."""
        return [
            (None if column in table.own else column.key, self._find_maker(table, column))
            for column in table.columns
        ]

    def _find_maker(self, table: Table, column: Column) -> Make | None:
        """What makes a value of a cell that is not empty; None where it is one."""
        if column.to == AUTHORS:
            instead = self.by.user_id if column.name == "writer" else None
            return lambda cell, _row: self.users[cell - 1] or instead
        if column.to == FACT:
            about = [each.name for each in table.columns].index("about")
            return lambda cell, row: self._find_key(OF_FACT[row[about]], cell)
        if column.to is not None:
            to = column.to
            return lambda cell, _row: self._find_key(to, cell)
        if column.name == "uid":
            return lambda cell, _row: self._find_uid(cell)
        if (table.name, column.name) == ("merges", "before"):
            return lambda cell, _row: self._renumber(cell)
        return None

    def _find_key(self, table: str, number: int) -> int:
        """The key of a row; of one that is there no more, a key that nothing else has."""
        keys = self.keys[table]
        if number not in keys:
            keys[number] = LEAST_KEY + secrets.randbelow(MOST_KEY - LEAST_KEY)
        return keys[number]

    def _find_uid(self, uid: uuid.UUID) -> uuid.UUID:
        """Her own, unless somebody on this server has it."""
        return self.uids.setdefault(uid, uuid.uuid4() if uid in self.taken else uid)

    def _renumber(self, before: dict[str, Any]) -> dict[str, Any]:
        made = renumber(before, self._find_key, self.space.pk)
        for record in (made["kept"], made["gone"]):
            record["uid"] = str(self._find_uid(uuid.UUID(record["uid"])))
        return made

    def _sign(self, table: Table, row: Row, values: dict[str, Any]) -> None:
        """Of which row it is, and, where its author has no account in this space, her name as a reason."""
        if table.name == "space":
            values |= {"id": self.space.pk, "slug": self.space.slug}
        author = row[[column.name for column in table.columns].index("history_user")]
        if author is not None and values["history_user_id"] is None:
            reason = values["history_change_reason"] or ""
            values["history_change_reason"] = f"{reason} ({self._name_author(author)})".strip()[:100]

    def _find_author(self, table: Table, row: Row, name: str) -> int | None:
        number: int = row[[column.name for column in table.columns].index(name)]
        return self.users[number - 1]

    def _name_author(self, number: int) -> str:
        author = self.archive.authors[number - 1]
        return author["name"] or author["email"] or _("somebody")

    def _name_writer(self, table: Table, row: Row, text: str) -> str:
        number = row[[column.name for column in table.columns].index("writer")]
        return _("%(text)s (written by %(who)s)") % {"text": text, "who": self._name_author(number)}


def _find_users(space: Space, archive: Archive) -> list[int | None]:
    """The account of each author who is in the team of this space; nobody else's is looked for."""
    members = Member.objects.filter(space=space).values_list("user__email", "user_id")
    known = {email.casefold(): user for email, user in members}
    return [known.get(author["email"].casefold()) for author in archive.authors]
