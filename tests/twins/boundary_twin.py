"""A boundary weighed the slow way, key by key as the reference words it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from scipy import optimize, stats

from tests.twins.case_twin import Case, Table, crosses, pairs_of, total
from tests.twins.chance_twin import fit_chance, standard_score
from tests.twins.pairs_twin import weigh_pairs
from tests.twins.pull_twin import around, fit_pull, log_permeability_error, log_pull_error
from tests.twins.staying_twin import weigh_staying
from tests.twins.words_twin import judge_pull


def weigh_case(whole: Case) -> dict[str, Any]:
    """Every key of a reading that is about ties between people, intervals leaving out people."""
    case = whole.only(whole.known)
    p = fit_chance(case.tied)
    reading = {**count(whole, case), **expect(case, p), "z": standard_score(case, p), **name_mixing(case, p)}
    pull = weigh_pull(case, p)
    reading |= pull
    reading["verdict"], reading["reason"] = judge(case, reading)
    barred = reading["reason"] if reading["reason"] in ("our_memory", "several_belongings") else None
    reading["pairs"] = weigh_pairs(
        case, p, (reading["permeability"], reading["low"], reading["high"]), barred
    )
    stay = weigh_staying(case)
    for key, value in zip(("staying", "staying_low", "staying_high"), stay or (None,) * 3, strict=True):
        reading[key] = value
    return reading


def count(whole: Case, case: Case) -> dict[str, Any]:
    """What is there."""
    crossing = crosses(case)
    ties, across = total(case.tied), total(case.tied * crossing)
    n_pairs = case.n * (case.n - 1) // 2
    pairs_across = total(crossing)
    return {
        "n_known": case.n,
        "n_unknown": whole.n - case.n,
        "people": [sum(g in held for held in case.held) for g in range(len(case.sides))],
        "ties": ties,
        "ties_left_out": total(whole.tied) - ties,
        "crossing": across,
        "crossing_share": _ratio(across, ties),
        "inside_rate": _ratio(ties - across, n_pairs - pairs_across),
        "crossing_rate": _ratio(across, pairs_across),
        "n_several": sum(len(held) > 1 for held in case.held),
        "noted": None if case.noted is None else total(case.noted),
    }


def expect(case: Case, p: Table) -> dict[str, Any]:
    """What there would be if the boundary made no difference."""
    crossing = crosses(case)
    expected = total(p * crossing)
    return {
        "expected_crossing": expected,
        "expected_crossing_share": _ratio(expected, total(case.tied)),
        "permeability": _ratio(total(case.tied * crossing), expected),
    }


def name_mixing(case: Case, p: Table) -> dict[str, Any]:
    """For comparison with other tools: Newman's assortativity, Krackhardt and Stern's E-I."""
    crossing = crosses(case)
    ties, across, expected = total(case.tied), total(case.tied * crossing), total(p * crossing)
    return {
        "assortativity": _newman(case),
        "ei_index": _ratio(across - (ties - across), ties),
        "expected_ei_index": _ratio(expected - (ties - expected), ties),
    }


def _newman(case: Case) -> float | None:
    ends = 2 * total(case.tied)
    if ends == 0 or any(len(held) > 1 for held in case.held):
        return None
    side = [min(held) for held in case.held]
    mixing = [[0.0] * len(case.sides) for _ in case.sides]
    for i, j in pairs_of(case.n):
        mixing[side[i]][side[j]] += case.tied[i, j] / ends
        mixing[side[j]][side[i]] += case.tied[i, j] / ends
    inside = sum(mixing[g][g] for g in range(len(case.sides)))
    by_chance = sum(sum(row) ** 2 for row in mixing)
    return None if by_chance > 1 - 1e-12 else (inside - by_chance) / (1 - by_chance)


def weigh_pull(case: Case, p: Table) -> dict[str, Any]:
    """Pull and the two intervals; nothing for several belongings or where there is too little to tell."""
    nothing: dict[str, Any] = dict.fromkeys(("pull", "pull_low", "pull_high", "low", "high"))
    permeability = _ratio(total(case.tied * crosses(case)), total(p * crosses(case)))
    if any(len(held) > 1 for held in case.held) or permeability is None:
        return nothing
    same = 1 - crosses(case)
    fit = fit_pull(case.tied, p, [min(held) for held in case.held], [same])
    error = log_pull_error(fit, case.n)
    if error is None:
        return {**nothing, **bound_pull(case, p)}
    pull = math.exp(fit.b[0])
    pull_low, pull_high = around(pull, error)
    second = log_permeability_error(case, p, fit)
    low, high = (None, None) if second is None else around(permeability, second)
    return {"pull": pull, "pull_low": pull_low, "pull_high": pull_high, "low": low, "high": high}


def bound_pull(case: Case, p: Table) -> dict[str, Any]:
    """At most 3 crossing (or inside) where 20 or more would be: the largest mean that leaves so few 1 time in 100."""
    crossing = crosses(case)
    o, m, expected = total(case.tied * crossing), total(case.tied), total(p * crossing)

    def pull_if(crossings: float) -> float:
        group = [min(held) for held in case.held]
        return math.exp(fit_pull(case.tied, p, group, [1 - crossing], moved=crossings - o).b[0])

    if o <= 3 and expected >= 20:
        most = _rare(o)
        return {"pull_low": pull_if(most), "low": 0.0, "high": most / expected}
    if m - o <= 3 and m - expected >= 20:
        least = m - _rare(m - o)
        return {"pull_high": pull_if(least), "low": least / expected, "high": m / expected}
    return {}


def _rare(seen: float) -> float:
    return float(optimize.brentq(lambda mean: stats.poisson.cdf(seen, mean) - 0.01, 0.1, 30))


def point_pull(whole: Case) -> float:
    """The pull alone, of the people of known side, one each."""
    case = whole.only(whole.known)
    same = 1 - crosses(case)
    return math.exp(
        fit_pull(case.tied, fit_chance(case.tied), [min(held) for held in case.held], [same]).b[0]
    )


def judge(case: Case, reading: dict[str, Any]) -> tuple[str, str | None]:
    """The word, and why there is none."""
    if case.noted is not None and total(case.noted) > reading["ties"] / 2:
        return "cannot tell", "our_memory"
    if any(len(held) > 1 for held in case.held):
        return "cannot tell", "several_belongings"
    if reading["ties"] < 20:
        return "cannot tell", "too_few"
    if len({min(held) for held in case.held}) == 2 and reading["crossing"] == reading["ties"]:
        return "cannot tell", "two_mode"
    if reading["pull_low"] is None and reading["pull_high"] is None:
        p = fit_chance(case.tied)
        free = any(0 < p[i, j] < 1 for i, j in pairs_of(case.n))
        return "cannot tell", "too_few" if free else "unclear"
    low, high = reading["pull_low"] or 0.0, reading["pull_high"]
    word = judge_pull(low, math.inf if high is None else high, reading["permeability"])
    return word, "unclear" if word == "cannot tell" else None


def weigh_own_effect(cases: Sequence[Case]) -> tuple[float, float, float] | None:
    """e^b of the first boundary, the others held equal; people known on all of them, one side each."""
    both = [i for i in range(cases[0].n) if all(case.held[i] for case in cases)]
    cases = [case.only(both) for case in cases]
    tied = cases[0].tied
    group = [tuple(min(case.held[i]) for case in cases) for i in range(len(both))]
    fit = fit_pull(tied, fit_chance(tied), group, [1 - crosses(case) for case in cases])
    error = log_pull_error(fit, len(both))
    return None if error is None else (math.exp(fit.b[0]), *around(math.exp(fit.b[0]), error))


def leave_out_one(values: Sequence[float]) -> float:
    """se of a log from its values with one meeting left out each: √((M−1)/M Σ (log θ₋ₖ − mean)²)."""
    logs = [math.log(value) for value in values]
    mean = sum(logs) / len(logs)
    return math.sqrt((len(logs) - 1) / len(logs) * sum((one - mean) ** 2 for one in logs))


def _ratio(part: float, whole: float) -> float | None:
    return None if whole < 1e-9 else part / whole
