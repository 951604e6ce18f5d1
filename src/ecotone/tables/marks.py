"""Marks in a sheet of attendance: present, absent, or no mark at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecotone.tables.words import NO, YES, simplify, word_set

if TYPE_CHECKING:
    import polars as pl

CROSSES = frozenset({"x", "xx", "✓", "✔", "☑", "✗", "•", "*"}) - {"✗"}
_PRESENT = "present|presente|anwesend|dabei|da"
_ABSENT = "absent|ausente|abwesend|fehlt|excused|excuse"


def read_mark(cell: str) -> bool | None:
    """Whether a mark says present (True) or absent (False); None if it is no mark.

    >>> read_mark("X"), read_mark("0"), read_mark("Boston")
    (True, False, None)
    """
    cell = cell.strip().casefold()
    if cell in CROSSES or cell == "1.0":
        return True
    if cell in {"", "-", "–", "0.0", "na", "?"}:
        return False
    word = simplify(cell)
    if word in word_set(YES) or word in word_set(_PRESENT):
        return True
    return False if word in word_set(NO) or word in word_set(_ABSENT) else None


def are_marks(cells: pl.Series) -> bool:
    """Whether every cell is a mark, and one says present."""
    marks = [read_mark(cell) for cell in _different(cells)]
    return None not in marks and True in marks


def are_crosses(cells: pl.Series) -> bool:
    """Whether the column holds crosses or ticks and nothing else but empty cells."""
    different = [cell for cell in _different(cells) if cell.strip()]
    return bool(different) and all(cell.strip().casefold() in CROSSES for cell in different)


def _different(cells: pl.Series) -> list[str]:
    found = cells.drop_nulls().unique()
    return found.to_list() if len(found) <= 40 else ["too many to be marks"]
