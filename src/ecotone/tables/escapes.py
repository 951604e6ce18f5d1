"""How our own CSV pair writes what a cell cannot hold as it is, so that nothing is lost and nothing is mistaken.

A backslash says that the next letters are not meant as they stand: `\\n` a new line, `\\|` a bar that divides
nothing, `\\e` an empty text, `\\.` nothing at all (it keeps NA from meaning *not known*, and a leading = from being
reckoned by a spreadsheet).
"""

from __future__ import annotations

import re

PEOPLE_MARK = "id [Ecotone 1]"
TIES_MARK = "from [Ecotone 1]"

_LETTERS = {"n": "\n", "r": "\r", "t": "\t", "e": "", ".": ""}
_NAMES = {"\n": "\\n", "\r": "\\r", "\t": "\\t", "\\": "\\\\"}
_STRANGE = re.compile(r"[\x00-\x1f\x7f\\\ud800-\udfff]")
_ESCAPE = re.compile(r"\\(?:u([0-9a-f]{6})|(.))", re.DOTALL)
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?$", re.ASCII)
_MISTAKABLE = frozenset({"NA", "N/A", "n/a", "#N/A", "?"})


def find_our_delimiter(text: str) -> str | None:
    """The character between the cells if the text is one of our pair, perhaps saved again by a spreadsheet."""
    found = re.match(r'"?(?:id|from) \[Ecotone 1\]"?([,;\t])', text)
    return found[1] if found else None


def escape(text: str, special: str = "") -> str:
    """The text as one cell; the characters in `special` are kept from their meaning.

    >>> escape("a|b", "|"), escape("NA"), escape(""), escape("=1+1"), escape("01")
    ('a\\\\|b', '\\\\.NA', '\\\\e', '\\\\.=1+1', '01')
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
    mistakable = safe in _MISTAKABLE or (safe[0] in "=+-@" and not _NUMBER.match(safe))
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
