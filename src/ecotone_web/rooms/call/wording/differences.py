"""What differs between two texts, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

SAME, LEFT_OUT, ADDED = "same", "left out", "added"

MARKS = ".,;:!?\u2026\u060c\u061b\u061f"
"""What ends a word without being part of it, in Arabic, too."""


@dataclass(frozen=True)
class Piece:
    """Words one after another that are in both texts, or in one of them alone."""

    kind: str
    text: str


@dataclass(frozen=True)
class Differences:
    """Two texts beside each other, and as one."""

    one: tuple[Piece, ...]
    other: tuple[Piece, ...]
    joined: tuple[Piece, ...]

    @property
    def is_any(self) -> bool:
        """Whether the texts differ."""
        return any(piece.kind != SAME for piece in self.joined)


def compare(one: str, other: str) -> Differences:
    """Which words of `one` were left out in `other`, and which were added. How lines are broken says nothing."""
    before, after = _split(one), _split(other)
    left: list[Piece] = []
    right: list[Piece] = []
    joined: list[Piece] = []
    for is_same, gone, new in _align(before, after):
        if is_same:
            left.append(Piece(SAME, "".join(gone)))
            right.append(Piece(SAME, "".join(new)))
            joined.append(Piece(SAME, "".join([*new[:-1], _part(new[-1], gone[-1])])))
        else:
            left += _mark(LEFT_OUT, gone)
            right += _mark(ADDED, new)
            joined += [*_mark(LEFT_OUT, gone, apart=bool(new)), *_mark(ADDED, new)]
    return Differences(tuple(left), tuple(right), tuple(joined))


def _split(text: str) -> list[str]:
    """Words and marks, each with the spaces after it."""
    return re.findall(rf"(?:[{MARKS}]+|[^\s{MARKS}]+)\s*", text.replace("\r\n", "\n"))


def _align(before: list[str], after: list[str]) -> Iterator[tuple[bool, list[str], list[str]]]:
    """Stretches of words that are in both, or in one of them alone."""
    one, other = ([word.strip() for word in words] for words in (before, after))
    for what, start, end, begin, stop in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        yield what == "equal", before[start:end], after[begin:stop]


def _part(word: str, same: str) -> str:
    """The last word before a difference, with a space after it if it has one in either text."""
    return word if word[-1].isspace() else same


def _mark(kind: str, words: list[str], *, apart: bool = False) -> Iterator[Piece]:
    """The words as one piece; the spaces after them, or those that keep them `apart`, are marked as nothing."""
    text = "".join(words)
    if bare := text.rstrip():
        yield Piece(kind, bare)
        if after := text[len(bare) :] or " " * apart:
            yield Piece(SAME, after)
