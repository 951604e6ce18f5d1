"""How far the crossings are from what chance would give, with everyone's number of ties held fixed."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ecotone.boundaries.chance import Chance
from ecotone.boundaries.combinations import Combinations
from ecotone.ground import FloatArray


@dataclass(frozen=True, eq=False)
class Projection:
    """The part of [crosses] that the numbers of ties account for.

    `variance` of the number of crossings once that is taken out; `of_level` (K,) holds G_a = sum_s n_as g_as.
    """

    variance: float
    of_level: FloatArray


def project(chance: Chance, combinations: Combinations, people: FloatArray, shared: FloatArray) -> Projection:
    """Project [crosses] on one effect a person, weighted by w = p (1 - p).

    With `people` n_as (K, S), W_a = sum_b n_b w_ab and C_as = sum_j w_ij [crosses]: solve
    G_a = sum_s n_as g_as, g_as = (C_as - sum_b w_ab G_b) / (W_a - 2 w_aa); the variance is
    sum over crossing pairs of w, less sum n_as g_as C_as.
    """
    n, w = chance.n_people_at, chance.w
    everyone = np.outer(n, n)
    total = np.sum(w * (everyone - shared), axis=1)  # sum_s n_as C_as
    of_level = _solve_levels(n, w, total)
    free = w @ n - 2 * np.diag(w)
    shift = w @ of_level
    spread = 0.0
    for piece, sharing in combinations.sharing(people):
        crossing = (w @ n)[:, None] - w @ sharing  # C_as
        effect = person_effects(crossing, shift, free)
        spread += float(np.sum(people[:, piece] * effect * crossing))
    variance = float(np.sum(w * (everyone - shared))) / 2 - spread
    return Projection(max(variance, 0.0), of_level)


def effects_by_side(chance: Chance, people: FloatArray, projection: Projection) -> FloatArray:
    """g_as (K, S), for one belonging a person."""
    n, w = chance.n_people_at, chance.w
    crossing = (w @ n)[:, None] - w @ people
    return person_effects(crossing, w @ projection.of_level, w @ n - 2 * np.diag(w))


def person_effects(crossing: FloatArray, shift: FloatArray, free: FloatArray) -> FloatArray:
    """g_as from C_as; 0 where chance cannot move a person's ties."""
    with np.errstate(divide="ignore", invalid="ignore"):
        effect = (crossing - shift[:, None]) / free[:, None]
    return np.where(np.abs(free)[:, None] > 1e-12, effect, 0.0)


def _solve_levels(n: FloatArray, w: FloatArray, total: FloatArray) -> FloatArray:
    """G_a of the projection; where the smallest landscapes leave it undetermined, any solution serves."""
    matrix = w * np.outer(n, n)
    matrix[np.diag_indices_from(matrix)] += n * (w @ n - 2 * np.diag(w))
    ridge = 1e-13 * (np.trace(matrix) + 1e-300)
    fixed = np.diag(matrix) <= ridge
    matrix[fixed, fixed] = 1
    matrix[np.diag_indices_from(matrix)] += ridge
    return n * np.linalg.solve(matrix, total)
