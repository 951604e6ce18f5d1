"""When a number may not be turned into a verdict, and the reason that is given."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecotone.boundaries import BoundaryReading, weigh_boundary
from ecotone.boundaries.verdicts import word_pair, word_pull
from ecotone.landscape import STATUSES, Belongings, Landscape, Meetings, People, Ties
from tests.twins.words_twin import judge_pair, judge_pull

YES, NO, NOT_ASKED = 1, 0, -1
NOTED, REPORTED = STATUSES.index("noted by us"), STATUSES.index("reported")


def weigh(
    *,
    n_side: int = 20,
    n_sides: int = 3,
    answered: Sequence[int] | None = None,
    noted: str = "",
    chance: float = 0.4,
) -> BoundaryReading:
    """People of sides A, B, C, ..., every two tied with the same chance; `noted`: sides within and between which
    we noted the ties ourselves.
    """
    n = n_side * n_sides
    side = np.arange(n) // n_side
    first, second = np.triu_indices(n, 1)
    tied = np.random.default_rng(2).random(len(first)) < chance
    first, second = first[tied], second[tied]
    ours = np.isin(side, ["ABCDEF".index(name) for name in noted])
    status = np.where(ours[first] & ours[second], NOTED, REPORTED)
    people = People(
        tuple(f"p{i}" for i in range(n)), answered=None if answered is None else np.array(answered)
    )
    here = Belongings("here", tuple("ABCDEF"[:n_sides]), np.arange(n), side, n)
    return weigh_boundary(Landscape(people, (here,), Ties(first, second, status=status)), "here")


def pair(reading: BoundaryReading, sides: str) -> dict[str, Any]:
    return next(row for row in reading.pairs.as_rows() if row["sides"] == list(sides))


def test_without_a_survey_nobody_is_counted_as_asked() -> None:
    reading = weigh()
    assert (reading.asked, reading.answered, reading.sides[0].answered) == (None, None, None)
    assert reading.verdict == "open"


def test_a_survey_that_all_answered_bars_nothing() -> None:
    reading = weigh(answered=[YES] * 60)
    assert (reading.asked, reading.answered) == (60, 60)
    assert [side.answered for side in reading.sides] == [20, 20, 20]
    assert (reading.verdict, reading.reason) == ("open", None)


def test_where_neither_side_was_asked_the_pair_says_so() -> None:
    reading = weigh(answered=[YES] * 20 + [NOT_ASKED] * 40)
    row = pair(reading, "BC")
    assert (row["verdict"], row["reason"]) == ("cannot tell", "nobody_asked")
    assert row["permeability"] is None
    assert row["ties"] > 0


def test_asked_without_an_answer_is_not_the_same_as_not_asked() -> None:
    reading = weigh(answered=[YES] * 20 + [NO] * 40)
    assert pair(reading, "BC")["reason"] == "partly_answered"


def test_a_survey_without_anyone_asked_bars_the_boundary() -> None:
    reading = weigh(answered=[NOT_ASKED] * 60)
    assert (reading.verdict, reading.reason) == ("cannot tell", "nobody_asked")
    assert set(reading.pairs.reason) == {"nobody_asked"}


@pytest.mark.parametrize(
    ("n_yes", "has_verdict", "reason"),
    [(12, False, "partly_answered"), (14, True, "partly_answered"), (16, True, None)],
)
def test_two_thirds_of_a_side_must_have_answered(n_yes: int, has_verdict: bool, reason: str | None) -> None:
    reading = weigh(answered=([YES] * n_yes + [NO] * (20 - n_yes)) * 3, chance=0.8)
    row = pair(reading, "AB")
    for verdict, why in ((reading.verdict, reading.reason), (row["verdict"], row["reason"])):
        assert (verdict != "cannot tell", why) == (has_verdict, reason)


def test_one_side_that_did_not_answer_bars_its_own_pairs_alone() -> None:
    reading = weigh(answered=[YES] * 40 + [NO] * 20, chance=0.8)
    assert pair(reading, "AB")["reason"] is None
    assert pair(reading, "AC")["reason"] == "partly_answered"
    assert pair(reading, "AC")["low"] is None


def test_what_only_our_team_knows_has_no_verdict() -> None:
    reading = weigh(noted="ABC")
    assert reading.noted == reading.ties
    assert (reading.verdict, reading.reason) == ("cannot tell", "our_memory")
    assert set(reading.pairs.reason) == {"our_memory"}


def test_a_pair_that_only_our_team_knows_is_barred_alone() -> None:
    reading = weigh(noted="AB")
    assert reading.reason != "our_memory"
    assert pair(reading, "AB")["reason"] == "our_memory"
    assert pair(reading, "BC")["reason"] != "our_memory"


def test_under_twenty_ties_it_is_too_few_to_tell() -> None:
    reading = weigh(n_side=5, chance=0.15)
    assert reading.ties < 20
    assert (reading.verdict, reading.reason) == ("cannot tell", "too_few")


def weigh_meetings(n_meetings: int, *, everyone: bool = False) -> BoundaryReading:
    """Twenty people of two sides at meetings of about half of them (or all)."""
    comes = np.random.default_rng(3).random((n_meetings, 20)) < (1.0 if everyone else 0.3)
    meeting, person = np.nonzero(comes)
    dates = np.full(n_meetings, "NaT", "datetime64[D]")
    meetings = Meetings(tuple(f"m{k}" for k in range(n_meetings)), dates, person, meeting)
    here = Belongings("here", ("A", "B"), np.arange(20), np.arange(20) % 2, 20)
    people = People(tuple(f"p{i}" for i in range(20)))
    return weigh_boundary(Landscape(people, (here,), meetings=meetings), "here")


def test_under_five_meetings_there_is_no_verdict() -> None:
    reading = weigh_meetings(4)
    assert reading.meetings == 4
    assert (reading.verdict, reading.reason) == ("cannot tell", "few_meetings")


def test_five_meetings_are_enough() -> None:
    assert weigh_meetings(5).reason != "few_meetings"


def test_meetings_of_everyone_tell_nothing() -> None:
    reading = weigh_meetings(6, everyone=True)
    assert (reading.pull, reading.verdict, reading.reason) == (None, "cannot tell", "unclear")


def test_very_many_meetings_are_left_out_in_groups(monkeypatch: pytest.MonkeyPatch) -> None:
    each = weigh_meetings(9)
    monkeypatch.setattr("ecotone.boundaries.meetings.MOST_LEFT_OUT", 3)
    grouped = weigh_meetings(9)
    assert grouped.pull == each.pull
    assert grouped.pull_low != each.pull_low


@given(st.floats(0.02, 60), st.floats(1, 20), st.floats(0.01, 1.5))
def test_the_word_for_a_boundary_is_that_of_the_twin(low: float, wider: float, permeability: float) -> None:
    assert word_pull(low, low * wider, permeability) == judge_pull(low, low * wider, permeability)


@given(st.floats(0.01, 3), st.floats(1, 10))
def test_the_word_for_a_pair_is_that_of_the_twin(low: float, wider: float) -> None:
    assert word_pair(low, low * wider) == judge_pair(low, low * wider)


@pytest.mark.parametrize("limit", [0.83, 1.2, 2.3, 7.0, 0.67, 1.5, 1.0])
def test_limits_belong_to_the_word_that_the_twin_gives_them(limit: float) -> None:
    for low, high in ((limit, limit), (limit, 1.2 * limit), (0.8 * limit, limit)):
        assert word_pull(low, high, 0.4) == judge_pull(low, high, 0.4)


@pytest.mark.parametrize("limit", [0.25, 0.6, 0.9, 1.1])
def test_limits_of_pairs_belong_to_the_word_that_the_twin_gives_them(limit: float) -> None:
    assert word_pair(limit, limit) == judge_pair(limit, limit)


def test_closed_needs_few_crossings_too() -> None:
    assert word_pull(8, 12, 0.49) == "closed"
    assert word_pull(8, 12, 0.5) == "narrow"
