"""When a number may be turned into a verdict, and the reason where it may not."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ecotone.boundaries.meetings import FEWEST_MEETINGS
from ecotone.boundaries.pairs import PairCounts
from ecotone.boundaries.results import Pairs, Side
from ecotone.boundaries.strength import Strength
from ecotone.boundaries.verdicts import CANNOT_TELL, word_pair, word_pull
from ecotone.ground import FloatArray, IntArray
from ecotone.landscape import People

FEWEST_TIES = 20
FEWEST_EXPECTED = 5
FEW_ANSWERED, ENOUGH_ANSWERED = 0.65, 0.8


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


def judge(
    *,
    ties: int,
    noted: int,
    is_multiple: bool,
    meetings: int | None,
    told: Told | None,
    n_known: int,
    permeability: float | None,
    strength: Strength,
) -> tuple[str, str | None]:
    """The verdict on a boundary and its reason; the first that bars a verdict is named."""
    reason = _bar(ties, noted, is_multiple, meetings, told, n_known)
    if reason:
        return CANNOT_TELL, reason
    if strength.pull is None or permeability is None:
        return CANNOT_TELL, "too_few"
    low, high = strength.pull.low, strength.pull.high
    word = word_pull(low or 0.0, np.inf if high is None else high, permeability)
    if word == CANNOT_TELL:
        return word, "unclear"
    partly = told is not None and told.all_answered < ENOUGH_ANSWERED * n_known
    return word, "partly_answered" if partly else None


def _bar(
    ties: int, noted: int, is_multiple: bool, meetings: int | None, told: Told | None, n_known: int
) -> str | None:
    if 2 * noted > ties:
        return "our_memory"
    if told is not None and told.all_asked == 0:
        return "nobody_asked"
    if is_multiple:
        return "several_belongings"
    if ties < FEWEST_TIES:
        return "too_few"
    if meetings is not None and meetings < FEWEST_MEETINGS:
        return "few_meetings"
    if told is not None and told.all_answered < FEW_ANSWERED * n_known:
        return "partly_answered"
    return None


@dataclass(frozen=True, eq=False)
class PairFacts:
    """What bars a verdict on pairs: the boundary's own reason, ties noted by us of each pair, and who answered."""

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
