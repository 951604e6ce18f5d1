"""UCINET's language of data (DL): tables of numbers, or lists of who names whom, with names beside or within them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from ecotone.errors import FileRefused
from ecotone.tables.accounts import Notes
from ecotone.tables.graphs import Graph, Person, Tie, fill_weights, make_sheets, read_number
from ecotone.tables.levels import Levels, make_level_sheets, name_places
from ecotone.tables.sheets import Sheet
from ecotone.tables.texts import decode, join_letters

_LABELS = re.compile(
    r"(?i)(?<!\w)(?:(row|col(?:umn)?|level|matrix|page)\s+)?labels(?:\s*:|\s+(embedded)\b\s*:?)"
)
_TITLE = re.compile(r"""(?i)(?<!\w)title\s*=\s*("[^"]*"|'[^']*'|\S+)""")
_DATA = re.compile(rf"{_TITLE.pattern}|(?P<data>(?<!\w)data\s*:)")
"""Where the data begin; a title may have the word in it."""
_SIZE = re.compile(r"(?i)(?<!\w)(n|nr|nc|nm)\s*=\s*([0-9]{1,9})(?![0-9])")
_FORMAT = re.compile(r"(?i)(?<!\w)format\s*=?\s*([a-z]+[0-9]?)")
_DIAGONAL = re.compile(r"(?i)diagonal\s*=?\s*absent")
_PART = re.compile(r""""([^"]*)"|'([^']*)'|([^\s,]+)""")
_LISTS = frozenset({"edgelist", "edgelist1", "edgelist2", "nodelist", "nodelist1", "nodelist2"})
_HALVES = frozenset({"lowerhalf", "lh", "upperhalf", "uh"})
_TABLES = _HALVES | {"fullmatrix", "fm"}
_SIDES = {"": "both", "row": "row", "col": "column", "column": "column"}
MOST_PEOPLE = 1_000_000


@dataclass
class _Head:
    """What is said above the data; `embedded` are the sides whose names stand within it, `labels` has the others."""

    n_rows: int
    n_columns: int
    n_levels: int
    form: str
    is_square: bool
    has_diagonal: bool
    first_line: int
    labels: dict[str, list[str]] = field(default_factory=dict)
    embedded: frozenset[str] = frozenset()
    notes: Notes = field(default_factory=Notes)


def read_dl(path: Path, data: bytes) -> list[Sheet]:
    """A matrix for each level; or, from lists, sheets of people and of ties or presences."""
    notes = Notes()
    text, _ = decode(data, path.name, notes)
    text = join_letters(text).replace("\r\n", "\n").replace("\r", "\n")
    found = next((one for one in _DATA.finditer(text) if one["data"]), None)
    if found is None:
        raise FileRefused("tables.broken_dl", file=path.name)
    head = _read_head(path.name, text[: found.start()], text.count("\n", 0, found.end()) + 1, notes)
    lines = text[found.end() :].split("\n")
    if head.form in _LISTS:
        return make_sheets(path, "UCINET", _read_lists(head, lines))
    return make_level_sheets(path, _read_table(path.name, head, lines))


def _read_head(file: str, text: str, first_line: int, notes: Notes) -> _Head:
    text = _TITLE.sub(" ", text)
    marks = list(_LABELS.finditer(text))
    said = text[: marks[0].start()] if marks else text
    sizes = {name.lower(): int(size) for name, size in _SIZE.findall(said)}
    named = _FORMAT.search(said)
    form = named[1].lower() if named else "fullmatrix"
    n_rows, n_columns = sizes.get("nr", sizes.get("n")), sizes.get("nc", sizes.get("n"))
    if not n_rows or not n_columns:
        raise FileRefused("tables.broken_dl", file=file)
    if max(n_rows, n_columns, sizes.get("nm", 1)) > MOST_PEOPLE:
        people = max(n_rows, n_columns, sizes.get("nm", 1))
        raise FileRefused("tables.too_many_people", file=file, people=people, most=MOST_PEOPLE)
    if form not in _LISTS | _TABLES or (form in _HALVES and n_rows != n_columns):
        raise FileRefused("tables.ucinet_form", file=file, form=form)
    head = _Head(
        n_rows,
        n_columns,
        max(sizes.get("nm", 1), 1),
        form,
        "n" in sizes and not form.endswith("2"),
        not _DIAGONAL.search(said),
        first_line,
        notes=notes,
    )
    _read_labels(head, text, marks)
    return head


def _read_labels(head: _Head, text: str, marks: list[re.Match[str]]) -> None:
    """The names of rows, columns and levels, and which of them stand within the data."""
    embedded: set[str] = set()
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    for mark, end in zip(marks, ends, strict=False):
        what = _SIDES.get((mark[1] or "").lower(), "level")
        sides = ["row", "column"] if what == "both" else [what]
        if mark[2]:
            embedded.update(sides)
            continue
        body = text[mark.end() : end]
        for side in sides:
            head.labels[side] = _split_labels(body, getattr(head, f"n_{side}s"))
    head.embedded = frozenset(embedded)
    for side, names in head.labels.items():
        expected = getattr(head, f"n_{side}s")
        if len(names) != expected:
            head.notes.repair("announced", announced=expected, found=len(names))
            head.labels[side] = [*names[:expected], *[""] * (expected - len(names))]


def _split_labels(body: str, expected: int) -> list[str]:
    """Between blanks, commas and ends of lines; a name of several words does if that gives as many as announced."""
    words = [_text(found) for found in _PART.finditer(body)]
    rows = [row.strip() for row in re.split(r"[\n,]", body) if row.strip()]
    return rows if len(words) != expected == len(rows) else words


def _text(found: re.Match[str]) -> str:
    return next(part for part in found.groups() if part is not None)


def _read_table(file: str, head: _Head, lines: list[str]) -> Levels:
    words, starts = [], []
    for number, line in enumerate(lines, head.first_line):
        quoted = '"' in line or "'" in line
        parts = [_text(each) for each in _PART.finditer(line)] if quoted else line.replace(",", " ").split()
        words += parts
        starts += [number] * len(parts)
    widths = _find_widths(head)
    has_top, has_side = "column" in head.embedded, "row" in head.embedded
    size = (head.n_columns if has_top else 0) + sum(widths) + (head.n_rows if has_side else 0)
    if len(words) != size * head.n_levels:
        expected = size * head.n_levels
        raise FileRefused("tables.counts", file=file, announced=expected, found=len(words))
    cells = np.full((head.n_levels, head.n_rows, head.n_columns), "0", object)
    first = np.ones((head.n_levels, head.n_rows), np.int64)
    at = 0
    for level in range(head.n_levels):
        if has_top:
            head.labels["column"] = words[at : at + head.n_columns]
            at += head.n_columns
        side = []
        for row, width in enumerate(widths):
            side += words[at : at + 1] if has_side else []
            at += has_side
            first[level, row] = starts[min(at, len(starts) - 1)]
            cells[level, row, _find_places(head, row)] = words[at : at + width]
            at += width
        head.labels["row"] = side if has_side else head.labels.get("row", [])
    return _make_levels(head, cells, first)


def _find_places(head: _Head, row: int) -> Any:
    """Which columns of a row are written down."""
    columns = np.arange(head.n_columns)
    written = columns >= 0
    if head.form in ("lowerhalf", "lh"):
        written = columns <= row
    elif head.form in ("upperhalf", "uh"):
        written = columns >= row
    return np.flatnonzero(written if head.has_diagonal else written & (columns != row))


def _find_widths(head: _Head) -> list[int]:
    """How many numbers are written in each row."""
    diagonal, n_columns = int(head.has_diagonal), head.n_columns
    if head.form in ("lowerhalf", "lh"):
        return [min(row + diagonal, n_columns) for row in range(head.n_rows)]
    if head.form in ("upperhalf", "uh"):
        return [max(n_columns - row - 1 + diagonal, 0) for row in range(head.n_rows)]
    return [n_columns - (not diagonal and row < n_columns) for row in range(head.n_rows)]


def _make_levels(head: _Head, cells: np.ndarray[Any, Any], first: np.ndarray[Any, Any]) -> Levels:
    cells[cells == "."] = "NA"
    rows, columns = (head.labels.get(side, []) for side in ("row", "column"))
    rows, columns = rows or [""] * head.n_rows, columns or [""] * head.n_columns
    if head.is_square and not head.labels.get("row"):
        rows = columns
    elif head.is_square and not head.labels.get("column"):
        columns = rows
    if head.form in _HALVES:
        for level in cells:
            _mirror(level)
    square = head.is_square and _know_again(name_places(rows), name_places(columns))
    columns = _call_alike(rows, columns) if square else columns
    names = [name or None for name in head.labels.get("level", [""] * head.n_levels)]
    return Levels(rows, columns, cells, first, names, square, head.notes)


def _mirror(level: np.ndarray[Any, Any]) -> None:
    """The other half, as it is written."""
    below = np.tril_indices(len(level), -1)
    other = level.T[below]
    level[below] = np.where(level[below] == "0", other, level[below])
    level.T[below] = level[below]


def _know_again(rows: list[str], columns: list[str]) -> bool:
    return {name.casefold() for name in rows} == {name.casefold() for name in columns}


def _call_alike(rows: list[str], columns: list[str]) -> list[str]:
    """The columns as the rows call them: UCINET does not tell capital letters apart."""
    called = {name.strip().casefold(): name for name in rows}
    return [called.get(name.strip().casefold(), name) for name in columns]


class _Names:
    """The people of one side, found by their numbers or, where names stand within the data, by these."""

    def __init__(self, names: list[str], n_people: int, *, embedded: bool) -> None:
        self.ids = name_places(names) if names or embedded else [str(k + 1) for k in range(n_people)]
        self.place = {name.casefold(): name for name in self.ids} if embedded else None

    def find(self, word: str) -> str | None:
        if self.place is not None:
            if word.casefold() not in self.place:
                self.ids.append(word)
            return self.place.setdefault(word.casefold(), word)
        known = word.isascii() and word.isdecimal() and len(word) < 10 and 0 < int(word) <= len(self.ids)
        return self.ids[int(word) - 1] if known else None


def _read_lists(head: _Head, lines: list[str]) -> Graph:
    """`ana ben 2` says that Ana names Ben, in a list of ties; in one of people, `ana ben cleo` that she names both."""
    graph = Graph(people_notes=head.notes)
    rows = _Names(head.labels.get("row", []), head.n_rows, embedded="row" in head.embedded)
    columns = rows
    if not head.is_square:
        columns = _Names(head.labels.get("column", []), head.n_columns, embedded="column" in head.embedded)
    strangers: list[tuple[int, str]] = []
    level = 0
    for number, line in enumerate(lines, head.first_line):
        if line.strip().startswith("!"):
            level += 1
            continue
        words = [_text(found) for found in _PART.finditer(line)]
        others = words[1:] if head.form.startswith("nodelist") else words[1:2]
        source = rows.find(words[0]) if words else None
        targets = [columns.find(word) for word in others]
        if words and (source is None or None in targets or (not others and head.form.startswith("edge"))):
            strangers.append((number, line.strip()[:40]))
            continue
        about = _about(head, level, words[2:3] if head.form.startswith("edge") else [])
        graph.ties += [Tie(source, target, "directed", dict(about), number) for target in targets]
    fill_weights(graph.ties)
    graph.people = [Person(name, {}, None, 1) for name in rows.ids]
    if strangers:
        graph.ties_notes.leave_out("line_unread", [line for line, _ in strangers], example=strangers[0][1])
    if len(rows.ids) != head.n_rows:
        head.notes.repair("announced", announced=head.n_rows, found=len(rows.ids))
    if not head.is_square:
        graph.meetings = dict.fromkeys(columns.ids)
    return graph


def _about(head: _Head, level: int, words: list[str]) -> dict[str, str]:
    names = head.labels.get("level", [])
    about = {"weight": words[0]} if words and read_number(words[0]) is not None else {}
    if head.n_levels > 1 or names:
        about["kind"] = names[level] if level < len(names) and names[level] else f"level {level + 1}"
    return about
