"""Intervals for ties that come from meetings: what changes when a meeting is left out, not a person.

se^2 = (M - 1)/M sum_k (log theta_-k - mean)^2 over M meetings (the delete-one jackknife, Tukey 1958).
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from ecotone.boundaries.counted import count_known
from ecotone.boundaries.intervals import influence_of_pull, interval
from ecotone.boundaries.strength import LARGEST_ERROR, Estimate, Strength, fit_counted, point_pull
from ecotone.ground import IntArray, Progress
from ecotone.landscape import Belongings, Landscape, SimpleTies

FEWEST_MEETINGS = 5
MOST_LEFT_OUT = 200
"""Above so many meetings they are left out in so many groups, each of every 200th meeting."""


def come_from_meetings(ties: SimpleTies) -> bool:
    """Whether more than half of the ties are known from meetings alone."""
    return bool(2 * np.count_nonzero(ties.met) > ties.n_ties)


def count_meetings(landscape: Landscape, belongings: Belongings) -> int:
    """Meetings at which at least two people of known side were present."""
    return len(_find_used(landscape, belongings))


def _find_used(landscape: Landscape, belongings: Belongings) -> IntArray:
    """The meetings that tie anyone of known side to another."""
    known, meetings = belongings.known, landscape.meetings
    present = np.bincount(meetings.meeting[known[meetings.person]], minlength=len(meetings))
    return np.flatnonzero(present >= 2)


def weigh_by_meetings(landscape: Landscape, name: str, n_meetings: int, progress: Progress) -> Strength:
    """Pull and permeability with the intervals that leaving out meetings gives."""
    whole, _ = count_known(landscape, name)
    fit = fit_counted(whole)
    if influence_of_pull(fit).information < LARGEST_ERROR**-2:
        return Strength(None, None)
    pulls, permeabilities = [], []
    n_groups = min(n_meetings, MOST_LEFT_OUT)
    for done, left in enumerate(_leave_out(landscape, whole.belongings, n_groups)):
        counted, _ = count_known(left, name)
        pulls.append(point_pull(counted))
        permeabilities.append(_permeability(counted.n_crossing, counted.expected_crossing))
        progress("leaving out meetings", done + 1, n_groups)
    pull = _jackknife(float(np.exp(fit.b[0])), np.array(pulls))
    if pull is None:
        return Strength(None, None)
    value = _permeability(whole.n_crossing, whole.expected_crossing)
    return Strength(pull, _jackknife(value, np.array(permeabilities)))


def _leave_out(landscape: Landscape, belongings: Belongings, n_groups: int) -> Iterator[Landscape]:
    used = _find_used(landscape, belongings)
    for group in range(n_groups):
        out = np.zeros(len(landscape.meetings), bool)
        out[used[group::n_groups]] = True
        yield landscape.without_meetings(out)


def _permeability(crossing: int, expected: float) -> float:
    return crossing / expected if expected > 0 else np.nan


def _jackknife(value: float, without: np.ndarray[tuple[int], np.dtype[np.float64]]) -> Estimate | None:
    if not value > 0 or not np.all(without > 0):
        return None
    logs = np.log(without)
    error = float(np.sqrt((len(logs) - 1) / len(logs) * np.sum((logs - logs.mean()) ** 2)))
    return None if error > LARGEST_ERROR else Estimate(value, *interval(value, error))
