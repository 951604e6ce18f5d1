"""What chance alone would give, pair by pair: the β-model with one unknown a person."""

from __future__ import annotations

import math

import numpy as np
from scipy import optimize

from tests.twins.case_twin import Case, Table, crosses, pairs_of, total


def fit_chance(tied: Table) -> Table:
    """p_ij, n x n: everyone keeps her expected number of ties.

    Whoever is tied to nobody or to everybody left is set aside first (p = 0 or 1); the rest is the greatest
    likelihood Σ_{i<j} a_ij (θ_i + θ_j) − log(1 + e^{θ_i + θ_j}), found by scipy.
    """
    n = len(tied)
    p = np.zeros((n, n))
    wanted = tied.sum(axis=1)
    left = list(range(n))
    while left:
        alone = [i for i in left if wanted[i] == 0]
        full = [i for i in left if wanted[i] == len(left) - 1]
        if alone:
            left.remove(alone[0])
        elif full:
            left.remove(full[0])
            for j in left:
                p[full[0], j] = p[j, full[0]] = 1
                wanted[j] -= 1
        else:
            break
    if left:
        p[np.ix_(left, left)] = _fit_free(wanted[left])
    return p


def _fit_free(wanted: Table) -> Table:
    n = len(wanted)

    def tie(theta: Table) -> Table:
        p = 1 / (1 + np.exp(-(theta[:, None] + theta[None, :])))
        np.fill_diagonal(p, 0)
        return p

    def unlikely(theta: Table) -> float:
        both = np.logaddexp(0, theta[:, None] + theta[None, :])
        return float(np.triu(both, 1).sum() - theta @ wanted)

    def slope(theta: Table) -> Table:
        return np.asarray(tie(theta).sum(axis=1) - wanted)

    def bend(theta: Table) -> Table:
        p = tie(theta)
        w = p * (1 - p)
        return w + np.diag(w.sum(axis=1))

    start = np.log(wanted / math.sqrt(wanted.sum()))
    best = optimize.minimize(
        unlikely, start, jac=slope, hess=bend, method="trust-exact", options={"gtol": 1e-6, "maxiter": 1000}
    ).x
    for _ in range(60):  # Newton, for the last digits; where the likelihood has no peak, p still settles
        error = slope(best)
        if np.abs(error).max() < 1e-10 * wanted.max():
            break
        step = np.linalg.lstsq(bend(best), error, rcond=1e-14)[0]
        best = best - step / max(1.0, np.abs(step).max() / 2)
    assert np.abs(slope(best)).max() < 1e-8 * n, "the twin did not find the β-model"
    return tie(best)


def person_effects(w: Table, crossing: Table) -> Table:
    """g_i of least Σ_{i<j} w_ij (crossing_ij − g_i − g_j)²; 0 in directions that no weight speaks of."""
    normal = w + np.diag(w.sum(axis=1))
    return np.asarray(np.linalg.lstsq(normal, (w * crossing).sum(axis=1), rcond=1e-11)[0])


def standard_score(case: Case, p: Table) -> float | None:
    """z: (O − E)/sd, sd² the weighted sum of squares that is left of [crossing] after person effects."""
    crossing, w = crosses(case), p * (1 - p)
    g = person_effects(w, crossing)
    variance = sum(w[i, j] * (crossing[i, j] - g[i] - g[j]) ** 2 for i, j in pairs_of(case.n))
    if variance <= 1e-6:  # nothing but what the search for the β-model left over
        return None
    return float((total(case.tied * crossing) - total(p * crossing)) / math.sqrt(variance))
