"""A sentence that knows its key and its values, so that it can be said again in another language."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from ecotone.ground import Result
from ecotone.sentences.phrases import Plural, Template
from ecotone.sentences.templates import TEMPLATES


@dataclass(frozen=True)
class Nouns:
    """What the space calls its ties and its people, in the plural and in lower case.

    >>> Nouns(ties="friendships").people
    'people'
    """

    ties: str = "contacts"
    people: str = "people"


USUAL = Nouns()
"""Contacts between people: what is said where the space has no nouns of its own."""


@dataclass(frozen=True)
class Sentence(Result):
    """What is said: the `key` of its template, the `values` in it, and its English `text`.

    Values are whole numbers, names, or sentences of their own (`word.…`), so that a translation by key has all it needs.

    >>> sentence = write("boundary.open", boundary="gender", ties="contacts")
    >>> str(sentence), sentence.key
    ('No sign that gender divides these contacts.', 'boundary.open')
    """

    key: str
    values: Mapping[str, Any]
    text: str

    def __str__(self) -> str:
        return self.text

    def __html__(self) -> str:
        from html import escape

        return escape(self.text)

    def in_words(self, templates: Mapping[str, Template]) -> str:
        """The same sentence from other templates, every phrase inside it included.

        >>> sentence = write("boundary.open", boundary="gender", ties="contacts")
        >>> sentence.in_words({"boundary.open": "Kein Zeichen, dass {boundary} diese {ties} teilt."})
        'Kein Zeichen, dass gender diese contacts teilt.'
        """
        template = templates[self.key]
        if isinstance(template, Plural):
            template = template.one if self.values["count"] == 1 else template.other
        words = {name: _show(value, templates) for name, value in self.values.items()}
        text = template.format_map(words)
        return text if self.key.startswith("word.") else _capitalise(text)


_SPOKEN: ContextVar[Mapping[str, Template]] = ContextVar("spoken", default=TEMPLATES)


@contextmanager
def speaking(templates: Mapping[str, Template]) -> Iterator[None]:
    """Whatever is written or drawn inside is in these words; a key that is not among them stays English.

    >>> with speaking({"word.people": "{count} Leute"}):
    ...     print(write("word.people", count=3), "|", write("word.about", count=3))
    3 Leute | about 3
    """
    token = _SPOKEN.set(ChainMap({**templates}, {**TEMPLATES}))
    try:
        yield
    finally:
        _SPOKEN.reset(token)


def spoken() -> Mapping[str, Template]:
    """The words in which is written just now."""
    return _SPOKEN.get()


def write(key: str, **values: Any) -> Sentence:
    """The sentence of this key with these values, in English, or in the words of `speaking`."""
    silent = Sentence(key, values, "")
    return Sentence(key, values, silent.in_words(_SPOKEN.get()))


def join_words(words: Sequence[Any], key: str = "word.and") -> Any:
    """One, two or more words as a list that can be read aloud: "a", "a and b", "a, b and c".

    >>> str(join_words(["Boston", "Hartford", "Providence"]))
    'Boston, Hartford and Providence'
    """
    if len(words) == 1:
        return words[0]
    return write(key, first=tuple(words[:-1]), last=words[-1])


def _show(value: Any, templates: Mapping[str, Template]) -> str:
    if isinstance(value, Sentence):
        return value.in_words(templates)
    if isinstance(value, tuple):
        return ", ".join(_show(item, templates) for item in value)
    if isinstance(value, int):
        return f"{value:,}"
    return str(value)


def _capitalise(text: str) -> str:
    return text[:1].upper() + text[1:]
