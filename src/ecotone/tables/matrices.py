"""Square tables with the same names along the top and down the side: who is tied to whom."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np

from ecotone.ground import BoolArray, FloatArray, IntArray
from ecotone.landscape import People
from ecotone.landscape.landscape import ANSWERED_NO, ANSWERED_YES, ASKED_NOT
from ecotone.tables.marks import read_mark
from ecotone.tables.parts import AnyPart, PeoplePart, TiesPart
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


def read_matrix(sheet: Sheet, kind: str, unknown: Collection[str] = ()) -> TiesPart:
    """One tie for each cell above 0 off the diagonal; a table that is the same both ways gives each pair once.

    Empty cells and 0 are no ties; NA is not known, and a row of nothing else is somebody who did not answer.
    Weights are kept where they are not all 1.
    """
    import polars as pl

    side, top = _names(sheet)
    place = np.array([top.index(name) for name in side])
    values = _read_values(sheet, unknown)
    values[np.arange(len(side)), place] = 0
    answered = _find_answered(sheet, values, place)
    _tell_negative(sheet, values < 0)
    tied = values > 0
    symmetric = _is_symmetric(values, place, len(top))
    if symmetric:
        tied &= place[:, None] < np.arange(len(top))[None, :]
        sheet.notes.repair("symmetric")
    row, column = np.nonzero(tied)
    weights = values[row, column]
    names = np.array(top, dtype=object)
    ends = [pl.Series(list(names[index]), dtype=pl.String) for index in (place[row], column)]
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
        answered=answered.tolist(),
        role="matrix",
    )


def list_answers(parts: list[AnyPart]) -> list[AnyPart]:
    """With a list of the people first, where they come from matrices alone and these say who did not answer."""
    matrices = [part for part in parts if isinstance(part, TiesPart) and part.role == "matrix"]
    said = [
        (name, int(code))
        for part in matrices
        for name, code in zip(part.everyone, part.answered, strict=True)
    ]
    if len(matrices) < len(parts) or not any(code == ANSWERED_NO for _, code in said):
        return parts
    answers: dict[str, int] = {}
    for name, code in said:
        answers[name] = max(code, answers.get(name, ASKED_NOT))
    people = People(tuple(answers), answered=np.array(list(answers.values()), np.int8))
    return [PeoplePart(matrices[0].table, people), *parts]


def _find_answered(sheet: Sheet, values: FloatArray, place: IntArray) -> IntArray:
    """Who answered, for each name along the top: not those of whom nothing is known."""
    unknown = np.isnan(values)
    silent = unknown.sum(axis=1) == values.shape[1] - 1
    some = unknown.any(axis=1) & ~silent
    if some.any():
        sheet.notes.repair("cells_unknown", sheet.lines[1:][some], cells=int(unknown[some].sum()))
    if silent.any():
        sheet.notes.repair("row_unknown", sheet.lines[1:][silent])
    answered = np.full(values.shape[1], ASKED_NOT, np.int8)
    answered[place] = np.where(silent, ANSWERED_NO, ANSWERED_YES)
    return answered


def _names(sheet: Sheet) -> tuple[list[str], list[str]]:
    import polars as pl

    top = pl.Series([cell.strip() for cell in sheet.row(0)[1:]], dtype=pl.String)
    side = sheet.cells.to_series(0)[1:].fill_null("").str.strip_chars()
    return shorten_codes(side).to_list(), shorten_codes(top).to_list()


def _read_values(sheet: Sheet, unknown: Collection[str]) -> FloatArray:
    """Numbers of the cells, a mark as 1, nothing as 0, NaN where it is said that nothing is known."""
    values = np.zeros((sheet.cells.height - 1, sheet.width - 1))
    for k in range(1, sheet.width):
        column = sheet.cells.to_series(k)[1:]
        cells = clean(column, unknown)
        numbers, unread = read_numbers(cells, sheet.row(0)[k], sheet.notes)
        for row in np.flatnonzero(unread).tolist():
            mark = read_mark(cells[row])
            numbers[row] = 0.0 if mark is None else float(mark)
            if mark is None:
                sheet.notes.leave_out("cell_unread", [sheet.lines[row + 1]], example=cells[row])
        empty = (column.fill_null("").str.strip_chars() == "").to_numpy()
        values[:, k - 1] = np.where(empty, 0.0, numbers)
    return values


def _tell_negative(sheet: Sheet, negative: BoolArray) -> None:
    rows: IntArray = np.nonzero(negative)[0]
    if len(rows):
        sheet.notes.leave_out("weight_negative", sheet.lines[1:][rows])


def _is_symmetric(values: FloatArray, place: IntArray, n_people: int) -> bool:
    if len(place) != n_people:
        return False
    square = np.zeros((n_people, n_people))
    square[place] = np.nan_to_num(values)
    return bool(np.array_equal(square, square.T)) and bool(np.any(square))
