"""Names as two records are compared."""

from __future__ import annotations

from ecotone_web.records.names import bare


def spell(text: str) -> str:
    """Without capitals, accents and signs, and the words in the order of the alphabet."""
    words = "".join(letter if letter.isalnum() else " " for letter in bare(text))
    return " ".join(sorted(words.split()))
