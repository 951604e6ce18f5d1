"""Days, in the ways in which people write them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from ecotone.ground import DateArray, IntArray
from ecotone.tables.accounts import Notes
from ecotone.tables.words import simplify

if TYPE_CHECKING:
    import polars as pl

_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?:[T ].*)?$", re.ASCII)
_YEAR = re.compile(r"(1[5-9]\d\d|20\d\d)$", re.ASCII)
_YEAR_LAST = re.compile(r"(\d{1,2})[-/. ]+(\d{1,2})[-/. ]+(\d{4}|\d{2})(?:[T ,].*)?$", re.ASCII)
_NAMED = re.compile(r"(?:(\d{1,2})\D{0,6} )?([^\W\d_]{3,12})(?: de)? (?:(\d{1,2})\w{0,2} )?(\d{4})$")

_PIVOT = 69
"""Years of two digits from here on lie in the 1900s, as POSIX has it."""

MONTHS = (
    "january jan janvier janv enero ene januar janeiro",
    "february feb fevrier fev fevr febrero februar fevereiro",
    "march mar mars marzo marz maerz marco",
    "april apr avril avr abril abr",
    "may mai mayo maio",
    "june jun juin junio juni junho",
    "july jul juillet juil julio juli julho",
    "august aug aout agosto ago",
    "september sep sept septembre septiembre setembro set",
    "october oct octobre octubre oktober okt outubro out",
    "november nov novembre noviembre novembro",
    "december dec decembre diciembre dic dezember dez dezembro",
)


def read_day(text: str, *, month_first: bool = False) -> np.datetime64 | None:
    """The day that a text names, or None. A year or a month stands for its first day; 69 is 1969, 68 is 2068.

    >>> str(read_day("2 mai 2024")), str(read_day("3/12/24")), str(read_day("2024")), read_day("soon")
    ('2024-05-02', '2024-12-03', '2024-01-01', None)
    """
    year, month, day = _take_apart(text.strip(), month_first)
    if len(year) == 2:
        year = f"19{year}" if int(year) >= _PIVOT else f"20{year}"
    return _day(year, month or "1", day or "1") if year else None


def names_full_day(text: str) -> bool:
    """Whether a text names a day, not only a month or a year.

    >>> names_full_day("2 mai 2024"), names_full_day("mai 2024"), names_full_day("2024")
    (True, False, False)
    """
    return _take_apart(text.strip(), False)[2] is not None and _is_day(text)


def tell_short_years(words: Iterable[str], column: str, notes: Notes) -> None:
    """Says in which century years of two digits were taken to lie."""
    short = (word for word in words if (found := _YEAR_LAST.match(word.strip())) and len(found[3]) == 2)
    example = next(short, None)
    if example is not None:
        notes.repair("short_years", column=column, example=example)


def _take_apart(text: str, month_first: bool) -> tuple[str, str | None, str | None]:
    """Year, month and day as they are written; an empty year where none is named."""
    if found := _YEAR_FIRST.match(text):
        return found[1], found[2], found[3]
    if found := _YEAR.match(text):
        return found[1], None, None
    if found := _YEAR_LAST.match(text):
        first, second = (found[2], found[1]) if month_first else (found[1], found[2])
        return found[3], second, first
    found = _NAMED.match(simplify(text))
    month = _month(found[2]) if found else None
    return (found[4], str(month), found[1] or found[3]) if found and month else ("", None, None)


def read_days(cells: pl.Series, column: str, lines: IntArray, notes: Notes) -> DateArray:
    """Days of a column (n,), NaT where there is none; says where a way of writing is unclear or cannot be read."""
    words = cells.drop_nulls().unique(maintain_order=True).to_list()
    month_first = _is_month_first(words, column, notes)
    tell_short_years(words, column, notes)
    nothing = np.datetime64("NaT", "D")
    read = {word: read_day(word, month_first=month_first) for word in words}
    meaning = {word: day for word, day in read.items() if day is not None}
    days = np.array([meaning.get(word, nothing) for word in cells.to_list()], "datetime64[D]")
    unread = np.flatnonzero(np.isnat(days) & cells.is_not_null().to_numpy())
    if len(unread):
        notes.repair("dates_unread", lines[unread], column=column, example=cells[int(unread[0])])
    return days


def are_days(cells: pl.Series) -> bool:
    """Whether at least half of the known cells name a day, and there is one."""
    known = cells.drop_nulls()
    words = known.unique().to_list()
    days = [word for word in words if _is_day(word)]
    return bool(days) and 2 * int(known.is_in(days).sum()) >= len(known)


def _is_day(word: str) -> bool:
    return read_day(word) is not None or read_day(word, month_first=True) is not None


def _is_month_first(words: list[str], column: str, notes: Notes) -> bool:
    """Whether days are written month first: only if some day leaves no other reading."""
    matches = [found for word in words if (found := _YEAR_LAST.match(word.strip()))]
    if any(int(found[1]) > 12 for found in matches):
        return False
    if any(int(found[2]) > 12 for found in matches):
        return True
    unclear = [found for found in matches if found[1] != found[2] and "." not in found[0]]
    if unclear:
        notes.repair("dates_unclear", column=column, example=unclear[0][0])
    return False


def _month(word: str) -> int | None:
    return next((number for number, names in enumerate(MONTHS, 1) if word in names.split()), None)


def _day(year: str, month: str, day: str) -> np.datetime64 | None:
    try:
        return np.datetime64(date(int(year), int(month), int(day)), "D")
    except ValueError:
        return None
