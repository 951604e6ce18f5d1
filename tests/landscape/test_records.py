"""What a landscape is made of, and what it refuses."""

from __future__ import annotations

import pickle

import numpy as np
import pytest

from ecotone.errors import EcotoneError
from ecotone.landscape import UNKNOWN, Belongings, Landscape, Meetings, People, Ties
from tests.cast import N_PEOPLE, N_UNKNOWN, make_landscape


def test_the_cast_has_the_unknown_that_were_counted_by_hand() -> None:
    cast = make_landscape()
    assert cast.n_people == N_PEOPLE
    assert {b.name: b.n_unknown for b in cast.belongings} == N_UNKNOWN


def test_sides_stand_in_the_order_of_names_and_numbers_in_that_of_values() -> None:
    assert Belongings.from_labels("code", ["10", "9", "b", "A"]).sides == ("9", "10", "A", "b")


def test_several_belongings_are_split_and_never_twice() -> None:
    held = Belongings.from_labels("practice", ["diver; teacher|diver", " ", None])
    assert held.labels == [("diver", "teacher"), (), ()]
    assert held.side_people.tolist() == [1, 1]


def test_a_single_side_is_the_first_or_unknown() -> None:
    held = Belongings.from_labels("practice", [None, "b|a", "b"])
    assert held.single.tolist() == [UNKNOWN, 0, 1]


def test_an_empty_side_stays() -> None:
    held = Belongings("office", ("A", "B"), [0], [0], 1)
    assert held.side_people.tolist() == [1, 0]


def test_an_id_given_twice_is_refused() -> None:
    with pytest.raises(EcotoneError, match="The person ana stands in the list twice"):
        People(("ana", "ben", "ana"))


def test_lengths_that_do_not_fit_are_refused() -> None:
    for wrong in (
        lambda: Ties([0, 1], [1]),
        lambda: People(("a", "b"), answered=np.array([1])),
        lambda: Belongings("office", ("A",), [0, 1], [0], 2),
        lambda: Meetings(("may",), np.array([], "datetime64[D]"), [0], [0]),
        lambda: Landscape(People(("a",)), (Belongings.from_labels("x", ["1", "2"]),)),
        lambda: Ties([0], [1], since=np.array([], "datetime64[D]")),
    ):
        with pytest.raises(EcotoneError, match="must have"):
            wrong()


def test_people_who_are_not_there_are_refused() -> None:
    for wrong in (
        lambda: Landscape(People(("a",)), ties=Ties([0], [1])),
        lambda: Landscape(People(("a",)), ties=Ties([-1], [0])),
        lambda: Belongings("office", ("A",), [3], [0], 2),
        lambda: Belongings("office", ("A",), [0], [1], 2),
    ):
        with pytest.raises(EcotoneError, match="must lie between"):
            wrong()


def test_who_was_only_named_is_listed_apart() -> None:
    assert People(("a", "b"), listed=np.array([True, False])).unknown_ids == ("b",)


def test_an_error_has_a_code_its_numbers_and_survives_pickling() -> None:
    with pytest.raises(EcotoneError) as caught:
        make_landscape().boundary("age")
    again = pickle.loads(pickle.dumps(caught.value))  # noqa: S301  (our own bytes)
    assert (again.code, again.numbers["name"], str(again)) == (
        "landscape.no_such_boundary",
        "age",
        str(caught.value),
    )
