"""Which columns can be boundaries, and their cells as belongings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ecotone.landscape import Belongings
from ecotone.tables.values import are_codes, are_numbers
from ecotone.tables.words import names_quantity

if TYPE_CHECKING:
    import polars as pl

MOST_CODES = 20
_FEW = 9
"""So many different numbers may be codes, such as bands of ages, whatever the column is called."""
_WIDE = 25
_OFTEN = 4
"""Codes further apart than _WIDE must each be used _OFTEN times, on average; ages and years are not."""
_LONG = 80
_SEPARATORS = r"[|;]"


def can_be_boundary(cells: pl.Series, name: str = "") -> bool:
    """Whether a column divides people into sides: text that repeats, or at most 20 codes that repeat.

    Numbers that count or measure are no codes: more than nine different ones under such a name, or numbers that lie
    far apart and repeat little.

    Names, addresses, notes and days are nearly all different or long, measures are no whole numbers or many:
    they divide nobody. Nor does a column that says the same of all.

    >>> import polars as pl
    >>> can_be_boundary(pl.Series(["Rome", "Oslo", "Rome"])), can_be_boundary(pl.Series(["31", "32", "13"]))
    (True, False)
    """
    known = cells.drop_nulls()
    parts = _split(known)
    sides, belongings = parts.n_unique(), len(parts)
    if sides < 2:
        return False
    if are_numbers(parts):
        return are_codes(parts) and _repeat_as_codes(parts, sides, name)
    lengths = parts.str.len_chars()
    mean = lengths.mean()
    if parts.str.contains(r"\S@\S|://").mean() == 1 or (isinstance(mean, float) and mean > _LONG):
        return False
    return sides <= 0.8 * belongings


def _repeat_as_codes(parts: pl.Series, sides: int, name: str) -> bool:
    if sides > MOST_CODES or 2 * sides > len(parts) or (sides > _FEW and names_quantity(name)):
        return False
    numbers = [int(code) for code in parts.unique().to_list()]
    return max(numbers) - min(numbers) <= _WIDE or _OFTEN * sides <= len(parts)


def make_belongings(name: str, kind: str, cells: pl.Series) -> Belongings:
    """The belongings of people by their cells; several in a cell stand apart at | or ;.

    The work is done once for each different cell, not once for each person.
    """
    known = cells.is_not_null().to_numpy()
    different, which = np.unique(np.array(cells.drop_nulls().to_list(), dtype=object), return_inverse=True)
    pattern = Belongings.from_labels(name, different.tolist(), kind=kind)
    several = pattern.counts
    start = np.concatenate([[0], np.cumsum(several)])
    people = np.flatnonzero(known)
    repeats = several[which] if len(which) else np.zeros(0, np.int64)
    person = np.repeat(people, repeats)
    offset = np.arange(len(person)) - np.repeat(np.cumsum(repeats) - repeats, repeats)
    side = pattern.side[np.repeat(start[which], repeats) + offset] if len(person) else np.zeros(0, np.int64)
    return Belongings(name, pattern.sides, person, side, len(cells), kind)


def _split(known: pl.Series) -> pl.Series:
    if not known.str.contains(_SEPARATORS).any():
        return known
    parts = known.str.replace_all(_SEPARATORS, "|").str.split("|").explode().str.strip_chars()
    return parts.filter(parts != "")
