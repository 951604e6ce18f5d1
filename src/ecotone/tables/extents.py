"""How far the sheets of a workbook reach and how much text they hold, found out before anything is laid out.

The program that lays a sheet out makes room for every cell up to the last one, and copies a shared text into every
cell that uses it. So each part is gone through first, piece by piece, and only what was gone through is handed on.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

_PLACE = re.compile(r"([A-Za-z]{1,3})([0-9]{1,7})")
_TEXTS = frozenset({"s", "str", "inlineStr"})
_PIECE = 1_000_000


class Unreadable(ValueError):
    """A part of a workbook that is no well-formed XML in UTF-8."""


class Declaring(ValueError):
    """A part of a workbook that declares entities, or tells other programs what to do."""


@dataclass
class Extent:
    """What one part of a workbook holds; all is 0 or empty where it is no sheet.

    `rows` and `columns` reach to the last cell that has anything in it, `first_row` is where the first value is.
    `letters` counts the text in the cells apart from shared texts, `uses` how often each of those is used; `texts`
    are the lengths of the shared texts that the part brings. `without_result` are the rows of formulas without one,
    `merged` the places of merged cells.
    """

    first_row: int = 0
    rows: int = 0
    columns: int = 0
    letters: int = 0
    uses: Counter[int] = field(default_factory=Counter)
    texts: list[int] = field(default_factory=list)
    without_result: list[int] = field(default_factory=list)
    merged: list[str] = field(default_factory=list)


def measure_part(content: bytes) -> Extent:
    """The extent of one part; raises Unreadable and Declaring.

    >>> sheet = b"<sheetData><row r='7'><c r='B7'><v>1</v></c></row></sheetData>"
    >>> (measure_part(sheet).rows, measure_part(sheet).columns)
    (7, 2)
    """
    reading = _Reading()
    parser = expat.ParserCreate("UTF-8")
    parser.buffer_text = True
    parser.StartElementHandler = reading.start
    parser.EndElementHandler = reading.end
    parser.CharacterDataHandler = reading.read
    parser.StartDoctypeDeclHandler = reading.refuse
    parser.ProcessingInstructionHandler = reading.refuse
    try:
        for piece in _pieces(content):
            parser.Parse(piece, False)
        parser.Parse("", True)
    except (expat.ExpatError, UnicodeDecodeError) as error:
        raise Unreadable from error
    return reading.extent


def _pieces(content: bytes) -> Iterator[str]:
    """The text in UTF-8, whatever it says of itself: the next reader takes it as that, too.

    Without an empty byte it cannot be mistaken for UTF-16, whose letters might read as cells to the next reader only.
    """
    parts = (content[start : start + _PIECE] for start in range(0, len(content), _PIECE))
    for piece in codecs.iterdecode(parts, "utf-8"):
        if "\0" in piece:
            raise Unreadable
        yield piece


def count_letters(extents: Iterable[Extent]) -> int:
    """The letters in all cells, shared texts as often as they are used."""
    parts = list(extents)
    lists = [part.texts for part in parts if part.texts]
    letters = sum(part.letters for part in parts)
    for part in parts:
        for number, times in part.uses.items():
            letters += times * max((texts[number] for texts in lists if number < len(texts)), default=0)
    return letters


class _Reading:
    """Goes through a part; knows in which row, column and cell it is."""

    def __init__(self) -> None:
        self.extent = Extent()
        self.row, self.column, self.place = 1, 0, 1
        self.type: str | None = None
        self.inside: set[str] | None = None
        self.value = ""
        self.in_text = False

    def start(self, name: str, about: dict[str, str]) -> None:
        tag = name.rpartition(":")[2]
        if tag == "c":
            self._start_cell(about)
        elif self.inside is not None:
            self.inside.add(tag)
            self.value = "" if tag == "v" else self.value
        elif tag == "row" and "r" in about:
            self.row = _number(about["r"])
        elif tag == "si":
            self.extent.texts.append(0)
            self.in_text = True
        elif tag == "mergeCell":
            self.extent.merged.append(about.get("ref", ""))

    def end(self, name: str) -> None:
        tag = name.rpartition(":")[2]
        if tag == "c":
            self._end_cell()
        elif tag == "row":
            self.row, self.column = self.row + 1, 0
        elif tag == "si":
            self.in_text = False

    def read(self, text: str) -> None:
        if self.in_text:
            self.extent.texts[-1] += len(text)
        elif self.inside is not None:
            self.extent.letters += len(text)
            self.value += text

    def refuse(self, *_: object) -> None:
        raise Declaring

    def _start_cell(self, about: dict[str, str]) -> None:
        self.place = self.row
        self.column += 1
        if "r" in about:
            found = _PLACE.fullmatch(about["r"])
            if found is None:
                raise Unreadable
            self.column, self.place = column_number(found[1]), int(found[2])
        self.type, self.inside, self.value = about.get("t"), set(), ""

    def _end_cell(self) -> None:
        inside, extent = self.inside, self.extent
        self.inside = None
        if not inside:
            return
        extent.rows, extent.columns = max(extent.rows, self.place), max(extent.columns, self.column)
        if self.type == "s" and "v" in inside:
            extent.uses[_number(self.value)] += 1
        if inside == {"f"} or not (self.value or self.type in _TEXTS):
            extent.without_result += [self.place] if "f" in inside else []
        else:
            extent.first_row = min(extent.first_row or self.place, self.place)


def column_number(letters: str) -> int:
    """The number of a column by its letters.

    >>> column_number("A"), column_number("AB")
    (1, 28)
    """
    number = 0
    for letter in letters.upper():
        number = 26 * number + ord(letter) - ord("A") + 1
    return number


def _number(text: str) -> int:
    text = text.strip()
    if not (text.isascii() and text.isdecimal() and len(text) <= 9):
        raise Unreadable
    return int(text)
