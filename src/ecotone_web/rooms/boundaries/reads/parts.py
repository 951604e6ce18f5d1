"""Closely tied parts: who is in each, by name, and how a part is known again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from ecotone_web.records.models import Person, Space

MOST_NAMES = 200
"""Names that are listed of one part, or of those who came or went."""


@dataclass(frozen=True)
class Named:
    """People by name, in the order of their names; how many more there are."""

    people: list[Mapping[str, Any]]
    n_more: int


@dataclass(frozen=True)
class Part:
    """A closely tied part: what the reading says of it, who it is, and the word by which it is known again."""

    row: Mapping[str, Any]
    named: Named
    mark: str


def name_people(space: Space, groups: Sequence[Iterable[int]]) -> list[Named]:
    """Who the people of each group are (by key), all in one query; who has been forgotten is not among them."""
    of: dict[int, list[int]] = {}
    for number, keys in enumerate(groups):
        for key in keys:
            of.setdefault(key, []).append(number)
    found: list[list[Mapping[str, Any]]] = [[] for _group in groups]
    counts = [0] * len(groups)
    if of:
        for person in Person.objects.filter(space=space).values("pk", "uid", "name"):
            for number in of.get(person["pk"], ()):
                counts[number] += 1
                if counts[number] <= MOST_NAMES:
                    found[number].append(person)
    return [Named(people, count - len(people)) for people, count in zip(found, counts, strict=True)]


def list_parts(space: Space, rows: Sequence[Mapping[str, Any]]) -> list[Part]:
    """The parts of a kept reading, with their people."""
    named = name_people(space, [row["people"] for row in rows])
    return [Part(row, people, mark_part(row["people"])) for row, people in zip(rows, named, strict=True)]


def mark_part(people: Iterable[int]) -> str:
    """A short word that is the same for the same people."""
    return sha256(" ".join(map(str, sorted(people))).encode()).hexdigest()[:12]


def find_part(content: Mapping[str, Any] | None, mark: str) -> Mapping[str, Any] | None:
    """The part of a kept reading that has this mark; None where the parts have changed since."""
    rows = content["rows"] if content else []
    return next((row for row in rows if mark_part(row["people"]) == mark), None)
