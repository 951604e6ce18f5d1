"""A boundary that hardly anything crosses, where much would: a bound, not "too few to tell"."""

from __future__ import annotations

import numpy as np
import pytest

from ecotone.boundaries import BoundaryReading, weigh_boundary
from ecotone.landscape import Belongings, Landscape, People, Ties

SIDE = [0] * 10 + [1] * 10


def weigh(crossings: list[tuple[int, int]], n_side: int = 10) -> BoundaryReading:
    """Two cliques of `n_side` people, and these ties between them."""
    first, second = np.triu_indices(n_side, 1)
    source = np.r_[first, first + n_side, [a for a, _ in crossings]]
    target = np.r_[second, second + n_side, [b for _, b in crossings]]
    people = People(tuple(f"p{person}" for person in range(2 * n_side)))
    side = Belongings("team", ("east", "west"), np.arange(2 * n_side), np.repeat([0, 1], n_side), 2 * n_side)
    return weigh_boundary(Landscape(people, (side,), Ties(source.astype(int), target.astype(int))), "team")


def test_two_teams_that_nothing_joins_are_closed_to_one_another() -> None:
    reading = weigh([])
    assert (reading.crossing, reading.verdict, reading.reason) == (0, "closed", None)
    assert reading.pull is None
    assert reading.pull_high is None


def test_the_permeability_is_at_most_what_a_rare_draw_would_leave_at_none() -> None:
    # With none seen, a mean of 4.6 is the largest that one draw in a hundred leaves at none: -ln .01.
    reading = weigh([])
    assert reading.expected_crossing == pytest.approx(100 * 9 / 19)
    assert reading.low == 0
    assert reading.high == pytest.approx(-np.log(0.01) / (100 * 9 / 19))


def test_the_pair_of_sides_says_the_same() -> None:
    reading = weigh([])
    assert reading.pairs.verdict == ("closed",)
    assert reading.pairs.high[0] == pytest.approx(reading.high)


def test_one_crossing_leaves_a_weaker_bound_than_none() -> None:
    none, one = weigh([]), weigh([(0, 10)])
    assert none.pull_low is not None
    assert one.pull_low is not None
    assert none.pull_low > one.pull_low > 7


def test_two_teams_that_are_joined_only_across_reach_across() -> None:
    people = People(tuple(f"p{person}" for person in range(20)))
    side = Belongings("team", ("east", "west"), np.arange(20), np.repeat([0, 1], 10), 20)
    across = [(a, b) for a in range(10) for b in range(10, 20) if (a + b) % 3]
    ends = np.array([*across, (0, 1)])
    reading = weigh_boundary(Landscape(people, (side,), Ties(ends[:, 0], ends[:, 1])), "team")
    assert (reading.ties - reading.crossing, reading.verdict) == (1, "crossed")
    assert (reading.pull, reading.pull_low) == (None, None)
    assert reading.pull_high is not None
    assert reading.pull_high < 0.83


def test_where_little_would_cross_anyway_it_is_too_few_to_tell() -> None:
    reading = weigh([], n_side=5)
    assert reading.expected_crossing is not None
    assert reading.expected_crossing < 20
    assert (reading.verdict, reading.reason, reading.pull_low) == ("cannot tell", "too_few", None)
