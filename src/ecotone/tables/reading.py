"""Files into a landscape."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from ecotone.errors import FileRefused
from ecotone.ground import Progress, silent
from ecotone.landscape import Landscape
from ecotone.tables.accounts import Notes
from ecotone.tables.attendance import (
    find_attendance,
    find_meeting_columns,
    read_attendance,
    read_meeting_sheet,
)
from ecotone.tables.delimited import read_text
from ecotone.tables.graphml import read_graphml
from ecotone.tables.hints import Hints
from ecotone.tables.joining import join_parts, make_accounts
from ecotone.tables.kumu import read_kumu
from ecotone.tables.labels import read_labels
from ecotone.tables.matrices import read_matrix
from ecotone.tables.opening import open_file
from ecotone.tables.parts import AnyPart, AttendancePart, Labels, PeoplePart
from ecotone.tables.people import read_people
from ecotone.tables.rereading import reread_people, reread_ties
from ecotone.tables.roles import (
    ATTENDANCE,
    GRID,
    MATRIX,
    OUR_PEOPLE,
    OUR_TIES,
    PEOPLE,
    TIES,
    Part,
    find_role,
)
from ecotone.tables.sheets import Sheet, trim_sheet
from ecotone.tables.ties import read_ties
from ecotone.tables.words import simplify
from ecotone.tables.workbooks import read_workbook


def read_landscape(
    files: Sequence[str | Path] | str | Path, hints: Hints | None = None, *, progress: Progress = silent
) -> Landscape:
    """The landscape that the files describe together: people, their ties, their meetings.

    The first file is a list of people unless it clearly is not; one file alone may be people, ties, attendance,
    a matrix or a whole graph. What was read, put right and left out stands in `landscape.sources`, one
    account for each file or sheet. Raises FileRefused, in one sentence, for what cannot be read.

    >>> import tempfile
    >>> from pathlib import Path
    >>> file = Path(tempfile.mkdtemp()) / "ties.csv"
    >>> _ = file.write_text("from,to,weight\\nana,ben,2\\nben,cleo,0\\n")
    >>> here = read_landscape([file])
    >>> here.n_people, here.simple.n_ties, here.sources[0].left_out[0].what
    (2, 1, 'Line 3: a weight of 0 is no tie.')
    """
    hints = hints or Hints()
    paths = [Path(files)] if isinstance(files, str | Path) else [Path(file) for file in files]
    if not paths:
        raise FileRefused("tables.nothing_given")
    sheets = _open_all(paths, progress)
    labels = read_labels(hints.labels)
    roles = _find_roles(sheets, hints)
    _check_named(roles, hints)
    parts = _read_parts(roles, hints, labels)
    landscape = join_parts(parts)
    _check_wanted(landscape, parts, hints)
    _tell_unused_labels(parts, labels)
    _tell_two_modes(landscape, parts)
    return replace(landscape, sources=make_accounts(parts))


def _open_all(paths: list[Path], progress: Progress) -> list[Sheet]:
    sheets: list[Sheet] = []
    for number, path in enumerate(paths):
        progress(f"reading {path.name}", number, len(paths))
        opened = [trim_sheet(sheet) for sheet in _open(path)]
        filled = [sheet for sheet in opened if sheet.cells.height or sheet.names]
        if not filled:
            raise FileRefused("tables.empty", file=path.name)
        sheets += filled
    progress("reading", len(paths), len(paths))
    return sheets


def _open(path: Path) -> list[Sheet]:
    form, data = open_file(path)
    if form == "XLSX":
        return read_workbook(path, data)
    if form == "GraphML":
        return read_graphml(path, data)
    if form == "Kumu JSON":
        return read_kumu(path, data)
    return [read_text(path, data)]


def _find_roles(sheets: list[Sheet], hints: Hints) -> list[Part]:
    """The role of each sheet; of the sheets of one workbook, those that hold nothing we know are passed over."""
    found: list[Part] = []
    passed: list[tuple[Sheet, FileRefused]] = []
    for number, sheet in enumerate(sheets):
        try:
            found.append(find_role(sheet, hints, is_first=number == 0, is_alone=len(sheets) == 1))
        except FileRefused as refusal:
            if sum(other.file == sheet.file for other in sheets) < 2:
                raise
            passed.append((sheet, refusal))
    for sheet, reason in passed:
        others = [part.sheet for part in found if part.sheet.file == sheet.file]
        if not others:
            raise reason
        others[0].notes.leave_out("sheet_unread", sheet=sheet.sheet)
    return found


def _read_parts(roles: list[Part], hints: Hints, labels: Labels) -> list[AnyPart]:
    """People first, since the others are read with them in sight."""
    parts: list[AnyPart] = []
    for part in roles:
        if part.role in (PEOPLE, OUR_PEOPLE):
            parts.append(_read_people(part, _with_boundaries(hints, parts), labels))
    attending = [part for part in roles if part.role in (ATTENDANCE, GRID)]
    if not parts and attending:
        parts = [_read_people_present(part, hints, labels) for part in attending]
    known = {person_id for part in parts if isinstance(part, PeoplePart) for person_id in part.people.ids}
    several = sum(part.role in (TIES, MATRIX) for part in roles) > 1
    for part in roles:
        kind = (part.sheet.sheet or part.sheet.stem) if several else "tie"
        if part.role == TIES:
            parts.append(read_ties(part.table, hints, kind, known))
        elif part.role == MATRIX:
            parts.append(read_matrix(part.sheet, kind))
        elif part.role == OUR_TIES:
            parts.extend(reread_ties(part.table))
        elif part in attending:
            parts.append(_read_presences(part, hints))
    return parts


def _with_boundaries(hints: Hints, parts: list[AnyPart]) -> Hints:
    """What divides people in one list divides them in the next."""
    found = (boundary.name for part in parts if isinstance(part, PeoplePart) for boundary in part.belongings)
    return replace(hints, boundaries=(*hints.boundaries, *found))


def _read_people(part: Part, hints: Hints, labels: Labels) -> PeoplePart:
    if part.role == OUR_PEOPLE:
        return reread_people(part.table)
    if not len(part.table):
        raise FileRefused("tables.no_rows", file=part.sheet.file)
    return read_people(part.table, hints, labels)


def _read_people_present(part: Part, hints: Hints, labels: Labels) -> PeoplePart:
    """Those present as the list of people, with what else their rows say of them."""
    if part.role == GRID:
        return read_people(part.table, hints, labels, skip=find_meeting_columns(part.table, is_first=True))
    columns = find_attendance(part.table, hints)
    assert columns is not None
    person = Hints(id=part.table.names[columns.person], unknown=hints.unknown, boundaries=hints.boundaries)
    skip = [place for place in (columns.meeting, columns.date) if place is not None]
    return read_people(part.table, person, labels, skip=skip, once=False)


def _read_presences(part: Part, hints: Hints) -> AttendancePart:
    if part.role == ATTENDANCE:
        return read_attendance(part.table, hints)
    meetings = find_meeting_columns(part.table, is_first=False) or find_meeting_columns(
        part.table, is_first=True
    )
    return read_meeting_sheet(part.table, meetings, hints)


def _check_named(roles: list[Part], hints: Hints) -> None:
    """Refuses a hint that names a column which no file has."""
    tables = [part.table for part in roles]
    named = (hints.id, hints.source, hints.target, hints.weight, hints.kind, hints.status)
    for name in (*named, hints.since, hints.until, hints.meeting, hints.answered):
        if name is not None and not any(table.holds(name) for table in tables):
            known = ", ".join(dict.fromkeys(column for table in tables for column in table.names))
            raise FileRefused("tables.no_such_column", file=tables[-1].sheet.file, name=name, known=known)


def _check_wanted(landscape: Landscape, parts: list[AnyPart], hints: Hints) -> None:
    """Refuses a wanted boundary that no list of people has."""
    known = [*landscape.boundary_names, *landscape.people.columns]
    for name in hints.boundaries:
        if name.casefold() not in {column.casefold() for column in landscape.boundary_names}:
            lists = [part.table.sheet.file for part in parts if isinstance(part, PeoplePart)]
            file = lists[0] if lists else parts[0].table.sheet.file
            raise FileRefused("tables.no_such_column", file=file, name=name, known=", ".join(known) or "none")


def _tell_unused_labels(parts: list[AnyPart], labels: Labels) -> None:
    """Says so where the labels name a column that no list of people has."""
    lists = [part.table for part in parts if isinstance(part, PeoplePart)]
    columns = {simplify(name) for table in lists for name in table.names}
    for column in labels:
        if column not in columns:
            (lists or [parts[0].table])[0].notes.repair("no_such_label_column", column=column)


def _tell_two_modes(landscape: Landscape, parts: list[AnyPart]) -> None:
    """Says so where ties run only between False and True of a column, as in lists of people and meetings."""
    ties = landscape.ties
    for boundary in landscape.belongings:
        if {side.casefold() for side in boundary.sides} != {"false", "true"} or len(ties) < 10:
            continue
        side = boundary.single
        if boundary.n_unknown == 0 and np.all(side[ties.source] != side[ties.target]):
            one, other = boundary.sides
            notes: Notes = parts[-1].table.notes
            notes.repair("two_mode", column=boundary.name, one=one, other=other)
