"""Which character stands between the cells of a text."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from ecotone.errors import FileRefused

_SAMPLE = 200_000
_MOST_LETTERS = 10_000_000


def find_delimiter(text: str) -> str | None:
    """The character between the cells: the one that gives most lines the same number of cells.

    A text of one word or phrase a line has one column, and any character will do ("\\n" is given back).

    >>> find_delimiter("id;weight\\n1;0,5\\n2;0,7\\n"), find_delimiter("0 1\\n2 3\\n")
    (';', ' ')
    """
    sample = text[: max(_SAMPLE, _end_of_line(text, 20))]
    cut = len(text) > len(sample)
    found = [vote for delimiter in "\t,;|" if (vote := _weigh(sample, delimiter, cut)) is not None]
    if found:
        return max(found)[-1]
    lines = [line.split() for line in sample.splitlines()[: -1 if cut else None] if line.strip()]
    widths = {len(line) for line in lines[1:]}
    if len(widths) == 1 and max(widths) > 1 and len(lines[0]) in (max(widths), max(widths) - 1):
        return " "
    return "\n" if _is_one_column(lines) else None


def _end_of_line(text: str, number: int) -> int:
    """Where this line ends, so that a few very long cells do not hide the others."""
    end = 0
    for _ in range(number):
        end = text.find("\n", end) + 1
        if not end:
            return len(text) if "\n" in text else 0
    return end


def _weigh(sample: str, delimiter: str, cut: bool) -> tuple[int, float, int, int, str] | None:
    """How well a character divides: the first line as the others, how many agree, how many cells."""
    rows: list[list[str]] = []
    with suppress(csv.Error), long_cells():  # what stands before a row that cannot be read tells enough
        rows += filter(any, csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter))
    rows = rows[:-1] if cut else rows
    if not rows:
        return None
    below = rows[1:] or rows
    width, agreeing = Counter(map(len, below)).most_common(1)[0]
    share = agreeing / len(below)
    if width < 2 or share < 0.7:
        return None
    fits = 2 if len(rows[0]) == width else int(len(rows[0]) == width - 1)
    return fits, round(share, 1), width, -"\t,;|".index(delimiter), delimiter


def refuse_uneven(text: str, file: str, skipped: int) -> None:
    """Names the first row that is longer or shorter than the first line, where the first line has clear columns."""
    lines = text[:_SAMPLE].splitlines()
    delimiter = max("\t,;|", key=lines[0].count) if lines else ","
    reader = csv.reader(io.StringIO(text[:_SAMPLE], newline=""), delimiter=delimiter)
    rows: list[tuple[int, list[str]]] = []
    with suppress(csv.Error):
        rows += [(reader.line_num, row) for row in reader if row]
    names = len(rows[0][1]) if rows else 0
    other = [(line, len(row)) for line, row in rows if len(row) != names]
    if names > 2 and other and 3 * len(other) <= 2 * len(rows):
        line, cells = other[0]
        raise FileRefused("tables.uneven", file=file, line=line + skipped, cells=cells, names=names)


def _is_one_column(lines: list[list[str]]) -> bool:
    """A list of short entries, not prose: no line longer than a name."""
    return bool(lines) and all(len(line) <= 5 and sum(map(len, line)) <= 60 for line in lines)


@contextmanager
def long_cells() -> Iterator[None]:
    """The csv module reads cells of up to 10 million letters for as long as this holds."""
    usual = csv.field_size_limit(_MOST_LETTERS)
    try:
        yield
    finally:
        csv.field_size_limit(usual)
