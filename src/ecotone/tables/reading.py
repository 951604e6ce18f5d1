"""Files into a landscape."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from ecotone.errors import FileRefused
from ecotone.ground import Progress, silent
from ecotone.landscape import Landscape
from ecotone.tables.accounts import Notes
from ecotone.tables.attendance import read_presences
from ecotone.tables.delimited import read_text
from ecotone.tables.dl import read_dl
from ecotone.tables.escapes import OUR_PEOPLE, OUR_TIES
from ecotone.tables.gexf import read_gexf
from ecotone.tables.gml import read_gml
from ecotone.tables.graphml import read_graphml
from ecotone.tables.hints import Hints
from ecotone.tables.joining import join_parts, make_accounts
from ecotone.tables.kumu import read_kumu
from ecotone.tables.labels import read_labels
from ecotone.tables.matrices import list_answers, read_matrix
from ecotone.tables.opening import join_halves, open_file
from ecotone.tables.pajek import read_pajek
from ecotone.tables.parquet import read_parquet
from ecotone.tables.parts import AnyPart, Labels, PeoplePart
from ecotone.tables.people import read_people
from ecotone.tables.projects import place_values
from ecotone.tables.rereading import reread_people, reread_ties
from ecotone.tables.roles import (
    ATTENDANCE,
    MATRIX,
    PEOPLE,
    TIES,
    Part,
    find_role,
    find_signed_in,
)
from ecotone.tables.sheets import Sheet, trim_sheet
from ecotone.tables.ties import read_ties
from ecotone.tables.ucinet import read_ucinet
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
    (2, 1, 'Line 3: weight 0, so nothing is counted.')
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
    _check_labels(parts, labels, hints)
    _tell_two_modes(landscape, parts)
    return replace(landscape, sources=make_accounts(parts))


def _open_all(paths: list[Path], progress: Progress) -> list[Sheet]:
    """The sheets of all files that hold anything; what a file holds again that was read before is left out."""
    sheets: list[Sheet] = []
    first: dict[bytes, Sheet] = {}
    for number, (path, half) in enumerate(join_halves(paths)):
        progress(f"reading {path.name}", number, len(paths))
        form, data = open_file(path)
        data += open_file(half)[1] if half else b""
        digest = hashlib.sha256(data).digest()
        if digest in first:
            first[digest].notes.leave_out("same_file", file=path.name)
            continue
        opened = [trim_sheet(sheet) for sheet in _open(path, form, data)]
        filled = [sheet for sheet in opened if sheet.cells.height or sheet.names]
        if not filled:
            raise FileRefused("tables.empty", file=path.name)
        first[digest] = filled[0]
        sheets += filled
    progress("reading", len(paths), len(paths))
    return place_values(sheets)


def _open(path: Path, form: str, data: bytes) -> list[Sheet]:
    readers: dict[str, Callable[[Path, bytes], list[Sheet]]] = {
        "XLSX": read_workbook,
        "GraphML": read_graphml,
        "GEXF": read_gexf,
        "GML": read_gml,
        "Pajek": read_pajek,
        "DL": read_dl,
        "UCINET": read_ucinet,
        "Kumu JSON": read_kumu,
        "Parquet": lambda path, data: [read_parquet(path, data)],
    }
    return readers[form](path, data) if form in readers else [read_text(path, data)]


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
    return find_signed_in(found)


def _read_parts(roles: list[Part], hints: Hints, labels: Labels) -> list[AnyPart]:
    """People first, since the others are read with them in sight."""
    parts: list[AnyPart] = []
    for part in roles:
        if part.role in (PEOPLE, OUR_PEOPLE):
            parts.append(_read_people(part, _with_boundaries(hints, parts), labels))
    attending = [part for part in roles if part.role == ATTENDANCE]
    if not parts and attending:
        parts = [_read_people_present(part, hints, labels) for part in attending]
    known = {person_id for part in parts if isinstance(part, PeoplePart) for person_id in part.people.ids}
    several = sum(part.role in (TIES, MATRIX) for part in roles) > 1
    for part in roles:
        is_level = part.sheet.role == MATRIX and part.sheet.sheet is not None
        kind = (part.sheet.sheet or part.sheet.stem) if several or is_level else "tie"
        if part.role == TIES:
            parts.append(read_ties(part.table, hints, kind, known))
        elif part.role == MATRIX:
            parts.append(read_matrix(part.sheet, kind, hints.unknown))
        elif part.role == OUR_TIES:
            parts.extend(reread_ties(part.table))
        elif part.presences is not None:
            parts.append(read_presences(part.table, part.presences, hints))
    return list_answers(parts)


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
    presences = part.presences
    assert presences is not None
    if not presences.marked:
        hints = Hints(
            id=part.table.names[presences.person], unknown=hints.unknown, boundaries=hints.boundaries
        )
    skip, once = presences.not_of_people, bool(presences.marked)
    return read_people(part.table, hints, labels, skip=skip, once=once)


_LOOKED_FOR: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("id", (PEOPLE, ATTENDANCE)),
    ("name", (PEOPLE, ATTENDANCE)),
    ("answered", (PEOPLE, OUR_PEOPLE, ATTENDANCE)),
    ("meeting", (ATTENDANCE, OUR_TIES)),
    *((name, (TIES, OUR_TIES)) for name in ("source", "target", "weight", "kind", "status")),
    *((name, (PEOPLE, OUR_PEOPLE, ATTENDANCE, TIES, OUR_TIES)) for name in ("since", "until")),
)
"""In which files a column is looked for that a hint names."""


def _check_named(roles: list[Part], hints: Hints) -> None:
    """Refuses a hint that names a column which no file has that it could be for."""
    for hint, sorts in _LOOKED_FOR:
        name = getattr(hints, hint)
        tables = [part.table for part in roles if part.role in sorts] or [part.table for part in roles]
        if name is not None and not any(table.holds(name) for table in tables):
            known = ", ".join(tables[0].names) or "none"
            raise FileRefused("tables.no_such_column", file=tables[0].sheet.file, name=name, known=known)


def _check_wanted(landscape: Landscape, parts: list[AnyPart], hints: Hints) -> None:
    """Refuses a wanted boundary that no list of people has."""
    known = [*landscape.boundary_names, *landscape.people.columns]
    for name in hints.boundaries:
        if name.casefold() not in {column.casefold() for column in landscape.boundary_names}:
            lists = [part.table.sheet.file for part in parts if isinstance(part, PeoplePart)]
            file = lists[0] if lists else parts[0].table.sheet.file
            raise FileRefused("tables.no_such_column", file=file, name=name, known=", ".join(known) or "none")


def _check_labels(parts: list[AnyPart], labels: Labels, hints: Hints) -> None:
    """Says so where the labels name a column that no list of people has; refuses them where none is of use."""
    lists = [part.table for part in parts if isinstance(part, PeoplePart)]
    columns = {simplify(name) for table in lists for name in table.names}
    unused = [remark for table in lists for remark in table.notes.repaired if remark.code == "no_such_code"]
    n_codes = sum(len(codes) for column, codes in labels.items() if column in columns)
    if labels and hints.labels is not None and len(unused) >= n_codes:
        raise FileRefused("tables.labels_unused", file=Path(hints.labels).name, known=", ".join(labels))
    for column in labels:
        if column not in columns:
            lists[0].notes.repair("no_such_label_column", column=column)


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
