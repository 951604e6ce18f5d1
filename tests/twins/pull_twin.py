"""The pull, every pair written out: one row a pair, one column an unknown."""

from __future__ import annotations

import math
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

import numpy as np
from scipy import optimize, stats

from tests.twins.case_twin import Case, Table, crosses, pairs_of, total
from tests.twins.chance_twin import person_effects

TOO_WIDE = 0.7
WIDTH = float(stats.norm.ppf(0.95))


@dataclass(frozen=True)
class PullFit:
    """One row for each pair that chance leaves open: who, tied or not, u's parts, and q."""

    people: list[tuple[int, int]]
    a: Table
    q: Table
    design: Table
    prior: Table
    answer: Table

    @property
    def b(self) -> Table:
        """One for each boundary; they stand in the last columns."""
        return self.answer[self.n_groups :]

    @property
    def n_groups(self) -> int:
        return int(np.sum(self.prior == 1 / 100))


def fit_pull(
    tied: Table, p: Table, group: Sequence[Hashable], same: Sequence[Table], moved: float = 0
) -> PullFit:
    """logit q_ij = logit p_ij + α_group(i) + α_group(j) + Σ_k b_k same_k[i, j]; b ~ N(0, 2²), α ~ N(0, 10²).

    `moved` ties are counted as across instead of inside the last boundary, every group's total left as it is.
    """
    groups = sorted(set(group), key=repr)
    place = [groups.index(one) for one in group]
    people = [(i, j) for i, j in pairs_of(len(tied)) if 0 < p[i, j] < 1]
    design = np.zeros((len(people), len(groups) + len(same)))
    for row, (i, j) in enumerate(people):
        design[row, place[i]] += 1
        design[row, place[j]] += 1
        for k, table in enumerate(same):
            design[row, len(groups) + k] = table[i, j]
    a = np.array([tied[i, j] for i, j in people])
    offset = np.array([math.log(p[i, j] / (1 - p[i, j])) for i, j in people])
    prior = np.array([1 / 100] * len(groups) + [1 / 4] * len(same))
    totals = design.T @ a
    totals[-1] -= moved

    def unlikely(x: Table) -> float:
        return float(np.logaddexp(0, offset + design @ x).sum() - totals @ x + (prior * x) @ x / 2)

    def slope(x: Table) -> Table:
        return np.asarray(design.T @ _tie(offset + design @ x) - totals + prior * x)

    def bend(x: Table) -> Table:
        q = _tie(offset + design @ x)
        return np.asarray((design.T * (q * (1 - q))) @ design + np.diag(prior))

    answer = optimize.minimize(
        unlikely, np.zeros(len(prior)), jac=slope, hess=bend, method="trust-exact", options={"gtol": 1e-7}
    ).x
    for _ in range(5):
        answer = answer - np.linalg.solve(bend(answer), slope(answer))
    return PullFit(people, a, _tie(offset + design @ answer), design, prior, answer)


def pull_influence(fit: PullFit, k: int = 0) -> Table | None:
    """u of b_k, a value a row: (its column less its projection on all others) / I, priors included.

    None where the ties alone, without the prior, would leave a se over .7: the prior must not pass for knowledge.
    """
    column = fit.n_groups + k
    v = fit.q * (1 - fit.q)
    rest = [c for c in range(fit.design.shape[1]) if c != column]
    others, mine = fit.design[:, rest], fit.design[:, column]
    normal = (others.T * v) @ others + np.diag(fit.prior[rest])
    left = mine - others @ np.linalg.solve(normal, (others.T * v) @ mine)
    told_by_ties = float((v * left * mine).sum())
    return None if told_by_ties < TOO_WIDE**-2 else left / (told_by_ties + fit.prior[column])


def log_pull_error(fit: PullFit, n: int, k: int = 0) -> float | None:
    """se of b_k; None where it is over .7."""
    u = pull_influence(fit, k)
    error = math.inf if u is None else _error(fit, u, n)
    return None if error > TOO_WIDE else error


def log_permeability_error(case: Case, p: Table, fit: PullFit) -> float | None:
    """se of log(O/E): u = [crossing]/O − (g_i + g_j)/E."""
    crossing = crosses(case)
    o, e = total(case.tied * crossing), total(p * crossing)
    if o == 0 or e < 1e-9:
        return None
    g = person_effects(p * (1 - p), crossing)
    u = np.array([crossing[i, j] / o - (g[i] + g[j]) / e for i, j in fit.people])
    return _error(fit, u, case.n)


def _error(fit: PullFit, u: Table, n: int) -> float:
    r = u * (fit.a - fit.q)
    of_person = [0.0] * n
    for value, (i, j) in zip(r, fit.people, strict=True):
        of_person[i] += value
        of_person[j] += value
    by_people = sum(x * x for x in of_person) - float((r * r).sum())
    by_pairs = float((u * u * fit.q * (1 - fit.q)).sum())
    return math.sqrt(max(by_people, by_pairs))


def around(value: float, error: float) -> tuple[float, float]:
    """90 % on the log scale."""
    return value * math.exp(-WIDTH * error), value * math.exp(WIDTH * error)


def _tie(eta: Table) -> Table:
    return np.asarray(1 / (1 + np.exp(-eta)))
