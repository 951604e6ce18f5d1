"""The strength of a boundary, comparable between boundaries: how much likelier a tie is inside than across.

logit p'_ij = logit p_ij + alpha_s(i) + alpha_s(j) + sum_k b_k [same side of boundary k], with p the chance of `chance`,
one alpha a group, one b a boundary, and the priors b ~ N(0, 2^2), alpha ~ N(0, 10^2). The pull is e^b. For one
boundary the groups are its sides; for several held equal, the combinations of their sides.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from ecotone.boundaries.chance import Chance, coarsen
from ecotone.ground import FloatArray, IntArray

MOST_CELLS = 2_000
N_BINS = 60
MOST_STEPS = 60
SMALLEST_STEP = 1e-7
BLOCK = 1 << 19
VARIANCE_B = 4.0
VARIANCE_ALPHA = 100.0


@dataclass(frozen=True, eq=False)
class Cells:
    """People by level and group, only where there are any: C cells, in the order of their groups.

    `of` (n,) is the cell of each person; `level`, `group`, `n` (C,) describe the cells. Levels that chance cannot
    move form no cells: `of` is -1 there.
    """

    chance: Chance
    of: IntArray
    level: IntArray
    group: IntArray
    n: FloatArray
    n_groups: int


def make_cells(chance: Chance, group: IntArray, n_groups: int, n_bins: int = N_BINS) -> Cells:
    """Cells of (level, group); above MOST_CELLS of them the levels are merged into geometric bins first."""
    cells = _gather(chance, group, n_groups)
    if len(cells.n) > MOST_CELLS:
        return _gather(coarsen(chance, n_bins), group, n_groups)
    return cells


def _gather(chance: Chance, group: IntArray, n_groups: int) -> Cells:
    free = chance.level < chance.n_free
    size = max(chance.n_free, 1)
    keys = group.astype(np.int64)[free] * size + chance.level[free]
    counts = np.bincount(keys, minlength=n_groups * size)
    cells = np.flatnonzero(counts)
    place = np.full(len(counts), -1, np.int32)
    place[cells] = np.arange(len(cells))
    of = np.full(len(group), -1, np.int32)
    of[free] = place[keys]
    return Cells(chance, of, cells % size, cells // size, counts[cells].astype(float), n_groups)


@dataclass(frozen=True, eq=False)
class Matched:
    """What the model is to match: the tie ends of each group, `totals` (G,), and the ties `inside` each boundary (B,).

    Ties that chance cannot move are left out of both.
    """

    totals: FloatArray
    inside: FloatArray


@dataclass(frozen=True, eq=False)
class PullFit:
    """The fitted model: `alpha` (G,) by group, `b` (B,) by boundary, `same` (B, G, G) whether groups share a side.

    `variance` (G, G) sums p'(1 - p') over the ordered pairs of people of two groups; `design` (G, A) says of which
    unknowns each alpha is the sum.
    """

    cells: Cells
    alpha: FloatArray
    b: FloatArray
    same: FloatArray
    variance: FloatArray
    design: FloatArray
    matched: Matched

    @property
    def odds(self) -> FloatArray:
        """e^theta times e^alpha of each cell, (C,): p' = odds_i odds_j m / (1 + odds_i odds_j m)."""
        return np.asarray(np.exp(self.cells.chance.theta[self.cells.level] + self.alpha[self.cells.group]))

    @property
    def factor(self) -> FloatArray:
        """m (G, G) = e^(sum of b of the boundaries on whose side both groups are)."""
        return np.asarray(np.exp(np.tensordot(self.b, self.same, axes=1)))


def blocks(
    cells: Cells, odds: FloatArray, factor: FloatArray, *, half: bool = False
) -> Iterator[tuple[slice, slice, FloatArray]]:
    """p' for some rows of cells of one group against the columns (all; or from that group on, if `half`)."""
    bounds = np.searchsorted(cells.group, np.arange(cells.n_groups + 1))
    for group in range(cells.n_groups):
        low, high = int(bounds[group]), int(bounds[group + 1])
        if low == high:
            continue
        columns = slice(low if half else 0, len(cells.n))
        column_odds = odds[columns] * factor[group, cells.group[columns]]
        rows_at_once = max(1, BLOCK // max(len(column_odds), 1))
        for start in range(low, high, rows_at_once):
            rows = slice(start, min(start + rows_at_once, high))
            p = np.multiply.outer(odds[rows], column_odds)
            p /= 1 + p
            yield rows, columns, p


def match_counts(between: FloatArray, same: FloatArray) -> Matched:
    """What `between` (G, G), ties between groups seen from both ends, gives to match."""
    return Matched(between.sum(axis=1), np.tensordot(same, between, axes=([1, 2], [0, 1])) / 2)


def fit_pull(cells: Cells, matched: Matched, same: FloatArray, spread: FloatArray | None = None) -> PullFit:
    """Match the ties of each group and the ties inside each boundary, by Newton's method under the priors.

    `same` (B, G, G); `spread` (G, A) ties the alphas of the groups to fewer unknowns (default: one each).
    """
    design = np.eye(cells.n_groups) if spread is None else spread
    n_alpha, n_b = design.shape[1], len(same)
    prior = np.concatenate([np.full(n_alpha, 1 / VARIANCE_ALPHA), np.full(n_b, 1 / VARIANCE_B)])

    def look(unknown: FloatArray) -> tuple[FloatArray, FloatArray]:
        expected, variance = _sum_blocks(cells, design @ unknown[:n_alpha], unknown[n_alpha:], same)
        missing = matched.totals - expected.sum(axis=1)
        inside = matched.inside - match_counts(expected, same).inside
        return np.concatenate([design.T @ missing, inside]) - prior * unknown, variance

    unknown = np.zeros(n_alpha + n_b)
    slope, variance = look(unknown)
    for _ in range(MOST_STEPS):
        step = np.linalg.solve(_information(variance, design, same) + np.diag(prior), slope)
        if float(np.max(np.abs(step))) < SMALLEST_STEP:
            break
        # The posterior is concave: halve a step until it no longer ends far beyond the summit of its line.
        gain = float(slope @ step)
        tried, variance_there = look(unknown + step)
        while float(tried @ step) < -gain / 2:
            step, gain = step / 2, gain / 2
            tried, variance_there = look(unknown + step)
        unknown, slope, variance = unknown + step, tried, variance_there
    return PullFit(cells, design @ unknown[:n_alpha], unknown[n_alpha:], same, variance, design, matched)


def _sum_blocks(
    cells: Cells, alpha: FloatArray, b: FloatArray, same: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """Sums of p' and of p'(1 - p') over the ordered pairs of different people of two groups, each (G, G)."""
    size = cells.n_groups
    expected, squares = np.zeros((size, size)), np.zeros((size, size))
    odds = np.exp(cells.chance.theta[cells.level] + alpha[cells.group])
    factor = np.exp(np.tensordot(b, same, axes=1))
    for rows, columns, p in blocks(cells, odds, factor, half=True):
        group = cells.group[rows.start]
        weight, into = cells.n[columns], cells.group[columns]
        expected[group] += np.bincount(into, (cells.n[rows] @ p) * weight, minlength=size)
        np.square(p, out=p)
        squares[group] += np.bincount(into, (cells.n[rows] @ p) * weight, minlength=size)
    for total in (expected, squares):
        total += np.triu(total, 1).T
    own = odds**2 * factor[cells.group, cells.group]
    own = own / (1 + own)
    expected[np.diag_indices(size)] -= np.bincount(cells.group, cells.n * own, minlength=size)
    squares[np.diag_indices(size)] -= np.bincount(cells.group, cells.n * own**2, minlength=size)
    return expected, expected - squares


def _information(variance: FloatArray, design: FloatArray, same: FloatArray) -> FloatArray:
    """Minus the second derivative of the log-likelihood: sum over pairs of p'(1 - p') x x^T."""
    alphas = variance + np.diag(variance.sum(axis=1))
    mixed = np.stack([(one * variance).sum(axis=1) for one in same], axis=1)
    both = np.array([[np.sum(one * other * variance) / 2 for other in same] for one in same])
    return np.block([[design.T @ alphas @ design, design.T @ mixed], [mixed.T @ design, both]])
