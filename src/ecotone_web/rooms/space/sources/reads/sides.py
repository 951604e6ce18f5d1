"""Sides as a file calls them: what its numbers mean, and which may be one side spelt in two ways."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ecotone_web.bridge.facts import BoundaryFact, Facts
from ecotone_web.bridge.fitting import are_codes
from ecotone_web.records.models import Side, Source, Space
from ecotone_web.records.names import fold
from ecotone_web.rooms.space.sources.reads.names import pair_slips, pair_up, spell

MOST_CODES = 20
"""More numbers than these are years or measures, which nobody gives a name."""

MOST_SUGGESTED = 30

Names = Mapping[str, Mapping[str, str]]
"""By boundary, then by what a file says: what the side is called."""


@dataclass(frozen=True)
class Codes:
    """A boundary whose sides are numbers, each with what it means, as far as somebody has said so."""

    boundary: str
    sides: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Spelling:
    """A side as a file spells it, and the side that it may be; taken as that one, or not yet."""

    boundary: str
    said: str
    called: str
    is_taken: bool = False


def find_names(space: Space) -> dict[str, dict[str, str]]:
    """What was said before of the sides of this space's files: the next file of the kind need not be explained."""
    found: dict[str, dict[str, str]] = {}
    brought = Source.objects.filter(space=space, state=Source.State.READY, hints__has_key="sides")
    for hints in brought.order_by("added_at", "pk").values_list("hints", flat=True):
        for boundary, names in hints["sides"].items():
            found.setdefault(boundary, {}).update(names)
    return found


def list_codes(facts: Facts, names: Names) -> list[Codes]:
    """The boundaries of a file, as it is, whose sides are numbers."""
    return [
        Codes(
            boundary.name,
            tuple((side, names.get(boundary.name, {}).get(side, "")) for side in boundary.sides),
        )
        for boundary in facts.boundaries
        if are_codes(boundary.sides) and len(boundary.sides) <= MOST_CODES
    ]


def list_spellings(space: Space, facts: Facts, names: Names) -> list[Spelling]:
    """Sides of a file that were taken as others, and those that may be another, of the space or of the file."""
    taken = [
        Spelling(boundary, said, called, is_taken=True)
        for boundary, called_so in names.items()
        for said, called in called_so.items()
        if called and not are_codes([said])
    ]
    here: dict[str, list[str]] = {}
    sides = Side.objects.filter(boundary__space=space, boundary__grouped_from=None)
    for boundary, side in sides.order_by("pk").values_list("boundary__name", "name"):
        here.setdefault(fold(boundary), []).append(side)
    found = (
        Spelling(fact.name, said, called)
        for fact in facts.boundaries
        for said, called in _find_alike(fact, here.get(fold(fact.name), []))
    )
    return [*taken, *found][:MOST_SUGGESTED]


def _find_alike(fact: BoundaryFact, here: list[str]) -> Iterator[tuple[str, str]]:
    """New sides, each with the one that it may be: one that is here, else the one on which more people are."""
    known = {fold(side) for side in here}
    n_people = Counter(belonging.side for belonging in fact.belongings)
    new = sorted((side for side in fact.sides if fold(side) not in known), key=lambda side: -n_people[side])
    sides = [*here, *new]
    spelled = [(place, spell(side)) for place, side in enumerate(sides)]
    whole = ((text.replace(" ", ""), place) for place, text in spelled if text and not text.isdigit())
    slips = (pair for pair in pair_slips(spelled) if not _differ_in_a_letter(*(spelled[k][1] for k in pair)))
    seen: set[int] = set()
    for one, other in sorted({*pair_up(whole), *slips}):
        if other >= len(here) and not seen & {one, other}:
            seen.add(other)
            yield sides[other], sides[one]


def _differ_in_a_letter(one: str, other: str) -> bool:
    """Ward A and Ward B are two, and no slip."""
    return all(len(word) == 1 for word in {*one.split()} ^ {*other.split()})
