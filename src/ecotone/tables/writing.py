"""The CSV pair: people in one file, ties and presences in the other; read back, nothing is lost."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from ecotone.ground import DateArray, FloatArray
from ecotone.landscape import STATUSES, Belongings, Landscape, Meetings, People, Ties
from ecotone.tables.escapes import PEOPLE_MARK, TIES_MARK, escape

if TYPE_CHECKING:
    import polars as pl

OUR_COLUMNS = ("name", "answered", "listed", "since", "until")
"""The columns of our people file that say something of their own."""

_ANSWERED = {1: "yes", 0: "no", -1: None}


def write_pair(landscape: Landscape, people_path: str | Path, ties_path: str | Path) -> None:
    """Writes two CSV files, UTF-8 with BOM, which a spreadsheet opens and `read_landscape` reads without loss.

    Both are written whole or not at all. What was read and from where (`sources`) is not part of the pair.

    >>> import tempfile
    >>> from pathlib import Path
    >>> from ecotone.landscape import Landscape, People, Ties
    >>> from ecotone.tables import read_landscape
    >>> folder = Path(tempfile.mkdtemp())
    >>> pair = folder / "people.csv", folder / "ties.csv"
    >>> write_pair(Landscape(People(("ana", "NA")), ties=Ties([0], [1])), *pair)
    >>> read_landscape(pair).people.ids
    ('ana', 'NA')
    """
    frames = _people_frame(landscape.people, landscape.belongings), _ties_frame(landscape)
    paths = Path(people_path), Path(ties_path)
    drafts = [path.with_name(f".{path.name}.{os.getpid()}.part") for path in paths]
    try:
        for frame, draft in zip(frames, drafts, strict=True):
            frame.write_csv(draft, include_bom=True, include_header=False)
        for draft, path in zip(drafts, paths, strict=True):
            draft.replace(path)
    finally:
        for draft in drafts:
            draft.unlink(missing_ok=True)


def _people_frame(people: People, belongings: Sequence[Belongings]) -> pl.DataFrame:
    columns: list[tuple[str, Sequence[str | None]]] = [
        (PEOPLE_MARK, [escape(person_id) for person_id in people.ids]),
        ("name", [escape(name) for name in people.names]),
    ]
    if people.answered is not None:
        columns.append(("answered", [_ANSWERED[value] for value in people.answered.tolist()]))
    assert people.listed is not None
    if not people.listed.all():
        columns.append(("listed", _yes_no(people.listed.tolist())))
    for name, days in (("since", people.since), ("until", people.until)):
        if days is not None:
            columns.append((name, _day_texts(days)))
    columns += [_write_belongings(boundary) for boundary in belongings]
    for name, values in people.columns.items():
        columns.append((_column_name(name), [None if value is None else escape(value) for value in values]))
    return _frame(columns)


def _column_name(name: str) -> str:
    safe = escape(name, "[]")
    return f"\\.{safe}" if safe in OUR_COLUMNS else safe


def _write_belongings(boundary: Belongings) -> tuple[str, list[str | None]]:
    """`office [geographic boundary]`, with the sides where the cells alone would not give them in their order."""
    cells: list[list[str]] = [[] for _ in range(boundary.n_people)]
    safe = [escape(side, "|;{}") for side in boundary.sides]
    spans = _spans(boundary)
    for number, (person, side) in enumerate(
        zip(boundary.person.tolist(), boundary.side.tolist(), strict=True)
    ):
        cells[person].append(safe[side] + (spans[number] if spans else ""))
    dated = "".join(f" {name}" for name in ("since", "until") if getattr(boundary, name) is not None)
    plain = Belongings.from_labels(
        "", [boundary.sides[side] for side in boundary.side.tolist()], separators=""
    ).sides
    sides = "" if plain == boundary.sides else ": " + "|".join(escape(side, "|[]") for side in boundary.sides)
    kind = escape(boundary.kind, "[]:")
    return f"{escape(boundary.name, '[]')} [{kind} boundary{dated}{sides}]", [
        "|".join(held) or None for held in cells
    ]


def _spans(boundary: Belongings) -> list[str]:
    """{since..until} of each belonging, where any are dated."""
    if boundary.since is None and boundary.until is None:
        return []
    nothing = [None] * len(boundary.person)
    since = nothing if boundary.since is None else _day_texts(boundary.since)
    until = nothing if boundary.until is None else _day_texts(boundary.until)
    return [f" {{{start or ''}..{end or ''}}}" for start, end in zip(since, until, strict=True)]


def _ties_frame(landscape: Landscape) -> pl.DataFrame:
    ties, meetings = landscape.ties, landscape.meetings
    ids = np.array([escape(person_id) for person_id in landscape.people.ids] or [""], dtype=object)
    kinds = np.array([escape(kind, "|[]") for kind in ties.kinds] or [""], dtype=object)
    heading = f"kind [{'|'.join(kinds.tolist() if ties.kinds else [])}]"
    columns: list[tuple[str, Sequence[str | None]]] = [
        (TIES_MARK, ids[ties.source].tolist()),
        ("to", ids[ties.target].tolist()),
        (heading, kinds[ties.kind_codes].tolist()),
        ("status", np.array(STATUSES, dtype=object)[ties.status_codes].tolist()),
        ("directed", _yes_no(ties.directions.tolist())),
    ]
    columns += _optional(ties)
    return _frame(_with_presences(columns, meetings, ids, len(ties)) if len(meetings) else columns)


def _optional(ties: Ties) -> list[tuple[str, Sequence[str | None]]]:
    found: list[tuple[str, Sequence[str | None]]] = []
    if ties.weight is not None:
        found.append(("weight", _number_texts(ties.weight)))
    for name, days in (("since", ties.since), ("until", ties.until)):
        if days is not None:
            found.append((name, _day_texts(days)))
    return found


def _with_presences(
    columns: list[tuple[str, Sequence[str | None]]], meetings: Meetings, ids: Any, n_ties: int
) -> list[tuple[str, Sequence[str | None]]]:
    """The columns with one more row for each presence, and one for each meeting with nobody there."""
    nobody = np.flatnonzero(meetings.sizes == 0)
    which = np.concatenate([meetings.meeting, nobody])
    present: list[str | None] = [*ids[meetings.person].tolist(), *[None] * len(nobody)]
    days = _day_texts(meetings.dates)
    names = [escape(name) for name in meetings.names]
    blank: list[str | None] = [None] * len(which)
    longer: list[tuple[str, Sequence[str | None]]] = [(columns[0][0], [*columns[0][1], *present])]
    longer += [(name, [*values, *blank]) for name, values in columns[1:]]
    before: list[str | None] = [None] * n_ties
    added: tuple[tuple[str, Iterable[str | None]], ...] = (
        ("meeting", (names[number] for number in which.tolist())),
        ("meeting number", (str(number + 1) for number in which.tolist())),
        ("meeting date", (days[number] for number in which.tolist())),
    )
    return [*longer, *((name, [*before, *values]) for name, values in added)]


def _frame(columns: list[tuple[str, Sequence[str | None]]]) -> pl.DataFrame:
    """Columns under a first row of names, which may repeat."""
    import polars as pl

    series = [pl.Series(str(k), list(values), dtype=pl.String) for k, (_, values) in enumerate(columns)]
    heading = pl.DataFrame({str(k): [name] for k, (name, _) in enumerate(columns)})
    return pl.concat([heading, pl.DataFrame(series)])


def _yes_no(values: Iterable[bool]) -> list[str | None]:
    return ["yes" if value else "no" for value in values]


def _day_texts(days: DateArray) -> list[str | None]:
    return [None if text == "NaT" else text for text in np.datetime_as_string(days).tolist()]


def _number_texts(values: FloatArray) -> list[str | None]:
    """Shortest texts that read back as the same numbers; whole ones without a point."""
    return [None if value != value else _number_text(value) for value in values.tolist()]


def _number_text(value: float) -> str:
    return (
        str(int(value)) if value.is_integer() and abs(value) < 1e15 and str(value) != "-0.0" else repr(value)
    )
