"""Days, in the ways in which people write them."""

from __future__ import annotations

import re
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
    """The day that a text names, or None. A year or a month stands for its first day.

    >>> str(read_day("2 mai 2024")), str(read_day("3/12/24")), str(read_day("2024")), read_day("soon")
    ('2024-05-02', '2024-12-03', '2024-01-01', None)
    """
    text = text.strip()
    if found := _YEAR_FIRST.match(text):
        return _day(found[1], found[2], found[3] or "1")
    if found := _YEAR.match(text):
        return _day(found[1], "1", "1")
    if found := _YEAR_LAST.match(text):
        first, second = (found[2], found[1]) if month_first else (found[1], found[2])
        year = found[3] if len(found[3]) == 4 else f"20{found[3]}"
        return _day(year, second, first)
    if found := _NAMED.match(simplify(text)):
        month = _month(found[2])
        return _day(found[4], str(month), found[1] or found[3] or "1") if month else None
    return None


def read_days(cells: pl.Series, column: str, lines: IntArray, notes: Notes) -> DateArray:
    """Days of a column (n,), NaT where there is none; says where a way of writing is unclear or cannot be read."""
    words = cells.drop_nulls().unique(maintain_order=True).to_list()
    month_first = _is_month_first(words, column, notes)
    nothing = np.datetime64("NaT", "D")
    read = {word: read_day(word, month_first=month_first) for word in words}
    meaning = {word: day for word, day in read.items() if day is not None}
    days = np.array([meaning.get(word, nothing) for word in cells.to_list()], "datetime64[D]")
    unread = np.flatnonzero(np.isnat(days) & cells.is_not_null().to_numpy())
    if len(unread):
        notes.repair("dates_unread", lines[unread], column=column, example=cells[int(unread[0])])
    return days


def are_days(cells: pl.Series) -> bool:
    """Whether nine in ten known cells name a day, and there is one."""
    words = cells.drop_nulls().unique(maintain_order=True).to_list()
    read = sum(read_day(word) is not None or read_day(word, month_first=True) is not None for word in words)
    return bool(words) and read >= 0.9 * len(words)


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
