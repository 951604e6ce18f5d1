"""Every two sides: the ties between them against those there would be."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ecotone.boundaries.counted import Counted
from ecotone.ground import FloatArray, IntArray

MOST_COMBINATIONS = 2_000


@dataclass(frozen=True, eq=False)
class PairCounts:
    """For each two sides, `first` < `second`: ties between them, and those there would be, (n_pairs,)."""

    first: IntArray
    second: IntArray
    ties: IntArray
    expected: FloatArray


def count_pairs(counted: Counted) -> PairCounts:
    """Ties and expected ties of each two sides.

    With several belongings a crossing tie counts once for every two sides that its ends hold, so the pairs do not
    add up; above MOST_COMBINATIONS combinations of sides they are not worked out (no pairs).
    """
    combinations = counted.combinations
    n_sides = combinations.n_sides
    first, second = np.triu_indices(n_sides, 1)
    if not combinations.is_single and combinations.n > MOST_COMBINATIONS:
        nothing = np.zeros(0, np.int64)
        return PairCounts(nothing, nothing, nothing, np.zeros(0))
    expected = counted.by_level.T @ counted.chance.p @ counted.by_level
    observed = counted.between
    if not combinations.is_single:
        held, across = combinations.matrix, ~combinations.compared
        expected = held.T @ (held.T @ (expected * across)).T
        observed = held.T @ (held.T @ (observed * across)).T
    ties = np.rint(observed[first, second]).astype(np.int64)
    return PairCounts(first, second, ties, np.asarray(expected[first, second], np.float64))


def estimate_pairs(
    pairs: PairCounts, permeability: float | None
) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Permeability of each pair with its 90 % interval: median, 5 % and 95 % of Gamma(2 + O, rate 2/theta + E).

    theta is the permeability of the whole boundary, at least .05: pairs with few ties lean on it.
    """
    from scipy.special import gammaincinv

    shape = 2.0 + pairs.ties
    rate = 2 / max(permeability or 0.0, 0.05) + pairs.expected
    low, middle, high = (
        np.asarray(gammaincinv(shape, share) / rate, np.float64) for share in (0.05, 0.5, 0.95)
    )
    return middle, low, high
