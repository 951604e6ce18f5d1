"""Whom the invitations reach."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ecotone.call import suggest_invitees, weigh_balance
from ecotone.errors import EcotoneError
from ecotone.landscape import Belongings, Landscape, People
from tests import cast
from tests.boundaries.strategies import landscapes
from tests.twins.convening_twin import measure_imbalance, sides_of


def hospitals(n_hospitals: int = 6, n_residents: int = 3) -> Landscape:
    kinds = ["Hospitals"] * n_hospitals + ["Residents"] * n_residents
    ids = tuple(map(str, range(len(kinds))))
    return Landscape(People(ids), (Belongings.from_labels("kind", kinds),))


def test_the_figures_are_those_counted_by_hand() -> None:
    # Nine of twelve are asked. Of twelve, 4 are of the museum, 3 of the school, 2 of fisheries, 1 dunes, 2 residents.
    balance = weigh_balance(cast.make_landscape(), "organisation", range(9))
    assert [(side.side, side.people, side.invited, side.expected) for side in balance.sides] == [
        (cast.DUNES, 1, 0, 0.75),
        (cast.FISHERIES, 2, 2, 1.5),
        (cast.MUSEUM, 4, 4, 3.0),
        (cast.SCHOOL, 3, 3, 2.25),
        (cast.RESIDENTS, 2, 0, 1.5),
    ]
    assert balance.nobody_asked == (cast.DUNES, cast.RESIDENTS)


def test_people_without_a_known_side_are_counted_apart() -> None:
    fen = [member.person_id for member in cast.PEOPLE].index("fen")
    balance = weigh_balance(cast.make_landscape(), "place", [0, fen])
    assert (balance.n_known, balance.n_invited, balance.n_invited_known) == (11, 2, 1)
    assert [round(side.expected, 3) for side in balance.sides] == [1.091, 0.909]


def test_who_belongs_to_two_sides_counts_on_each() -> None:
    gale = [member.person_id for member in cast.PEOPLE].index("gale")
    balance = weigh_balance(cast.make_landscape(), "practice", [gale])
    assert {side.side: side.invited for side in balance.sides} == {
        "curator": 0,
        "diver": 1,
        "fisher": 0,
        "ranger": 0,
        "teacher": 1,
    }


def test_those_who_are_missing_are_suggested_with_the_reason() -> None:
    found = suggest_invitees(hospitals(), ["kind"], [0, 1, 2, 3])
    assert [each.person >= 6 for each in found] == [True, True]
    assert {each.reasons for each in found} == {(("kind", "Residents"),)}


def test_nobody_is_suggested_where_it_is_balanced() -> None:
    assert suggest_invitees(hospitals(), ["kind"], [0, 1, 6]) == ()


def test_among_equals_the_lot_decides() -> None:
    found = {
        suggest_invitees(hospitals(6, 9), ["kind"], [0, 1, 2], n=1, seed=seed)[0].person for seed in range(20)
    }
    assert len(found) > 4
    assert min(found) >= 6


def test_suggestions_come_in_the_order_of_the_list() -> None:
    people = [each.person for each in suggest_invitees(hospitals(9, 9), ["kind"], range(6), seed=3)]
    assert people == sorted(people)


def test_only_candidates_are_suggested() -> None:
    assert [each.person for each in suggest_invitees(hospitals(), ["kind"], [0, 1, 2], candidates=[7])] == [7]


def test_without_a_boundary_nobody_is_suggested() -> None:
    assert suggest_invitees(hospitals(), [], [0]) == ()


@settings(max_examples=60, deadline=None, derandomize=True)
@given(landscapes(most_people=14, most_sides=4, several=True), st.data())
def test_no_one_person_would_balance_better(here: Landscape, data: st.DataObject) -> None:
    invited = data.draw(st.sets(st.integers(0, here.n_people - 1), max_size=5))
    sides = sides_of(here, "here")
    known = set().union(*sides.values())
    now = measure_imbalance(sides, invited, known)
    others = {
        person: measure_imbalance(sides, invited | {person}, known)
        for person in range(here.n_people)
        if person not in invited
    }
    found = suggest_invitees(here, ["here"], sorted(invited), n=1)
    if found:
        assert others[found[0].person] == pytest.approx(min(others.values()))
    else:
        assert min(others.values(), default=now) >= now - 1e-6


def test_somebody_from_elsewhere_is_refused() -> None:
    with pytest.raises(EcotoneError, match="person must lie between"):
        weigh_balance(hospitals(), "kind", [9])


def test_a_table_has_a_row_for_each_side() -> None:
    frame = weigh_balance(hospitals(), "kind", [0, 6]).to_polars()
    assert frame.rows() == [
        ("Hospitals", 6, 1, pytest.approx(4 / 3)),
        ("Residents", 3, 1, pytest.approx(2 / 3)),
    ]
