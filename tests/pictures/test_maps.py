"""The map: areas go by people, roads by what there is, gates by what there would be."""

from __future__ import annotations

import math
from itertools import combinations

import numpy as np
import pytest

from ecotone.landscape import Belongings
from ecotone.pictures import count_overlaps, draw_map
from ecotone.pictures.grids import MOST_SIDES
from ecotone.sentences import Nouns
from tests.pictures.made import (
    FRIENDS,
    NAN,
    Pair,
    anything,
    circle_of,
    committees,
    departments,
    disciplines,
    find,
    gender,
    make_reading,
    office,
    outside,
    overlapping,
    road_widths,
    text_boxes,
    texts,
    told,
    trade,
    types,
)

LONG = [
    "Ministry of the Environment and Health",
    "Straßenbahnhaltestellenverzeichnisamt 40",
    "الهيئة العامة للغذاء والدواء في الرياض",
    "東京都環境局廃棄物対策部計画課",
    "Кооператив «Северное сияние», отдел три",
    "אגודת הידידים של הספרייה העירונית",
]


def gate_lengths(picture: str) -> list[float]:
    """The length of each gate: the width of its outline."""
    return [float(gate[0].attrib["width"]) for gate in find(picture, "g", "eco-gate")]


def test_area_goes_by_people() -> None:
    picture = draw_map(office(), FRIENDS)
    areas = [circle_of(picture, place)[2] ** 2 for place in range(3)]
    assert areas[0] / areas[1] == pytest.approx(48 / 19, rel=0.02)
    assert areas[0] / areas[2] == pytest.approx(48 / 4, rel=0.02)


@pytest.mark.parametrize("narrow", [False, True])
@pytest.mark.parametrize("reading", [office(), disciplines(), types()], ids=["3", "4", "5"])
def test_one_dot_a_person(reading: object, narrow: bool) -> None:
    picture = draw_map(reading, FRIENDS, narrow=narrow)  # type: ignore[arg-type]
    in_legend = 1
    assert len(find(picture, "circle", "eco-dot")) == reading.n_known + in_legend  # type: ignore[attr-defined]


def test_dots_stay_in_their_circle() -> None:
    picture = draw_map(gender(), FRIENDS)
    x, y, radius = circle_of(picture, 0)
    dots = [
        (float(dot.attrib["cx"]), float(dot.attrib["cy"])) for dot in find(picture, "circle", "eco-dot")[:-1]
    ]
    near = [math.dist(dot, (x, y)) for dot in dots if math.dist(dot, (x, y)) < radius + 3]
    assert len(near) == 53
    assert max(near) < radius - 2


def test_above_300_people_there_are_no_dots() -> None:
    reading = make_reading("x", [("a", 200), ("b", 101)], [told(0, 1, 50, 100)])
    assert find(draw_map(reading, FRIENDS), "circle", "eco-dot") == []


def test_roads_are_as_wide_as_the_ties_there_are() -> None:
    picture = draw_map(gender(), FRIENDS)
    width, gate = road_widths(picture)[0], gate_lengths(picture)[0]
    assert width / gate == pytest.approx(113 / 144, rel=0.02)


def test_gates_are_as_long_as_the_ties_there_would_be() -> None:
    picture = draw_map(disciplines(), FRIENDS)
    widths, gates = road_widths(picture), gate_lengths(picture)
    assert len(gates) == 5
    assert max(gates) / min(gates) == pytest.approx(1656 / 270, rel=0.05)
    assert max(widths) / max(gates) == pytest.approx(1638 / 1656, rel=0.02)


def test_a_gate_is_filled_hatched_and_empty_to_scale() -> None:
    picture = draw_map(office(), FRIENDS)
    (gate,) = find(picture, "g", "eco-gate")
    lengths: dict[str, float] = {}
    for part in gate.findall("{*}rect"):
        lengths[part.attrib["class"]] = lengths.get(part.attrib["class"], 0) + float(part.attrib["width"])
    assert lengths["eco-filled"] / lengths["eco-room"] == pytest.approx(0.342, abs=0.01)
    assert lengths["eco-hatched"] / lengths["eco-room"] == pytest.approx(0.521 - 0.342, abs=0.01)


def test_a_road_that_reaches_across_passes_the_marks() -> None:
    picture = draw_map(trade(), Nouns())
    assert road_widths(picture)[0] > gate_lengths(picture)[0]


def test_what_cannot_be_told_is_dotted_with_a_question_mark() -> None:
    picture = draw_map(office(), FRIENDS)
    assert len(find(picture, "path", "eco-faint")) == 1
    assert len(find(picture, "path", "eco-dotted")) == 1
    in_legend = 1
    assert texts(picture).count("?") == 2 + in_legend
    assert len(find(picture, "circle", "eco-cannot")) == 2 + in_legend


def test_where_nobody_was_asked_there_is_no_line() -> None:
    asked_nobody = Pair(0, 1, 0, 20.0, reason="nobody_asked")
    reading = make_reading("x", [("a", 9), ("b", 9)], [asked_nobody])
    picture = draw_map(reading, FRIENDS)
    assert [find(picture, "path", class_) for class_ in ("eco-road", "eco-faint", "eco-dotted")] == [
        [],
        [],
        [],
    ]
    assert "?" not in texts(picture)


def test_people_of_unknown_side_stand_apart_to_scale() -> None:
    picture = draw_map(disciplines(), FRIENDS)
    unknown = circle_of(picture, 0, "eco-nobody")[2] ** 2
    largest = max(circle_of(picture, place)[2] ** 2 for place in range(4))
    assert unknown / largest == pytest.approx(28 / 50, rel=0.02)
    assert "28 people: we do not know their discipline" in " ".join(texts(picture))


def test_an_empty_side_is_an_empty_seat() -> None:
    reading = make_reading("x", [("a", 9), ("estates", 0)], [Pair(0, 1, 0, 0.0)])
    picture = draw_map(reading, FRIENDS)
    assert len(find(picture, "circle", "eco-nobody")) == 1
    assert "nobody here yet" in texts(picture)


@pytest.mark.parametrize("narrow", [False, True])
def test_those_who_belong_to_both_are_a_bead_with_their_number(narrow: bool) -> None:
    overlaps = np.array([[11, 0, 6, 3], [0, 9, 4, 3], [6, 4, 12, 6], [3, 3, 6, 6]])
    picture = draw_map(committees(), Nouns("contacts", "organisations"), overlaps=overlaps, narrow=narrow)
    beads = len(find(picture, "circle", "eco-bead")) - 1  # one in the legend
    assert beads == len(find(picture, "circle", "eco-ring")) - 1
    assert beads == 3 if narrow else 5
    assert texts(picture).count("6") >= 2
    assert "belong to both sides" in texts(picture)


def test_overlaps_are_counted_by_person() -> None:
    belongings = Belongings.from_labels("practice", ["law|tax", "law", None, "law|tax|art", "art"])
    assert belongings.sides == ("art", "law", "tax")
    assert count_overlaps(belongings).tolist() == [[2, 1, 1], [1, 3, 2], [1, 2, 2]]


def test_belonging_twice_at_different_times_counts_once() -> None:
    person, side = np.array([0, 0, 0]), np.array([0, 0, 1])
    assert count_overlaps(Belongings("x", ("a", "b"), person, side, 1)).tolist() == [[1, 1], [1, 1]]


def test_nobody_overlaps_where_there_are_no_sides() -> None:
    assert count_overlaps(Belongings.from_labels("x", [None, None])).shape == (0, 0)


def test_five_sides_show_the_roads_of_one() -> None:
    picture = draw_map(types(), FRIENDS, chosen="Science")
    assert len(find(picture, "circle", "eco-chosen")) == 1
    assert len(find(picture, "path", "eco-road")) + len(find(picture, "path", "eco-faint")) == 4
    assert "37 of about 40" in texts(picture)
    assert "45 of about 50" not in texts(picture)


def test_without_a_choice_it_is_the_side_of_most_people() -> None:
    government = "Drawn are the friendships of Government"
    for narrow in (False, True):
        usual, chosen = (
            " ".join(texts(draw_map(types(), FRIENDS, chosen=name, narrow=narrow)))
            for name in (None, "Government")
        )
        assert f"{government}; no side has more people. The other pairs are in the table." in usual
        assert f"{government}. The other pairs are in the table." in chosen
        assert usual.partition(government)[0] == chosen.partition(government)[0]


def test_where_all_roads_are_drawn_no_side_stands_out() -> None:
    assert "Drawn are" not in " ".join(texts(draw_map(office(), FRIENDS)))
    assert "Drawn are" not in " ".join(texts(draw_map(departments(), FRIENDS)))


def test_beside_strips_the_legend_does_not_explain_the_glyph_again() -> None:
    alone = texts(draw_map(office(), FRIENDS, narrow=True))
    beside = texts(draw_map(office(), FRIENDS, narrow=True, explained=True))
    assert {"not certain", "room for more"} <= set(alone)
    assert {"not certain", "room for more"} & set(beside) == set()
    assert "each dot is one person" in beside


def test_in_a_star_no_road_runs_over_a_name() -> None:
    picture = draw_map(types(), FRIENDS, chosen="Science")
    left, right = 206.0, 720 - 206.0
    outer = [box for text, box in text_boxes(picture) if text in ("Government", "Parties", "International")]
    assert all(box.right < left or box.left > right for box in outer)


def test_many_sides_are_an_index_of_circles() -> None:
    picture = draw_map(departments(), FRIENDS, chosen="4")
    assert len(find(picture, "circle", "eco-side")) == 41
    assert len(find(picture, "circle", "eco-chosen")) == 1
    assert find(picture, "path", "eco-road") == []


def test_an_index_has_an_end_and_says_so() -> None:
    people = [(f"side {place:03}", 4) for place in range(MOST_SIDES + 7)]
    picture = draw_map(make_reading("x", people, []), FRIENDS)
    assert len(find(picture, "circle", "eco-side")) == MOST_SIDES
    assert "and 7 more, in the table" in texts(picture)


def test_one_side_alone_is_drawn_too() -> None:
    assert len(find(draw_map(make_reading("x", [("a", 5)], []), FRIENDS), "circle", "eco-side")) == 1


@pytest.mark.parametrize("narrow", [False, True])
@pytest.mark.parametrize("n_sides", range(2, 13))
def test_labels_neither_touch_nor_are_cut(n_sides: int, narrow: bool) -> None:
    names = [f"{LONG[place % len(LONG)]} {place}" for place in range(n_sides)]
    for seed in range(3):
        picture = draw_map(anything(names, seed), FRIENDS, narrow=narrow)
        assert overlapping(text_boxes(picture)) == []
        assert outside(picture) == []


def test_on_a_phone_no_label_of_three_sides_stands_between_two_roads() -> None:
    """Three sides, a broad road on the right: its label stood beside the road on the left."""
    pairs = [Pair(0, 1, 1, 0.6), Pair(0, 2, 2, 3.0), Pair(1, 2, 19, 23.0)]
    picture = draw_map(make_reading("level", [("1", 1), ("2", 4), ("3", 16)], pairs), FRIENDS, narrow=True)
    ((_, label),) = [(text, box) for text, box in text_boxes(picture) if text == "19 known"]
    circles = [circle_of(picture, place) for place in range(3)]
    middle = sum(x for x, _, _ in circles) / 3
    assert label.left > middle


@pytest.mark.parametrize("narrow", [False, True])
@pytest.mark.parametrize("n_sides", [2, 3, 4, 7, 12])
def test_labels_keep_clear_of_circles(n_sides: int, narrow: bool) -> None:
    names = [f"{LONG[place % len(LONG)]} {place}" for place in range(n_sides)]
    picture = draw_map(anything(names, 5), FRIENDS, narrow=narrow)
    circles = [*find(picture, "circle", "eco-side"), *find(picture, "circle", "eco-chosen")]
    for circle in circles:
        x, y, radius = (float(circle.attrib[key]) for key in ("cx", "cy", "r"))
        for text, box in text_boxes(picture):
            nearest = (min(max(x, box.left), box.right), min(max(y, box.top), box.bottom))
            assert math.dist((x, y), nearest) > radius, text


def test_places_depend_on_names_and_not_on_amounts() -> None:
    few = make_reading(
        "x", [("a", 9), ("b", 50), ("c", 3)], [told(g, h, 9, 20) for g, h in combinations(range(3), 2)]
    )
    many = make_reading(
        "x", [("a", 50), ("b", 3), ("c", 9)], [told(g, h, 90, 20) for g, h in combinations(range(3), 2)]
    )
    middles = [
        [circle_of(draw_map(reading, FRIENDS), place)[0] for place in range(3)] for reading in (few, many)
    ]
    assert middles[0] == middles[1]


def test_a_told_pair_without_ties_is_a_gate_on_a_thin_line() -> None:
    reading = make_reading("x", [("a", 9), ("b", 9)], [Pair(0, 1, 0, 20.0, 0.01, 0.2, "closed", None)])
    picture = draw_map(reading, FRIENDS)
    assert len(find(picture, "g", "eco-gate")) == 1
    assert find(picture, "path", "eco-road") == []
    assert "none known to us of about 20" in " ".join(texts(picture))


def test_limits_that_nobody_knows_leave_the_gate_without_hatching() -> None:
    reading = make_reading("x", [("a", 9), ("b", 9)], [Pair(0, 1, 8, 20.0, NAN, NAN, "narrow", None)])
    (gate,) = find(draw_map(reading, FRIENDS), "g", "eco-gate")
    hatched = [part for part in gate if part.get("class") == "eco-hatched"]
    assert sum(float(part.attrib["width"]) for part in hatched) == 0


def test_a_boundary_without_sides_is_no_error() -> None:
    picture = draw_map(make_reading("x", [], [], n_unknown=9), FRIENDS)
    assert "9 people: we do not know their x" in texts(picture)
