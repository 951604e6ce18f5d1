"""Who asks whom."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ecotone.errors import EcotoneError
from ecotone.landscape import Landscape, People, Ties
from ecotone.legitimacy import assign_inviters
from tests import cast
from tests.boundaries.strategies import landscapes
from tests.twins.convening_twin import count_steps, find_least_total

IDS = [member.person_id for member in cast.PEOPLE]


@settings(max_examples=60, deadline=None, derandomize=True)
@given(landscapes(most_people=12), st.integers(1, 4), st.sampled_from((2, 3)))
def test_no_other_assignment_is_nearer(here: Landscape, most: int, n_inviters: int) -> None:
    inviters, invitees = range(n_inviters), range(n_inviters, min(here.n_people, n_inviters + 5))
    vouchers = [here.n_people - 1]
    found = assign_inviters(here, inviters, invitees, most=most, vouchers=vouchers)
    steps = [[count_steps(here, a, b, vouchers) for a in inviters] for b in invitees]
    assert found.steps.tolist() == steps
    assert (found.n_unasked, found.total, int(found.load.max())) == find_least_total(steps, most)


def test_an_own_tie_comes_before_a_voucher_and_a_voucher_before_an_introduction() -> None:
    ties = Ties([0, 0, 2, 0, 4], [1, 2, 3, 4, 5])
    here = Landscape(People(tuple("abcdefg")), ties=ties)
    rows = assign_inviters(here, [0], [1, 3, 5, 6], most=9, vouchers=[2]).as_rows()
    assert [row["way"] for row in rows] == ["tie", "voucher", "introduction", "none"]


def test_nobody_asks_more_than_the_most_and_the_rest_stay_unasked() -> None:
    found = assign_inviters(cast.make_landscape(), [0, 1], range(2, 12), most=3)
    assert (found.load.tolist(), found.n_unasked) == ([3, 3], 4)
    assert [row["inviter"] for row in found.as_rows()].count(None) == 4


def test_loads_are_level_where_nobody_is_nearer() -> None:
    strangers = Landscape(People(tuple("abcdefgh")))
    assert assign_inviters(strangers, [0, 1], range(2, 8), most=6).load.tolist() == [3, 3]


def test_what_was_settled_by_hand_stays_and_counts() -> None:
    here = cast.make_landscape()
    bo, hana = IDS.index("bo"), IDS.index("hana")
    found = assign_inviters(here, [0, 4], [bo, hana], most=1, kept={bo: 4})
    assert found.inviter.tolist() == [4, 0]


def test_nobody_asks_herself() -> None:
    found = assign_inviters(cast.make_landscape(), [0], [0, 1], most=5)
    assert (found.inviter.tolist(), found.n_unasked) == ([-1, 0], 1)


def test_without_inviters_nobody_is_asked() -> None:
    found = assign_inviters(cast.make_landscape(), [], [1, 2], most=5)
    assert (found.inviter.tolist(), found.n_unasked, found.total) == ([-1, -1], 2, 0)


def test_the_same_people_are_given_the_same_inviters() -> None:
    here = cast.make_landscape()
    one, other = (assign_inviters(here, [0, 4, 8], order, most=4) for order in (range(12), range(11, -1, -1)))
    assert np.array_equal(one.inviter, other.inviter)


@pytest.mark.parametrize(
    ("most", "kept", "code"),
    [
        (0, {}, "legitimacy.no_cap"),
        (1, {5: 0}, "legitimacy.not_given"),
        (1, {1: 5}, "legitimacy.not_given"),
    ],
)
def test_what_cannot_be_is_refused(most: int, kept: dict[int, int], code: str) -> None:
    with pytest.raises(EcotoneError) as refused:
        assign_inviters(cast.make_landscape(), [0], [1], most=most, kept=kept)
    assert refused.value.code == code
