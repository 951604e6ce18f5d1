"""What chance alone would give: people keep their number of ties, and that is all.

The beta-model is the maximum-entropy simple graph in which each person keeps her expected number of ties
(Park & Newman 2004; Chatterjee, Diaconis & Sly 2011): p_ij = x_i x_j / (1 + x_i x_j), sum_j p_ij = d_i. x depends
on the number of ties alone, so people are taken together in *levels*: one for each number of ties.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np

from ecotone.errors import EcotoneError
from ecotone.ground import FloatArray, IntArray, freeze, group_sums

GREATEST_ERROR = 1e-8
TOLERATED_ERROR = 1e-4
"""Where the fit runs off to infinity (some numbers of ties leave hardly any choice) it need get no closer than this."""
MOST_LEVELS_SOLVED = 1500
MOST_STEPS = 300


@dataclass(frozen=True, eq=False)
class Chance:
    """The fitted beta-model: people by level, and the chance of a tie for each two levels.

    `level` (n_people,) is the level of each person; `n_people_at` (K,) counts them; `theta` (K,) is log x.
    `p` (K, K) is the chance of a tie between two different people of these levels. Levels whose ties chance cannot
    move (people tied to nobody or to all the others) come last; `n_free` levels are free.
    """

    level: IntArray
    n_people_at: FloatArray
    theta: FloatArray
    p: FloatArray
    n_free: int

    @cached_property
    def w(self) -> FloatArray:
        """p (1 - p), the variance of a tie, (K, K); exactly 0 where chance cannot move it."""
        return self.p * (1 - self.p)

    def expect(self, shares: FloatArray) -> float:
        """Expected ties over the ordered pairs of people counted in `shares` (K, K), each person herself included."""
        return float(np.sum(shares * self.p) - self.n_people_at @ np.diag(self.p)) / 2


def fit_chance(degrees: IntArray) -> Chance:
    """Fit the beta-model to the numbers of ties (n_people,).

    Newton's method on theta = log x, one for each different number of ties, to a greatest error of 1e-8 times the
    largest number. People tied to nobody, then those tied to everyone left, are set aside first, again and again.
    Cost: K^3 for K different numbers of ties, whatever the number of people.

    >>> import numpy as np
    >>> path = fit_chance(np.array([1, 2, 2, 1]))
    >>> [round(float(path.p[a] @ path.n_people_at - path.p[a, a]), 6) for a in range(2)]
    [1.0, 2.0]
    """
    core, peeled = _peel(np.asarray(degrees))
    level = np.empty(len(degrees), np.int32)
    left = core >= 0
    numbers, place, counts = np.unique(core[left], return_inverse=True, return_counts=True)
    level[left] = place
    theta = fit_levels(numbers.astype(float), counts.astype(float))
    free = len(numbers)
    for offset, (people, _) in enumerate(peeled):
        level[people] = free + offset
    return assemble(level, theta, [tied for _, tied in peeled])


def assemble(level: IntArray, theta: FloatArray, peeled: list[bool]) -> Chance:
    """The chance of free levels with these `theta`, and of levels set aside in this order, tied to all or to none."""
    free, size = len(theta), len(theta) + len(peeled)
    p = np.empty((size, size))
    p[:free, :free] = _sigmoid(theta[:, None] + theta)
    for offset in range(len(peeled) - 1, -1, -1):
        row = free + offset
        later = np.r_[np.arange(free), np.arange(row, size)]
        p[row, later] = p[later, row] = float(peeled[offset])
    counts = np.bincount(level, minlength=size).astype(float)
    fixed = np.array([np.inf if tied else -np.inf for tied in peeled])
    return Chance(level, counts, np.concatenate([theta, fixed]), p, free)


def coarsen(chance: Chance, n_bins: int) -> Chance:
    """The same people with their free levels merged into geometric bins of x, fitted again to the mean numbers."""
    free = chance.n_free
    if free <= n_bins:
        return chance
    theta = chance.theta[:free]
    edges = np.linspace(theta.min(), theta.max(), n_bins + 1)[1:-1]
    raw = np.searchsorted(edges, theta, side="right")
    used, bin_of = np.unique(raw, return_inverse=True)
    merged = np.concatenate([bin_of, len(used) + np.arange(len(chance.theta) - free)])
    level = merged[chance.level].astype(np.int32)
    counts = group_sums(bin_of, chance.n_people_at[:free], len(used))
    expected = chance.p[:free, :free] @ chance.n_people_at[:free] - np.diag(chance.p)[:free]
    mean = np.asarray(np.bincount(bin_of, weights=expected * chance.n_people_at[:free]) / counts, np.float64)
    tied = [bool(value > 0) for value in chance.theta[free:]]
    return assemble(level, fit_levels(mean, counts), tied)


def _peel(degrees: IntArray) -> tuple[IntArray, list[tuple[IntArray, bool]]]:
    """Set aside, in turn, the people tied to nobody and those tied to everyone left.

    Returns the ties left to each person (-1: set aside), and the groups set aside with whether they are tied to all.
    """
    left = degrees.astype(np.int64, copy=True)
    peeled: list[tuple[IntArray, bool]] = []
    while True:
        alone = np.flatnonzero(left == 0)
        if len(alone):
            left[alone] = -1
            peeled.append((alone, False))
        n = int(np.count_nonzero(left >= 0))
        full = np.flatnonzero(left == n - 1) if n > 1 else np.zeros(0, np.int64)
        if len(full):
            left[full] = -1
            left[left >= 0] -= len(full)
            peeled.append((full, True))
        if not len(alone) and not len(full):
            return left, peeled


def fit_levels(numbers: FloatArray, counts: FloatArray) -> FloatArray:
    """theta (K,) such that people of each level expect `numbers` (K,) ties; `counts` (K,) people at each."""
    return _fit_levels(np.asarray(numbers, float).tobytes(), np.asarray(counts, float).tobytes())


@lru_cache(maxsize=32)
def _fit_levels(numbers_: bytes, counts_: bytes) -> FloatArray:
    """Several boundaries of one landscape ask for the same fit, so the last ones are kept (some kilobytes each).

    The log-likelihood is concave; each Newton step is halved until it does not fall.
    """
    numbers, counts = np.frombuffer(numbers_), np.frombuffer(counts_)
    if len(numbers) == 0:
        return np.zeros(0)
    theta = np.log(numbers) - np.log(counts @ numbers) / 2
    height = _likelihood(theta, numbers, counts)
    for _ in range(MOST_STEPS):
        p = _sigmoid(theta[:, None] + theta)
        error = numbers - p @ counts + np.diag(p)
        if np.max(np.abs(error)) <= GREATEST_ERROR * np.max(numbers):
            break
        step = _solve(_information(p, counts), counts * error)
        step *= min(1.0, 4 / max(float(np.max(np.abs(step))), 1e-300))
        for _ in range(40):
            tried = _likelihood(theta + step, numbers, counts)
            if tried >= height - 1e-12 * abs(height):
                break
            step /= 2
        theta, height = theta + step, tried
    else:
        if np.max(np.abs(error)) > TOLERATED_ERROR * np.max(numbers):
            raise EcotoneError("boundaries.no_fit", levels=len(numbers))
    return freeze(theta, np.float64)


def _information(p: FloatArray, counts: FloatArray) -> FloatArray:
    w = p * (1 - p)
    information = w * np.outer(counts, counts)
    own = counts * (w @ counts - 2 * np.diag(w))
    information[np.diag_indices_from(information)] += own
    return information


def _solve(matrix: FloatArray, right: FloatArray) -> FloatArray:
    if len(right) > MOST_LEVELS_SOLVED:
        from scipy.sparse.linalg import cg

        scale = 1 / np.sqrt(np.diag(matrix))
        solution, _ = cg(matrix * np.outer(scale, scale), scale * right, rtol=1e-10)
        return np.asarray(scale * solution, np.float64)
    ridge = 1e-13 * np.trace(matrix) / len(right)
    return np.linalg.solve(matrix + ridge * np.eye(len(right)), right)


def _likelihood(theta: FloatArray, numbers: FloatArray, counts: FloatArray) -> float:
    pairs = np.logaddexp(0, theta[:, None] + theta)
    both = counts @ pairs @ counts - counts @ np.diag(pairs)
    return float(np.sum(counts * numbers * theta) - both / 2)


def _sigmoid(x: FloatArray) -> FloatArray:
    with np.errstate(over="ignore"):
        return 1 / (1 + np.exp(-x))
