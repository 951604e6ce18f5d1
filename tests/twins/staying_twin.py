"""Do those who cross stay as long? One row a tie, one column a person and one for crossing."""

from __future__ import annotations

import math

import numpy as np

from tests.twins.case_twin import Case, crosses, pairs_of
from tests.twins.pull_twin import WIDTH


def weigh_staying(case: Case) -> tuple[float, float, float] | None:
    """e^δ and its 90 % interval, from log w_ij = a_i + a_j + δ [crosses] + e_ij; None where δ cannot be had."""
    if case.weight is None or any(len(held) > 1 for held in case.held):
        return None
    crossing = crosses(case)
    ties = [(i, j) for i, j in pairs_of(case.n) if case.tied[i, j] and case.weight[i, j] > 0]
    if not ties:
        return None
    people = np.zeros((len(ties), case.n))
    for row, (i, j) in enumerate(ties):
        people[row, i] = people[row, j] = 1
    cross = np.array([crossing[i, j] for i, j in ties])
    y = np.log([case.weight[i, j] for i, j in ties])
    left = cross - people @ np.linalg.lstsq(people, cross, rcond=None)[0]
    squares = float(left @ left)
    freedom = len(ties) - int(np.linalg.matrix_rank(people)) - 1
    if squares < 1e-9 or freedom < 1:
        return None
    whole = np.column_stack([people, cross])
    fitted = np.linalg.lstsq(whole, y, rcond=None)[0]
    e, u, delta = y - whole @ fitted, left / squares, float(left @ y) / squares
    r = u * e
    of_person = people.T @ r
    by_people = float(of_person @ of_person - r @ r)
    by_ties = float(e @ e) / freedom * float(u @ u)
    error = math.sqrt(max(by_people, by_ties))
    low, high = delta - WIDTH * error, delta + WIDTH * error
    return math.exp(delta), math.exp(low), math.exp(high)
