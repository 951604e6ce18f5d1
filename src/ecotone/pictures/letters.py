"""How wide a text will be, before anybody draws it: careful estimates, so that labels neither touch nor are cut.

The widths are those of DejaVu Sans, the widest of the usual system fonts; in any other the text is narrower.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from ecotone.pictures.tokens import LETTERINGS

_BOLD = 1.15
_GROUPS = (
    (0.37, " '.,:;|/\\iljIJf-·’‘łı\u00a0"),
    (0.42, "rt()[]!"),
    (0.53, '"*_`–szc?“”'),
    (0.65, "0123456789abdeghknopquvxy${}LF"),
    (0.72, "ABCEKPRSTVXYZ"),
    (0.84, "DGHNOQUw&#+<=>^~"),
    (1.0, "mMW@%—…"),
)
_OF_CATEGORY = {"Ll": 0.72, "Lu": 0.88, "Mn": 0.0, "Me": 0.0, "Cf": 0.0}
_WIDE = set("жшщыюфмњљђћæœъ") | set("ЖШЩЫЮФМЊЉЂЋÆŒЪ")
_WIDTHS = {letter: width for width, letters in _GROUPS for letter in letters}

_ISOLATE, _END = "\u2068", "\u2069"


def measure_text(text: str, lettering: str) -> float:
    """The width of a text in px, set as `lettering` (a key of `tokens.LETTERINGS`); rather too wide than too narrow.

    >>> measure_text("Boston", "note") < measure_text("Boston", "name") < 80
    True
    """
    style = LETTERINGS[lettering]
    em = sum(_width(letter) for letter in text)
    return em * style.size * (_BOLD if style.bold else 1.0)


def wrap_text(
    text: str, width: float, lettering: str, most: int = 6, *, even: bool = True
) -> tuple[str, ...]:
    """The text in lines of at most `width` px, broken inside a word only where it is too long alone.

    Beyond `most` lines the last one ends with an ellipsis; `even` lines are about equally long, others not quite
    as uneven as they would fall.

    >>> wrap_text("Ministry of the Environment", 150, "name")
    ('Ministry of the', 'Environment')
    """
    whole = " ".join(text.split())
    lines = _fill(whole, width, lettering)
    if len(lines) > most:
        return (*lines[: most - 1], _shorten(lines[most - 1], width, lettering))
    for share in (0.5, 0.6, 0.7, 0.8, 0.9) if even else (0.75, 0.85):
        shorter = _fill(whole, width * share, lettering)
        if len(shorter) == len(lines) and _words_of(shorter) == _words_of(lines):
            return shorter
    return lines


def set_apart(line: str) -> str:
    """A line wholly in a script that runs from right to left, isolated, so that what stands at its ends keeps its side.

    In a mixed line the picture's own direction, from left to right, is the better one.

    >>> set_apart("Boston"), len(set_apart("الرياض")), len(set_apart("الرياض and Boston"))
    ('Boston', 8, 17)
    """
    turned = any(_is_turned(letter) for letter in line)
    straight = any(unicodedata.bidirectional(letter) == "L" for letter in line)
    return f"{_ISOLATE}{line}{_END}" if turned and not straight else line


def _width(letter: str) -> float:
    known = _WIDTHS.get(letter)
    if known is not None:
        return known
    if ord(letter) >= 0x1F000:
        return 1.4
    base = unicodedata.normalize("NFD", letter)[0]
    if base != letter and base in _WIDTHS:
        return _WIDTHS[base]
    if unicodedata.east_asian_width(letter) in ("W", "F"):
        return 1.0
    if letter in _WIDE:
        return 1.08
    if _is_turned(letter):
        return 0.76
    return _OF_CATEGORY.get(unicodedata.category(letter), 0.95)


def _is_turned(letter: str) -> bool:
    """Whether it belongs to a script that runs from right to left."""
    return unicodedata.bidirectional(letter) in ("R", "AL")


def _fill(text: str, width: float, lettering: str) -> tuple[str, ...]:
    lines: list[str] = []
    filled, gap = 0.0, measure_text(" ", lettering)
    for word in _words(text, width, lettering):
        wide = measure_text(word, lettering)
        if lines and filled + gap + wide <= width:
            lines[-1] += f" {word}"
            filled += gap + wide
        else:
            lines.append(word)
            filled = wide
    return tuple(lines)


def _words_of(lines: tuple[str, ...]) -> list[str]:
    return " ".join(lines).split(" ")


def _words(text: str, width: float, lettering: str) -> Iterator[str]:
    """The words, those too long for a line in pieces that fit."""
    for word in text.split(" "):
        if measure_text(word, lettering) <= width:
            if word:
                yield word
            continue
        piece = ""
        for letter in word:
            # a combining mark stays with its letter
            if (
                piece
                and unicodedata.combining(letter) == 0
                and measure_text(piece + letter, lettering) > width
            ):
                yield piece
                piece = ""
            piece += letter
        if piece:
            yield piece


def _shorten(line: str, width: float, lettering: str) -> str:
    while line and measure_text(f"{line}…", lettering) > width:
        line = line[:-1]
    return f"{line.rstrip()}…"
