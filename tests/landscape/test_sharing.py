"""A landscape as it may be shared."""

from __future__ import annotations

import dataclasses

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from ecotone.boundaries import weigh_boundary
from ecotone.landscape import Belongings, Landscape, Meetings, People, Ties, merge_small_sides
from tests.boundaries.strategies import landscapes


def make(labels: list[str | None], **others: object) -> Landscape:
    people = People(
        tuple(f"id-{number}" for number in range(len(labels))), tuple(map("Name {}".format, labels))
    )
    return Landscape(people, (Belongings.from_labels("kind", labels),), **others)  # type: ignore[arg-type]


def sides(landscape: Landscape, name: str = "kind") -> dict[str, int]:
    boundary = landscape.boundary(name)
    return dict(zip(boundary.sides, boundary.side_people.tolist(), strict=True))


@given(landscapes(several=True, boundaries=("kind",)), st.integers(2, 6))
@settings(max_examples=60, deadline=None)
def test_no_side_has_few_people_and_nobody_is_lost(landscape: Landscape, at_least: int) -> None:
    before = landscape.boundary("kind")
    merged = merge_small_sides(landscape, "kind", at_least)
    if before.n_people - before.n_unknown < at_least:
        assert merged.belongings == ()
        return
    after = merged.boundary("kind")
    assert all(people == 0 or people >= at_least for people in after.side_people.tolist())
    assert np.array_equal(after.known, before.known)
    assert merged.simple.n_ties == landscape.simple.n_ties


def test_who_is_on_two_small_sides_counts_once() -> None:
    here = make([*["Hospital"] * 9, *["Charity"] * 3, *["Church"] * 2, "Charity|Church"])
    assert sides(merge_small_sides(here, "kind")) == {"Hospital": 9, "Smaller sides": 6}


def test_ties_between_small_sides_lie_within_their_one_side() -> None:
    labels = [*["Hospital"] * 9, *["Charity"] * 4, *["Church"] * 2, *["Council"] * 7]
    here = make(labels, ties=Ties([9, 0, 0], [13, 9, 13]))
    shown = merge_small_sides(here, "kind")
    reading = weigh_boundary(shown, "kind")
    assert (sides(shown), reading.crossing) == ({"Council": 7, "Hospital": 9, "Smaller sides": 6}, 2)


def test_an_empty_side_stays() -> None:
    boundary = Belongings("kind", ("Hospital", "Nobody"), np.arange(9), np.zeros(9, int), 9)
    here = Landscape(People(tuple(map(str, range(9)))), (boundary,))
    assert sides(merge_small_sides(here, "kind")) == {"Hospital": 9, "Nobody": 0}


def test_a_side_that_is_called_like_that_already_keeps_its_own() -> None:
    here = make([*["Smaller sides"] * 9, *["Charity"] * 4, *["Church"] * 2])
    assert sides(merge_small_sides(here, "kind")) == {"Smaller sides": 9, "Smaller sides (more)": 6}


def test_several_boundaries_and_their_name_in_another_language() -> None:
    whole = make([*["Hospital"] * 9, *["Charity"] * 4, *["Church"] * 2])
    place = Belongings.from_labels("place", [*["north"] * 3, *[None] * 12])
    here = dataclasses.replace(whole, belongings=(*whole.belongings, place))
    shown = merge_small_sides(here, ("kind", "place"), called="Kleinere Seiten")
    assert shown.boundary_names == ("kind",)  # of place too few are known
    assert sides(shown) == {"Hospital": 9, "Kleinere Seiten": 6}


def cross(finer: list[str | None], coarser: list[str | None]) -> dict[str, dict[str, int]]:
    """What is shared of two boundaries: the counts of each that is left."""
    here = make(finer)
    groups = Belongings.from_labels("group", coarser)
    shown = merge_small_sides(
        dataclasses.replace(here, belongings=(*here.belongings, groups)), ("kind", "group")
    )
    return {name: sides(shown, name) for name in shown.boundary_names}


def test_sides_that_lie_in_groups_are_left_out_where_the_groups_would_tell_of_the_small_ones() -> None:
    organisations = [*["Ward A"] * 9, *["Ward B"] * 4, *["Town"] * 8, *["Parish"] * 3]
    kinds = [*["Hospital"] * 13, *["Council"] * 11]
    assert cross(organisations, kinds) == {"group": {"Council": 11, "Hospital": 13}}


def test_a_small_side_that_is_called_like_those_together_is_hidden_as_well() -> None:
    organisations = [*["Ward A"] * 9, *["Smaller sides"] * 4, *["Town"] * 8, *["Parish"] * 3]
    assert set(cross(organisations, [*["Hospital"] * 13, *["Council"] * 11])) == {"group"}
    alone = sides(merge_small_sides(make(organisations), "kind"))
    assert alone == {"Ward A": 9, "Smaller sides (more)": 15}


def test_one_place_that_is_made_of_whole_sides_tells_too() -> None:
    organisations = [*["Ward A"] * 9, *["Ward B"] * 4, *["Town"] * 8, *["Parish"] * 3, *["School"] * 6]
    places: list[str | None] = [*["Hill"] * 13, *["Vale"] * 12, *["Moor"] * 5]
    assert set(cross(organisations, places)) == {"group"}
    places[0] = "Moor"  # nobody can say now how many of Ward A are on the hill
    assert set(cross(organisations, places)) == {"kind", "group"}


def test_those_whose_group_is_not_known_are_a_group_too() -> None:
    organisations = [*["Ward A"] * 9, *["Ward B"] * 4, *["Town"] * 8, *["Parish"] * 3]
    assert set(cross(organisations, [*["Hospital"] * 13, *[None] * 11])) == {"group"}


def test_small_sides_of_one_group_alone_stay_together_beside_it() -> None:
    organisations = [*["Ward A"] * 9, *["Ward B"] * 4, *["Ward C"] * 2, *["Town"] * 8]
    shown = cross(organisations, [*["Hospital"] * 15, *["Council"] * 8])
    assert shown["kind"] == {"Town": 8, "Ward A": 9, "Smaller sides": 6}


def test_two_boundaries_that_part_people_alike_both_stay() -> None:
    labels = [*["Ward A"] * 9, *["Ward B"] * 4, *["Town"] * 8, *["Parish"] * 3]
    assert set(cross(labels, labels)) == {"kind", "group"}


def test_where_somebody_moved_her_last_side_counts() -> None:
    days = np.array(["2020-01-01", "2021-01-01", *["2020-01-01"] * 6], "datetime64[D]")
    until = np.array(["2021-01-01", *["NaT"] * 7], "datetime64[D]")
    boundary = Belongings(
        "kind", ("A", "B"), np.array([0, *range(7)]), np.array([0, *[1] * 7]), 7, since=days, until=until
    )
    here = Landscape(People(tuple(map(str, range(7)))), (boundary,))
    shown = merge_small_sides(here, "kind")
    assert sides(shown) == {"A": 0, "B": 7}
    assert not shown.has_dates


def test_nothing_finer_is_in_it() -> None:
    labels = [*["Hospital"] * 9, *["Charity"] * 4, *["Church"] * 2]
    day = np.array(["2024-05-02"], "datetime64[D]")
    here = make(
        labels,
        ties=Ties([0], [9], since=day),
        meetings=Meetings(("Secret lunch",), day, np.array([0, 9]), np.array([0, 0])),
        sources=("people.csv",),
    )
    people = dataclasses.replace(
        here.people, columns={"phone": tuple(f"0{n}" for n in range(15))}, since=np.repeat(day, 15)
    )
    here = dataclasses.replace(here, people=people, belongings=(*here.belongings, here.belongings[0]))
    shown = merge_small_sides(here, "kind")
    parts = (shown.people, shown.ties, shown.meetings, shown.sources, *shown.belongings)
    written = "".join(map(str, parts))
    for word in ("Charity", "Church", "id-", "Name", "Secret", "2024", "people.csv", "phone"):
        assert word not in written
    assert len(shown.belongings) == 1
