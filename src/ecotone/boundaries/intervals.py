"""How sure: intervals that let people differ, not only ties.

On the log scale, +-1.645 se, se^2 = max( sum_i (sum_j r_ij)^2 - sum_pairs r_ij^2 , sum_pairs u_ij^2 q_ij (1 - q_ij) ),
r_ij = u_ij (a_ij - q_ij), q = p' of the pull, a = 1 where there is a tie. u is the influence of a pair: for the
permeability [crosses]/O_x - (g_i + g_j)/E_x, for the pull ([same] - h_i - h_j)/I.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ecotone.boundaries.pull import VARIANCE_ALPHA, VARIANCE_B, PullFit, blocks
from ecotone.ground import FloatArray, IntArray

PIECE = 1 << 18
Z90 = 1.6448536269514722


@dataclass(frozen=True, eq=False)
class Influence:
    """u_ij = `between`[group of i, group of j] - h_i - h_j; `effect` (C,) holds h by cell."""

    between: FloatArray
    effect: FloatArray


@dataclass(frozen=True, eq=False)
class Pull:
    """e^b of one boundary, its influence, and the information on b that the ties alone give, without the prior."""

    value: float
    influence: Influence
    information: float


def influence_of_pull(fit: PullFit, number: int = 0) -> Pull:
    """How each pair weighs on b: [same] with what the totals of the groups and the other b account for taken out.

    h solves the weighted projection of [same] on one effect a group (and on the other boundaries), under the priors,
    w' = p'(1 - p'); I is what is left of [same], with its own prior.
    """
    v, same, design = fit.variance, fit.same[number], fit.design
    others = np.delete(fit.same, number, axis=0)
    mixed = design.T @ (others * v).sum(axis=2).T
    both = np.tensordot(others, others * v, axes=([1, 2], [1, 2])) / 2
    alphas = design.T @ (v + np.diag(v.sum(axis=1))) @ design
    n_alpha = len(alphas)
    prior = np.r_[np.full(n_alpha, 1 / VARIANCE_ALPHA), np.full(len(others), 1 / VARIANCE_B)]
    matrix = np.block([[alphas, mixed], [mixed.T, both]]) + np.diag(prior)
    right = np.r_[design.T @ (same * v).sum(axis=1), (others * same * v).sum(axis=(1, 2)) / 2]
    weights = np.linalg.solve(matrix, right)
    remaining = float(np.sum(same * v) / 2 - weights @ right)
    information = remaining + 1 / VARIANCE_B
    rest = same - np.tensordot(weights[n_alpha:], others, axes=1)
    effect = (design @ weights[:n_alpha])[fit.cells.group] / information
    return Pull(float(np.exp(fit.b[number])), Influence(rest / information, effect), remaining)


def standard_errors(
    fit: PullFit, influences: Sequence[Influence], first: IntArray, second: IntArray
) -> list[float]:
    """se on the log scale for each influence; `first`, `second` (m,) the ends of the ties, as persons."""
    cells = fit.cells
    free = cells.of >= 0
    if not bool(np.all(free)):
        kept = free[first] & free[second]
        first, second = first[kept], second[kept]
    by_person, tied = _sum_tied(fit, influences, first, second)
    errors = []
    for number, influence in enumerate(influences):
        by_cell, squared, spread = _sum_expected(fit, influence)
        rest = by_person[number][free] - by_cell[cells.of[free]]
        between = float(np.sum(rest**2)) - (tied[number] + squared)
        errors.append(float(np.sqrt(max(between, spread, 0.0))))
    return errors


def _sum_expected(fit: PullFit, influence: Influence) -> tuple[FloatArray, float, float]:
    """sum_j u q by cell (C,), then over all pairs sum u^2 q^2 and sum u^2 q (1 - q); no pair is listed."""
    cells, h, n = fit.cells, influence.effect, fit.cells.n
    by_cell = np.empty(len(n))
    square_q = square_p = 0.0
    for rows, columns, q in blocks(cells, fit.odds, fit.factor):
        group = cells.group[rows.start]
        k = influence.between[group, cells.group[columns]]
        by_cell[rows] = q @ (n * (k - h)) - h[rows] * (q @ n)
        square_p += _sum_squares(q, n[rows], h[rows], n, k - h)
        np.square(q, out=q)
        square_q += _sum_squares(q, n[rows], h[rows], n, k - h)
    own_u = influence.between[cells.group, cells.group] - 2 * h
    own_q = fit.odds**2 * fit.factor[cells.group, cells.group]
    own_q = own_q / (1 + own_q)
    by_cell -= own_u * own_q
    square_p -= float(n @ (own_u**2 * own_q))
    square_q -= float(n @ (own_u**2 * own_q**2))
    return by_cell, square_q / 2, (square_p - square_q) / 2


def _sum_squares(
    q: FloatArray, row_n: FloatArray, row_h: FloatArray, n: FloatArray, rest: FloatArray
) -> float:
    """sum over rows i and columns j of n_i n_j q_ij (rest_j - h_i)^2."""
    sums = np.stack([row_n, row_n * row_h, row_n * row_h**2]) @ q
    return float(sums[0] @ (n * rest**2) - 2 * (sums[1] @ (n * rest)) + sums[2] @ n)


def _sum_tied(
    fit: PullFit, influences: Sequence[Influence], first: IntArray, second: IntArray
) -> tuple[FloatArray, FloatArray]:
    """Over the ties, for each influence: sum_j u by person (I, n), and sum u^2 (1 - 2 q), (I,)."""
    cells, size = fit.cells, len(fit.cells.of)
    odds, factor, groups = fit.odds, fit.factor.ravel(), cells.group * cells.n_groups
    by_person, tied = np.zeros((len(influences), size)), np.zeros(len(influences))
    for start in range(0, len(first), PIECE):
        ends = first[start : start + PIECE], second[start : start + PIECE]
        one, other = cells.of[ends[0]], cells.of[ends[1]]
        between = groups[one] + cells.group[other]
        ratio = odds[one] * odds[other] * factor[between]
        weight = (1 - ratio) / (1 + ratio)
        for number, influence in enumerate(influences):
            u = influence.between.ravel()[between] - influence.effect[one] - influence.effect[other]
            by_person[number] += np.bincount(ends[0], u, size) + np.bincount(ends[1], u, size)
            tied[number] += np.sum(u**2 * weight)
    return by_person, tied


def interval(value: float, error: float) -> tuple[float, float]:
    """90 % on the log scale.

    >>> [round(end, 2) for end in interval(8.0, 0.283)]
    [5.02, 12.74]
    """
    return value * float(np.exp(-Z90 * error)), value * float(np.exp(Z90 * error))
