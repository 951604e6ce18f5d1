"""Every two sides, tie by tie."""

from __future__ import annotations

from dataclasses import dataclass

from scipy import stats

from tests.twins.case_twin import Case, Table, crosses, pairs_of
from tests.twins.words_twin import judge_pair

FEWEST_EXPECTED = 5


@dataclass(frozen=True)
class PairTwin:
    """Two sides: what there is, what there would be, and the middle 90 % of what that leaves open."""

    ties: int
    expected: float
    permeability: float | None
    low: float | None
    high: float | None
    verdict: str
    reason: str | None


def weigh_pairs(
    case: Case, p: Table, whole: tuple[float | None, float | None, float | None], barred: str | None
) -> dict[tuple[int, int], PairTwin]:
    """By (side, side). `whole`: permeability, low and high of the boundary; `barred`: why it can have no verdict."""
    crossing = crosses(case)
    result = {}
    for g, h in pairs_of(len(case.sides)):
        ties, expected = 0, 0.0
        for i, j in pairs_of(case.n):
            if crossing[i, j] and _holds(case, i, j, g, h):
                ties += int(case.tied[i, j])
                expected += p[i, j]
        values = whole if len(case.sides) == 2 else _estimate(ties, expected, whole[0])
        if barred or expected < FEWEST_EXPECTED or None in values:
            result[g, h] = PairTwin(ties, expected, None, None, None, "cannot tell", barred or "too_few")
            continue
        word = judge_pair(values[1] or 0, values[2] or 0)
        result[g, h] = PairTwin(ties, expected, *values, word, "unclear" if word == "cannot tell" else None)
    return result


def _estimate(
    ties: int, expected: float, permeability: float | None
) -> tuple[float | None, float | None, float | None]:
    """Median, 5 % and 95 % of Gamma(2 + O, rate 2/θ + E)."""
    if permeability is None:
        return None, None, None
    mu = stats.gamma(2 + ties, scale=1 / (2 / max(permeability, 0.05) + expected))
    return float(mu.median()), float(mu.ppf(0.05)), float(mu.ppf(0.95))


def _holds(case: Case, i: int, j: int, g: int, h: int) -> bool:
    return (g in case.held[i] and h in case.held[j]) or (h in case.held[i] and g in case.held[j])
