"""Estimates of width are rather too wide than too narrow, and wrapping loses nothing that would fit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecotone.pictures.labels import write_label
from ecotone.pictures.letters import measure_text, set_apart, wrap_text
from tests.pictures.made import texts

NAMES = [
    "Ministry of the Environment",
    "Straßenbahnhaltestellenverzeichnis",
    "東京都庁",
    "الرياض",
    "éàü",
    "🌍 earth",
]


@pytest.mark.parametrize("name", NAMES)
def test_lines_keep_to_the_width(name: str) -> None:
    assert all(measure_text(line, "name") <= 90 for line in wrap_text(name, 90, "name"))


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=60), st.integers(40, 300))
def test_nothing_is_lost_on_the_way(text: str, width: int) -> None:
    lines = wrap_text(text, width, "note", most=99)
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_too_long_a_text_ends_with_an_ellipsis_and_keeps_its_whole_in_a_title() -> None:
    label = write_label([("word " * 60, "name")], 120, most=3)
    assert len(label.lines) == 3
    assert label.lines[-1][0].endswith("…")
    drawn = f'<svg xmlns="http://www.w3.org/2000/svg">{"".join(label.draw(0, 0))}</svg>'
    assert texts(drawn)[0].startswith("word " * 60)


def test_even_lines_are_about_equally_long() -> None:
    assert wrap_text("about as many, perhaps more", 180, "note") == ("about as many,", "perhaps more")


def test_bold_is_wider() -> None:
    assert measure_text("Boston", "figure") > measure_text("Boston", "words")


def test_a_mark_above_a_letter_takes_no_room() -> None:
    assert measure_text("e\u0301", "note") == measure_text("e", "note") == measure_text("é", "note")


def test_only_names_of_the_other_direction_are_set_apart() -> None:
    assert set_apart("Boston") == "Boston"
    assert set_apart("حي 3") == "\u2068حي 3\u2069"


def test_a_label_covers_its_lines() -> None:
    label = write_label([("Boston", "name"), ("48 people", "note")], 200)
    box = label.box(100, 10, "middle")
    assert (box.left + box.right) / 2 == 100
    assert box.bottom - box.top == label.height == 38
    assert label.box(100, 10, "end").right == 100
