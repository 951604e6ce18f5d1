"""Who was at which meeting: as rows (person, meeting, date), or as a sheet of people by meetings with marks."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ecotone.ground import DateArray, IntArray
from ecotone.tables.dates import are_days, names_full_day, read_day, read_days, tell_short_years
from ecotone.tables.hints import Hints
from ecotone.tables.marks import are_crosses, are_marks, read_mark
from ecotone.tables.parts import AttendancePart
from ecotone.tables.sheets import Table
from ecotone.tables.values import clean
from ecotone.tables.words import COLUMNS, columns_called, simplify, word_set

_MANY = 8
"""So many columns of nothing but 0 and 1 are meetings rather than qualities of people."""


@dataclass(frozen=True)
class Presences:
    """The places of the columns that say who was present.

    In rows there are a person, a meeting or a day or both; in a sheet of marks each column of `marked` is a meeting.
    `meeting_name` is the name of the one meeting that the whole sheet is about.
    """

    person: int
    meeting: int | None = None
    date: int | None = None
    marked: tuple[int, ...] = ()
    meeting_name: str | None = None

    @property
    def not_of_people(self) -> tuple[int, ...]:
        """The columns that say nothing of people."""
        return tuple(place for place in (self.meeting, self.date, *self.marked) if place is not None)


def find_presences(table: Table, hints: Hints, *, is_first: bool) -> Presences | None:
    """Where a table says who was present, or None if it does not."""
    rows = _find_rows(table, hints)
    if rows is not None:
        return rows
    marked = _find_marked(table, hints, is_first=is_first)
    return Presences(0, marked=marked) if marked else None


def _find_rows(table: Table, hints: Hints) -> Presences | None:
    """A list that names people and meetings (or days), and holds nothing else or names some people more than once."""
    meeting = _first(table, "meeting", hints.meeting)
    date = _first(table, "date", None, (meeting,))
    person = _first(table, "name", hints.id, (meeting, date))
    if person is None:
        person = _first(table, "id", None, (meeting, date))
    if person is None or (meeting is None and date is None):
        return None
    if meeting is None and date is not None and not are_days(clean(table.column(date))):
        return None
    if meeting is not None and hints.meeting is not None and are_marks(table.column(meeting)):
        return None
    people = clean(table.column(person), hints.unknown).drop_nulls()
    named = {person, meeting, date} - {None}
    again = people.n_unique() < len(people)
    if hints.meeting is None and not again and (len(named) < table.sheet.width or meeting is None):
        return None
    return Presences(person, meeting, date)


def _find_marked(table: Table, hints: Hints, *, is_first: bool) -> tuple[int, ...]:
    """The columns of a sheet of people by meetings that are meetings; none if it is no such sheet.

    In a list that comes after the people, all columns if they hold nothing but marks. The first list may also say
    other things of people: there, if they hold crosses or are many. Else the columns with marks that are named after
    a day or as a numbered meeting, or by the hint. A wanted boundary is never one.
    """
    if table.sheet.width < 2 or len(table) == 0:
        return ()
    people = clean(table.column(0)).drop_nulls()
    if not len(people) or people.n_unique() < len(people):
        return ()
    wanted = {name.casefold() for name in hints.boundaries}
    others = tuple(k for k in range(1, table.sheet.width) if table.names[k].casefold() not in wanted)
    marked = tuple(k for k in others if are_marks(table.column(k)))
    blank = all(k in marked or not clean(table.column(k)).count() for k in others) and bool(marked)
    if blank and (not is_first or len(marked) >= _MANY or all(are_crosses(table.column(k)) for k in marked)):
        return others
    hinted = table.place(hints.meeting) if hints.meeting and table.holds(hints.meeting) else None
    return tuple(k for k in marked if k == hinted or _names_meeting(table.names[k]))


def read_presences(table: Table, presences: Presences, hints: Hints) -> AttendancePart:
    """Who was at which meeting."""
    table.notes.columns.setdefault(table.names[presences.person], "person")
    if presences.marked:
        return _read_marks(table, presences)
    return _read_rows(table, presences, hints)


def _read_rows(table: Table, presences: Presences, hints: Hints) -> AttendancePart:
    """Presences from rows; a meeting is a name and a day."""
    import polars as pl

    person = clean(table.column(presences.person))
    meeting = pl.Series([presences.meeting_name] * len(table), dtype=pl.String)
    if presences.meeting_name is not None:
        table.notes.repair("sheet_is_meeting", sheet=presences.meeting_name)
    if presences.meeting is not None:
        meeting = clean(table.column(presences.meeting))
        table.notes.columns[table.names[presences.meeting]] = "meeting"
    days = np.full(len(table), np.datetime64("NaT"), "datetime64[D]")
    if presences.date is not None:
        date = clean(table.column(presences.date), hints.unknown)
        days = read_days(date, table.names[presences.date], table.lines, table.notes)
        table.notes.columns[table.names[presences.date]] = "date"
        meeting = meeting.to_frame("m").with_columns(date.alias("d")).select(pl.coalesce("m", "d"))["m"]
    known = (person.is_not_null() & meeting.is_not_null()).to_numpy()
    if not known.all():
        table.notes.leave_out("presence_unknown", table.lines[~known])
    meetings, names, dates = _number_meetings(meeting.to_list(), days, known)
    return AttendancePart(table, person.filter(pl.Series(known)), meetings, table.lines[known], names, dates)


def _read_marks(table: Table, presences: Presences) -> AttendancePart:
    """Presences from marks; each marked column is a meeting, its name perhaps a day."""
    import polars as pl

    people = clean(table.column(presences.person))
    rows: list[IntArray] = []
    for place in presences.marked:
        table.notes.columns[table.names[place]] = "meeting"
        marks = table.column(place).fill_null("").to_list()
        present = np.array([read_mark(mark) is True for mark in marks], bool)
        rows.append(np.flatnonzero(present & people.is_not_null().to_numpy()))
    names = tuple(_plain_day(table.names[place]) for place in presences.marked)
    few = ", ".join(names[:5]) + (f" and {len(names) - 5} more" if len(names) > 5 else "")
    table.notes.repair("meetings", columns=few)
    tell_short_years(names, "the first line", table.notes)
    days = [read_day(name) for name in names]
    dates = np.array([np.datetime64("NaT") if day is None else day for day in days], "datetime64[D]")
    row = np.concatenate(rows)
    meeting = np.repeat(np.arange(len(names)), [len(found) for found in rows])
    everyone = tuple(people.drop_nulls().unique(maintain_order=True).to_list())
    person = people.gather(pl.Series(row, dtype=pl.UInt32))
    return AttendancePart(table, person, meeting, table.lines[row], names, dates, everyone)


def _names_meeting(name: str) -> bool:
    """Whether a name is a full day, or a word for meeting with a number or a day: Workshop 3, Sitzung Nr. 4."""
    if names_full_day(name):
        return True
    first, _, rest = simplify(name).partition(" ")
    rest = rest.removeprefix("nr ").removeprefix("no ").removeprefix("n ")
    return first in word_set(COLUMNS["meeting"]) and (rest.isdecimal() or names_full_day(rest))


def _plain_day(name: str) -> str:
    return name.removesuffix(" 00:00:00")


def _first(table: Table, what: str, hint: str | None, taken: tuple[int | None, ...] = ()) -> int | None:
    if hint is not None and table.holds(hint):
        return table.place(hint)
    return next((place for place in columns_called(table.names, what) if place not in taken), None)


def _number_meetings(
    names: list[str | None],
    days: np.ndarray,
    known: np.ndarray,
) -> tuple[IntArray, tuple[str, ...], DateArray]:
    numbers: dict[tuple[str, str], int] = {}
    rows = [(str(names[k]), str(days[k])) for k in np.flatnonzero(known).tolist()]
    meeting = np.array([numbers.setdefault(row, len(numbers)) for row in rows], np.int64)
    dates = np.array([day for _, day in numbers], "datetime64[D]")
    return meeting, tuple(name for name, _ in numbers), dates
