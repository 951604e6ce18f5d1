"""People by the combination of sides they hold, and which combinations have a side in common.

With one belonging each, a combination is a side. With several, two people are *inside* if they share any side; the
number of people who share one is counted by inclusion and exclusion over the sets of sides that somebody holds:
[s and t share a side] = sum over non-empty R within both of (-1)^(|R|+1). No pair of people is ever listed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from ecotone.errors import EcotoneError
from ecotone.ground import BoolArray, FloatArray, IntArray
from ecotone.landscape import Belongings

MOST_COMPARED = 2_000
"""Up to so many combinations are compared each with each; beyond, by inclusion and exclusion."""
MOST_HELD = 12
CHUNK = 2_000


@dataclass(frozen=True, eq=False)
class Combinations:
    """`of` (n,) is the combination of each person; `held` (S, width) its sides in order, -1 where there are fewer."""

    of: IntArray
    held: IntArray
    n_sides: int

    @property
    def n(self) -> int:
        """How many combinations somebody holds."""
        return len(self.held)

    @cached_property
    def sizes(self) -> IntArray:
        """How many sides each combination has, (S,)."""
        return np.asarray(np.sum(self.held >= 0, axis=1))

    @cached_property
    def is_single(self) -> bool:
        """Whether nobody holds more than one side."""
        return bool(self.held.shape[1] <= 1)

    @cached_property
    def matrix(self) -> Any:
        """Which combination has which side: scipy CSR of 0 and 1, (S, n_sides)."""
        from scipy import sparse

        row, column = np.nonzero(self.held >= 0)
        ones = np.ones(len(row))
        return sparse.csr_array((ones, (row, self.held[row, column])), shape=(self.n, self.n_sides))

    @cached_property
    def compared(self) -> BoolArray:
        """Whether two combinations share a side, (S, S); only for up to MOST_COMPARED of them."""
        return np.asarray((self.matrix @ self.matrix.T).toarray() > 0)

    def shared(self, people: FloatArray) -> FloatArray:
        """Ordered pairs of people by level who share a side, each person with herself included, (K, K).

        `people` (K, S) counts them by level and combination.
        """
        if self.is_single:
            return people @ people.T
        if self.n <= MOST_COMPARED:
            return people @ self.compared @ people.T
        incidence, sign = self._subsets
        by_subset = _sparse(people) @ incidence
        return np.asarray(((by_subset * sign) @ by_subset.T).toarray(), np.float64)

    def sharing(self, people: FloatArray) -> Iterator[tuple[slice, FloatArray]]:
        """For each combination the people of each level who share a side with it, in pieces (K, some of S)."""
        if self.is_single or self.n <= MOST_COMPARED:
            yield slice(0, self.n), people if self.is_single else people @ self.compared
            return
        incidence, sign = self._subsets
        by_subset = (_sparse(people) @ incidence) * sign
        for start in range(0, self.n, CHUNK):
            piece = slice(start, min(start + CHUNK, self.n))
            yield piece, np.asarray((by_subset @ incidence[piece].T).toarray(), np.float64)

    @cached_property
    def _subsets(self) -> tuple[Any, FloatArray]:
        """Which combination contains which set of sides (S, R), and the sign of each set (R,)."""
        from scipy import sparse

        if self.held.shape[1] > MOST_HELD:
            raise EcotoneError("boundaries.too_many_belongings", held=self.held.shape[1], most=MOST_HELD)
        rows, sets, signs = [], [], []
        for mask in range(1, 2 ** self.held.shape[1]):
            places = [place for place in range(self.held.shape[1]) if mask >> place & 1]
            having = np.flatnonzero(self.sizes > places[-1])
            chosen = np.full((len(having), self.held.shape[1]), -1, np.int32)
            chosen[:, : len(places)] = self.held[having][:, places]
            rows.append(having)
            sets.append(_number(chosen, self.n_sides + 1))
            signs.append(np.full(len(having), (-1.0) ** (len(places) + 1)))
        _, first, subset = np.unique(np.concatenate(sets), axis=0, return_index=True, return_inverse=True)
        row = np.concatenate(rows)
        shape = (self.n, len(first))
        incidence = sparse.csr_array((np.ones(len(row)), (row, subset.ravel())), shape=shape)
        return incidence, np.concatenate(signs)[first]


def combine(belongings: Belongings, people: IntArray) -> Combinations:
    """The combinations of sides that `people` hold; each of them must hold at least one."""
    counts = belongings.counts
    width = int(counts.max(initial=1))
    if width <= 1:
        held = np.arange(len(belongings.sides), dtype=np.int32)[:, None]
        return Combinations(belongings.single[people], held, len(belongings.sides))
    table = np.full((belongings.n_people, width), -1, np.int32)
    starts = np.cumsum(counts) - counts
    place = np.arange(len(belongings.person)) - starts[belongings.person]
    table[belongings.person, place] = belongings.side
    held, of = np.unique(table[people], axis=0, return_inverse=True)
    return Combinations(of.ravel().astype(np.int32), held, len(belongings.sides))


def _sparse(matrix: FloatArray) -> Any:
    from scipy import sparse

    return sparse.csr_array(matrix)


def _number(sets: IntArray, base: int) -> Any:
    """One number for each row of sides where such numbers fit; else the rows themselves."""
    if base ** sets.shape[1] >= 2**62:
        return sets
    powers = np.array([base**place for place in range(sets.shape[1])], np.int64)
    return (sets.astype(np.int64) + 1) @ powers
