"""Tables of numbers as UCINET has them, of people by people or by something else, one or several; made into sheets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from ecotone.errors import FileRefused
from ecotone.ground import IntArray
from ecotone.tables.accounts import Notes
from ecotone.tables.sheets import MOST_COLUMNS, ROWS, Sheet

MATRIX = "matrix"
MOST_LEVELS = 200


@dataclass
class Levels:
    """Cells as text, (levels, rows, columns); `lines`, (levels, rows), is where each row starts in the file.

    `names` are those of the levels, None where they have none. Rows and columns are the same people if `is_square`.
    """

    rows: list[str]
    columns: list[str]
    cells: np.ndarray[Any, Any]
    lines: IntArray
    names: list[str | None]
    is_square: bool
    notes: Notes = field(default_factory=Notes)


def make_level_sheets(path: Path, levels: Levels) -> list[Sheet]:
    """A matrix of each level; or, of people by something else, one sheet that is read like any other."""
    levels.rows, levels.columns = name_places(levels.rows), name_places(levels.columns)
    if len(levels.names) > MOST_LEVELS:
        raise FileRefused(
            "tables.too_many_levels", file=path.name, levels=len(levels.names), most=MOST_LEVELS
        )
    columns = len(levels.columns) * (1 if levels.is_square else len(levels.names)) + 1
    if columns > MOST_COLUMNS:
        raise FileRefused("tables.too_many_columns", file=path.name, columns=columns, most=MOST_COLUMNS)
    for names in (levels.rows, levels.columns) if levels.is_square else (levels.rows,):
        if len(set(names)) < len(names):
            twice = next(name for name in names if names.count(name) > 1)
            raise FileRefused("tables.repeated_id", file=path.name, person_id=twice)
    if not levels.is_square:
        return [_make_flat_sheet(path, levels)]
    several = len(levels.names) > 1
    return [
        _make_matrix_sheet(path, levels, k, name or (f"level {k + 1}" if several else None))
        for k, name in enumerate(levels.names)
    ]


def name_places(names: Sequence[str]) -> list[str]:
    """Names without the blanks around them, and numbers for those without one.

    >>> name_places(["Ana ", ""])
    ['Ana', '2']
    """
    return [name.strip() or str(k + 1) for k, name in enumerate(names)]


def _make_matrix_sheet(path: Path, levels: Levels, level: int, name: str | None) -> Sheet:
    columns: list[list[str]] = [["", *levels.rows]]
    columns += [[heading, *levels.cells[level, :, k].tolist()] for k, heading in enumerate(levels.columns)]
    lines = np.concatenate([[1], levels.lines[level]]).astype(np.int64)
    return _make_sheet(path, columns, lines, levels.notes if level == 0 else Notes(), name, (), MATRIX)


def _make_flat_sheet(path: Path, levels: Levels) -> Sheet:
    columns, names = [levels.rows], ["name"]
    for level, said in enumerate(levels.names):
        columns += [levels.cells[level, :, k].tolist() for k in range(len(levels.columns))]
        prefix = f"{said or level + 1}: " if len(levels.names) > 1 else ""
        names += [f"{prefix}{heading}" for heading in levels.columns]
    return _make_sheet(path, columns, levels.lines[0], levels.notes, None, tuple(names), ROWS)


def _make_sheet(
    path: Path,
    columns: list[list[str]],
    lines: IntArray,
    notes: Notes,
    name: str | None,
    names: tuple[str, ...],
    role: str,
) -> Sheet:
    import polars as pl

    frame = pl.DataFrame({str(k): pl.Series(cells, dtype=pl.String) for k, cells in enumerate(columns)})
    return Sheet(path.name, path.stem, "UCINET", frame, lines, notes, sheet=name, names=names, role=role)
