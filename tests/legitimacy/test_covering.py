"""Co-conveners: few people who bring every world in."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ecotone.errors import EcotoneError
from ecotone.landscape import Belongings, Landscape, People, Ties
from ecotone.legitimacy import find_co_conveners
from tests import cast
from tests.boundaries.strategies import landscapes
from tests.twins.convening_twin import count_fewest, neighbours_of


@settings(max_examples=60, deadline=None, derandomize=True)
@given(landscapes(most_people=11, most_sides=3, several=True), st.sampled_from((0.25, 0.5, 1.0)), st.data())
def test_the_choice_keeps_its_bounds(here: Landscape, wished: float, data: st.DataObject) -> None:
    team = sorted(data.draw(st.sets(st.integers(0, here.n_people - 1), max_size=2)))
    found = find_co_conveners(here, "here", team, wished=wished)
    fewest = count_fewest(here, "here", team, wished)
    most = max(1, *(len(near) + 1 for near in neighbours_of(here).values())) * len(found.worlds)
    harmonic = sum(1 / k for k in range(1, most + 1))
    assert found.at_least <= fewest <= len(found.people) <= harmonic * fewest
    assert all(world.after >= min(world.wished, world.reachable) for world in found.worlds)


def test_one_who_is_known_everywhere_is_enough() -> None:
    place = Belongings.from_labels("place", ["north", "south", "south", "east", "east"])
    here = Landscape(People(tuple("abcde")), (place,), Ties([1, 1, 1], [2, 3, 4]))
    found = find_co_conveners(here, "place", [0], wished=1)
    assert (found.people, found.at_least, found.brings) == ((1,), 1, ((2, 0, 2),))


def test_nobody_is_asked_for_where_the_team_reaches_enough() -> None:
    found = find_co_conveners(cast.make_landscape(), "place", range(12))
    assert (found.people, found.at_least) == ((), 0)


def test_only_candidates_are_named_and_what_they_cannot_bring_is_said() -> None:
    here = cast.make_landscape()
    found = find_co_conveners(here, "organisation", [0], wished=1, candidates=[4])
    residents = next(world for world in found.worlds if world.world == cast.RESIDENTS)
    assert found.people == (4,)
    assert (residents.wished, residents.reachable, residents.after) == (2, 0, 0)


def test_who_belongs_to_two_worlds_counts_in_both() -> None:
    craft = Belongings.from_labels("craft", ["diver|fisher", None])
    found = find_co_conveners(Landscape(People(("ana", "ben")), (craft,)), "craft", [1])
    assert (found.people, found.brings) == ((0,), ((1, 1),))


@pytest.mark.parametrize("wished", [0, -1, 1.5])
def test_a_share_that_is_none_is_refused(wished: float) -> None:
    with pytest.raises(EcotoneError, match="wished share"):
        find_co_conveners(cast.make_landscape(), "place", [0], wished=wished)


def test_a_landscape_without_people_needs_nobody() -> None:
    nobody = Landscape(People(()), (Belongings.from_labels("place", []),))
    assert find_co_conveners(nobody, "place", []).people == ()


def test_a_table_has_a_row_for_each_world() -> None:
    frame = find_co_conveners(cast.make_landscape(), "place", [0]).to_polars()
    assert frame["world"].to_list() == ["north", "south"]
