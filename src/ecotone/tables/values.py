"""Cells into values: trimmed, unknown ones emptied, codes and numbers read."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

import numpy as np

from ecotone.ground import BoolArray, FloatArray
from ecotone.tables.accounts import Notes
from ecotone.tables.words import simplify, word_set

if TYPE_CHECKING:
    import polars as pl

UNKNOWN_WORDS = frozenset({"", "?", "NA", "N/A", "n/a", "#N/A"})
"""What stands for *not known* unless a hint adds more. A 0 is a value."""

_WHOLE = r"^([+-]?[0-9]+)\.0+$"
_NUMBER = r"^[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]{1,3})?$"
_COMMA = r"^[+-]?[0-9]*,[0-9]+$"
_THOUSANDS = r"^[+-]?[1-9][0-9]{0,2}(,[0-9]{3})+$"
MOST = 1e15
"""The largest number that is taken as one: whole numbers above are no longer told apart."""


def clean(cells: pl.Series, unknown: Collection[str] = ()) -> pl.Series:
    """Cells without the blanks around them, codes such as 1.0 as 1, and None where nothing is known.

    >>> import polars as pl
    >>> clean(pl.Series([" Ana ", "?", "0", "99"]), ("99",)).to_list()
    ['Ana', None, '0', None]
    """
    import polars as pl

    trimmed = shorten_codes(cells.str.strip_chars()).to_frame("cell")
    nothing = list(UNKNOWN_WORDS | {word.strip() for word in unknown})
    known = pl.when(pl.col("cell").is_in(nothing)).then(None).otherwise(pl.col("cell"))
    return trimmed.select(known.alias("cell"))["cell"]


def shorten_codes(cells: pl.Series) -> pl.Series:
    """1.0 as 1, where every number of the column is a whole one.

    >>> import polars as pl
    >>> shorten_codes(pl.Series(["1.0", "2.0", "x"])).to_list(), shorten_codes(pl.Series(["1.0", "1.1"])).to_list()
    (['1', '2', 'x'], ['1.0', '1.1'])
    """
    whole = cells.str.contains(_WHOLE).sum()
    if not whole or whole < (cells.str.contains(r"^[+-]?[0-9]+\.[0-9]+$").sum() or 0):
        return cells
    return cells.str.replace(_WHOLE, "${1}")


def are_numbers(cells: pl.Series) -> bool:
    """Whether every known cell is a number, and there is one."""
    known = cells.drop_nulls()
    return len(known) > 0 and bool(known.str.contains(_NUMBER).all())


def are_codes(cells: pl.Series) -> bool:
    """Whether every known cell is a whole number, and there is one."""
    known = cells.drop_nulls()
    return len(known) > 0 and bool(known.str.contains(r"^[+-]?[0-9]+$").all())


def read_numbers(cells: pl.Series, column: str, notes: Notes) -> tuple[FloatArray, BoolArray]:
    """Numbers (NaN: none), and which cells hold something that is no number, or none below 1e15; both (n,)."""
    import polars as pl

    text = _without_commas(cells, column, notes)
    numbers = text.cast(pl.Float64, strict=False).to_numpy().astype(np.float64)
    unread = cells.is_not_null().to_numpy() & ~(np.abs(numbers) <= MOST)
    return np.where(unread, np.nan, numbers), unread


def _without_commas(cells: pl.Series, column: str, notes: Notes) -> pl.Series:
    with_comma = cells.filter(
        cells.str.contains(_COMMA).fill_null(False) | cells.str.contains(_THOUSANDS).fill_null(False)
    )
    if not len(with_comma):
        return cells
    thousands = bool(with_comma.str.contains(_THOUSANDS).all())
    notes.repair("thousands" if thousands else "decimal_comma", column=column, example=with_comma[0])
    return cells.str.replace_all(",", "" if thousands else ".", literal=True)


def read_yes_no(cells: pl.Series, yes: str, no: str) -> list[bool | None] | None:
    """Each cell as yes or no (None: not known), or None if any cell is neither.

    >>> import polars as pl
    >>> from ecotone.tables.words import NO, YES
    >>> read_yes_no(pl.Series(["Ja", "nein", None]), YES, NO), read_yes_no(pl.Series(["perhaps"]), YES, NO)
    ([True, False, None], None)
    """
    meaning: dict[str | None, bool | None] = {None: None}
    for word in cells.drop_nulls().unique().to_list():
        simple = simplify(word)
        if simple not in word_set(yes) and simple not in word_set(no):
            return None
        meaning[word] = simple in word_set(yes)
    return [meaning[word] for word in cells.to_list()]
