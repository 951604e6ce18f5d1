"""A space as an archive: one JSON file with everything that is the team's.

Left out are notes about power, the private notes of others, drafts, and all that belongs to this server: accounts,
invitations into the team, keys, shared links, links to personal pages, letters, readings.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

import ecotone
from ecotone_web.records.models import (
    Boundary,
    Meeting,
    Member,
    Note,
    Person,
    Source,
    Space,
    User,
    readable_by,
)
from ecotone_web.records.tables import find_past as find_past_here
from ecotone_web.records.tables import find_rows as find_rows_here
from ecotone_web.rooms.space.export.reads.merges import renumber
from ecotone_web.rooms.space.export.reads.tables import (
    AUTHORS,
    FACT,
    FORMAT,
    MODELS,
    OF_FACT,
    PAST,
    SETTINGS,
    VERSION,
    Column,
    Table,
    list_past,
    list_tables,
)

POWER = "power"

WHOLE = (
    *("calls", "call_boundaries", "wordings", "themes", "invitations", "invitation_themes"),
    *("profiles", "drawn", "consents", "grounds", "vouchers", "sponsors"),
)
"""Tables of which all goes along."""

AT_ONCE = 5_000


class ChangedMeanwhile(Exception):
    """A row that had its number is there no more: what points to those after it would point to others."""


def write_archive(by: Member, *, with_history: bool = True) -> Iterator[str]:
    """The text of the archive of her space, piece by piece; raises ChangedMeanwhile where it has to be begun anew."""
    return _Writing(by, with_history=with_history).write()


class _Writing:
    """One archive. Every row that is there gets its number first; what comes in meanwhile is left for the next."""

    def __init__(self, by: Member, *, with_history: bool) -> None:
        self.space, self.user, self.with_history = by.space, by.user, with_history
        self.rows = find_rows(self.space, self.user)
        self.numbers: dict[str, dict[int, int]] = {
            name: {pk: k for k, pk in enumerate(rows.order_by("pk").values_list("pk", flat=True), 1)}
            for name, rows in self.rows.items()
        }
        self.n_rows = {name: len(numbers) for name, numbers in self.numbers.items()}
        self.last = dict(self.n_rows)
        self.authors: dict[int, int] = {}

    def write(self) -> Iterator[str]:
        head = {
            "format": FORMAT,
            "version": VERSION,
            "made_at": timezone.now().isoformat(timespec="seconds"),
            "made_with": f"Ecotone {ecotone.__version__}",
            "space": {name: getattr(self.space, name) for name in SETTINGS},
        }
        yield _dump(head)[:-1] + ',"tables":{'
        for k, table in enumerate(list_tables()):
            yield from self._write_table(table, self.rows[table.name].order_by("pk"), is_first=not k)
        yield '},\n"past":{'
        if self.with_history:
            past = find_past(self.space, self.user)
            for k, table in enumerate(list_past()):
                yield from self._write_table(
                    table, past[table.name].order_by("history_date", "history_id"), is_first=not k
                )
        yield '},\n"authors":' + _dump(self._list_authors()) + "}\n"

    def _write_table(self, table: Table, rows: QuerySet[Any], *, is_first: bool) -> Iterator[str]:
        columns = _dump([column.name for column in table.columns])
        yield f'{"" if is_first else ","}\n{_dump(table.name)}:{{"columns":{columns},"rows":['
        between = "\n"
        written = 0
        read = rows.values_list("pk", *(column.key for column in table.columns))
        for pk, *cells in read.iterator(AT_ONCE):
            if not table.is_past and pk not in self.numbers[table.name]:
                continue
            row = self._make_row(table, cells)
            if row is not None:
                yield between + _dump(row)
                between = ",\n"
                written += 1
        if not table.is_past and written != self.n_rows[table.name]:
            raise ChangedMeanwhile
        yield "]}"

    def _make_row(self, table: Table, cells: list[Any]) -> list[Any] | None:
        """The row as an archive holds it; None where what it stands on has just gone."""
        row = []
        for column, value in zip(table.columns, cells, strict=True):
            made = self._make_cell(table, column, value, cells)
            if made is None and value is not None and not column.field.null:
                return None
            row.append(made)
        return row

    def _make_cell(self, table: Table, column: Column, value: Any, cells: list[Any]) -> Any:
        if value is None:
            return None
        if column.to == AUTHORS:
            return self.authors.setdefault(value, len(self.authors) + 1)
        if column.to == FACT:
            about = cells[[each.name for each in table.columns].index("about")]
            return self._number(OF_FACT[about], value)
        if column.to is not None:
            return self._number(column.to, value) if table.is_past else self.numbers[column.to].get(value)
        if (table.name, column.name) == ("merges", "before"):
            return renumber(value, self._number_in_merge, None)
        return value

    def _number(self, table: str, pk: int) -> int:
        """The number of a row, whether it is there or not."""
        numbers = self.numbers[table]
        if pk not in numbers:
            self.last[table] += 1
            numbers[pk] = self.last[table]
        return numbers[pk]

    def _number_in_merge(self, table: str, pk: int) -> int | None:
        """A note that is not in the archive is not spoken of."""
        return self.numbers[table].get(pk) if table == "notes" else self._number(table, pk)

    def _list_authors(self) -> list[dict[str, str]]:
        users = User.objects.in_bulk(list(self.authors))
        gone = {"email": "", "name": ""}
        return [
            {"email": users[pk].email, "name": users[pk].name} if pk in users else gone for pk in self.authors
        ]


def find_rows(space: Space, user: User) -> dict[str, QuerySet[Any]]:
    """The rows of each table that go into the archive of a space, for the one who takes it."""
    of = {table.name: table.model._base_manager for table in list_tables()}
    sources = Source.objects.filter(space=space, state__in=[Source.State.READY, Source.State.UNDONE])
    notes = find_notes(space, user)
    return {
        "sources": sources,
        "boundaries": of["boundaries"].filter(space=space),
        "sides": of["sides"].filter(boundary__space=space),
        "people": of["people"].filter(space=space),
        "belongings": of["belongings"].filter(person__space=space),
        "ties": of["ties"].filter(space=space),
        "meetings": of["meetings"].filter(space=space),
        "presences": of["presences"].filter(meeting__space=space),
        "notes": notes,
        "named": of["named"].filter(note__in=notes),
        "different": of["different"].filter(one__space=space),
        **{name: find_rows_here(MODELS[name], space.pk) for name in WHOLE},
        "merges": of["merges"].filter(space=space),
        "updates": of["updates"].filter(source__in=sources),
    }


def find_notes(space: Space, user: User) -> QuerySet[Note]:
    """Her own notes and those that were shared with the team; none about power."""
    return Note.objects.filter(readable_by(user), space=space).exclude(area=POWER)


def find_past(space: Space, user: User) -> dict[str, QuerySet[Any]]:
    """What the history tells of each table, of rows that are there and of rows that were."""
    past = {table.name: table.model._base_manager.all() for table in list_past()}

    def known(name: str, model: Any) -> Q:
        """Whatever stands, or stood, on a row of this space."""
        column = {Boundary: "boundary_id", Person: "person_id", Meeting: "meeting_id"}[model]
        here = model._base_manager.filter(space=space).values("pk")
        return Q(**{f"{column}__in": here}) | Q(
            **{f"{column}__in": past[name].filter(space=space).values("id")}
        )

    found = {name: past[name].filter(space=space) for name in ("boundaries", "people", "ties", "meetings")}
    return {
        **found,
        **{name: find_past_here(MODELS[name], space.pk) for name in WHOLE if name in PAST},
        "space": past["space"].filter(id=space.pk),
        "sides": past["sides"].filter(known("boundaries", Boundary)),
        "belongings": past["belongings"].filter(known("people", Person)),
        "presences": past["presences"].filter(known("meetings", Meeting)),
        "notes": _find_past_notes(past["notes"].filter(space=space), space, user),
    }


def _find_past_notes(past: QuerySet[Any], space: Space, user: User) -> QuerySet[Any]:
    """Without what was private when it stood there, and without notes that were ever about power."""
    hidden = Note.objects.filter(space=space).exclude(pk__in=find_notes(space, user).values("pk"))
    power = past.filter(area=POWER)
    return (
        past.filter(readable_by(user)).exclude(id__in=hidden.values("pk")).exclude(id__in=power.values("id"))
    )


def _say(value: Any) -> str:
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, UUID):
        return str(value)
    raise TypeError(type(value))


_dump = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"), default=_say).encode
