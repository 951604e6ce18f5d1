"""What `layout` wrote, read back exactly; what was changed by hand in the meantime is read as kindly as possible."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from ecotone.errors import FileRefused
from ecotone.ground import BoolArray, DateArray, FloatArray, IntArray
from ecotone.landscape import STATUSES, Belongings, People
from ecotone.tables.dates import read_day
from ecotone.tables.escapes import OUR_COLUMNS, split, unescape
from ecotone.tables.parts import AttendancePart, PeoplePart, TiesPart
from ecotone.tables.sheets import Table

if TYPE_CHECKING:
    import polars as pl

_BOUNDARY = re.compile(r"(?P<name>(?:\\.|[^\[\\])*) \[(?P<about>.*)\]$", re.DOTALL)
_ABOUT = re.compile(
    r"(?P<kind>(?:\\.|[^:\\])*) boundary(?P<since> since)?(?P<until> until)?(?:: (?P<sides>.*))?$", re.DOTALL
)
_SPAN = re.compile(r"(?P<side>.*) \{(?P<since>[^{}]*)\.\.(?P<until>[^{}]*)\}$", re.DOTALL)
_ANSWERED = {"yes": 1, "no": 0}


def reread_people(table: Table) -> PeoplePart:
    """The people of our pair."""
    ids = [unescape(cell) if cell else None for cell in _cells(table, 0)]
    kept = [k for k, person_id in enumerate(ids) if person_id is not None]
    if len(kept) < len(ids):
        table.notes.leave_out("no_id", [int(table.lines[k]) for k in range(len(ids)) if ids[k] is None])
        table = table.keep(np.array(kept, np.int64))
    listed_ids = tuple(person_id for person_id in ids if person_id is not None)
    if len(set(listed_ids)) < len(listed_ids):
        raise FileRefused("tables.repeated_id", file=table.sheet.file, person_id=_first_repeated(listed_ids))
    belongings, columns = [], {}
    for place in range(1, table.sheet.width):
        heading = table.names[place]
        if found := _BOUNDARY.match(heading):
            belongings.append(_reread_belongings(table, place, found))
        elif heading not in OUR_COLUMNS:
            columns[unescape(heading)] = tuple(
                unescape(cell) if cell else None for cell in _cells(table, place)
            )
            table.notes.columns[heading] = "kept, no boundary"
    people = People(listed_ids, _names(table, listed_ids), *_about_people(table), columns)
    return PeoplePart(table, people, tuple(belongings), "people")


def _names(table: Table, ids: tuple[str, ...]) -> tuple[str, ...]:
    if "name" not in table.names:
        return ids
    cells = _cells(table, table.names.index("name"))
    return tuple(unescape(cell) if cell else person_id for cell, person_id in zip(cells, ids, strict=True))


def _about_people(
    table: Table,
) -> tuple[IntArray | None, BoolArray | None, DateArray | None, DateArray | None]:
    """Answered, listed, since and until."""
    found: dict[str, list[str]] = {}
    for name in ("answered", "listed", "since", "until"):
        if name in table.names:
            found[name] = _cells(table, table.names.index(name))
            table.notes.columns[name] = name
    answered = [_ANSWERED.get(cell, -1) for cell in found["answered"]] if "answered" in found else None
    listed = [cell != "no" for cell in found["listed"]] if "listed" in found else None
    since, until = (_days(found[name]) if name in found else None for name in ("since", "until"))
    return (
        None if answered is None else np.array(answered, np.int8),
        None if listed is None else np.array(listed, np.bool_),
        since,
        until,
    )


def _reread_belongings(table: Table, place: int, heading: re.Match[str]) -> Belongings:
    about = _ABOUT.match(heading["about"])
    if about is None:
        raise FileRefused("tables.our_heading", file=table.sheet.file, heading=table.names[place])
    name, kind = unescape(heading["name"]), unescape(about["kind"])
    table.notes.columns[table.names[place]] = f"boundary, {kind}"
    dated = bool(about["since"] or about["until"])
    entries: list[tuple[int, str, str, str]] = []
    for person, cell in enumerate(_cells(table, place)):
        parts = [part.strip() for part in split(cell, "|")] if cell else []
        entries.extend((person, *_side_and_days(part, dated)) for part in parts if part)
    listed = [unescape(side) for side in split(about["sides"], "|")] if about["sides"] is not None else []
    held = dict.fromkeys(entry[1] for entry in entries)
    in_order = Belongings.from_labels("", held, separators="").sides
    sides = tuple(dict.fromkeys([*listed, *(side for side in in_order if side in held), *held]))
    index = {side: number for number, side in enumerate(sides)}
    return Belongings(
        name,
        sides,
        np.array([entry[0] for entry in entries], np.int64),
        np.array([index[entry[1]] for entry in entries], np.int64),
        len(table),
        kind,
        _days([entry[2] for entry in entries]) if about["since"] else None,
        _days([entry[3] for entry in entries]) if about["until"] else None,
    )


def _side_and_days(part: str, dated: bool) -> tuple[str, str, str]:
    """`Oslo {2020-01-01..2021-01-01}` taken apart."""
    span = _SPAN.match(part) if dated else None
    if span is None:
        return unescape(part), "", ""
    return unescape(span["side"].strip()), span["since"], span["until"]


def reread_ties(table: Table) -> tuple[TiesPart, AttendancePart]:
    """The ties and the presences of our pair."""
    meeting = table.names.index("meeting") if "meeting" in table.names else None
    meetings = [""] * len(table) if meeting is None else _cells(table, meeting)
    blank = np.array([not cell for cell in meetings], np.bool_)
    ends = (_unescaped(table.column(0)), _unescaped(table.column(1)))
    known = blank & ends[0].is_not_null().to_numpy() & ends[1].is_not_null().to_numpy()
    if (blank & ~known).any():
        table.notes.leave_out("end_unknown", table.lines[blank & ~known])
    for name in table.names:
        table.notes.columns[name] = name.partition(" [")[0]
    return _reread_ties(table.keep(known)), _reread_presences(table.keep(~blank))


def _reread_ties(table: Table) -> TiesPart:
    place = next((k for k, name in enumerate(table.names) if re.match(r"kind( \[|$)", name)), None)
    heading = "" if place is None else table.names[place]
    inner = heading.removeprefix("kind").removeprefix(" [").removesuffix("]")
    kinds = [unescape(kind) for kind in split(inner, "|")] if inner else []
    said = _cells(table, place) if place is not None else ["tie"] * len(table)
    meaning = {cell: unescape(cell) if cell else "tie" for cell in dict.fromkeys(said)}
    kinds += [kind for kind in dict.fromkeys(meaning.values()) if kind not in kinds]
    codes = {cell: kinds.index(kind) for cell, kind in meaning.items()}
    status = _column(table, "status")
    directed = _column(table, "directed")
    return TiesPart(
        table,
        _unescaped(table.column(0)),
        _unescaped(table.column(1)),
        table.lines,
        tuple(kinds),
        np.array([codes[cell] for cell in said], np.int64),
        np.array([cell != "no" for cell in directed] if directed else np.ones(len(table)), np.bool_),
        np.array(
            [STATUSES.index(cell) if cell in STATUSES else 0 for cell in status or [""] * len(table)],
            np.uint8,
        ),
        _reread_weights(table),
        _column_days(table, "since"),
        _column_days(table, "until"),
    )


def _reread_weights(table: Table) -> FloatArray | None:
    cells = _column(table, "weight")
    if cells is None:
        return None
    weights, unread = np.full(len(cells), np.nan), []
    for k, cell in enumerate(cells):
        try:
            weights[k] = float(cell) if cell else np.nan
        except ValueError:
            unread.append(k)
    if unread:
        table.notes.repair("weight_unread", table.lines[unread], column="weight", example=cells[unread[0]])
    return weights


def _reread_presences(table: Table) -> AttendancePart:
    """A meeting is known by its number; by its name and day where the number is missing."""
    cells = [
        _column(table, name) or [""] * len(table) for name in ("meeting number", "meeting", "meeting date")
    ]
    rows = list(zip(*cells, strict=True))
    order = sorted(dict.fromkeys(rows), key=lambda row: int(row[0]) if row[0].isdecimal() else 10**9)
    index = {row: number for number, row in enumerate(order)}
    persons = _unescaped(table.column(0))
    here = persons.is_not_null().to_numpy()
    meeting = np.array([index[row] for row in rows], np.int64)
    return AttendancePart(
        table,
        persons.drop_nulls(),
        meeting[here],
        table.lines[here],
        tuple(unescape(row[1]) for row in order),
        _days([row[2] for row in order]),
    )


def _cells(table: Table, place: int | None) -> list[str]:
    """The trimmed cells of a column, empty ones as an empty text."""
    assert place is not None
    return table.column(place).fill_null("").str.strip_chars().to_list()


def _column(table: Table, name: str) -> list[str] | None:
    return _cells(table, table.names.index(name)) if name in table.names else None


def _unescaped(cells: pl.Series) -> pl.Series:
    """The texts of a column, each different one worked out once."""
    import polars as pl

    trimmed = cells.str.strip_chars()
    different = [cell for cell in trimmed.unique().to_list() if cell]
    changed = {cell: unescape(cell) for cell in different if "\\" in cell}
    filled = trimmed.replace("", None)
    return filled.replace(list(changed), list(changed.values())).cast(pl.String) if changed else filled


def _column_days(table: Table, name: str) -> DateArray | None:
    cells = _column(table, name)
    return None if cells is None else _days(cells)


def _days(cells: list[str]) -> DateArray:
    nothing = np.datetime64("NaT", "D")
    days = {cell: _day(cell) for cell in dict.fromkeys(cells)}
    return np.array([nothing if (day := days[cell]) is None else day for cell in cells], "datetime64[D]")


def _day(cell: str) -> np.datetime64 | None:
    """As it was written; in another way if a spreadsheet has saved it again."""
    if not cell:
        return None
    try:
        return np.datetime64(cell, "D")
    except ValueError:
        return read_day(cell)


def _first_repeated(ids: tuple[str, ...]) -> str:
    seen: set[str] = set()
    return next(person_id for person_id in ids if person_id in seen or seen.add(person_id))  # type: ignore[func-returns-value]
