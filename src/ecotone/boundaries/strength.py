"""The pull of a boundary and the intervals of pull and permeability, from what was counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ecotone.boundaries.counted import Counted, count_between, count_by_level
from ecotone.boundaries.deviation import effects_by_side, project
from ecotone.boundaries.intervals import Influence, influence_of_pull, interval, standard_errors
from ecotone.boundaries.pull import N_BINS, Cells, PullFit, fit_pull, make_cells
from ecotone.ground import FloatArray, IntArray

LARGEST_ERROR = 0.7
"""Above this standard error of log pull nothing is shown: too few to tell."""
MOST_BOUNDED = 3
FEWEST_EXPECTED = 20
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
    """Pull and permeability with intervals; where se(log pull) > .7 a bound, or nothing. One belonging a person."""
    fit = fit_counted(counted)
    pull = influence_of_pull(fit)
    if pull.information < LARGEST_ERROR**-2:
        return bound_strength(counted, fit)
    influences = [pull.influence]
    if counted.n_crossing:
        influences.append(_influence_of_permeability(counted, fit.cells))
    errors = standard_errors(fit, influences, counted.first, counted.second)
    if errors[0] > LARGEST_ERROR:
        return bound_strength(counted, fit)
    shown = Estimate(pull.value, *interval(pull.value, errors[0]))
    if not counted.n_crossing:
        return Strength(shown, None)
    value = counted.n_crossing / counted.expected_crossing
    return Strength(shown, Estimate(value, *interval(value, errors[1])))


def bound_strength(counted: Counted, fit: PullFit) -> Strength:
    """Where hardly anything crosses and much would, no interval can be had, yet "too few to tell" would be untrue.

    With o crossings (at most 3) and 20 or more expected: mu is the largest mean under which o or fewer still come in
    one draw of twenty (Poisson); the pull is at least e^b of the model with mu crossings in place of o, the
    permeability at most mu / E_x. Ties of one person hang together more than Poisson has it: hence narrow conditions.
    """
    from scipy.special import gammaincinv

    o, expected = counted.n_crossing, counted.expected_crossing
    if o > MOST_BOUNDED or expected < FEWEST_EXPECTED:
        return Strength(None, None)
    most = float(gammaincinv(o + 1, 0.95))
    observed = _with_crossings(fit, counted, most)
    pull = float(np.exp(fit_pull(fit.cells, observed, fit.same).b[0]))
    return Strength(Estimate(None, pull, None), Estimate(o / expected, 0.0, most / expected))


def _with_crossings(fit: PullFit, counted: Counted, crossings: float) -> FloatArray:
    """The ties that chance can move, with so many crossing, and every side's total left as it is."""
    observed = _observe(fit.cells, counted)
    across = (counted.by_level.T @ counted.chance.p @ counted.by_level) * (1 - fit.same[0])
    across *= 2 * crossings / across.sum()
    moved = across - observed * (1 - fit.same[0])
    return np.asarray(observed + moved - np.diag(moved.sum(axis=1)), np.float64)


def point_pull(counted: Counted) -> float:
    """The pull alone, without its interval."""
    return float(np.exp(fit_counted(counted).b[0]))


def fit_counted(counted: Counted) -> PullFit:
    """The pull's model on the cells of (level, side)."""
    n_sides = counted.combinations.n
    cells = make_cells(counted.chance, counted.side, n_sides)
    return fit_pull(cells, _observe(cells, counted), np.eye(n_sides)[None])


def _observe(cells: Cells, counted: Counted) -> FloatArray:
    return _count_free(cells, counted.side, counted.first, counted.second, counted.between)


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
    fit = fit_pull(cells, _count_free(cells, group, counted.first, counted.second, between), same, spread)
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
