"""How a landscape is laid out in columns, the same for every format that we write; `rereading` reads it back.

The people have a column for each boundary, `office [geographic boundary]`; the ties one for kind, status and so on.
Meetings stand as further rows below the ties, or, where a format has a place for people and ties alone, in a column
of the people.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

import numpy as np

from ecotone.ground import DateArray
from ecotone.landscape import STATUSES, Belongings, Landscape
from ecotone.tables.escapes import MEETINGS_MARK, OUR_COLUMNS, PEOPLE_MARK, TIES_MARK, escape

_ANSWERED = {1: True, 0: False, -1: None}

Form = Literal["text", "several", "flag", "day", "number"]


@dataclass(frozen=True)
class Column:
    """One column: `values` are texts, truth values, days as text, or numbers by its `form`; None is not known.

    "several" is text in which | divides what belongs to a person.
    """

    name: str
    values: Sequence[Any]
    form: Form = "text"

    def texts(self) -> Sequence[str | None]:
        """The values as texts of cells.

        >>> Column("weight", [2.0, 0.5, None], "number").texts()
        ['2', '0.5', None]
        """
        if self.form == "flag":
            return [None if value is None else "yes" if value else "no" for value in self.values]
        if self.form == "number":
            return [None if value is None else write_number(value) for value in self.values]
        return self.values


@dataclass(frozen=True)
class Layout:
    """A landscape in columns. `guarded` keeps each text from being mistaken by a spreadsheet for something else."""

    landscape: Landscape
    guarded: bool

    def write(self, text: str, special: str = "") -> str:
        """A text as the text of a cell."""
        return escape(text, special, guarded=self.guarded)

    def people(self) -> list[Column]:
        """One row a person; the first column holds the ids."""
        people = self.landscape.people
        columns = [
            Column(PEOPLE_MARK, [self.write(person_id) for person_id in people.ids]),
            Column("name", [self.write(name) for name in people.names]),
        ]
        if people.answered is not None:
            columns.append(Column("answered", [_ANSWERED[said] for said in people.answered.tolist()], "flag"))
        assert people.listed is not None
        if not people.listed.all():
            columns.append(Column("listed", people.listed.tolist(), "flag"))
        columns += _day_columns(people.since, people.until)
        columns += [self._write_belongings(boundary) for boundary in self.landscape.belongings]
        for name, values in people.columns.items():
            cells = [None if value is None else self.write(value) for value in values]
            columns.append(Column(self._name_column(name), cells))
        return columns

    def ties(self) -> list[Column]:
        """One row a tie; the first two columns hold the ids of the ends."""
        ties = self.landscape.ties
        ids = np.array(self._ids() or [""], dtype=object)
        codes = ties.kind_codes.tolist()
        kinds = [self.write(kind, "|[]") for kind in ties.kinds]
        as_met = list(dict.fromkeys(codes)) == list(range(len(kinds)))
        columns = [
            Column(TIES_MARK, ids[ties.source].tolist()),
            Column("to", ids[ties.target].tolist()),
            Column("kind" if as_met else f"kind [{'|'.join(kinds)}]", [kinds[code] for code in codes]),
            Column("status", np.array(STATUSES, dtype=object)[ties.status_codes].tolist()),
            Column("directed", ties.directions.tolist(), "flag"),
        ]
        if ties.weight is not None:
            weights = [None if value != value else value for value in ties.weight.tolist()]
            columns.append(Column("weight", weights, "number"))
        return columns + _day_columns(ties.since, ties.until)

    def ties_and_presences(self) -> list[Column]:
        """The ties, and below them one row for each presence, and one for each meeting with nobody there."""
        columns, meetings = self.ties(), self.landscape.meetings
        if not len(meetings):
            return columns
        ids = self._ids()
        nobody = np.flatnonzero(meetings.sizes == 0)
        which = [*meetings.meeting.tolist(), *nobody.tolist()]
        present = [*(ids[person] for person in meetings.person.tolist()), *[None] * len(nobody)]
        names, days = [self.write(name) for name in meetings.names], _write_days(meetings.dates)
        blank = [None] * len(which)
        longer = [replace(columns[0], values=[*columns[0].values, *present])]
        longer += [replace(column, values=[*column.values, *blank]) for column in columns[1:]]
        before = [None] * len(self.landscape.ties)
        added: tuple[tuple[str, Iterable[str | None], Form], ...] = (
            ("meeting", (names[number] for number in which), "text"),
            ("meeting number", (str(number + 1) for number in which), "text"),
            ("meeting date", (days[number] for number in which), "day"),
        )
        return [*longer, *(Column(name, [*before, *values], form) for name, values, form in added)]

    def people_with_meetings(self) -> list[Column]:
        """The people, with the meetings they were at in one column: `1 May circle {2024-05-02}|2 June circle {}`.

        A meeting with nobody there stands in the name of that column. All columns have names of their own.
        """
        columns, meetings = self.people(), self.landscape.meetings
        if len(meetings):
            days = _write_days(meetings.dates)
            texts = [
                f"{number} {self.write(name, '|{}[]')} {{{day or ''}}}"
                for number, (name, day) in enumerate(zip(meetings.names, days, strict=True), 1)
            ]
            been: list[list[str]] = [[] for _ in range(self.landscape.n_people)]
            for meeting, person in zip(meetings.meeting.tolist(), meetings.person.tolist(), strict=True):
                been[person].append(texts[meeting])
            nobody = "|".join(texts[meeting] for meeting in np.flatnonzero(meetings.sizes == 0).tolist())
            name = f"{MEETINGS_MARK[:-1]}: {nobody}]" if nobody else MEETINGS_MARK
            columns.append(Column(name, ["|".join(held) or None for held in been], "several"))
        return name_apart(columns)

    def _ids(self) -> list[str]:
        return [self.write(person_id) for person_id in self.landscape.people.ids]

    def _name_column(self, name: str) -> str:
        safe = self.write(name, "[]")
        return f"\\.{safe}" if safe in OUR_COLUMNS else safe

    def _write_belongings(self, boundary: Belongings) -> Column:
        """`office [geographic boundary]`, with the sides where the cells alone would not give them in their order."""
        cells: list[list[str]] = [[] for _ in range(boundary.n_people)]
        safe = [self.write(side, "|;{}") for side in boundary.sides]
        spans = _write_spans(boundary)
        for number, (person, side) in enumerate(
            zip(boundary.person.tolist(), boundary.side.tolist(), strict=True)
        ):
            cells[person].append(safe[side] + (spans[number] if spans else ""))
        dated = "".join(f" {name}" for name in ("since", "until") if getattr(boundary, name) is not None)
        held = [boundary.sides[side] for side in boundary.side.tolist()]
        plain = Belongings.from_labels("", held, separators="").sides
        listed = "|".join(self.write(side, "|[]") for side in boundary.sides)
        sides = "" if plain == boundary.sides else f": {listed}"
        heading = (
            f"{self.write(boundary.name, '[]')} [{self.write(boundary.kind, '[]:')} boundary{dated}{sides}]"
        )
        return Column(heading, ["|".join(texts) or None for texts in cells], "several")


def name_apart(columns: Sequence[Column], others: Iterable[str] = ()) -> list[Column]:
    r"""The columns, each with a name of its own, none in `others`: `\.` before a name means nothing and sets it apart.

    >>> [column.name for column in name_apart([Column("office", []), Column("office", [])])]
    ['office', '\\.office']
    """
    taken = set(others)
    named = []
    for column in columns:
        name = column.name
        while name in taken:
            name = f"\\.{name}"
        taken.add(name)
        named.append(replace(column, name=name))
    return named


def write_number(value: float) -> str:
    """The shortest text that reads back as the same number; a whole one without a point.

    >>> write_number(3.0), write_number(0.1)
    ('3', '0.1')
    """
    whole = value.is_integer() and abs(value) < 1e15 and str(value) != "-0.0"
    return str(int(value)) if whole else repr(value)


def _day_columns(since: DateArray | None, until: DateArray | None) -> list[Column]:
    named = (("since", since), ("until", until))
    return [Column(name, _write_days(days), "day") for name, days in named if days is not None]


def _write_days(days: DateArray) -> list[str | None]:
    return [None if text == "NaT" else text for text in np.datetime_as_string(days).tolist()]


def _write_spans(boundary: Belongings) -> list[str]:
    """{since..until} of each belonging, where any are dated."""
    if boundary.since is None and boundary.until is None:
        return []
    nothing: list[str | None] = [None] * len(boundary.person)
    since = nothing if boundary.since is None else _write_days(boundary.since)
    until = nothing if boundary.until is None else _write_days(boundary.until)
    return [f" {{{start or ''}..{end or ''}}}" for start, end in zip(since, until, strict=True)]
