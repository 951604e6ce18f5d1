"""Where a team stands in each world."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ecotone.errors import EcotoneError
from ecotone.landscape import Belongings, Landscape, People, Ties
from ecotone.legitimacy import Voucher, WorldStanding, find_standing
from tests import cast
from tests.boundaries.strategies import landscapes
from tests.twins.convening_twin import count_near, sides_of

IDS = [member.person_id for member in cast.PEOPLE]
ADA, BO, GALE, HANA, KAI, IVO = (IDS.index(name) for name in ("ada", "bo", "gale", "hana", "kai", "ivo"))


def worlds(*team: int, vouchers: tuple[Voucher, ...] = ()) -> dict[str, WorldStanding]:
    standing = find_standing(cast.make_landscape(), "organisation", team, vouchers)
    return {world.world: world for world in standing.worlds}


@settings(max_examples=80, deadline=None, derandomize=True)
@given(landscapes(most_sides=4), st.data())
def test_who_is_near_is_as_its_twin_counts(here: Landscape, data: st.DataObject) -> None:
    people = st.sets(st.integers(0, here.n_people - 1), max_size=4)
    team, agreed = sorted(data.draw(people)), sorted(data.draw(people))
    sides = sides_of(here, "here")
    vouchers = [Voucher(person, world, "agreed") for world in sides for person in agreed]
    for world in find_standing(here, "here", team, vouchers).worlds:
        assert (world.n_tied, world.n_introduced) == count_near(here, sides[world.world], team, agreed)


def test_the_nearest_ground_is_named() -> None:
    found = worlds(ADA)
    assert {name: world.ground for name, world in found.items()} == {
        cast.MUSEUM: "belongs",
        cast.DUNES: "tied",
        cast.SCHOOL: "introduced",
        cast.FISHERIES: "none",
        cast.RESIDENTS: "none",
    }


def test_a_voucher_who_agreed_opens_a_world_and_one_who_was_only_asked_does_not() -> None:
    asked = worlds(ADA, vouchers=(Voucher(HANA, cast.RESIDENTS),))[cast.RESIDENTS]
    agreed = worlds(ADA, vouchers=(Voucher(HANA, cast.RESIDENTS, "agreed"),))[cast.RESIDENTS]
    assert (asked.ground, asked.n_asked, asked.n_introduced) == ("none", 1, 0)
    assert (agreed.ground, agreed.vouchers, agreed.n_introduced) == ("vouched", (HANA,), 1)


def test_where_nobody_has_told_us_anything_it_is_not_known() -> None:
    people = People(("ana", "ben", "cleo"))
    place = Belongings.from_labels("place", ["north", "south", "east"])
    here = Landscape(people, (place,), Ties([0], [1], status=[3]))
    east = {world.world: world.ground for world in find_standing(here, "place", [0]).worlds}
    assert east == {"north": "belongs", "south": "tied", "east": "not known"}


def test_a_side_without_people_has_nobody_to_stand_with() -> None:
    place = Belongings("place", ("north", "south"), [0], [0], 1)
    here = Landscape(People(("ana",)), (place,))
    world = find_standing(here, "place", []).worlds[1]
    assert (world.ground, world.share_near) == ("nobody", None)


def test_what_rests_on_our_memory_alone_is_counted_apart() -> None:
    found = worlds(GALE)[cast.DUNES]
    assert (found.n_tied, found.n_told, found.n_others) == (1, 1, 1)
    alone = Landscape(
        People(("us", "they")),
        (Belongings.from_labels("place", ["north", "south"]),),
        Ties([0], [1], status=[3]),
    )
    assert find_standing(alone, "place", [0]).worlds[1].n_told == 0


@pytest.mark.parametrize(
    ("vouchers", "code"),
    [
        ((Voucher(0, "nowhere"),), "legitimacy.no_such_world"),
        ((Voucher(99, cast.DUNES),), "landscape.out_of_range"),
    ],
)
def test_a_voucher_from_nowhere_is_refused(vouchers: tuple[Voucher, ...], code: str) -> None:
    with pytest.raises(EcotoneError) as refused:
        worlds(ADA, vouchers=vouchers)
    assert refused.value.code == code


def test_a_team_from_elsewhere_is_refused() -> None:
    with pytest.raises(EcotoneError, match="team must lie between"):
        worlds(12)


def test_a_table_has_a_row_for_each_world() -> None:
    frame = find_standing(cast.make_landscape(), "organisation", [ADA]).to_polars()
    assert frame["world"].to_list() == sorted(
        [cast.MUSEUM, cast.SCHOOL, cast.FISHERIES, cast.DUNES, cast.RESIDENTS], key=str.casefold
    )
