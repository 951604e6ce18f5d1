"""Names as they are sorted and looked for: the same on every database."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import Any

from django.db import models

_SPECIAL = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "æ": "ae", "œ": "oe"})


@cache
def bare_letter(letter: str) -> str:
    """A letter without capital and accent: one, several, or none."""
    apart = unicodedata.normalize("NFKD", letter.casefold().translate(_SPECIAL))
    return "".join(each for each in apart if not unicodedata.combining(each))


def bare(text: str) -> str:
    """A text without capitals and accents."""
    return text.lower() if text.isascii() else "".join(map(bare_letter, text))


class SortedAs(models.CharField[str, str]):
    """The bare text of another column, written whenever the row is; compared letter by letter, whatever the database.

    A database sorts by a language, or by the alphabet of 1963, in which *Éva* comes after *Zoe*.
    """

    def __init__(self, of: str, **options: Any) -> None:
        self.of = of
        super().__init__(**{"editable": False, "default": "", **options})

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        """Follow the other column."""
        text = self.make(getattr(model_instance, self.of))
        setattr(model_instance, self.attname, text)
        return text

    def make(self, text: str) -> str:
        """What stands here for a text there."""
        return bare(" ".join(text.split()))[: self.max_length]

    def db_parameters(self, connection: Any) -> Any:
        """SQLite compares letter by letter by itself."""
        by_letter = {"collation": "C"} if connection.vendor == "postgresql" else {}
        return {**super().db_parameters(connection), **by_letter}

    def deconstruct(self) -> Any:
        """As a migration writes it down."""
        name, path, arguments, options = super().deconstruct()
        return name, path, arguments, {**options, "of": self.of}
