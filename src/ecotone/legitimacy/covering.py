"""Co-conveners: few people who, together, would bring every world in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from ecotone.errors import EcotoneError
from ecotone.ground import BoolArray, IntArray, Result
from ecotone.landscape import Belongings, Landscape
from ecotone.legitimacy.nearness import as_matrix, mark_tied


@dataclass(frozen=True)
class WorldReached(Result):
    """One world: of its `n_people`, those whom the team reaches `before`, and with the co-conveners `after`.

    `wished` is how many it takes; `reachable` how many of them anyone could bring: under `wished` where too few are
    known to be tied to anybody.
    """

    world: str
    n_people: int
    wished: int
    reachable: int
    before: int
    after: int


@dataclass(frozen=True)
class CoConveners(Result):
    """`people` (persons, in their own order: none is better than another) who would bring the worlds in.

    `brings` has for each of them how many people of each world she is or is tied to, (n_found, n_worlds).
    `at_least`: no choice of fewer people could do it.
    """

    boundary: str
    people: tuple[int, ...]
    brings: tuple[tuple[int, ...], ...]
    worlds: tuple[WorldReached, ...]
    at_least: int

    def as_rows(self) -> list[dict[str, object]]:
        """One row a world."""
        return [world.as_dict() for world in self.worlds]


def find_co_conveners(
    landscape: Landscape,
    boundary: str,
    team: Sequence[int] | IntArray,
    *,
    wished: float = 0.5,
    candidates: Sequence[int] | IntArray | None = None,
) -> CoConveners:
    """The fewest people (nearly) with whom the `team` reaches a `wished` share of every world of a `boundary`.

    A team reaches its own people and those tied to them. One at a time that person is taken who adds most to
    f = sum over worlds of min(wished, reached), until nobody adds anything: at most H(d) = 1 + 1/2 + ... + 1/d times
    as many as needed, d the most that one person adds (Wolsey 1982, An analysis of the greedy algorithm for the
    submodular set covering problem, Combinatorica 2). `at_least` counts, at each step, how many of the largest
    additions it takes to fill what is missing there: no choice can do with fewer. Among equals the first in the list
    is taken; `candidates` are the persons who may be asked, everybody by default.

    Errors: an EcotoneError for a share outside 0 to 1, an unknown boundary or person. Cost: one product of the ties
    with the worlds for each person found.
    """
    if not 0 < wished <= 1:
        raise EcotoneError("legitimacy.no_share", found=wished)
    n = landscape.n_people
    here = landscape.boundary(boundary).latest()
    of_team, ties = landscape.mark(team, "team"), landscape.simple
    may = np.ones(n, bool) if candidates is None else landscape.mark(candidates, "candidates")
    may &= ~of_team
    reached = of_team | mark_tied(ties, of_team)
    could = reached | may | mark_tied(ties, may)
    sizes = here.side_people
    needs = np.ceil(wished * sizes - 1e-9).astype(np.int64)
    before, reachable = here.count(reached), here.count(could)
    found, at_least, reached = _choose(landscape, here, may, reached, np.minimum(needs, reachable))
    after = here.count(reached)
    worlds = tuple(
        WorldReached(world, *numbers)
        for world, *numbers in zip(
            here.sides, *(each.tolist() for each in (sizes, needs, reachable, before, after)), strict=True
        )
    )
    chosen = sorted(found)
    brings = _bring(as_matrix(landscape.simple), _spread(here, np.ones(n, bool)))[chosen]
    return CoConveners(boundary, tuple(chosen), tuple(map(tuple, brings.tolist())), worlds, at_least)


def _choose(
    landscape: Landscape, here: Belongings, may: BoolArray, reached: BoolArray, needs: IntArray
) -> tuple[list[int], int, BoolArray]:
    """Whom to ask, how many it takes at least, and who is reached then."""
    found: list[int] = []
    at_least = 0
    tied = as_matrix(landscape.simple)
    while True:
        missing = np.maximum(needs - here.count(reached), 0)
        new = _bring(tied, _spread(here, ~reached))
        gains = np.where(may, np.minimum(new, missing).sum(axis=1), 0)
        at_least = max(at_least, _fewest(gains, int(missing.sum())))
        best = int(np.argmax(gains)) if len(gains) else 0
        if not missing.any() or gains[best] == 0:
            return found, at_least, reached
        found.append(best)
        chosen = landscape.mark([best])
        reached = reached | chosen | mark_tied(landscape.simple, chosen)


def _fewest(gains: IntArray, missing: int) -> int:
    """How many of the largest gains it takes to fill what is missing."""
    filled = np.cumsum(np.sort(gains)[::-1])
    return int(np.searchsorted(filled, missing)) + 1 if missing else 0


def _spread(here: Belongings, people: BoolArray) -> npt.NDArray[np.int32]:
    """A one for each belonging of the people marked, (n_people, n_worlds)."""
    spread = np.zeros((here.n_people, len(here.sides)), np.int32)
    kept = people[here.person]
    spread[here.person[kept], here.side[kept]] = 1
    return spread


def _bring(tied: Any, spread: npt.NDArray[np.int32]) -> npt.NDArray[np.int64]:
    """How many of each world everybody is or is tied to, (n_people, n_worlds); `tied` is the matrix of who is."""
    return np.asarray(tied @ spread + spread, np.int64)
