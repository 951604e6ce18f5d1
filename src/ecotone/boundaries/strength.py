"""The pull of a boundary and the intervals of pull and permeability, from what was counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ecotone.boundaries.bounds import bound_crossings, pull_at
from ecotone.boundaries.counted import Counted, count_between, count_by_level
from ecotone.boundaries.deviation import effects_by_side, project
from ecotone.boundaries.intervals import Influence, influence_of_pull, interval, standard_errors
from ecotone.boundaries.pull import N_BINS, Cells, PullFit, fit_pull, make_cells, match_counts
from ecotone.ground import FloatArray, IntArray

LARGEST_ERROR = 0.7
"""Above this standard error of log pull nothing is shown: too few to tell."""
MOST_OWN_ALPHAS = 200
MOST_GROUPS = 2_000


@dataclass(frozen=True)
class Estimate:
    """A value with its 90 % interval; where there is only a bound, the value and the end that is open are None."""

    value: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True)
class Strength:
    """How strong a boundary is; None where there is too little to tell."""

    pull: Estimate | None
    permeability: Estimate | None


def weigh_strength(counted: Counted) -> Strength:
    """Pull and permeability with their intervals; where se(log pull) > .7, a bound or nothing.

    Needs one belonging a person.
    """
    fit = fit_counted(counted)
    pull = influence_of_pull(fit)
    if pull.information < LARGEST_ERROR**-2:
        return _bound(counted, fit)
    influences = [pull.influence]
    if counted.n_crossing:
        influences.append(_influence_of_permeability(counted, fit.cells))
    errors = standard_errors(fit, influences, counted.first, counted.second)
    if errors[0] > LARGEST_ERROR:
        return _bound(counted, fit)
    shown = Estimate(pull.value, *interval(pull.value, errors[0]))
    if not counted.n_crossing:
        return Strength(shown, None)
    value = counted.n_crossing / counted.expected_crossing
    return Strength(shown, Estimate(value, *interval(value, errors[1])))


def _bound(counted: Counted, fit: PullFit) -> Strength:
    """A bound where hardly anything crosses, or hardly anything is inside, and much would be; else nothing."""
    expected = counted.expected_crossing
    bounds = bound_crossings(counted.n_crossing, counted.m, expected)
    if bounds is None:
        return Strength(None, None)
    least, most, pinned = bounds
    pull = pull_at(fit, counted.m - counted.n_crossing, counted.m - pinned)
    low, high = (pull, None) if pinned == most else (None, pull)
    value = counted.n_crossing / expected
    return Strength(Estimate(None, low, high), Estimate(value, least / expected, most / expected))


def point_pull(counted: Counted) -> float:
    """The pull alone, without its interval."""
    return float(np.exp(fit_counted(counted).b[0]))


def fit_counted(counted: Counted) -> PullFit:
    """The pull's model on the cells of (level, side)."""
    n_sides = counted.combinations.n
    cells = make_cells(counted.chance, counted.side, n_sides)
    same = np.eye(n_sides)[None]
    between = _count_free(cells, counted.side, counted.first, counted.second, counted.between)
    return fit_pull(cells, match_counts(between, same), same)


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
    group = group.ravel()
    between = count_between(group, counted.first, counted.second, n_groups)
    between = _count_free(cells, group, counted.first, counted.second, between)
    fit = fit_pull(cells, match_counts(between, same), same, spread)
    pull = influence_of_pull(fit)
    if pull.information < LARGEST_ERROR**-2:
        return None
    (error,) = standard_errors(fit, [pull.influence], counted.first, counted.second)
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


def _count_free(
    cells: Cells, group: IntArray, first: IntArray, second: IntArray, between: FloatArray
) -> FloatArray:
    """Of the ties `between` groups, those that chance can move, (G, G)."""
    fixed = cells.of < 0
    if not bool(np.any(fixed)):
        return between
    out = fixed[first] | fixed[second]
    return between - count_between(group, first[out], second[out], len(between))


def _one_alpha_a_side(held: IntArray) -> FloatArray:
    columns = [(column[:, None] == np.unique(column)).astype(float) for column in held.T]
    return np.asarray(np.concatenate(columns, axis=1), np.float64)
