"""From rows to pairs: the undirected, simple ties that the readings are about."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ecotone.ground import BoolArray, FloatArray, IntArray, freeze
from ecotone.landscape.meetings import Meetings
from ecotone.landscape.ties import CONFIRMED, NOTED, OBSERVED, POTENTIAL, Ties


@dataclass(frozen=True, eq=False)
class SimpleTies:
    """m pairs of people who are tied, `first` < `second`, sorted.

    `weight` is the sum over the rows of a pair that carry one, NaN where none does; None where no row does, or where
    several kinds of tie do: hours and letters do not add up. `confirmed`, `noted`, `met`: both ends reported it; only
    the team says so; it is known from meetings alone. `n_potential`, `n_self`, `n_merged`: rows left out or merged on
    the way.
    """

    n_people: int
    first: IntArray
    second: IntArray
    confirmed: BoolArray
    noted: BoolArray
    met: BoolArray
    weight: FloatArray | None = None
    n_potential: int = 0
    n_self: int = 0
    n_merged: int = 0

    @property
    def n_ties(self) -> int:
        """How many pairs are tied."""
        return len(self.first)

    def among(self, people: BoolArray) -> SimpleTies:
        """Only the ties of which both ends are marked in `people`; nobody is renumbered."""
        return self.keep(people[self.first] & people[self.second])

    def keep(self, ties: BoolArray) -> SimpleTies:
        """Only the ties marked."""
        return SimpleTies(
            self.n_people,
            self.first[ties],
            self.second[ties],
            self.confirmed[ties],
            self.noted[ties],
            self.met[ties],
            None if self.weight is None else self.weight[ties],
            self.n_potential,
            self.n_self,
            self.n_merged,
        )

    def degrees(self) -> IntArray:
        """Number of ties of each person, (n_people,)."""
        size = self.n_people
        return np.bincount(self.first, minlength=size) + np.bincount(self.second, minlength=size)


def merge_ties(n_people: int, ties: Ties, meetings: Meetings, *, confirmed: bool = False) -> SimpleTies:
    """Every pair once, whoever named whom; self-ties and *potential* ties left out and counted.

    A pair is confirmed if a row says so or if each end reported the other. Where `confirmed` is True only such pairs
    stay. Cost: one sort of the rows.
    """
    status = ties.status_codes
    real = status != POTENTIAL
    itself = real & (ties.source == ties.target)
    rows = np.flatnonzero(real & ~itself)
    met_first, met_second, _ = meetings.pairs()
    forward = ties.source[rows] < ties.target[rows]
    low = np.concatenate([np.minimum(ties.source[rows], ties.target[rows]), met_first])
    high = np.concatenate([np.maximum(ties.source[rows], ties.target[rows]), met_second])
    keys = low.astype(np.int64) * n_people + high
    del low, high
    pairs, group = _group(keys)
    m, n_rows = len(pairs), len(rows)
    listed = group[:n_rows]
    kinds_of_row = status[rows]
    told = (kinds_of_row != NOTED) & (kinds_of_row != OBSERVED)
    observed = kinds_of_row == OBSERVED
    met_group = group[n_rows:]
    is_told = _any(listed, told, m)
    is_met = _any(listed, observed, m)
    is_met[met_group] = True
    said = told & ties.directions[rows]
    is_confirmed = _any(listed, kinds_of_row == CONFIRMED, m) | (
        _any(listed, said & forward, m) & _any(listed, said & ~forward, m)
    )
    simple = SimpleTies(
        n_people,
        freeze((pairs // max(n_people, 1)).astype(np.int32), np.int32),
        freeze((pairs % max(n_people, 1)).astype(np.int32), np.int32),
        freeze(is_confirmed, np.bool_),
        freeze(~is_told & ~is_met, np.bool_),
        freeze(~is_told & is_met, np.bool_),
        _sum_weights(ties, rows, listed, m),
        int(np.count_nonzero(~real)),
        int(np.count_nonzero(itself)),
        len(keys) - m,
    )
    return simple.keep(simple.confirmed) if confirmed else simple


def _group(keys: npt.NDArray[np.int64]) -> tuple[npt.NDArray[np.int64], IntArray]:
    """Sorted different keys, and for each key its place among them."""
    if len(keys) == 0:
        return keys, np.zeros(0, np.int32)
    order = np.argsort(keys, kind="stable").astype(np.int32 if len(keys) < 2**31 else np.int64)
    ordered = keys[order]
    new = np.empty(len(keys), bool)
    new[0] = True
    np.not_equal(ordered[1:], ordered[:-1], out=new[1:])
    group = np.empty(len(keys), np.int32)
    group[order] = np.cumsum(new, dtype=np.int32) - 1
    return ordered[new], group


def _any(group: IntArray, marked: BoolArray, size: int) -> BoolArray:
    result = np.zeros(size, bool)
    result[group[marked]] = True
    return result


def _sum_weights(ties: Ties, rows: IntArray, listed: IntArray, size: int) -> FloatArray | None:
    """The weights of each pair added up, NaN where it has none; None where several kinds of tie carry weights."""
    if ties.weight is None:
        return None
    weighted = ~np.isnan(ties.weight[rows])
    if len(np.unique(ties.kind_codes[rows[weighted]])) != 1:
        return None
    groups = listed[weighted]
    total = np.bincount(groups, weights=ties.weight[rows[weighted]], minlength=size)
    total[np.bincount(groups, minlength=size) == 0] = np.nan
    return freeze(total, np.float64)
