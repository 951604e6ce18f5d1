"""A sheet of cells as text, and a table: the same with names over its columns."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np

from ecotone.errors import FileRefused
from ecotone.ground import BoolArray, IntArray
from ecotone.tables.accounts import Account, Notes
from ecotone.tables.escapes import PEOPLE_MARK, TIES_MARK
from ecotone.tables.words import TOTALS, simplify, word_set

if TYPE_CHECKING:
    import polars as pl

_NO_SUM = re.compile(r"[^\d.,%\s–-]")

LEFT_OUT = "left out"
"""How a column was understood that a hint leaves out."""

ROWS = "a row a person"
"""The role of a sheet with a row for each person, whether it says who they are or where they were."""

MOST_COLUMNS = 20_000
MOST_CELLS = 60_000_000


@dataclass(frozen=True, eq=False)
class Sheet:
    """Rows of cells (None: empty), one polars column of text each; `lines[k]` is where row k starts in the file.

    `names` are known beforehand where the form of the file gives them; `role` too.
    """

    file: str
    stem: str
    format: str
    cells: pl.DataFrame
    lines: IntArray
    notes: Notes = field(default_factory=Notes)
    encoding: str | None = None
    delimiter: str | None = None
    sheet: str | None = None
    names: tuple[str, ...] | None = None
    role: str | None = None

    @property
    def width(self) -> int:
        """How many columns there are."""
        return self.cells.width

    def row(self, number: int) -> list[str]:
        """The cells of one row, trimmed, empty ones as an empty text."""
        return [(cell or "").strip() for cell in self.cells.row(number)]

    def below(self, number: int) -> Sheet:
        """The rows from this one on."""
        return replace(self, cells=self.cells[number:], lines=self.lines[number:])


@dataclass(frozen=True, eq=False)
class Table:
    """The rows under the names of the columns. `headed` says whether the file gave the names itself."""

    sheet: Sheet
    names: tuple[str, ...]
    headed: bool
    unnamed: tuple[int, ...] = ()

    @property
    def notes(self) -> Notes:
        """Where to write down what is put right or left out."""
        return self.sheet.notes

    @property
    def lines(self) -> IntArray:
        """Where each row starts in the file, (n,)."""
        return self.sheet.lines

    def __len__(self) -> int:
        return self.sheet.cells.height

    def column(self, place: int) -> pl.Series:
        """The cells of one column, as they stand."""
        return self.sheet.cells.to_series(place)

    def place(self, name: str) -> int:
        """The place of a column by its name, or by its number if it has none; refuses what is not there."""
        if name in self.names:
            return self.names.index(name)
        close = [k for k, known in enumerate(self.names) if known.casefold() == name.strip().casefold()]
        if close:
            return close[0]
        raise FileRefused(
            "tables.no_such_column", file=self.sheet.file, name=name, known=", ".join(self.names)
        )

    def holds(self, name: str | None) -> bool:
        """Whether there is a column of this name."""
        return name is not None and any(known.casefold() == name.strip().casefold() for known in self.names)

    def keep(self, rows: BoolArray | IntArray) -> Table:
        """Only these rows."""
        kept = np.flatnonzero(rows) if rows.dtype == bool else rows
        sheet = replace(self.sheet, cells=self.sheet.cells[kept], lines=self.sheet.lines[kept])
        return replace(self, sheet=sheet)

    def without(self, names: Collection[str]) -> Table:
        """Without the columns of these names; the account says that they were left out."""
        left = {name.strip().casefold() for name in names}
        kept = [k for k, name in enumerate(self.names) if name.casefold() not in left]
        if not left or len(kept) in (0, len(self.names)):
            return self
        for name in self.names:
            if name.casefold() in left:
                self.notes.columns[name] = LEFT_OUT
        cells = self.sheet.cells.select([self.sheet.cells.columns[k] for k in kept])
        unnamed = tuple(kept.index(k) for k in self.unnamed if k in kept)
        sheet = replace(self.sheet, cells=cells)
        return replace(self, sheet=sheet, names=tuple(self.names[k] for k in kept), unnamed=unnamed)

    def account(self, role: str) -> Account:
        """What was read, as it stands in the notes now."""
        sheet = self.sheet
        left = {name: meaning for name, meaning in self.notes.columns.items() if meaning == LEFT_OUT}
        return Account(
            sheet.file,
            sheet.format,
            role,
            len(self),
            sheet.encoding,
            sheet.delimiter,
            sheet.sheet,
            tuple(self.notes.repaired),
            tuple(self.notes.left_out),
            {name: self.notes.columns.get(name, "not used") for name in self.names} | left,
        )


def trim_sheet(sheet: Sheet) -> Sheet:
    """Without empty rows, empty columns at the end, a title above the names, and totals below."""
    import polars as pl

    _check_bounds(sheet)
    if sheet.names is not None:
        return sheet
    empty = pl.all_horizontal(pl.all().is_null() | (pl.all().str.strip_chars() == ""))
    blank = sheet.cells.select(empty.alias("empty"))["empty"].to_numpy() if sheet.width else np.zeros(0, bool)
    if blank.any():
        filled = np.flatnonzero(~blank)
        inside = np.flatnonzero(blank[: filled[-1]]) if len(filled) else np.zeros(0, int)
        if len(inside):
            sheet.notes.leave_out("empty_rows", sheet.lines[inside])
        sheet = replace(sheet, cells=sheet.cells[filled], lines=sheet.lines[filled])
    return _without_totals(_without_title(_without_empty_columns(sheet)))


def _check_bounds(sheet: Sheet) -> None:
    if sheet.width > MOST_COLUMNS:
        raise FileRefused("tables.too_many_columns", file=sheet.file, columns=sheet.width, most=MOST_COLUMNS)
    if sheet.width * sheet.cells.height > MOST_CELLS:
        raise FileRefused(
            "tables.too_many_cells", file=sheet.file, cells=sheet.width * sheet.cells.height, most=MOST_CELLS
        )


def _without_empty_columns(sheet: Sheet) -> Sheet:
    width = sheet.width
    while width > 1 and not any((cell or "").strip() for cell in sheet.cells.to_series(width - 1)):
        width -= 1
    return (
        replace(sheet, cells=sheet.cells.select(sheet.cells.columns[:width]))
        if width < sheet.width
        else sheet
    )


def _without_title(sheet: Sheet) -> Sheet:
    """Spreadsheets often say in one cell what they are, above the names of the columns."""
    first = 0
    while sheet.width > 2 and first < min(5, sheet.cells.height - 2):
        if _filled(sheet, first) != 1 and not _stands_above_names(sheet, first):
            break
        first += 1
    if first == 0 or _filled(sheet, first) < 2:
        return sheet
    sheet.notes.repair("title", sheet.lines[:first])
    return sheet.below(first)


def _filled(sheet: Sheet, row: int) -> int:
    return sum(bool(cell) for cell in sheet.row(row))


def _stands_above_names(sheet: Sheet, row: int) -> bool:
    """A row of names for groups of columns: half empty, above a full row of words that are all different."""
    below = sheet.row(row + 1)
    names = len(set(below)) == sheet.width and all(cell[:1].isalpha() for cell in below)
    return names and 2 * _filled(sheet, row) <= sheet.width and bool(sheet.row(row)[0])


def _without_totals(sheet: Sheet) -> Sheet:
    """Without a last row of sums: a word for total in the first two cells, numbers or nothing in the others."""
    last = sheet.cells.height - 1
    is_ours = sheet.cells.height > 0 and sheet.row(0)[0] in (PEOPLE_MARK, TIES_MARK)
    cells = sheet.row(last) if last > 1 and not is_ours else []
    others = [cell for cell in cells if simplify(cell) not in word_set(TOTALS)]
    is_named = any(simplify(cell) in word_set(TOTALS) for cell in cells[:2])
    if not is_named or len(others) < len(cells) - 1 or any(_NO_SUM.search(cell) for cell in others):
        return sheet
    sheet.notes.leave_out("totals", sheet.lines[last:], name=next(cell for cell in cells if cell))
    return replace(sheet, cells=sheet.cells[:last], lines=sheet.lines[:last])
