"""Then and now: did a boundary open or close between two dates?"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from ecotone.boundaries.cautions import gather_evidence
from ecotone.boundaries.counted import Counted, count
from ecotone.boundaries.intervals import Influence, influence_of_pull, interval
from ecotone.boundaries.pull import PullFit
from ecotone.boundaries.strength import LARGEST_ERROR, fit_counted
from ecotone.boundaries.verdicts import CANNOT_TELL
from ecotone.ground import FloatArray, Result
from ecotone.landscape import Landscape, SimpleTies, Ties

MOST_PEOPLE = 3_000
"""The interval compares every pair of people at both dates; above so many people there are the counts alone."""


@dataclass(frozen=True)
class Change(Result):
    """One boundary at two dates, for the `n_people` who were there, with a known side, at both.

    `pull_ratio` is the pull now over the pull then, with its 90 % interval: under 1, more crosses than before for
    the ties there are. `verdict`: `more`, `fewer` (crossings, in that sense), `no change` that we can be sure of,
    or `cannot tell`.
    """

    name: str
    n_people: int
    ties_then: int
    ties_now: int
    crossing_then: int
    crossing_now: int
    expected_crossing_then: float
    expected_crossing_now: float
    pull_ratio: float | None
    pull_ratio_low: float | None
    pull_ratio_high: float | None
    verdict: str


def weigh_change(then: Landscape, now: Landscape, name: str) -> Change:
    """Compare one boundary at two dates, among the people who are in both landscapes with a known side.

    The change is log pull now - log pull then; its se is that of a reading with r_ij = r_now - r_then of the same
    pair, so that what lasts cancels: se^2 = max( sum_i (sum_j r_ij)^2 - sum_pairs r_ij^2 , sum_pairs r_ij^2 ).
    No interval where something bars a verdict at either date (`ecotone.boundaries.weigh_boundary` names the
    reasons), for ties from meetings, or above 3,000 people. Errors: an EcotoneError if either landscape lacks
    the boundary.
    """
    people = _in_both(then, now, name)
    before, ties_before = _count(then, name, people[0])
    after, ties_after = _count(now, name, people[1])
    can = _can_compare(_keep(then, people[0]), before, ties_before) and _can_compare(
        _keep(now, people[1]), after, ties_after
    )
    found = _compare(before, after) if can else None
    ratio, low, high = found or (None, None, None)
    verdict = CANNOT_TELL
    if low is not None and high is not None:
        verdict = "more" if high < 1 else "fewer" if low > 1 else "no change"
    return Change(
        name,
        before.n,
        before.m,
        after.m,
        before.n_crossing,
        after.n_crossing,
        before.expected_crossing,
        after.expected_crossing,
        ratio,
        low,
        high,
        verdict,
    )


def _in_both(then: Landscape, now: Landscape, name: str) -> tuple[list[int], list[int]]:
    """The indices then and now of the people whose side is known at both dates, in the same order."""
    known_now = now.boundary(name).known
    place = {person_id: person for person, person_id in enumerate(now.people.ids) if known_now[person]}
    known_then = then.boundary(name).known
    both = [
        (person, place[person_id])
        for person, person_id in enumerate(then.people.ids)
        if known_then[person] and person_id in place
    ]
    return [pair[0] for pair in both], [pair[1] for pair in both]


def _count(landscape: Landscape, name: str, people: list[int]) -> tuple[Counted, SimpleTies]:
    """Count these people in this order, and the ties among them; the ties are handed back too."""
    order = np.array(people, dtype=np.int64)
    place = np.full(landscape.n_people, -1, np.int64)
    place[order] = np.arange(len(order))
    kept = landscape.simple.among(place >= 0)
    ends = np.sort(np.stack([place[kept.first], place[kept.second]]), axis=0).astype(np.int32)
    ties = SimpleTies(len(order), ends[0], ends[1], kept.confirmed, kept.noted, kept.met)
    whole = landscape.boundary(name).latest()
    belongings = whole.keep(np.ones(len(whole.person), bool), order)
    return count(belongings, np.arange(len(order)), ties), ties


def _keep(landscape: Landscape, people: list[int]) -> Landscape:
    """Only these people, in this order, and where they met: numbered as they are counted."""
    order = np.array(people, dtype=np.int64)
    place = np.full(landscape.n_people, -1, np.int64)
    place[order] = np.arange(len(order))
    meetings = landscape.meetings.keep(np.ones(len(landscape.meetings), bool), place)
    kept = landscape.people.keep(order)
    return replace(landscape, people=kept, belongings=(), ties=Ties.none(), meetings=meetings)


def _can_compare(landscape: Landscape, counted: Counted, ties: SimpleTies) -> bool:
    """Whether nothing bars a verdict at this date; ties from meetings have no interval here yet."""
    evidence = gather_evidence(landscape, counted, ties)
    return evidence.bar is None and evidence.meetings is None and counted.n <= MOST_PEOPLE


def _compare(before: Counted, after: Counted) -> tuple[float, float, float] | None:
    fits = [fit_counted(counted) for counted in (before, after)]
    pulls = [influence_of_pull(fit) for fit in fits]
    if min(pull.information for pull in pulls) < LARGEST_ERROR**-2:
        return None
    then, now = (
        _spread_out(fit, pull.influence, counted)
        for fit, pull, counted in zip(fits, pulls, (before, after), strict=True)
    )
    r = now - then
    pairs = float(np.sum(r**2)) / 2
    error = float(np.sqrt(max(float(np.sum(r.sum(axis=1) ** 2)) - pairs, pairs)))
    ratio = pulls[1].value / pulls[0].value
    return None if error > LARGEST_ERROR else (ratio, *interval(ratio, error))


def _spread_out(fit: PullFit, influence: Influence, counted: Counted) -> FloatArray:
    """r_ij of every two people, (n, n)."""
    cells = fit.cells
    group, effect, odds = cells.group[cells.of], influence.effect[cells.of], fit.odds[cells.of]
    u = influence.between[np.ix_(group, group)] - effect[:, None] - effect
    q = np.outer(odds, odds) * fit.factor[np.ix_(group, group)]
    q /= 1 + q
    fixed = cells.of < 0
    u[fixed], u[:, fixed] = 0, 0
    np.fill_diagonal(u, 0)
    tied = np.zeros_like(q)
    tied[counted.first, counted.second] = tied[counted.second, counted.first] = 1
    return np.asarray(u * (tied - q), np.float64)
