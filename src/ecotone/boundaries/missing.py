"""What the people of unknown side could change: about the lowest and the highest permeability they could bring."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from ecotone.boundaries.chance import Chance, fit_chance
from ecotone.boundaries.results import MissingRange
from ecotone.ground import FloatArray, IntArray
from ecotone.landscape import UNKNOWN, Belongings, SimpleTies

MOST_ASSIGNMENTS = 1 << 14
MOST_SWEEPS = 5
MOST_UNKNOWN_SHARE = 0.2
MOST_RESTARTED = 500
"""Up to so many unknown people the search starts from several assignments, not one."""


@dataclass(frozen=True, eq=False)
class Setting:
    """Everyone with a side or without: what the search moves about in.

    `unknown` (U,) persons; `ties_to` (U, L) their ties to known people by side; `bonds` the ties among them, as
    places in `unknown`, (n_bonds, 2); `known_at` (K, L) known people by level and side; `crossing` and `expected`
    among the known alone.
    """

    chance: Chance
    unknown: IntArray
    ties_to: FloatArray
    bonds: IntArray
    known_at: FloatArray
    crossing: float
    expected: float

    @property
    def n_sides(self) -> int:
        """How many sides an unknown person could be on."""
        return int(self.known_at.shape[1])


def find_missing_range(belongings: Belongings, ties: SimpleTies) -> MissingRange | None:
    """The permeability with the unknown placed so that least, and so that most, crosses.

    Chance is fitted once on everyone. Where the assignments can all be tried they are; else each unknown starts where
    her ties to known people are most (for the lowest) or least (highest) above expectation, and one at a time is
    moved while it falls (rises), at most 5 sweeps; up to 500 unknown other starts are tried as well. None where
    nobody is unknown; `too_many` where over a fifth are.
    """
    if belongings.n_unknown == 0:
        return None
    if belongings.n_unknown > MOST_UNKNOWN_SHARE * belongings.n_people:
        return MissingRange(None, None, too_many=True)
    setting = _set_out(belongings, ties)
    if setting.n_sides ** len(setting.unknown) <= MOST_ASSIGNMENTS:
        return _try_all(setting)
    low = min(_search(setting, start, 1) for start in _starts(setting, 1))
    high = max(_search(setting, start, -1) for start in _starts(setting, -1))
    return MissingRange(_plain(low), _plain(high))


def _set_out(belongings: Belongings, ties: SimpleTies) -> Setting:
    side = belongings.single
    n_sides = len(belongings.sides)
    chance = fit_chance(ties.degrees())
    unknown = np.flatnonzero(side == UNKNOWN)
    place = np.full(len(side), -1)
    place[unknown] = np.arange(len(unknown))
    ends = side[ties.first], side[ties.second]
    both = (ends[0] >= 0) & (ends[1] >= 0)
    neither = (ends[0] < 0) & (ends[1] < 0)
    ties_to = np.zeros((len(unknown), n_sides))
    for one, other, other_side in ((ties.first, ends[0], ends[1]), (ties.second, ends[1], ends[0])):
        mixed = (other < 0) & (other_side >= 0)
        np.add.at(ties_to, (place[one[mixed]], other_side[mixed]), 1)
    known_at = np.zeros((len(chance.n_people_at), n_sides))
    known = side >= 0
    np.add.at(known_at, (chance.level[known], side[known]), 1)
    everyone = known_at.sum(axis=1)
    shared = np.outer(everyone, everyone) - known_at @ known_at.T
    bonds = np.stack([place[ties.first[neither]], place[ties.second[neither]]], axis=1)
    crossing = float(np.count_nonzero(both & (ends[0] != ends[1])))
    return Setting(chance, unknown, ties_to, bonds, known_at, crossing, float(np.sum(shared * chance.p)) / 2)


def _try_all(setting: Setting) -> MissingRange:
    """Every assignment of the unknown to the sides."""
    n, size = len(setting.unknown), setting.n_sides
    chosen = np.stack(np.unravel_index(np.arange(size**n), (size,) * n))  # (U, assignments)
    levels = setting.chance.level[setting.unknown]
    expected_to = setting.chance.p[levels] @ setting.known_at
    crossing = np.full(size**n, setting.crossing)
    expected = np.full(size**n, setting.expected)
    for one in range(n):
        crossing += (setting.ties_to[one].sum() - setting.ties_to[one])[chosen[one]]
        expected += (expected_to[one].sum() - expected_to[one])[chosen[one]]
        for other in range(one):
            expected += setting.chance.p[levels[one], levels[other]] * (chosen[one] != chosen[other])
    for one, other in setting.bonds.tolist():
        crossing += chosen[one] != chosen[other]
    with np.errstate(divide="ignore", invalid="ignore"):
        permeability = np.where(expected > 0, crossing / expected, np.nan)
    if bool(np.all(np.isnan(permeability))):
        return MissingRange(None, None)
    return MissingRange(float(np.nanmin(permeability)), float(np.nanmax(permeability)))


def _starts(setting: Setting, sign: int) -> Iterator[IntArray]:
    """Where the search begins: the sides most (sign 1) or least (-1) above expectation, then others."""
    levels = setting.chance.level[setting.unknown]
    excess = sign * (setting.ties_to - setting.chance.p[levels] @ setting.known_at)
    yield np.argmax(excess, axis=1)
    if len(setting.unknown) <= MOST_RESTARTED:
        yield np.argmin(excess, axis=1)
        for side in range(min(setting.n_sides, 12)):
            yield np.full(len(setting.unknown), side)


def _search(setting: Setting, start: IntArray, sign: int) -> float:
    """Move one unknown at a time while the permeability falls (sign 1) or rises (-1)."""
    chance, chosen = setting.chance, start.copy()
    levels = chance.level[setting.unknown]
    at = setting.known_at.copy()
    np.add.at(at, (levels, chosen), 1)
    expected_to = chance.p @ at  # (K, L)
    own = np.diag(chance.p)
    ties_to = setting.ties_to.copy()
    near: list[list[int]] = [[] for _ in chosen]
    for one, other in setting.bonds.tolist():
        near[one].append(other)
        near[other].append(one)
        ties_to[one, chosen[other]] += 1
        ties_to[other, chosen[one]] += 1
    crossing, expected = _totals(setting, chosen, at)
    for _ in range(MOST_SWEEPS):
        moved = False
        for person in range(len(chosen)):
            old, level = int(chosen[person]), levels[person]
            there = expected_to[level].copy()
            there[old] -= own[level]
            would_cross = crossing + ties_to[person, old] - ties_to[person]
            would_expect = expected + there[old] - there
            with np.errstate(divide="ignore", invalid="ignore"):
                score = np.where(would_expect > 1e-12, sign * would_cross / would_expect, np.inf)
            new = int(np.argmin(score))
            if not score[new] < score[old] - 1e-12:
                continue
            moved = True
            crossing, expected = float(would_cross[new]), float(would_expect[new])
            chosen[person] = new
            expected_to[:, old] -= chance.p[:, level]
            expected_to[:, new] += chance.p[:, level]
            for other in near[person]:
                ties_to[other, old] -= 1
                ties_to[other, new] += 1
        if not moved:
            break
    return crossing / expected if expected > 1e-12 else sign * np.inf


def _totals(setting: Setting, chosen: IntArray, at: FloatArray) -> tuple[float, float]:
    everyone = at.sum(axis=1)
    expected = float(np.sum((np.outer(everyone, everyone) - at @ at.T) * setting.chance.p)) / 2
    told = setting.ties_to.sum() - setting.ties_to[np.arange(len(chosen)), chosen].sum()
    between = np.count_nonzero(chosen[setting.bonds[:, 0]] != chosen[setting.bonds[:, 1]])
    return setting.crossing + float(told) + between, expected


def _plain(value: float) -> float | None:
    return value if np.isfinite(value) else None
