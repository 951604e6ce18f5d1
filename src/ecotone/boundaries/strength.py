"""The pull of a boundary and the intervals of pull and permeability, from what was counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ecotone.boundaries.counted import Counted, count_by_level
from ecotone.boundaries.deviation import effects_by_side, project
from ecotone.boundaries.intervals import Influence, Pull, influence_of_pull, interval, standard_error
from ecotone.boundaries.pull import N_BINS, Cells, PullFit, fit_pull, make_cells
from ecotone.ground import FloatArray, IntArray

LARGEST_ERROR = 0.7
"""Above this standard error of log pull nothing is shown: too few to tell."""
MOST_OWN_ALPHAS = 200
MOST_GROUPS = 2_000


@dataclass(frozen=True)
class Estimate:
    """A value with its 90 % interval."""

    value: float
    low: float
    high: float


@dataclass(frozen=True)
class Strength:
    """How strong a boundary is; None where there is too little to tell."""

    pull: Estimate | None
    permeability: Estimate | None


def weigh_strength(counted: Counted) -> Strength:
    """Pull and permeability with their intervals; both None where se(log pull) > .7. One belonging a person."""
    n_sides = counted.combinations.n
    cells = make_cells(counted.chance, counted.side, n_sides)
    fit = fit_pull(cells, _count_groups(cells, counted.first, counted.second), np.eye(n_sides)[None])
    pull = _estimate(fit, influence_of_pull(fit), counted.first, counted.second)
    if pull is None or counted.n_crossing == 0:
        return Strength(pull, None)
    influence = _influence_of_permeability(counted, cells)
    error = standard_error(fit, influence, counted.first, counted.second)
    value = counted.n_crossing / counted.expected_crossing
    return Strength(pull, Estimate(value, *interval(value, error)))


def point_pull(counted: Counted) -> float:
    """The pull alone, without its interval."""
    n_sides = counted.combinations.n
    cells = make_cells(counted.chance, counted.side, n_sides)
    fit = fit_pull(cells, _count_groups(cells, counted.first, counted.second), np.eye(n_sides)[None])
    return float(np.exp(fit.b[0]))


def weigh_own_effect(counted: Counted, sides: Sequence[IntArray]) -> Estimate | None:
    """The pull of the first boundary with the others held equal; None where there is too little to tell.

    `sides` has the side of each counted person on each boundary, (n,) each. One alpha a combination of sides; above
    200 combinations the alphas are sums of one a side ("about"), above 2,000 it is not worked out.
    """
    held, group = np.unique(np.stack(sides, axis=1), axis=0, return_inverse=True)
    n_groups = len(held)
    if n_groups > MOST_GROUPS:
        return None
    same = np.stack([column[:, None] == column for column in held.T]).astype(float)
    spread = None if n_groups <= MOST_OWN_ALPHAS else _one_alpha_a_side(held)
    n_bins = N_BINS if n_groups <= MOST_OWN_ALPHAS else max(4, N_BINS * MOST_OWN_ALPHAS // n_groups)
    cells = make_cells(counted.chance, group.ravel(), n_groups, n_bins)
    observed = _count_groups(cells, counted.first, counted.second)
    fit = fit_pull(cells, observed, same, spread)
    return _estimate(fit, influence_of_pull(fit), counted.first, counted.second)


def _estimate(fit: PullFit, pull: Pull, first: IntArray, second: IntArray) -> Estimate | None:
    if pull.information < LARGEST_ERROR**-2:
        return None
    error = standard_error(fit, pull.influence, first, second)
    return None if error > LARGEST_ERROR else Estimate(pull.value, *interval(pull.value, error))


def _influence_of_permeability(counted: Counted, cells: Cells) -> Influence:
    """[crosses]/O_x - (g_i + g_j)/E_x, g the projection of the deviation."""
    if cells.chance is counted.chance:
        by_level = counted.by_level
    else:
        by_level = count_by_level(cells.chance, counted.combinations)
    projection = project(cells.chance, counted.combinations, by_level, by_level @ by_level.T)
    effects = effects_by_side(cells.chance, by_level, projection)[cells.level, cells.group]
    across = (1 - np.eye(cells.n_groups)) / counted.n_crossing
    return Influence(across, effects / counted.expected_crossing)


def _count_groups(cells: Cells, first: IntArray, second: IntArray) -> FloatArray:
    """Ties between each two groups that chance can move, seen from both ends, (G, G)."""
    ends = cells.of[first], cells.of[second]
    free = (ends[0] >= 0) & (ends[1] >= 0)
    size = cells.n_groups
    key = cells.group[ends[0][free]].astype(np.int64) * size + cells.group[ends[1][free]]
    one_way = np.bincount(key, minlength=size * size).reshape(size, size).astype(float)
    return one_way + one_way.T


def _one_alpha_a_side(held: IntArray) -> FloatArray:
    columns = [(column[:, None] == np.unique(column)).astype(float) for column in held.T]
    return np.asarray(np.concatenate(columns, axis=1), np.float64)
