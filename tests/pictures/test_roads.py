"""Roads stand in the order of names, and say what is known and no more."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

import ecotone.pictures
from ecotone.boundaries.verdicts import CANNOT_TELL
from ecotone.pictures.roads import find_side, read_roads
from ecotone.pictures.words import PICTURE_WORDS, say, say_figures
from ecotone.sentences import FORBIDDEN, order_sides
from tests.pictures.made import NAN, Pair, departments, disciplines, make_reading, office, types


def test_pairs_stand_in_the_order_of_names_whatever_their_size() -> None:
    reading = disciplines()
    names = [
        (reading.sides[road.first].name, reading.sides[road.second].name) for road in read_roads(reading)
    ]
    assert names == sorted(names)


def test_numbers_are_ordered_by_value() -> None:
    reading = departments(12)
    roads = read_roads(reading)
    first = [int(reading.sides[road.first].name) for road in roads]
    assert all(a <= b for a, b in pairwise(first))
    assert order_sides(["10", "9"]) == [1, 0]


def test_limits_are_counted_in_ties() -> None:
    road = read_roads(office())[0]
    assert (round(road.low, 1), round(road.high, 1)) == (47.2, 71.9)
    assert road.span == 138


def test_what_is_not_known_to_have_limits_has_none() -> None:
    reading = make_reading("x", [("a", 3), ("b", 3)], [Pair(0, 1, 4, 8.0, NAN, NAN, "narrow", None)])
    road = read_roads(reading)[0]
    assert (road.low, road.high) == (4, 4)


def test_hatching_never_begins_beyond_what_there_is() -> None:
    # with none known, likely limits still lie above none
    reading = make_reading("x", [("a", 3), ("b", 3)], [Pair(0, 1, 0, 8.0, 0.05, 0.4, "closed", None)])
    assert read_roads(reading)[0].low == 0


def test_a_road_to_an_empty_side_is_not_shown() -> None:
    reading = make_reading("x", [("a", 3), ("b", 0)], [Pair(0, 1, 0, 0.0)])
    road = read_roads(reading)[0]
    assert (road.empty, road.shown) == (1, False)


def test_the_chosen_side_is_found_by_name_and_else_by_its_people() -> None:
    assert find_side(types(), "Science") == 4
    assert find_side(types(), None) == find_side(types(), "nowhere") == 0


def test_figures_say_of_how_many_only_where_it_can_be_told() -> None:
    told, few, none = read_roads(office())
    assert [say_figures(road) for road in (told, few, none)] == [
        "59 of about 138",
        "3 known",
        "none known to us",
    ]
    assert few.verdict == CANNOT_TELL


def test_words_are_those_of_the_pages() -> None:
    for template in PICTURE_WORDS.values():
        for text in [template] if isinstance(template, str) else template:
            words = {word.strip(".,:;?").lower() for word in text.split() if "{" not in word}
            assert not words & set(FORBIDDEN), text


def test_every_word_is_used_and_every_used_word_is_there() -> None:
    folder = Path(str(ecotone.pictures.__file__)).parent
    sources = " ".join(file.read_text() for file in folder.glob("*.py"))
    written = Counter(re.findall(r'"((?:word\.picture_|picture\.)[a-z_]+)"', sources))
    assert set(written) == set(PICTURE_WORDS)
    # once where it is defined, and again where it is said
    assert [key for key, times in written.items() if times < 2] == []


def test_one_side_more_is_one() -> None:
    assert say("word.picture_more_sides", count=1) == "and 1 more, in the table"
    assert say("word.picture_more_sides", count=1200) == "and 1,200 more, in the table"
