"""How many sides of a boundary people belong to, and which sides have people in common."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ecotone.ground import Result
from ecotone.landscape import Landscape, view


@dataclass(frozen=True)
class SharedWorlds(Result):
    """Two sides and the `people` (persons) who belong to both."""

    sides: tuple[str, str]
    people: tuple[int, ...]


@dataclass(frozen=True)
class Belonging(Result):
    """How people belong on one boundary, at one day (`at`, None: as it is in the end).

    `counts[k]` people belong to k + 1 sides; of `n_unknown` no side is known. `shared` has every two sides with
    somebody in common; who belongs to three sides stands with each two of them.
    """

    boundary: str
    at: str | None
    n_people: int
    n_unknown: int
    counts: tuple[int, ...]
    shared: tuple[SharedWorlds, ...]

    @property
    def n_several(self) -> int:
        """How many people belong to two sides or more."""
        return sum(self.counts[1:])

    def as_rows(self) -> list[dict[str, object]]:
        """One row for each two sides with somebody in common."""
        return [{"a": pair.sides[0], "b": pair.sides[1], "people": len(pair.people)} for pair in self.shared]


def weigh_belonging(landscape: Landscape, boundary: str) -> Belonging:
    """How many sides of a `boundary` everybody belongs to, and who belongs to two.

    Errors: an EcotoneError for an unknown boundary. Cost: for each person the square of her sides.

    >>> from ecotone.landscape import Belongings, People
    >>> craft = Belongings.from_labels("craft", ["diver", "diver|fisher", "fisher", None])
    >>> here = Landscape(People(("ana", "ben", "cleo", "dag")), (craft,))
    >>> found = weigh_belonging(here, "craft")
    >>> found.counts, found.n_unknown, found.shared[0].sides, found.shared[0].people
    ((2, 1), 1, ('diver', 'fisher'), (1,))
    """
    here = landscape.boundary(boundary).latest()
    numbers = np.bincount(here.counts)
    shared: dict[tuple[int, int], list[int]] = {}
    ends = np.flatnonzero(np.diff(here.person, append=-1)) + 1
    for start, end in zip(np.r_[0, ends[:-1]].tolist(), ends.tolist(), strict=True):
        held = here.side[start:end].tolist()
        for place, side in enumerate(held):
            for other in held[place + 1 :]:
                shared.setdefault((side, other), []).append(int(here.person[start]))
    pairs = tuple(
        SharedWorlds((here.sides[a], here.sides[b]), tuple(people))
        for (a, b), people in sorted(shared.items())
    )
    at = landscape.choice.at
    return Belonging(boundary, at, landscape.n_people, here.n_unknown, tuple(numbers[1:].tolist()), pairs)


def follow_belonging(landscape: Landscape, boundary: str, days: Sequence[str]) -> tuple[Belonging, ...]:
    """The same at several `days` (YYYY-MM-DD), each as it was on that day."""
    return tuple(weigh_belonging(view(landscape, at=day), boundary) for day in days)
