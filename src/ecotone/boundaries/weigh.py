"""One boundary weighed: everything that can be said of it, in one frozen record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from ecotone.boundaries.cautions import (
    BARS_PAIRS,
    Evidence,
    PairFacts,
    Told,
    gather_evidence,
    judge,
    judge_pairs,
)
from ecotone.boundaries.counted import Counted, count, count_known
from ecotone.boundaries.deviation import project
from ecotone.boundaries.meetings import come_from_meetings, weigh_by_meetings
from ecotone.boundaries.missing import find_missing_range
from ecotone.boundaries.pairs import count_pairs, estimate_pairs
from ecotone.boundaries.results import BoundaryReading, MissingRange, Pairs, Side
from ecotone.boundaries.staying import estimate_staying
from ecotone.boundaries.strength import Estimate, Strength, weigh_own_effect, weigh_strength
from ecotone.errors import EcotoneError
from ecotone.ground import IntArray, Progress, silent
from ecotone.landscape import Landscape, SimpleTies

LEAST_VARIANCE = 1e-6
"""Below this the number of crossings follows from the numbers of ties: there is no z."""

RESTS_ON_CHANCE: tuple[str, ...] = (
    "expected_crossing",
    "expected_crossing_share",
    "permeability",
    "low",
    "high",
    "z",
    "pull",
    "pull_low",
    "pull_high",
    "expected_ei_index",
    "missing_range",
    "own_effect",
    "own_effect_low",
    "own_effect_high",
)
"""What is not known where ties within a side are impossible, as between people and meetings in one list."""


def weigh_boundaries(
    landscape: Landscape,
    names: Sequence[str] | None = None,
    *,
    beside: Sequence[str] = (),
    progress: Progress = silent,
) -> tuple[BoundaryReading, ...]:
    """Weigh each boundary of the landscape, or those named, in their order."""
    readings = []
    wanted = landscape.boundary_names if names is None else tuple(names)
    for done, name in enumerate(wanted):
        others = [other for other in beside if other != name]
        readings.append(weigh_boundary(landscape, name, beside=others, progress=progress))
        progress("weighing boundaries", done + 1, len(wanted))
    return tuple(readings)


def weigh_boundary(
    landscape: Landscape, name: str, *, beside: Sequence[str] = (), progress: Progress = silent
) -> BoundaryReading:
    """How strongly one boundary divides the ties, against what there would be if it made no difference.

    The ties are `landscape.simple`; people whose side is unknown are left out and counted. Chance is the beta-model:
    people keep their number of ties. permeability = O_x / E_x, observed over expected crossings; pull = e^b, how
    much likelier a tie is inside than across, comparable between boundaries; z = (O_x - E_x)/sd with the numbers of
    ties held; intervals of 90 %. `beside` names boundaries held equal for `own_effect`. Errors: an EcotoneError if
    there is no such boundary, or if one in `beside` has several belongings a person.
    Cost: one pass over the ties, then work on (number of ties, side) cells.
    Source: Park & Newman 2004; Chatterjee, Diaconis & Sly 2011; the `docs` have the formulas.

    >>> from ecotone.landscape import Belongings, Landscape, People, Ties
    >>> side = Belongings.from_labels("office", ["A", "A", "A", "B", "B", "B"])
    >>> here = Landscape(People(tuple("abcdef")), (side,), Ties([0, 1, 2, 3, 4, 2], [1, 2, 0, 4, 5, 3]))
    >>> reading = weigh_boundary(here, "office")
    >>> reading.crossing, round(reading.expected_crossing, 2), reading.verdict, reading.reason
    (1, 3.57, 'cannot tell', 'too_few')
    """
    counted, ties = count_known(landscape, name)
    evidence = gather_evidence(landscape, counted, ties)
    strength = _weigh_strength(landscape, counted, evidence, progress)
    permeability = _ratio(counted.n_crossing, counted.expected_crossing)
    verdict, reason = judge(evidence, permeability, strength)
    told = evidence.told
    sides = _name_sides(counted, told)
    reading = BoundaryReading(
        name=name,
        kind=counted.belongings.kind,
        sides=sides,
        n_known=counted.n,
        n_unknown=counted.belongings.n_unknown,
        **_count(counted),
        **_show(strength),
        z=_deviation(counted),
        verdict=verdict,
        reason=reason,
        **_compare(counted),
        pairs=_weigh_pairs(counted, ties, sides, strength, evidence),
        missing_range=_find_missing(landscape, counted),
        **_name_three("staying", _weigh_staying(counted, ties)),
        **_name_three("own_effect", _weigh_own(landscape, name, beside)),
        with_=tuple(beside),
        noted=evidence.noted,
        meetings=evidence.meetings,
        n_several=int(np.count_nonzero(counted.belongings.counts > 1)),
        asked=told.all_asked if told else None,
        answered=told.all_answered if told else None,
    )
    return _without_chance(reading) if reason == "two_mode" else reading


def _without_chance(reading: BoundaryReading) -> BoundaryReading:
    unknown: dict[str, Any] = dict.fromkeys(RESTS_ON_CHANCE)
    return replace(reading, **unknown)


def _weigh_strength(
    landscape: Landscape, counted: Counted, evidence: Evidence, progress: Progress
) -> Strength:
    if evidence.is_multiple or evidence.ties == 0 or evidence.sides_held < 2:
        return Strength(None, None)
    if evidence.meetings is None:
        return weigh_strength(counted)
    if evidence.meetings < 2:
        return Strength(None, None)
    return weigh_by_meetings(landscape, counted.belongings.name, evidence.meetings, progress)


def _find_missing(landscape: Landscape, counted: Counted) -> MissingRange | None:
    if counted.belongings.is_multiple:
        return None
    return find_missing_range(counted.belongings, landscape.simple)


def _name_sides(counted: Counted, told: Told | None) -> tuple[Side, ...]:
    people = counted.belongings.side_people.tolist()
    answered = told.answered.tolist() if told else [None] * len(people)
    return tuple(
        Side(name, count_, said)
        for name, count_, said in zip(counted.belongings.sides, people, answered, strict=True)
    )


def _count(counted: Counted) -> dict[str, Any]:
    crossing, expected = counted.n_crossing, counted.expected_crossing
    return {
        "ties": counted.m,
        "ties_left_out": counted.left_out,
        "crossing": crossing,
        "crossing_share": _ratio(crossing, counted.m),
        "expected_crossing": expected,
        "expected_crossing_share": _ratio(expected, counted.m),
        "inside_rate": _ratio(counted.m - crossing, counted.pairs_inside),
        "crossing_rate": _ratio(crossing, counted.pairs_across),
        "permeability": _ratio(crossing, expected),
    }


def _show(strength: Strength) -> dict[str, Any]:
    permeability, pull = strength.permeability, strength.pull
    return {
        "low": permeability.low if permeability else None,
        "high": permeability.high if permeability else None,
        "pull": pull.value if pull else None,
        "pull_low": pull.low if pull else None,
        "pull_high": pull.high if pull else None,
    }


def _deviation(counted: Counted) -> float | None:
    """z, None where chance can move nothing."""
    shared = counted.shared
    variance = project(counted.chance, counted.combinations, counted.by_level, shared).variance
    if variance <= LEAST_VARIANCE:
        return None
    return float((counted.n_crossing - counted.expected_crossing) / np.sqrt(variance))


def _compare(counted: Counted) -> dict[str, Any]:
    """For comparison with other tools: Newman's (2003) assortativity, Krackhardt & Stern's E-I and its expectation."""
    share = _ratio(counted.n_crossing, counted.m)
    expected = _ratio(counted.expected_crossing, counted.m)
    return {
        "assortativity": _assortativity(counted),
        "ei_index": None if share is None else 2 * share - 1,
        "expected_ei_index": None if expected is None else 2 * expected - 1,
    }


def _assortativity(counted: Counted) -> float | None:
    """(sum_s e_ss - sum_s a_s^2) / (1 - sum_s a_s^2), e the shares of tie ends between sides, a those at a side."""
    if counted.belongings.is_multiple or counted.m == 0:
        return None
    ends = np.bincount(counted.side, weights=counted.degrees) / (2 * counted.m)
    by_chance = float(ends @ ends)
    inside = 1 - counted.n_crossing / counted.m
    return None if by_chance >= 1 else (inside - by_chance) / (1 - by_chance)


def _weigh_pairs(
    counted: Counted,
    ties: SimpleTies,
    sides: tuple[Side, ...],
    strength: Strength,
    evidence: Evidence,
) -> Pairs:
    counts = count_pairs(counted)
    barred = evidence.bar if evidence.bar in BARS_PAIRS else None
    if barred == "two_mode":
        counts = replace(counts, expected=np.full(len(counts.expected), np.nan))
    permeability = _ratio(counted.n_crossing, counted.expected_crossing)
    estimates = estimate_pairs(counts, permeability)
    if len(sides) == 2:
        whole = strength.permeability
        values = (whole.value, whole.low, whole.high) if whole else (None, None, None)
        estimates = tuple(np.array([value], np.float64) for value in values)  # type: ignore[assignment]
    return judge_pairs(
        sides, counts, estimates, PairFacts(barred, _count_noted(counted, ties), evidence.told)
    )


def _count_noted(counted: Counted, ties: SimpleTies) -> IntArray:
    """Ties noted by us alone between each two sides, (n_pairs,), for one belonging a person."""
    n_sides = counted.combinations.n_sides
    first, second = np.triu_indices(n_sides, 1)
    if counted.belongings.is_multiple:
        return np.zeros(len(first), np.int64)
    noted = ties.noted
    ends = counted.side[counted.first[noted]], counted.side[counted.second[noted]]
    key = np.minimum(*ends).astype(np.int64) * n_sides + np.maximum(*ends)
    return np.bincount(key, minlength=n_sides * n_sides).reshape(n_sides, n_sides)[first, second]


def _weigh_staying(counted: Counted, ties: SimpleTies) -> Estimate | None:
    if ties.weight is None or counted.belongings.is_multiple:
        return None
    found = estimate_staying(counted.first, counted.second, ties.weight, counted.crosses, counted.n)
    return None if found is None else Estimate(*found)


def _weigh_own(landscape: Landscape, name: str, beside: Sequence[str]) -> Estimate | None:
    """The boundary's own effect, on the people whose sides are known on all of these boundaries.

    None for ties that come from meetings: its interval would have to leave out meetings, not people.
    """
    if not beside:
        return None
    all_belongings = [landscape.boundary(each).latest() for each in (name, *beside)]
    for belongings in all_belongings[1:]:
        if belongings.is_multiple:
            raise EcotoneError("boundaries.several_belongings", name=belongings.name)
    if all_belongings[0].is_multiple:
        return None
    known = np.all([belongings.known for belongings in all_belongings], axis=0)
    people = np.flatnonzero(known)
    ties = landscape.simple.among(known)
    if ties.n_ties == 0 or (len(landscape.meetings) and come_from_meetings(ties)):
        return None
    counted = count(all_belongings[0], people, ties)
    return weigh_own_effect(counted, [belongings.single[people] for belongings in all_belongings])


def _name_three(name: str, estimate: Estimate | None) -> dict[str, Any]:
    low, high = (estimate.low, estimate.high) if estimate else (None, None)
    return {name: estimate.value if estimate else None, f"{name}_low": low, f"{name}_high": high}


def _ratio(part: float, whole: float) -> float | None:
    return None if whole <= 0 else part / whole
