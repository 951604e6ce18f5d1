"""Finding somebody's name in a text, however it is written."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any

from ecotone_web.records.names import bare, bare_letter

SOMEONE = "[someone]"
"""What stands where her name stood. It is the same in all languages, so that it can be looked for."""

_WORD = re.compile(r"[^\W_]+")
_NOT_A_LETTER_BEFORE, _NOT_A_LETTER_AFTER = r"(?<![^\W_])", r"(?![^\W_])"
FEWEST_LETTERS = 4


def find_words(text: str) -> list[str]:
    """The words of a text, bare."""
    return _WORD.findall(bare(text))


def is_telling(text: str) -> bool:
    """Whether a text names one person wherever it stands, as two words, an address or a long number do."""
    words = find_words(text)
    letters = "".join(words)
    has_digit, has_letter = any(map(str.isdigit, letters)), any(map(str.isalpha, letters))
    if "@" in text:
        return True
    if len(words) > 1:
        return has_letter and len(letters) >= FEWEST_LETTERS
    return (has_digit and has_letter and len(letters) >= FEWEST_LETTERS) or (
        not has_letter and len(letters) >= FEWEST_LETTERS + 2
    )


class Mentions:
    """What somebody is called, and where a text says it.

    `others` are the names of other people: a longer one that has hers in it stays theirs.
    """

    def __init__(self, called: Iterable[str], others: Iterable[str] = ()) -> None:
        called = sorted({text.strip() for text in called if text.strip()}, key=len, reverse=True)
        telling = [text for text in called if is_telling(text)]
        ways = list(dict.fromkeys(way for text in telling for way in _list_ways(text)))
        hers = ["".join(find_words(text)) for text in telling]
        longer = {tuple(words) for words in map(find_words, others) if _holds(words, hers)}
        self.longer = sorted(
            (words for words in longer if list(words) not in map(find_words, telling)), key=len
        )
        """Other people's names that have hers in them."""
        self.pattern = _compile(ways, [_join(words) for words in reversed(self.longer)])
        self.keys = sorted({min(find_words(text), key=lambda word: (-len(word), word)) for text in telling})
        self.whole = {bare(text) for text in called}
        first = {word for text in called if "@" not in text for word in _find_names_in(text)}
        self.alone = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(first)))})\b") if first else None

    def replace(self, text: str, *, is_about_her: bool = False) -> str:
        """The text without her name; where the text is about her, without her first name alone, too."""
        if self.pattern is not None and self._may_stand_in(text):
            text = _replace(self.pattern, text)
        if is_about_her and self.alone is not None:
            text = self.alone.sub(SOMEONE, text)
        return text

    def replace_in(self, value: Any, *, is_whole: bool = False) -> Any:
        """The same in all of a JSON value; with `is_whole` a text that is nothing but her one word, too."""
        if isinstance(value, str):
            if is_whole and bare(value.strip()) in self.whole and any(map(str.isalpha, value)):
                return SOMEONE
            return self.replace(value)
        if isinstance(value, list):
            return [self.replace_in(each, is_whole=is_whole) for each in value]
        if isinstance(value, dict):
            return {
                self.replace_in(name, is_whole=False): self.replace_in(each, is_whole=is_whole)
                for name, each in value.items()
            }
        return value

    def stands_alone_in(self, text: str) -> bool:
        """Whether one of her names stands in it that `replace` leaves."""
        return self.alone is not None and self.alone.search(self.replace(text)) is not None

    def is_her(self, text: str) -> bool:
        """Whether a text is nothing but what she is called."""
        return bare(text.strip()) in self.whole

    def is_part_of(self, text: str) -> bool:
        """Whether a longer name has hers in it."""
        return tuple(find_words(text)) in self.longer

    def _may_stand_in(self, text: str) -> bool:
        low = bare(text)
        return any(key in low for key in self.keys)


def _find_names_in(text: str) -> Iterator[str]:
    """Her first and other names, each with and without its accents."""
    for word in _WORD.findall(text):
        if word[:1].isupper() and len(word) > 2:
            yield word
            apart = unicodedata.normalize("NFKD", word)
            yield "".join(letter for letter in apart if not unicodedata.combining(letter))


def _holds(words: list[str], hers: list[str]) -> bool:
    joined = "".join(words)
    return any(each in joined for each in hers)


def _list_ways(text: str) -> Iterator[str]:
    """How it may be written: as it is, and a name with the last word first."""
    if "@" in text:
        yield rf"(?<![\w.+-]){re.escape(bare(text))}(?![\w-])"
        return
    words = find_words(text)
    yield _join(words)
    if len(words) > 1:
        yield _join([words[-1], *words[:-1]])


def _join(words: Iterable[str]) -> str:
    inner = r"[\W_]{1,4}".join(re.escape(word) for word in words)
    return f"{_NOT_A_LETTER_BEFORE}{inner}{_NOT_A_LETTER_AFTER}"


def _compile(hers: list[str], others: list[str]) -> re.Pattern[str] | None:
    """Other people's longer names first, so that they are passed over."""
    return (
        re.compile("|".join([*(f"(?P<o{n}>{way})" for n, way in enumerate(others)), *hers])) if hers else None
    )


def _replace(pattern: re.Pattern[str], text: str) -> str:
    low, places = _lay_out(text)
    parts, end = [], 0
    for found in pattern.finditer(low):
        if found.lastgroup is not None:
            continue
        start, stop = places[found.start()], places[found.end() - 1] + 1
        while stop < len(text) and unicodedata.combining(text[stop]):
            stop += 1
        parts += [text[end:start], SOMEONE]
        end = stop
    return "".join([*parts, text[end:]])


def _lay_out(text: str) -> tuple[str, list[int]]:
    """The text bare, and for each of its letters the place in the text."""
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text):
        for each in bare_letter(letter):
            letters.append(each)
            places.append(place)
    return "".join(letters), places
