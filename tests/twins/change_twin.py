"""Then and now, pair by pair, for the people who were there at both dates."""

from __future__ import annotations

import math

import numpy as np

from tests.twins.case_twin import Case, Table, crosses
from tests.twins.chance_twin import fit_chance
from tests.twins.pull_twin import TOO_WIDE, WIDTH, fit_pull, pull_influence


def weigh_change_of(then: Case, now: Case) -> tuple[float, float, float] | None:
    """Pull now ÷ pull then with its interval; both cases have the same people, all of known side, one each.

    r_ij = r_now − r_then; se² = max(Σ_i (Σ_j r_ij)² − Σ_pairs r_ij², Σ_pairs r_ij²).
    """
    found = [_rests(case) for case in (then, now)]
    if found[0] is None or found[1] is None:
        return None
    r = found[1][1] - found[0][1]
    squares = float((r**2).sum()) / 2
    between = float((r.sum(axis=1) ** 2).sum()) - squares
    error, change = math.sqrt(max(between, squares)), found[1][0] - found[0][0]
    if error > TOO_WIDE:
        return None
    return math.exp(change), math.exp(change - WIDTH * error), math.exp(change + WIDTH * error)


def _rests(case: Case) -> tuple[float, Table] | None:
    """b, and u_ij (a_ij − q_ij) of every two people, (n, n)."""
    fit = fit_pull(case.tied, fit_chance(case.tied), [min(held) for held in case.held], [1 - crosses(case)])
    u = pull_influence(fit)
    if u is None:
        return None
    table = np.zeros((case.n, case.n))
    for value, (i, j) in zip(u * (fit.a - fit.q), fit.people, strict=True):
        table[i, j] = table[j, i] = value
    return float(fit.b[0]), table
