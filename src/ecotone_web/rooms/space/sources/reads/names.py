"""Names as they are compared."""

from __future__ import annotations

from ecotone_web.records.names import bare


def fold(text: str) -> str:
    """Without regard to capitals and spaces."""
    return " ".join(text.split()).casefold()


def spell(text: str) -> str:
    """Without accents and signs, too, and the words in the order of the alphabet."""
    words = "".join(letter if letter.isalnum() else " " for letter in bare(text))
    return " ".join(sorted(words.split()))
