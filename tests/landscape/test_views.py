"""Looking at a landscape in one way."""

from __future__ import annotations

import numpy as np
import pytest

from ecotone.errors import EcotoneError
from ecotone.landscape import MET, Belongings, Landscape, Meetings, People, Ties, view


def days(*values: str) -> np.ndarray:
    return np.array(values, "datetime64[D]")


@pytest.fixture
def dated() -> Landscape:
    """Three people; Cleo comes in 2024, Ben moves from A to B in 2023, the tie of Ana and Ben ends in 2023."""
    people = People(("ana", "ben", "cleo"), since=days("NaT", "NaT", "2024-01-01"))
    office = Belongings(
        "office",
        ("A", "B"),
        np.array([0, 1, 1, 2]),
        np.array([0, 0, 1, 1]),
        3,
        since=days("NaT", "NaT", "2023-06-01", "NaT"),
        until=days("NaT", "2023-06-01", "NaT", "NaT"),
    )
    ties = Ties([0, 1], [1, 2], until=days("2023-03-01", "NaT"))
    meetings = Meetings(("spring",), days("2023-04-01"), np.array([0, 1]), np.array([0, 0]))
    return Landscape(people, (office,), ties, meetings)


def test_a_day_holds_what_began_by_then_and_has_not_ended(dated: Landscape) -> None:
    before = view(dated, at="2023-02-28")
    assert before.people.ids == ("ana", "ben")
    assert before.boundary("office").labels == [("A",), ("A",)]
    assert before.simple.n_ties == 1
    assert not before.simple.met.any()


def test_the_day_something_ends_no_longer_holds_it(dated: Landscape) -> None:
    assert len(view(dated, at="2023-03-01").ties) == 0
    assert view(dated, at="2023-06-01").boundary("office").labels[1] == ("B",)


def test_a_meeting_counts_from_its_day_on(dated: Landscape) -> None:
    assert view(dated, at="2023-03-31").simple.n_ties == 0
    assert view(dated, at="2023-04-01").simple.met.tolist() == [True]


def test_what_is_known_at_other_times_only_is_counted(dated: Landscape) -> None:
    assert dated.has_dates
    assert view(dated, at="2023-02-28").choice.set_aside == 1  # Cleo comes later
    assert view(dated, at="2024-01-01").choice.set_aside == 0
    assert view(dated).choice.set_aside == 0


def test_a_landscape_knows_whether_anything_in_it_has_a_date() -> None:
    assert not Landscape(People(("ana", "ben")), ties=Ties([0], [1], until=days("NaT"))).has_dates
    assert Landscape(
        People(("ana", "ben")), meetings=Meetings(("a",), days("2024-01-01"), [0], [0])
    ).has_dates


def test_without_a_day_everything_holds(dated: Landscape) -> None:
    assert view(dated).n_people == 3
    assert dated.boundary("office").is_multiple


def test_an_unknown_boundary_is_refused_with_those_there_are(dated: Landscape) -> None:
    with pytest.raises(EcotoneError, match=r"no boundary called place\. This landscape has: office"):
        dated.boundary("place")


def test_kinds_of_tie_are_taken_together_unless_chosen() -> None:
    ties = Ties([0, 0], [1, 2], kinds=("advice", "friendship"), kind=np.array([0, 1]))
    here = Landscape(People(("a", "b", "c")), ties=ties)
    assert view(here).simple.n_ties == 2
    assert view(here, only_kinds=["friendship"]).simple.second.tolist() == [2]
    assert view(here, only_kinds=["friendship", "advice"]).simple.n_ties == 2


def test_meetings_are_a_kind_of_their_own(dated: Landscape) -> None:
    assert view(dated, only_kinds=[MET]).simple.met.tolist() == [True]
    assert not view(dated, only_kinds=["tie"]).simple.met.any()


def test_a_kind_that_is_not_there_is_refused(dated: Landscape) -> None:
    with pytest.raises(EcotoneError, match="no ties of the kind advice"):
        view(dated, only_kinds=["advice"])
