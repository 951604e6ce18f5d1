"""Names as they are compared, sorted and looked for: the same on every database."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Any

from django.db import models
from django.db.models import Q

_SPECIAL = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "æ": "ae", "œ": "oe"})
_UNSEEN = re.compile(
    r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff"
    r"\ufff9-\ufffb\u034f\u115f\u1160\u2800\u3164\uffa0\U000e0000-\U000e007f]"
)


def without_unseen(text: str) -> str:
    """A text without signs that nobody sees, of which some turn around whatever stands after them.

    Those that join letters or keep them apart (U+200C, U+200D) stay: Persian, Hindi and others are written with them.
    """
    return text if text.isascii() and text.isprintable() else _UNSEEN.sub("", text)


@cache
def bare_letter(letter: str) -> str:
    """A letter without capital and accent: one, several, or none."""
    apart = unicodedata.normalize("NFKD", letter.casefold().translate(_SPECIAL))
    return "".join(each for each in apart if not unicodedata.combining(each))


def bare(text: str) -> str:
    """A text without capitals and accents."""
    return text.lower() if text.isascii() else "".join(map(bare_letter, text))


def fold(text: str) -> str:
    """A text as it is compared: without regard to capitals and spaces."""
    return " ".join(text.split()).casefold()


def sort_by(name: str) -> str:
    """What a name is sorted by: bare, and with single spaces."""
    return bare(" ".join(name.split()))


def called(words: str, column: str = "sorted_as") -> Q:
    """In whose name each of these words stands, with or without its capitals and accents."""
    return Q(*(Q(**{f"{column}__contains": word}) for word in bare(words).split()))


class SortedAs(models.CharField[str, str]):
    """The bare text of another column, written whenever the row is; compared letter by letter, whatever the database.

    Left to itself one database sorts by the codes of letters, where *Éva* comes after *Zoe*, another by a language.
    """

    def __init__(self, of: str, **options: Any) -> None:
        self.of = of
        super().__init__(**{"editable": False, "blank": True, **options})

    def pre_save(self, model_instance: models.Model, add: bool) -> str:  # noqa: ARG002  (as Django calls it)
        """Follow the other column."""
        text = sort_by(getattr(model_instance, self.of))[: self.max_length]
        setattr(model_instance, self.attname, text)
        return text

    def db_parameters(self, connection: Any) -> Any:
        """SQLite compares letter by letter by itself."""
        by_letter = {"collation": "C"} if connection.vendor == "postgresql" else {}
        return {**super().db_parameters(connection), **by_letter}

    def deconstruct(self) -> Any:
        """As a migration writes it down."""
        name, path, arguments, options = super().deconstruct()
        return name, path, arguments, {**options, "of": self.of}
