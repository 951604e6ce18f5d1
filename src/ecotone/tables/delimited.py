"""Text with one row a line: its cells."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from ecotone.errors import FileRefused
from ecotone.ground import IntArray
from ecotone.tables.accounts import Notes
from ecotone.tables.delimiters import find_delimiter, long_cells, refuse_uneven
from ecotone.tables.escapes import find_our_delimiter
from ecotone.tables.sheets import MOST_COLUMNS, Sheet
from ecotone.tables.texts import decode, join_letters

if TYPE_CHECKING:
    import polars as pl

_END = "\x1e the end"
_PIECE = 50_000


@dataclass(frozen=True)
class _Cells:
    frame: pl.DataFrame
    lines: IntArray


def read_text(path: Path, data: bytes) -> Sheet:
    """The cells of a text file."""
    notes = Notes()
    text, encoding = decode(data, path.name, notes)
    delimiter = find_our_delimiter(text)
    skipped = 0
    if delimiter is None:
        text, skipped, delimiter = _skip_comments(join_letters(text), notes)
    delimiter = delimiter or find_delimiter(text)
    if delimiter in (None, "\n"):
        refuse_uneven(text, path.name, skipped)
    if delimiter is None:
        raise FileRefused("tables.no_columns", file=path.name, line=skipped + 1)
    form = "TSV" if delimiter == "\t" else "text" if delimiter == " " else "CSV"
    cells = _read_cells(text, delimiter, path.name, skipped, notes)
    return Sheet(
        path.name,
        path.stem,
        form,
        cells.frame,
        cells.lines,
        notes,
        encoding,
        None if delimiter == "\n" else delimiter,
    )


def _skip_comments(text: str, notes: Notes) -> tuple[str, int, str | None]:
    """The text after lines that start with `# ` or `%`, and after Excel's `sep=;`, which names the character."""
    skipped = 0
    while found := re.match(r"(#[ \t]|%|//)[^\r\n]*(\r\n|\r|\n)", text):
        skipped += 1
        text = text[found.end() :]
    if skipped:
        notes.repair("comments", range(1, skipped + 1))
    named = re.match(r'"?sep=([,;|\t ])"?(\r\n|\r|\n)', text)
    if named:
        return text[named.end() :], skipped + 1, named[1]
    return text, skipped, None


def _read_cells(text: str, delimiter: str, file: str, skipped: int, notes: Notes) -> _Cells:
    if delimiter == " ":
        text, delimiter = (
            re.sub(r"(?m)^[ \t]+|[ \t]+$", "", text.replace("\r\n", "\n").replace("\r", "\n")),
            "\t",
        )
        text = re.sub(r"[ \t]+", "\t", text)
    cells = _read_even(text, delimiter) or _read_rows(text, delimiter, file, skipped, notes)
    return _Cells(cells.frame, cells.lines + skipped)


def _read_even(text: str, delimiter: str) -> _Cells | None:
    """Polars reads what has the same number of cells in every line, and quotation marks around whole cells only."""
    import polars as pl

    if delimiter == "\n":
        return None
    data = text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n").encode("utf-8", "surrogatepass")
    width = _even_width(np.frombuffer(data, np.uint8), ord(delimiter))
    if width is None or width > MOST_COLUMNS:
        return None
    frame = pl.read_csv(data, has_header=False, separator=delimiter, infer_schema=False, raise_if_empty=False)
    if frame.width != width:
        return None
    frame.columns = [str(k) for k in range(width)]
    return _Cells(frame.with_columns(pl.all().replace("", None)), np.arange(1, frame.height + 1))


def _even_width(letters: npt.NDArray[np.uint8], delimiter: int) -> int | None:
    """The number of cells in every line, or None if lines differ, are empty, or need a closer reading."""
    breaks = letters == ord("\n")
    starts = np.concatenate([[0], np.flatnonzero(breaks) + 1])
    if starts[-1] >= len(letters) or np.any(np.diff(np.append(starts, len(letters) + 1)) < 2):
        return None
    between = letters == delimiter
    marks = letters == ord('"')
    if marks.any():
        # the marks counted up to here: even outside of quotation; kept in a byte, where even stays even
        inside = (np.cumsum(marks, dtype=np.uint8) & 1).astype(bool)
        edge = between | breaks
        opens_well = np.concatenate([[True], edge[:-1]])[marks & inside].all()
        closes_well = np.concatenate([edge[1:], [True]])[marks & ~inside].all()
        if not (opens_well and closes_well) or inside[breaks].any() or inside[-1]:
            return None
        between &= ~inside
    counts = np.add.reduceat(between.view(np.uint8), starts, dtype=np.int32)
    return int(counts[0]) + 1 if np.all(counts == counts[0]) else None


def _read_rows(text: str, delimiter: str, file: str, skipped: int, notes: Notes) -> _Cells:
    """Row by row, with quotation marks, cells over several lines, and rows that are too short or too long."""
    rows = _Rows(text, delimiter, file, skipped)
    width, has_row_names = _find_width(rows)
    if width > MOST_COLUMNS:
        raise FileRefused("tables.too_many_columns", file=file, columns=width, most=MOST_COLUMNS)
    if has_row_names:
        notes.repair("row_names")
    pieces: list[pl.DataFrame] = []
    lines: list[int] = []
    short: list[int] = []
    long: list[int] = []
    for piece in _pieces(_even_rows(rows, width, has_row_names, short, long)):
        pieces.append(_frame([row for _, row in piece], width))
        lines.extend(line for line, _ in piece)
    if short:
        notes.repair("short_rows", np.array(short) + skipped)
    if long:
        notes.leave_out("long_rows", np.array(long) + skipped)
    import polars as pl

    return _Cells(pl.concat(pieces) if pieces else _frame([], width), np.array(lines, np.int64))


@dataclass(frozen=True)
class _Rows:
    """The rows of a text, each with the line where it starts; can be gone through more than once."""

    text: str
    delimiter: str
    file: str
    skipped: int

    def __iter__(self) -> Iterator[tuple[int, list[str]]]:
        lines = chain(io.StringIO(self.text, newline=""), [_END + "\n"])
        single = self.delimiter == "\n"
        reader = csv.reader(lines, delimiter="\x1f" if single else self.delimiter)
        start, last, closed = 1, 1, False
        try:
            with long_cells():
                for row in reader:
                    closed = row == [_END]
                    if row and not closed:
                        yield start, row
                    last, start = start, reader.line_num + 1
        except csv.Error as error:
            raise self._refusal(error, start) from error
        if not closed:
            raise FileRefused("tables.open_quote", file=self.file, line=last + self.skipped)

    def _refusal(self, error: csv.Error, line: int) -> FileRefused:
        if "field limit" in str(error):
            return FileRefused("tables.long_cell", file=self.file, line=line + self.skipped)
        return FileRefused("tables.broken_row", file=self.file, line=line + self.skipped)


def _find_width(rows: _Rows) -> tuple[int, bool]:
    """How many columns there are, and whether the first line lacks a name for the first of them."""
    sizes: Counter[int] = Counter()
    first = 0
    for _, row in rows:
        first = first or len(row)
        sizes[len(row)] += 1
    if not sizes:
        return 0, False
    usual = sizes.most_common(1)[0][0]
    total = sum(sizes.values())
    has_row_names = total > 2 and first == usual - 1 and sizes[usual] == total - 1 and first > 1
    return max(first + has_row_names, usual), has_row_names


def _even_rows(
    rows: _Rows, width: int, has_row_names: bool, short: list[int], long: list[int]
) -> Iterator[tuple[int, list[str]]]:
    for number, (line, row) in enumerate(rows):
        if len(row) == width:
            yield line, row
            continue
        if has_row_names and number == 0:
            row = ["", *row]
        if len(row) > width and any(cell.strip() for cell in row[width:]):
            long.append(line)
            continue
        if len(row) < width and any(cell.strip() for cell in row):
            short.append(line)
        yield line, [*row[:width], *[""] * (width - len(row))]


def _pieces(rows: Iterator[tuple[int, list[str]]]) -> Iterator[list[tuple[int, list[str]]]]:
    piece = []
    for row in rows:
        piece.append(row)
        if len(piece) == _PIECE:
            yield piece
            piece = []
    if piece:
        yield piece


def _frame(rows: list[list[str]], width: int) -> pl.DataFrame:
    import polars as pl

    columns = list(zip(*rows, strict=True)) if rows else [()] * width
    return pl.DataFrame(
        {
            str(k): pl.Series([cell or None for cell in column], dtype=pl.String)
            for k, column in enumerate(columns)
        }
    )
