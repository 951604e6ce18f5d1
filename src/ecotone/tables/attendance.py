"""Who was at which meeting: as rows (person, meeting, date), or as a sheet of people by meetings with marks."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ecotone.ground import DateArray, IntArray
from ecotone.tables.dates import are_days, read_day, read_days
from ecotone.tables.hints import Hints
from ecotone.tables.marks import are_crosses, are_marks, read_mark
from ecotone.tables.parts import AttendancePart
from ecotone.tables.sheets import Table
from ecotone.tables.values import clean
from ecotone.tables.words import COLUMNS, columns_called, simplify, word_set

_MANY = 8
"""So many columns of nothing but 0 and 1 are meetings rather than qualities of people."""


@dataclass(frozen=True)
class _Columns:
    person: int
    meeting: int | None
    date: int | None


def find_attendance(table: Table, hints: Hints) -> _Columns | None:
    """The columns of a list of presences, or None if it is none.

    It names people and meetings (or days), and either holds nothing else or names some people more than once.
    """
    meeting = _first(table, "meeting", hints.meeting)
    date = _first(table, "date", None, (meeting,))
    person = _first(table, "name", hints.id, (meeting, date))
    if person is None:
        person = _first(table, "id", None, (meeting, date))
    if person is None or (meeting is None and date is None):
        return None
    if meeting is None and date is not None and not are_days(clean(table.column(date))):
        return None
    people = clean(table.column(person), hints.unknown).drop_nulls()
    named = {person, meeting, date} - {None}
    again = people.n_unique() < len(people)
    if hints.meeting is None and not again and (len(named) < table.sheet.width or meeting is None):
        return None
    return _Columns(person, meeting, date)


def read_attendance(table: Table, hints: Hints) -> AttendancePart:
    """Presences from rows; a meeting is a name and a day."""
    import polars as pl

    columns = find_attendance(table, hints)
    assert columns is not None
    table.notes.columns[table.names[columns.person]] = "person"
    person = clean(table.column(columns.person), hints.unknown)
    nothing = pl.Series([None] * len(table), dtype=pl.String)
    meeting = nothing if columns.meeting is None else clean(table.column(columns.meeting), hints.unknown)
    days = np.full(len(table), np.datetime64("NaT"), "datetime64[D]")
    if columns.meeting is not None:
        table.notes.columns[table.names[columns.meeting]] = "meeting"
    if columns.date is not None:
        date = clean(table.column(columns.date), hints.unknown)
        days = read_days(date, table.names[columns.date], table.lines, table.notes)
        table.notes.columns[table.names[columns.date]] = "date"
        meeting = meeting.to_frame("m").with_columns(date.alias("d")).select(pl.coalesce("m", "d"))["m"]
    known = (person.is_not_null() & meeting.is_not_null()).to_numpy()
    if not known.all():
        table.notes.leave_out("presence_unknown", table.lines[~known])
    meetings, names, dates = _number_meetings(meeting.to_list(), days, known)
    return AttendancePart(table, person.filter(pl.Series(known)), meetings, table.lines[known], names, dates)


def find_meeting_columns(table: Table, *, is_first: bool) -> tuple[int, ...]:
    """The columns of a sheet of people by meetings that are meetings; none if it is no such sheet.

    In a list that comes after the people, columns that hold nothing but marks. In the first list, which may also
    say other things of people, columns with marks under a day or a word for meeting; or all of them, if they hold
    crosses, or are many.
    """
    if table.sheet.width < 2 or len(table) == 0:
        return ()
    people = clean(table.column(0)).drop_nulls()
    if not len(people) or people.n_unique() < len(people):
        return ()
    others = range(1, table.sheet.width)
    marked = tuple(k for k in others if are_marks(table.column(k)))
    dated = tuple(k for k in marked if _names_meeting(table.names[k]))
    blank = all(k in marked or not clean(table.column(k)).count() for k in others) and bool(marked)
    if blank and (
        not is_first or dated or len(marked) >= _MANY or all(are_crosses(table.column(k)) for k in marked)
    ):
        return tuple(others)
    return dated if is_first else ()


def read_meeting_sheet(table: Table, meetings: tuple[int, ...], hints: Hints) -> AttendancePart:
    """Presences from marks; each column is a meeting, its name perhaps a day."""
    import polars as pl

    people = clean(table.column(0), hints.unknown)
    rows: list[IntArray] = []
    for place in meetings:
        table.notes.columns[table.names[place]] = "meeting"
        marks = table.column(place).fill_null("").to_list()
        present = np.array([read_mark(mark) is True for mark in marks], bool)
        rows.append(np.flatnonzero(present & people.is_not_null().to_numpy()))
    table.notes.columns.setdefault(table.names[0], "person")
    names = tuple(_plain_day(table.names[place]) for place in meetings)
    days = [read_day(name) for name in names]
    dates = np.array([np.datetime64("NaT") if day is None else day for day in days], "datetime64[D]")
    row = np.concatenate(rows) if rows else np.zeros(0, np.int64)
    meeting = np.repeat(np.arange(len(meetings)), [len(found) for found in rows])
    everyone = tuple(people.drop_nulls().unique(maintain_order=True).to_list())
    person = people.gather(pl.Series(row, dtype=pl.UInt32))
    return AttendancePart(table, person, meeting, table.lines[row], names, dates, everyone)


def _names_meeting(name: str) -> bool:
    words = simplify(name).split()
    return read_day(name) is not None or any(word in word_set(COLUMNS["meeting"]) for word in words)


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
