"""Who knows whom on one side, out of the same landscape that its strips are counted from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np

from ecotone.ground import BoolArray
from ecotone.landscape import Landscape, SimpleTies
from ecotone_web.bridge.landscapes import gather_landscape
from ecotone_web.bridge.selection import Selection
from ecotone_web.records.models import Side
from ecotone_web.records.names import sort_by

MOST_DRAWN = 2_000
"""People of a side that its drawing shows; and as many of those outside whom they know."""

MOST_LINES = 20_000
"""Pairs that the drawing of a side shows."""


@dataclass(frozen=True)
class Contacts:
    """The people of a side and those beyond whom they know, by key; the pairs, each with how it is known."""

    own: tuple[int, ...]
    beyond: tuple[int, ...]
    pairs: tuple[tuple[int, int, str], ...]
    sides: dict[int, str]
    """A side of each person; of some it is not known."""

    def as_content(self) -> dict[str, Any]:
        """As it is kept beside the readings: keys alone, no names of people."""
        return {"own": self.own, "beyond": self.beyond, "pairs": self.pairs, "sides": [*self.sides.items()]}

    @classmethod
    def from_content(cls, content: dict[str, Any]) -> Contacts:
        """Out of what was kept."""
        pairs = tuple((one, other, known) for one, other, known in content["pairs"])
        return cls(tuple(content["own"]), tuple(content["beyond"]), pairs, dict(content["sides"]))


def about_people(side: int) -> str:
    """Under which the contacts of one side are kept, by its key."""
    return f"people:{side}"


def find_contacts(side: Side, selection: Selection) -> Contacts:
    """As the landscape is looked at: kinds, day, confirmed or not. Of a large side the first by name."""
    gathered = gather_landscape(side.boundary.space, only_used=False)
    keys = dict(zip(gathered.whole.people.ids, gathered.people, strict=True))
    shown = gathered.shown(selection)
    own = _find_own(shown, side)
    inside = np.zeros(shown.n_people, bool)
    inside[own] = True
    ties = shown.simple
    ties = _keep_first(ties.keep(inside[ties.first] | inside[ties.second]), inside)
    ends = np.unique(np.concatenate([ties.first, ties.second]))
    beyond = ends[~inside[ends]].tolist()
    key = [keys[person_id] for person_id in shown.people.ids]
    sides = _find_sides(shown, side.boundary.name, {*own, *beyond})
    return Contacts(
        tuple(key[person] for person in own),
        tuple(key[person] for person in beyond),
        tuple((key[one], key[other], known) for one, other, known in _say_known(ties)),
        {key[person]: name for person, name in sides.items()},
    )


def _find_own(landscape: Landscape, side: Side) -> list[int]:
    """Who is on the side, in the order of names."""
    belongings, names = landscape.boundary(side.boundary.name).latest(), landscape.people.names
    held = belongings.person[belongings.side == belongings.sides.index(side.name)]
    return sorted(np.unique(held).tolist(), key=lambda person: (sort_by(names[person]), person))[:MOST_DRAWN]


def _keep_first(ties: SimpleTies, inside: BoolArray) -> SimpleTies:
    """Not more pairs, nor more people beyond, than can be drawn."""
    ends = np.unique(np.concatenate([ties.first, ties.second]))
    drawn = inside.copy()
    drawn[ends[~inside[ends]][:MOST_DRAWN]] = True
    ties = ties.among(drawn)
    return ties.keep(np.arange(ties.n_ties) < MOST_LINES)


def _find_sides(landscape: Landscape, boundary: str, people: Iterable[int]) -> dict[int, str]:
    """The side of each of these people, the first where she is on several."""
    belongings, wanted = landscape.boundary(boundary).latest(), set(people)
    found: dict[int, str] = {}
    for person, side in zip(belongings.person.tolist(), belongings.side.tolist(), strict=True):
        if person in wanted:
            found.setdefault(person, belongings.sides[side])
    return found


def _say_known(ties: SimpleTies) -> Iterable[tuple[int, int, str]]:
    known = np.select([ties.confirmed, ties.noted, ties.met], ["confirmed", "noted", "observed"], "reported")
    return zip(ties.first.tolist(), ties.second.tolist(), known.tolist(), strict=True)
