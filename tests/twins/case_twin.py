"""A landscape as plain Python sees it: sets of sides, and square tables of who is tied to whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ecotone.landscape import STATUSES, Landscape

Table = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Case:
    """`held[i]`: the sides of person i, none where unknown; `tied`, `weight`, `noted`, `met`: n x n, symmetric."""

    sides: tuple[str, ...]
    held: list[frozenset[int]]
    tied: Table
    weight: Table | None = None
    noted: Table | None = None

    @property
    def n(self) -> int:
        return len(self.held)

    @property
    def known(self) -> list[int]:
        return [i for i in range(self.n) if self.held[i]]

    def only(self, people: Sequence[int]) -> Case:
        """The same for some of the people."""

        def cut(table: Table | None) -> Table | None:
            return None if table is None else table[np.ix_(people, people)]

        tied = cut(self.tied)
        assert tied is not None
        return Case(self.sides, [self.held[i] for i in people], tied, cut(self.weight), cut(self.noted))

    def with_sides(self, sides: Sequence[int]) -> Case:
        """The same people and ties on these sides, one each."""
        return Case(self.sides, [frozenset([side]) for side in sides], self.tied, self.weight, self.noted)


def pairs_of(n: int) -> Iterator[tuple[int, int]]:
    """Every two of n people, once."""
    for i in range(n):
        for j in range(i + 1, n):
            yield i, j


def crosses(case: Case) -> Table:
    """1 where two people share no side, else 0; 0 for a person and herself."""
    cross = np.zeros((case.n, case.n))
    for i, j in pairs_of(case.n):
        if not case.held[i] & case.held[j]:
            cross[i, j] = cross[j, i] = 1
    return cross


def total(table: Table) -> float:
    """The sum over every two people, each pair once."""
    return float(sum(table[i, j] for i, j in pairs_of(len(table))))


def read_case(landscape: Landscape, name: str, *, without_meeting: int | None = None) -> Case:
    """Row by row: undirected, simple, self-ties and potential ties dropped, weights summed."""
    n = landscape.n_people
    boundary = landscape.boundary(name)
    held: list[set[int]] = [set() for _ in range(n)]
    for person, side in zip(boundary.person.tolist(), boundary.side.tolist(), strict=True):
        held[person].add(side)
    tied, weight, told = np.zeros((n, n)), np.zeros((n, n)), np.zeros((n, n))
    ties = landscape.ties
    kinds: set[int] = set()
    for row in range(len(ties)):
        i, j = int(ties.source[row]), int(ties.target[row])
        status = STATUSES[int(ties.status_codes[row])]
        if i == j or status == "potential":
            continue
        has_weight = ties.weight is not None and not np.isnan(ties.weight[row])
        heavy = float(ties.weight[row]) if has_weight and ties.weight is not None else 0.0
        kinds |= {int(ties.kind_codes[row])} if has_weight else set()
        for a, b in ((i, j), (j, i)):
            tied[a, b] = 1
            weight[a, b] += heavy
            told[a, b] += status != "noted by us"
    for i, j in _met(landscape, without_meeting):
        for a, b in ((i, j), (j, i)):
            tied[a, b] = told[a, b] = 1
    noted = ((tied > 0) & (told == 0)).astype(float)
    return Case(
        boundary.sides, [frozenset(sides) for sides in held], tied, weight if len(kinds) == 1 else None, noted
    )


def _met(landscape: Landscape, without: int | None) -> Iterator[tuple[int, int]]:
    present: dict[int, list[int]] = {}
    for meeting, person in zip(
        landscape.meetings.meeting.tolist(), landscape.meetings.person.tolist(), strict=True
    ):
        present.setdefault(meeting, []).append(person)
    for meeting, people in present.items():
        if meeting != without:
            yield from ((people[a], people[b]) for a, b in pairs_of(len(people)))
