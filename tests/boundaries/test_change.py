"""Then and now: the same people at two dates."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.planted import Planted
from ecotone.boundaries import weigh_change
from ecotone.landscape import Belongings, Landscape, Meetings, People, Ties
from tests.boundaries.strategies import landscapes
from tests.twins.case_twin import read_case
from tests.twins.change_twin import weigh_change_of

TWO = Planted("two sides", 60, (1, 1), 14, 3)


def draw(planted: Planted, odds_now: float, seed_rounds: int = 1) -> tuple[Landscape, Landscape]:
    """The last of some draws."""
    return list(planted.draws_of_two(odds_now, 0.5, seed_rounds))[-1]


@settings(max_examples=80, deadline=None, derandomize=True)
@given(landscapes(most_sides=3, shapes=("random", "sided", "heavy")), st.integers(0, 99))
def test_the_change_is_that_of_its_twin(then: Landscape, seed: int) -> None:
    rng = np.random.default_rng(seed)
    lasting = rng.random(len(then.ties)) < 0.6
    new = rng.integers(0, then.n_people, (2, len(then.ties) // 2))
    ends = np.append(then.ties.source[lasting], new[0]), np.append(then.ties.target[lasting], new[1])
    now = replace(then, ties=Ties(*ends))
    change = weigh_change(then, now, "here")
    cases = [read_case(one, "here") for one in (then, now)]
    twin = weigh_change_of(*(case.only(case.known) for case in cases))
    assert change.n_people == len(cases[0].known)
    few_ties = min(change.ties_then, change.ties_now) < 20
    one_side = len({min(held) for held in cases[0].held if held}) < 2
    if few_ties or one_side or twin is None:
        assert change.pull_ratio is None
    else:
        found = (change.pull_ratio, change.pull_ratio_low, change.pull_ratio_high)
        assert found == pytest.approx(twin, rel=1e-5)


def test_fewer_who_cross_are_seen() -> None:
    change = weigh_change(*draw(TWO, 20), "here")
    assert change.verdict == "fewer"
    assert change.pull_ratio_low is not None
    assert change.pull_ratio_low > 1


def test_more_who_cross_are_seen() -> None:
    change = weigh_change(*draw(replace(TWO, odds=20), 3), "here")
    assert change.verdict == "more"


def test_the_same_ties_are_no_change() -> None:
    then, _ = draw(TWO, 3)
    change = weigh_change(then, then, "here")
    assert (change.pull_ratio, change.verdict) == (pytest.approx(1), "no change")


def test_people_who_came_or_went_are_left_out() -> None:
    then, now = draw(TWO, 3)
    later = replace(now, people=People(tuple(f"p{i + 6}" for i in range(60))))
    change = weigh_change(then, later, "here")
    assert change.n_people == 54


def test_the_order_of_the_people_does_not_matter() -> None:
    then, now = draw(TWO, 6)
    order = np.random.default_rng(1).permutation(60)
    people = People(tuple(now.people.ids[i] for i in order))
    place = np.argsort(order)
    here = Belongings("here", now.belongings[0].sides, np.arange(60), now.belongings[0].single[order], 60)
    shuffled = Landscape(people, (here,), Ties(place[now.ties.source], place[now.ties.target]))
    assert weigh_change(then, shuffled, "here").pull_ratio == pytest.approx(
        weigh_change(then, now, "here").pull_ratio
    )


def test_few_ties_or_ties_from_meetings_leave_the_counts_alone() -> None:
    then, now = draw(TWO, 3)
    few = replace(now, ties=Ties([0, 1], [2, 3]))
    assert weigh_change(then, few, "here").verdict == "cannot tell"
    meetings = Meetings(("m",), np.full(1, "NaT", "datetime64[D]"), np.arange(60), np.zeros(60, int))
    met = replace(now, meetings=meetings)
    change = weigh_change(then, met, "here")
    assert (change.pull_ratio, change.verdict) == (None, "cannot tell")
    assert change.crossing_now > change.crossing_then


def test_several_belongings_leave_the_counts_alone() -> None:
    then, now = draw(TWO, 3)
    both = Belongings("here", ("a", "b"), np.append(np.arange(60), 0), np.append(np.arange(60) % 2, 1), 60)
    several = [replace(one, belongings=(both,)) for one in (then, now)]
    assert weigh_change(*several, "here").pull_ratio is None


def test_only_those_who_are_compared_count_as_answered() -> None:
    """Those of unknown side stand first in the list and did not answer; all others did."""
    answered = np.repeat([0, 1], [20, 40])
    here = Belongings.from_labels("here", [*[None] * 20, *["a", "b"] * 20])
    one, other = np.triu_indices(40, 1)
    tied = np.random.default_rng(0).random(len(one)) < 0.2
    people = People(tuple(f"p{person}" for person in range(60)), answered=answered)
    landscape = Landscape(people, (here,), Ties(one[tied] + 20, other[tied] + 20))
    assert weigh_change(landscape, landscape, "here").verdict == "no change"


def test_meetings_with_somebody_of_unknown_side_leave_the_counts_alone() -> None:
    here = Belongings.from_labels("here", [None, *["a", "b"] * 6])
    person = np.concatenate([np.arange(8), np.arange(4, 13)])
    days = np.array(["2026-01-01", "2026-02-01"], "datetime64[D]")
    meetings = Meetings(("x", "y"), days, person, np.repeat([0, 1], [8, 9]))
    landscape = Landscape(People(tuple(f"p{k}" for k in range(13))), (here,), meetings=meetings)
    assert weigh_change(landscape, landscape, "here").verdict == "cannot tell"
