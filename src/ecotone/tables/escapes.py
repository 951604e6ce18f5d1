"""How the files that we write put what a cell cannot hold as it is, so that nothing is lost and nothing is mistaken.

A backslash says that the next letters are not meant as they stand: `\\n` a new line, `\\|` a bar that divides
nothing, `\\e` an empty text, `\\.` nothing at all. In what people open in a spreadsheet it keeps NA from meaning *not
known*, and = + - @ at the start of a cell from being reckoned (CWE-1236); also after a semicolon, which divides
cells where the comma is the decimal mark, and in the wide letters of East Asian keyboards.
"""

from __future__ import annotations

import re

PEOPLE_MARK = "id [Ecotone 1]"
TIES_MARK = "from [Ecotone 1]"
MEETINGS_MARK = "meetings [Ecotone 1]"
OUR_PEOPLE, OUR_TIES = "people, as written by Ecotone", "ties, as written by Ecotone"

OUR_COLUMNS = ("name", "answered", "listed", "since", "until")
"""The columns of our people that say something of their own."""

_LETTERS = {"n": "\n", "r": "\r", "t": "\t", "e": "", ".": ""}
_NAMES = {"\n": "\\n", "\r": "\\r", "\t": "\\t", "\\": "\\\\"}
_STRANGE = re.compile(r"[\x00-\x1f\x7f\\\ud800-\udfff\ufffe\uffff]")
_ESCAPE = re.compile(r"\\(?:u([0-9a-f]{6})|(.))", re.DOTALL)
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?$", re.ASCII)
_MISTAKABLE = frozenset({"NA", "N/A", "n/a", "#N/A", "?"})
_FORMULA = "=+@\uff1d\uff0b\uff0d\uff20-"
_NEXT_CELL = re.compile(f";[\\s\"']*(?=[{_FORMULA}])")
_LETTER_BY_NUMBER = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
"""In a workbook `_x0041_` is another way to write A."""


def find_our_delimiter(text: str) -> str | None:
    """The character between the cells if the text is one of our pair, perhaps saved again by a spreadsheet."""
    found = re.match(r'"?(?:id|from) \[Ecotone 1\]"?([,;\t])', text)
    return found[1] if found else None


def escape(text: str, special: str = "", *, guarded: bool = True) -> str:
    """The text as one cell; the characters in `special` are kept from their meaning.

    `guarded` is for what people open in a spreadsheet.

    >>> escape("a|b", "|"), escape("NA"), escape(""), escape("=1+1"), escape("01")
    ('a\\\\|b', '\\\\.NA', '\\\\e', '\\\\.=1+1', '01')
    >>> escape("=1+1", guarded=False), escape("x;=1+1"), escape("-3")
    ('=1+1', 'x;\\\\.=1+1', '-3')
    """
    if not text:
        return "\\e"
    safe = _STRANGE.sub(lambda found: _NAMES.get(found[0], _code(found[0])), text)
    for letter in special:
        safe = safe.replace(letter, f"\\{letter}")
    if text[-1].isspace() and safe[-1] == text[-1]:
        safe = safe[:-1] + _code(text[-1])
    if safe[0].isspace():
        safe = _code(safe[0]) + safe[1:]
    return _guard(safe) if guarded else safe


def _guard(safe: str) -> str:
    """The text of a cell as no spreadsheet mistakes it."""
    mistakable = safe in _MISTAKABLE or (safe[0] in _FORMULA and not _NUMBER.match(safe))
    safe = _NEXT_CELL.sub(lambda found: f"{found[0]}\\.", _LETTER_BY_NUMBER.sub(lambda _: _code("_"), safe))
    return f"\\.{safe}" if mistakable else safe


def unescape(cell: str) -> str:
    """The text of a cell.

    >>> unescape(escape("  two\\nlines | ", "|;")) == "  two\\nlines | "
    True
    """
    return _ESCAPE.sub(_read, cell)


def split(cell: str, separator: str) -> list[str]:
    """The parts of a cell, still escaped, divided where the separator stands without a backslash.

    >>> split("a\\\\|b|c", "|")
    ['a\\\\|b', 'c']
    """
    parts, start, at = [], 0, 0
    while at < len(cell):
        if cell[at] == separator:
            parts.append(cell[start:at])
            start = at + 1
        at += 2 if cell[at] == "\\" else 1
    return [*parts, cell[start:]]


def _code(letter: str) -> str:
    return f"\\u{ord(letter):06x}"


def _read(found: re.Match[str]) -> str:
    if found[1]:
        number = int(found[1], 16)
        return chr(number) if number <= 0x10FFFF else found[0]
    return _LETTERS.get(found[2], found[2])
