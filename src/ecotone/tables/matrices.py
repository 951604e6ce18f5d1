"""Square tables with the same names along the top and down the side: who is tied to whom."""

from __future__ import annotations

import numpy as np

from ecotone.ground import BoolArray, FloatArray, IntArray
from ecotone.tables.marks import read_mark
from ecotone.tables.parts import TiesPart
from ecotone.tables.sheets import Sheet, Table
from ecotone.tables.values import are_numbers, clean, read_numbers, shorten_codes


def is_matrix(sheet: Sheet) -> bool:
    """Whether the names down the side are those along the top, in whatever order.

    Down the side some may be missing: who was not asked.
    """
    side, top = _names(sheet)
    if len(top) < 2 or len(side) < 2 or "" in side or "" in top:
        return False
    if len(set(side)) < len(side) or len(set(top)) < len(top) or not set(side) <= set(top):
        return False
    return len(side) == len(top) or 2 * len(side) > len(top)


def is_nameless_matrix(table: Table) -> bool:
    """As many rows as columns, numbers throughout, and no names."""
    square = not table.headed and len(table) == table.sheet.width > 3
    return square and all(are_numbers(clean(table.column(k))) for k in range(table.sheet.width))


def read_matrix(sheet: Sheet, kind: str) -> TiesPart:
    """One tie for each cell above 0 off the diagonal; a table that is the same both ways gives each pair once.

    Empty cells and 0 are no ties. Weights are kept where they are not all 1.
    """
    import polars as pl

    side, top = _names(sheet)
    values = _read_values(sheet)
    place = [top.index(name) for name in side]
    apart = np.ones(values.shape, bool)
    apart[np.arange(len(side)), place] = False
    tied = apart & (values > 0)
    _tell_negative(sheet, apart & (values < 0))
    symmetric = _is_symmetric(values, place, len(top))
    if symmetric:
        tied &= np.array(place)[:, None] < np.arange(len(top))[None, :]
        sheet.notes.repair("symmetric")
    row, column = np.nonzero(tied)
    weights = values[row, column]
    names = np.array(top, dtype=object)
    ends = [pl.Series(list(names[index]), dtype=pl.String) for index in (np.array(place)[row], column)]
    return TiesPart(
        Table(sheet.below(1), (), True),
        ends[0],
        ends[1],
        sheet.lines[1:][row],
        (kind,),
        np.zeros(len(row), np.int64),
        np.full(len(row), not symmetric),
        weight=None if np.all(weights == 1) else weights,
        everyone=tuple(top),
        role="matrix",
    )


def _names(sheet: Sheet) -> tuple[list[str], list[str]]:
    import polars as pl

    top = pl.Series([cell.strip() for cell in sheet.row(0)[1:]], dtype=pl.String)
    side = sheet.cells.to_series(0)[1:].fill_null("").str.strip_chars()
    return shorten_codes(side).to_list(), shorten_codes(top).to_list()


def _read_values(sheet: Sheet) -> FloatArray:
    """Numbers of the cells, a mark as 1, nothing as 0."""
    values = np.zeros((sheet.cells.height - 1, sheet.width - 1))
    for k in range(1, sheet.width):
        cells = clean(sheet.cells.to_series(k)[1:])
        numbers, unread = read_numbers(cells, sheet.row(0)[k], sheet.notes)
        for row in np.flatnonzero(unread).tolist():
            mark = read_mark(cells[row])
            numbers[row] = 0.0 if mark is None else float(mark)
            if mark is None:
                sheet.notes.leave_out("cell_unread", [sheet.lines[row + 1]], example=cells[row])
        values[:, k - 1] = np.nan_to_num(numbers, nan=0.0)
    return values


def _tell_negative(sheet: Sheet, negative: BoolArray) -> None:
    rows: IntArray = np.nonzero(negative)[0]
    if len(rows):
        sheet.notes.leave_out("weight_negative", sheet.lines[1:][rows])


def _is_symmetric(values: FloatArray, place: list[int], n_people: int) -> bool:
    if len(place) != n_people:
        return False
    square = np.zeros((n_people, n_people))
    square[place] = values
    return bool(np.array_equal(square, square.T)) and bool(np.any(square))
