"""When a number may be turned into a verdict, and the reason where it may not."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ecotone.boundaries.counted import Counted
from ecotone.boundaries.meetings import FEWEST_MEETINGS, come_from_meetings, count_meetings
from ecotone.boundaries.pairs import PairCounts
from ecotone.boundaries.results import Pairs, Side
from ecotone.boundaries.strength import Strength
from ecotone.boundaries.verdicts import CANNOT_TELL, word_pair, word_pull
from ecotone.ground import FloatArray, IntArray
from ecotone.landscape import Landscape, People, SimpleTies

FEWEST_TIES = 20
FEWEST_EXPECTED = 5
FEW_ANSWERED, ENOUGH_ANSWERED = 0.65, 0.8
BARS_PAIRS = ("our_memory", "nobody_asked", "several_belongings", "two_mode", "few_meetings")
"""Reasons that bar a verdict on each pair of sides, too; the others are for each pair to have or not."""


@dataclass(frozen=True, eq=False)
class Told:
    """Who of the known people answered, by side: `people`, `asked`, `answered` (n_sides,); None without a survey."""

    people: IntArray
    asked: IntArray
    answered: IntArray
    all_asked: int
    all_answered: int


def count_told(people: People, person: IntArray, side: IntArray, n_sides: int) -> Told | None:
    """Count who answered, for the belongings `person`, `side`."""
    if people.answered is None:
        return None
    said = people.answered[person]
    everyone = people.answered[np.unique(person)]
    return Told(
        np.bincount(side, minlength=n_sides),
        np.bincount(side[said >= 0], minlength=n_sides),
        np.bincount(side[said == 1], minlength=n_sides),
        int(np.count_nonzero(everyone >= 0)),
        int(np.count_nonzero(everyone == 1)),
    )


@dataclass(frozen=True, eq=False)
class Evidence:
    """What the ties of one boundary rest on, as far as it bears on a verdict.

    `meetings` counts them where the ties come from meetings, else None; `told` is None without a survey.
    `can_differ` is False where everyone's number of ties leaves no choice who is tied to whom.
    """

    ties: int
    crossing: int
    noted: int
    sides_held: int
    is_multiple: bool
    meetings: int | None
    told: Told | None
    n_known: int
    can_differ: bool = True

    @property
    def bar(self) -> str | None:
        """The first reason for which there can be no verdict, whatever the figures; None if there is none."""
        told = self.told
        if 2 * self.noted > self.ties:
            return "our_memory"
        if told is not None and told.all_asked == 0:
            return "nobody_asked"
        if self.is_multiple:
            return "several_belongings"
        if self.ties < FEWEST_TIES:
            return "too_few"
        if self.sides_held == 2 and self.crossing == self.ties:
            return "two_mode"
        if self.meetings is not None and self.meetings < FEWEST_MEETINGS:
            return "few_meetings"
        if told is not None and told.all_answered < FEW_ANSWERED * self.n_known:
            return "partly_answered"
        return None


def gather_evidence(landscape: Landscape, counted: Counted, ties: SimpleTies) -> Evidence:
    """What the ties counted for one boundary rest on; `ties` are those counted."""
    belongings = counted.belongings
    from_meetings = len(landscape.meetings) > 0 and come_from_meetings(ties)
    return Evidence(
        ties=counted.m,
        crossing=counted.n_crossing,
        noted=int(np.count_nonzero(ties.noted)),
        sides_held=int(np.count_nonzero(belongings.side_people)),
        is_multiple=belongings.is_multiple,
        meetings=count_meetings(landscape, belongings) if from_meetings else None,
        told=count_told(landscape.people, belongings.person, belongings.side, len(belongings.sides)),
        n_known=counted.n,
        can_differ=bool(np.any(counted.chance.w > 0)),
    )


def judge(evidence: Evidence, permeability: float | None, strength: Strength) -> tuple[str, str | None]:
    """The verdict on a boundary and its reason; the first that bars a verdict is named."""
    if evidence.bar:
        return CANNOT_TELL, evidence.bar
    if strength.pull is None or permeability is None:
        return CANNOT_TELL, "too_few" if evidence.can_differ else "unclear"
    low, high = strength.pull.low, strength.pull.high
    word = word_pull(low or 0.0, np.inf if high is None else high, permeability)
    if word == CANNOT_TELL:
        return word, "unclear"
    told = evidence.told
    partly = told is not None and told.all_answered < ENOUGH_ANSWERED * evidence.n_known
    return word, "partly_answered" if partly else None


@dataclass(frozen=True, eq=False)
class PairFacts:
    """What bars a verdict on pairs: a reason that holds for all, ties noted by us of each pair, and who answered."""

    barred: str | None
    noted: IntArray
    told: Told | None


def judge_pairs(
    sides: tuple[Side, ...],
    counts: PairCounts,
    estimates: tuple[FloatArray, FloatArray, FloatArray],
    facts: PairFacts,
) -> Pairs:
    """The verdict on each pair of sides; where nothing can be said its interval is NaN."""
    middle, low, high = (values.copy() for values in estimates)
    verdicts, reasons = [], []
    for row in range(len(counts.first)):
        reason = facts.barred or _bar_pair(counts, facts, row)
        if reason is None and np.isnan(low[row]):
            reason = "too_few"
        word = CANNOT_TELL if reason else word_pair(low[row], high[row])
        if reason is None and word == CANNOT_TELL:
            reason = "unclear"
        elif reason is None and _partly(facts.told, counts.first[row], counts.second[row], ENOUGH_ANSWERED):
            reason = "partly_answered"
        verdicts.append(word)
        reasons.append(reason)
    silent = np.array(
        [
            reason not in (None, "unclear") and word == CANNOT_TELL
            for word, reason in zip(verdicts, reasons, strict=True)
        ],
        bool,
    )
    for values in (middle, low, high):
        values[silent] = np.nan
    names = tuple(side.name for side in sides)
    return Pairs(
        names,
        counts.first,
        counts.second,
        counts.ties,
        counts.expected,
        middle,
        low,
        high,
        tuple(verdicts),
        tuple(reasons),
    )


def _bar_pair(counts: PairCounts, facts: PairFacts, row: int) -> str | None:
    first, second = counts.first[row], counts.second[row]
    told = facts.told
    if told is not None and told.asked[first] == 0 and told.asked[second] == 0:
        return "nobody_asked"
    if 2 * facts.noted[row] > counts.ties[row]:
        return "our_memory"
    if _partly(told, first, second, FEW_ANSWERED):
        return "partly_answered"
    if counts.expected[row] < FEWEST_EXPECTED:
        return "too_few"
    return None


def _partly(told: Told | None, first: int, second: int, enough: float) -> bool:
    if told is None:
        return False
    sides = np.array([first, second])
    return bool(np.any(told.answered[sides] < enough * told.people[sides]))
