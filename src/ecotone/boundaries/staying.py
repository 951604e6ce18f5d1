"""Do those who cross stay as long? The strength of the ties that cross beside those that do not."""

from __future__ import annotations

from typing import Any

import numpy as np

from ecotone.boundaries.intervals import interval
from ecotone.ground import BoolArray, FloatArray, IntArray


def estimate_staying(
    first: IntArray, second: IntArray, weight: FloatArray, crosses: BoolArray, n_people: int
) -> tuple[float, float, float] | None:
    """e^delta and its 90 % interval, or None where it cannot be told.

    Least squares of log w_ij = a_i + a_j + delta [crosses] over the ties of positive weight (m,), so that one side
    that merely talks more does not show. With x the part of [crosses] that the a leave, e the residuals,
    u = x / sum x^2 and r = u e: se^2 = max( sum_i (sum_j r_ij)^2 - sum r^2 , s^2 sum u^2 ), s^2 = sum e^2 over
    the degrees of freedom.
    """
    told = weight > 0
    first, second, crosses = first[told], second[told], crosses[told]
    level = np.log(weight[told])
    design, rank = _person_design(first, second, n_people)
    free = len(level) - rank - 1
    if free < 1:
        return None
    x, y = _without_people(design, crosses.astype(float)), _without_people(design, level)
    size = float(x @ x)
    if size <= 1e-9 * len(level):
        return None
    delta = float(x @ y) / size
    residual = y - delta * x
    r = x / size * residual
    by_person = np.bincount(first, r, n_people) + np.bincount(second, r, n_people)
    between = float(by_person @ by_person - r @ r)
    error = np.sqrt(max(between, float(residual @ residual) / free / size))
    return (float(np.exp(delta)), *interval(float(np.exp(delta)), float(error)))


def _person_design(first: IntArray, second: IntArray, n_people: int) -> tuple[Any, int]:
    """One column a person, (m, n_people), and its rank: a part of the network without odd cycle loses one."""
    from scipy import sparse
    from scipy.sparse.csgraph import connected_components

    m = len(first)
    rows = np.r_[np.arange(m), np.arange(m)]
    design = sparse.csr_array((np.ones(2 * m), (rows, np.r_[first, second])), shape=(m, n_people))
    # In the doubled graph (person seen as giver, person seen as taker) a part without odd cycle falls in two.
    ends = np.r_[first, second + n_people], np.r_[second + n_people, first]
    doubled = sparse.coo_array((np.ones(2 * m), ends), shape=(2 * n_people, 2 * n_people))
    ends_back = np.r_[first + n_people, second], np.r_[second, first + n_people]
    doubled = doubled + sparse.coo_array((np.ones(2 * m), ends_back), shape=doubled.shape)
    plain = sparse.coo_array((np.ones(m), (first, second)), shape=(n_people, n_people))
    n_doubled, _ = connected_components(doubled, directed=False)
    n_plain, _ = connected_components(plain, directed=False)
    alone = n_people - len(np.unique(np.r_[first, second]))
    even_parts = (n_doubled - 2 * alone) - (n_plain - alone)
    return design, n_people - alone - even_parts


def _without_people(design: Any, values: FloatArray) -> FloatArray:
    """What one effect a person leaves of `values` (m,)."""
    from scipy.sparse.linalg import lsqr

    fitted = lsqr(design, values, atol=1e-13, btol=1e-13, iter_lim=20_000)[0]
    return np.asarray(values - design @ fitted, np.float64)
