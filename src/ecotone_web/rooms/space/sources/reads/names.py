"""Names as they are compared."""

from __future__ import annotations

import unicodedata


def fold(text: str) -> str:
    """Without regard to capitals and spaces."""
    return " ".join(text.split()).casefold()


def spell(text: str) -> str:
    """Without accents and signs, too, and the words in the order of the alphabet."""
    apart = unicodedata.normalize(
        "NFKD", text.casefold().replace("ß", "ss").replace("ø", "o").replace("ł", "l")
    )
    bare = "".join(
        letter if letter.isalnum() else " " for letter in apart if not unicodedata.combining(letter)
    )
    return " ".join(sorted(bare.split()))
