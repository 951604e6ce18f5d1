"""The people and ties that one boundary's reading is about, counted by level and by side."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from ecotone.boundaries.chance import Chance, fit_chance
from ecotone.boundaries.combinations import Combinations, combine
from ecotone.ground import BoolArray, FloatArray, IntArray
from ecotone.landscape import Belongings, Landscape, SimpleTies


@dataclass(frozen=True, eq=False)
class Counted:
    """The known people of a boundary, renumbered 0..n-1, and the m ties among them.

    `people` are their old indices; `first`, `second` the ends of each tie in the new numbers; `crosses` (m,) whether
    its ends share no side; `left_out` how many ties have an end whose side is unknown.
    """

    belongings: Belongings
    people: IntArray
    first: IntArray
    second: IntArray
    combinations: Combinations
    degrees: IntArray
    crosses: BoolArray
    chance: Chance
    left_out: int

    @property
    def n(self) -> int:
        """How many people's sides are known."""
        return len(self.people)

    @property
    def m(self) -> int:
        """How many ties there are among them."""
        return len(self.first)

    @property
    def n_crossing(self) -> int:
        """How many of these ties cross."""
        return int(np.count_nonzero(self.crosses))

    @property
    def side(self) -> IntArray:
        """The combination of each person; with one belonging each, her side."""
        return self.combinations.of

    @cached_property
    def by_level(self) -> FloatArray:
        """People by level and combination, (K, S)."""
        return count_by_level(self.chance, self.combinations)

    @cached_property
    def shared(self) -> FloatArray:
        """Ordered pairs of people by level who share a side, herself included, (K, K)."""
        return self.combinations.shared(self.by_level)

    @cached_property
    def expected_crossing(self) -> float:
        """Ties that would cross if this boundary made no difference."""
        everyone = np.outer(self.chance.n_people_at, self.chance.n_people_at)
        return float(np.sum((everyone - self.shared) * self.chance.p)) / 2

    @cached_property
    def between(self) -> FloatArray:
        """Ties between each two combinations, seen from both ends, (S, S)."""
        return count_between(self.side, self.first, self.second, self.combinations.n)

    @property
    def pairs_inside(self) -> float:
        """How many pairs of people share a side."""
        return float(np.sum(self.shared) - self.n) / 2

    @property
    def pairs_across(self) -> float:
        """How many pairs of people share none."""
        return self.n * (self.n - 1) / 2 - self.pairs_inside


def count_known(landscape: Landscape, name: str) -> tuple[Counted, SimpleTies]:
    """Leave out, and count, the people whose side is unknown; the ties kept are handed back too."""
    belongings = landscape.boundary(name).latest()
    known = belongings.known
    simple = landscape.simple
    kept = simple if bool(np.all(known)) else simple.among(known)
    return count(belongings, np.flatnonzero(known), kept, simple.n_ties - kept.n_ties), kept


def count(belongings: Belongings, people: IntArray, ties: SimpleTies, left_out: int = 0) -> Counted:
    """Count these people, all of known side, and the ties among them."""
    place = np.cumsum(np.bincount(people, minlength=belongings.n_people)).astype(np.int32) - 1
    everyone = len(people) == belongings.n_people
    first = ties.first if everyone else place[ties.first]
    second = ties.second if everyone else place[ties.second]
    n = len(people)
    degrees = np.bincount(first, minlength=n) + np.bincount(second, minlength=n)
    combinations = combine(belongings, people)
    crosses = find_crossing(combinations, first, second)
    chance = fit_chance(degrees)
    return Counted(belongings, people, first, second, combinations, degrees, crosses, chance, left_out)


def count_by_level(chance: Chance, combinations: Combinations) -> FloatArray:
    """People by level and combination, (K, S)."""
    size, n = len(chance.n_people_at), combinations.n
    keys = chance.level.astype(np.int64) * n + combinations.of
    return np.bincount(keys, minlength=size * n).reshape(size, n).astype(float)


def count_between(group: IntArray, first: IntArray, second: IntArray, n_groups: int) -> FloatArray:
    """Ties between each two groups of people, seen from both ends, (n_groups, n_groups)."""
    key = group[first].astype(np.int64) * n_groups + group[second]
    one_way = np.bincount(key, minlength=n_groups * n_groups).reshape(n_groups, n_groups).astype(float)
    return np.asarray(one_way + one_way.T, np.float64)


def find_crossing(combinations: Combinations, first: IntArray, second: IntArray) -> BoolArray:
    """Whether the ends of each tie share no side, (m,)."""
    if combinations.is_single:
        return np.asarray(combinations.of[first] != combinations.of[second])
    held = combinations.held
    crosses = np.ones(len(first), bool)
    for place in range(held.shape[1]):
        side = held[combinations.of[first], place][:, None]
        shares = (held[combinations.of[second]] == side) & (side >= 0)
        crosses &= ~shares.any(axis=1)
    return crosses
