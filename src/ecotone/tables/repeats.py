"""The same person twice in a list: taken as one, and said so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ecotone.ground import IntArray
from ecotone.tables.sheets import Table

if TYPE_CHECKING:
    import polars as pl


def merge_repeated(
    table: Table, ids: pl.Series, cells: dict[int, pl.Series], *, tell: bool
) -> tuple[dict[int, pl.Series], IntArray]:
    """The columns with each person once, by their places, and the rows that were kept.

    Rows without an id are left out. What the first row of a person leaves open is filled from later ones;
    where they differ the first is kept, and the account says so.
    """
    known = ids.is_not_null().to_numpy()
    if not known.all():
        table.notes.leave_out("no_id", table.lines[~known])
    rows = np.flatnonzero(known)
    listed = ids.gather(rows)
    kept = rows[listed.is_first_distinct().to_numpy()]
    columns = {place: column.gather(kept) for place, column in cells.items()}
    again = rows[~listed.is_first_distinct().to_numpy()]
    if len(again):
        columns = _fill(table, ids, cells, kept, again, tell)
    return columns, kept


def _fill(
    table: Table, ids: pl.Series, cells: dict[int, pl.Series], kept: IntArray, again: IntArray, tell: bool
) -> dict[int, pl.Series]:
    import polars as pl

    first_row = {ids[row]: place for place, row in enumerate(kept.tolist())}
    same, filled = set(again.tolist()), set()
    columns = {}
    for place, column in cells.items():
        values, merged = column.to_list(), [column[row] for row in kept.tolist()]
        for row in again.tolist():
            where = first_row[ids[row]]
            if values[row] is None or values[row] == merged[where]:
                continue
            same.discard(row)
            if merged[where] is None:
                merged[where] = values[row]
                filled.add(row)
            elif tell:
                _tell_other(table, place, row, kept[where], values[row], merged[where])
        columns[place] = pl.Series(merged, dtype=pl.String)
    if tell and same:
        table.notes.repair("same_person", table.lines[sorted(same)])
    if tell and filled:
        table.notes.repair("filled", table.lines[sorted(filled)])
    return columns


def _tell_other(table: Table, place: int, row: int, first: int, other: str, kept: str) -> None:
    table.notes.repair(
        "other_data",
        [table.lines[row]],
        column=table.names[place],
        other=other,
        first=int(table.lines[first]),
        kept=kept,
    )
