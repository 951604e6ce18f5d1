"""How boundaries and sides are called inside a sentence."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import Any

from ecotone.sentences.sentence import Nouns, write


def name_boundary(name: str) -> str:
    """The name of a column as words: lower case as in running text, abbreviations as they are.

    >>> name_boundary("law_school"), name_boundary("NGO type"), name_boundary("Office")
    ('law school', 'NGO type', 'office')
    """
    words = name.replace("_", " ").split()
    return " ".join(word.lower() if word[1:].islower() else word for word in words) or name


def name_side(boundary: str, side: str) -> Any:
    """The name of a side; a bare number is named with its boundary.

    >>> str(name_side("office", "Boston")), str(name_side("department", "14"))
    ('Boston', 'department 14')
    """
    if _is_number(side):
        return write("word.named_side", boundary=name_boundary(boundary), side=side)
    return side


def name_side_in_full(boundary: str, side: str) -> Any:
    """The name of a side with that of its boundary, where several boundaries are spoken of.

    >>> str(name_side_in_full("office", "Boston")), str(name_side_in_full("department", "14"))
    ('Boston (office)', 'department 14')
    """
    if _is_number(side):
        return name_side(boundary, side)
    return write("word.side_of", side=side, boundary=name_boundary(boundary))


def order_sides(sides: Sequence[str]) -> list[int]:
    """The places of the sides in the order of their names: numbers by value, words by letters, accents aside.

    >>> order_sides(["b", "10", "9", "A", "Élan", "f"])
    [2, 1, 3, 0, 4, 5]
    """
    return sorted(range(len(sides)), key=lambda place: order_of(sides[place]))


def order_of(side: str) -> tuple[float, str, str]:
    """Where the name of a side stands among others; of names that differ in accents alone, always the same first."""
    letters = unicodedata.normalize("NFKD", side.casefold())
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return (float(side) if _is_number(side) else float("inf"), bare, side)


def count_people(count: int, nouns: Nouns) -> Any:
    """So many people, in the noun of the space.

    >>> str(count_people(1, Nouns())), str(count_people(30, Nouns(people="organisations")))
    ('1 person', '30 organisations')
    """
    if nouns.people == "people":
        return write("word.people", count=count)
    return write("word.people_named", count=count, noun=nouns.people)


def name_people(nouns: Nouns) -> Any:
    """The noun for people: our own as a phrase, which can be said in another language; a space's as it stands.

    >>> str(name_people(Nouns())), name_people(Nouns(people="organisations"))
    ('people', 'organisations')
    """
    return write("word.people_noun") if nouns.people == "people" else nouns.people


def _is_number(side: str) -> bool:
    try:
        return float(side) == float(side)
    except ValueError:
        return False
