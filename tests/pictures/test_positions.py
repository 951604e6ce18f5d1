"""Sides stay where they were put."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecotone.boundaries import BoundaryReading
from ecotone.landscape import Belongings
from ecotone.pictures import draw_map, place_sides
from ecotone.pictures.positions import Place
from tests.pictures.made import FRIENDS, anything, disciplines, gender, office, text_boxes, texts, types

WEIGHED = {
    "two": gender(),
    "three": office(),
    "four": disciplines(),
    "many": types(),
    "a dozen": anything([f"side {letter}" for letter in "abcdefghijkl"], 3),
    "more": anything([f"side {number}" for number in range(15)], 3),
}
NAMES = st.lists(st.sampled_from([f"side {letter}" for letter in "abcdefghi"]), unique=True, min_size=1)


def where(picture: str, names: list[str]) -> dict[str, tuple[float, float]]:
    """The middle of each name, in px."""
    return {text: box.middle for text, box in text_boxes(picture) if text in names}


def belongings(names: list[str]) -> Belongings:
    return Belongings.from_labels("kind", names)


@pytest.mark.parametrize("narrow", [False, True])
@pytest.mark.parametrize("reading", WEIGHED.values(), ids=WEIGHED)
def test_the_places_worked_out_give_the_same_picture(reading: BoundaryReading, narrow: bool) -> None:
    assert draw_map(reading, FRIENDS, positions=place_sides(reading), narrow=narrow) == draw_map(
        reading, FRIENDS, narrow=narrow
    )


@pytest.mark.parametrize("narrow", [False, True])
def test_sides_that_change_places_change_places(narrow: bool) -> None:
    positions = place_sides(office())
    positions["Boston"], positions["Providence"] = positions["Providence"], positions["Boston"]
    names = ["Boston", "Hartford", "Providence"]
    before = where(draw_map(office(), FRIENDS, narrow=narrow), names)
    after = where(draw_map(office(), FRIENDS, positions=positions, narrow=narrow), names)
    assert before["Boston"][1] < before["Providence"][1]
    assert after["Providence"][1] < after["Boston"][1]
    assert after["Hartford"][0] > after["Providence"][0]


@given(NAMES, NAMES)
def test_a_new_side_moves_nobody(old: list[str], new: list[str]) -> None:
    kept = place_sides(belongings(old))
    placed = place_sides(belongings([*dict.fromkeys([*old, *new])]), kept)
    assert {name: placed[name] for name in old} == kept
    assert len(set(placed.values())) == len(placed)


@given(NAMES)
def test_a_side_that_is_gone_moves_nobody(names: list[str]) -> None:
    kept = place_sides(belongings(names))
    assert place_sides(belongings(names[1:] or names), kept).items() <= kept.items()


def test_whose_roads_are_drawn_changes_places_with_who_was_in_the_middle() -> None:
    reading = types()
    names = [side.name for side in reading.sides]
    positions = place_sides(reading)
    in_middle = next(name for name, place in positions.items() if place == (0.5, 0.5))
    other = next(name for name, place in positions.items() if place == (1.0, 0.0))
    before = where(draw_map(reading, FRIENDS, positions=positions), names)
    after = where(draw_map(reading, FRIENDS, positions=positions, chosen=other), names)
    moved = {name for name in before if abs(before[name][0] - after[name][0]) > 100}
    assert moved == {in_middle, other}


def test_sides_keep_their_column_and_their_order() -> None:
    reading = types()
    names = [side.name for side in reading.sides]
    left = {name: (0.0, float(place)) for place, name in enumerate(sorted(names, reverse=True))}
    drawn = where(draw_map(reading, FRIENDS, positions=left, chosen=sorted(names)[0]), names)
    column = [name for name in drawn if name != sorted(names)[0]]
    assert all(drawn[name][0] < 360 for name in column)
    assert sorted(column, key=lambda name: drawn[name][1]) == sorted(column, reverse=True)


def test_places_that_were_kept_as_lists_are_places() -> None:
    kept = {"Boston": [1.0, 0.0], "Hartford": [0.0, 0.0]}
    assert place_sides(office(), kept)["Boston"] == (1.0, 0.0)  # type: ignore[arg-type]
    assert draw_map(office(), FRIENDS, positions=kept)  # type: ignore[arg-type]


@given(
    st.dictionaries(
        st.sampled_from(["Boston", "Hartford", "Providence", "gone"]),
        st.tuples(st.floats(-2, 3), st.floats(-2, 3)),
    )
)
def test_any_positions_can_be_drawn(positions: dict[str, Place]) -> None:
    picture = draw_map(office(), FRIENDS, positions=positions)
    assert {"Boston", "Hartford", "Providence"} <= set(texts(picture))
