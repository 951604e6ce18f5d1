"""Strips: one a pair, in the order of names, all on one scale."""

from __future__ import annotations

import pytest

from ecotone.pictures import MOST_STRIPS, draw_strips
from ecotone.sentences import Nouns
from tests.pictures.made import (
    FRIENDS,
    Pair,
    anything,
    departments,
    disciplines,
    find,
    make_reading,
    office,
    outside,
    overlapping,
    parse,
    text_boxes,
    texts,
    trade,
    types,
)

LONG = [
    "Ministry of the Environment and Health, unit 7",
    "الهيئة العامة للغذاء والدواء",
    "東京都環境局廃棄物対策部",
    "Öko & Co",
]


def lengths(picture: str, class_: str) -> list[float]:
    """The widths of the parts of a class, those of the legend left out."""
    return [
        float(part.attrib["width"])
        for part in find(picture, "rect", class_)
        if part.attrib["width"] != "30" or part.attrib["height"] != "14"
    ]


@pytest.mark.parametrize("narrow", [False, True])
def test_lengths_go_by_what_there_would_be(narrow: bool) -> None:
    rooms = lengths(draw_strips(disciplines(), FRIENDS, narrow=narrow), "eco-room")
    expected = [270, 442, 1656, 348, 569]  # the pairs that can be told, by name
    assert [room / rooms[2] for room in rooms] == pytest.approx([e / 1656 for e in expected], abs=0.005)


@pytest.mark.parametrize("narrow", [False, True])
def test_filled_and_hatched_are_to_scale(narrow: bool) -> None:
    picture = draw_strips(office(), FRIENDS, narrow=narrow)
    (room,), (filled,), (hatched,) = (
        lengths(picture, f"eco-{part}") for part in ("room", "filled", "hatched")
    )
    assert filled / room == pytest.approx(0.342, abs=0.005)
    assert hatched / room == pytest.approx(0.179, abs=0.005)


def test_what_reaches_across_passes_the_mark() -> None:
    picture = draw_strips(trade(), Nouns())
    assert lengths(picture, "eco-filled")[0] > lengths(picture, "eco-room")[0]


def test_pairs_stand_in_the_order_of_names() -> None:
    written = [
        text for text in texts(draw_strips(disciplines(), FRIENDS, narrow=True)) if " of about " in text
    ]
    assert [text.split()[0] for text in written] == ["264", "458", "1,638", "354", "561"]


def test_what_cannot_be_told_has_a_question_mark_and_a_dotted_outline() -> None:
    picture = draw_strips(office(), FRIENDS)
    assert texts(picture).count("?") == 3  # two pairs and the legend
    assert len(lengths(picture, "eco-faint")) == 1
    assert "too few to tell" in texts(picture)


def test_where_nobody_was_asked_there_is_no_glyph() -> None:
    reading = make_reading("x", [("a", 9), ("b", 9)], [Pair(0, 1, 0, 20.0, reason="nobody_asked")])
    picture = draw_strips(reading, FRIENDS)
    assert find(picture, "rect") == []
    assert "?" not in texts(picture)
    assert "nobody has told us yet" in texts(picture)


def test_where_nobody_is_the_side_is_named() -> None:
    reading = make_reading("x", [("a", 9), ("estates", 0)], [Pair(0, 1, 0, 0.0)])
    assert "nobody here yet from estates" in " ".join(texts(draw_strips(reading, FRIENDS)))


def test_the_strips_of_one_side_name_the_others() -> None:
    picture = draw_strips(types(), FRIENDS, side="Science")
    names = [text for text in texts(picture) if text in {side.name for side in types().sides}]
    assert names == ["Government", "Interest groups", "International", "Parties"]


def test_very_many_counterparts_are_counted_not_drawn() -> None:
    reading = departments(100)
    picture = draw_strips(reading, FRIENDS)
    shown = [text for text in texts(picture) if text.startswith("department ")]
    assert len(shown) == MOST_STRIPS - 1  # the side itself is among the largest
    assert "and 40 more sides, none larger than these" in texts(picture)
    least = min(side.people for side in reading.sides if f"department {side.name}" in shown)
    assert sum(side.people > least for side in reading.sides) <= MOST_STRIPS


def test_many_sides_give_the_strips_of_one() -> None:
    picture = draw_strips(departments(), FRIENDS, side="4")
    assert [text for text in texts(picture) if text.startswith("department")][:3] == [
        "department 0",
        "department 1",
        "department 2",
    ]
    assert "department 4" not in texts(picture)
    assert draw_strips(departments(), FRIENDS) == draw_strips(departments(), FRIENDS, side="17")


@pytest.mark.parametrize("narrow", [False, True])
@pytest.mark.parametrize("n_sides", [2, 3, 5, 12])
def test_texts_neither_touch_nor_are_cut(n_sides: int, narrow: bool) -> None:
    names = [f"{LONG[place % len(LONG)]} {place}" for place in range(n_sides)]
    picture = draw_strips(anything(names, n_sides), FRIENDS, narrow=narrow)
    assert overlapping(text_boxes(picture)) == []
    assert outside(picture) == []


@pytest.mark.parametrize("narrow", [False, True])
@pytest.mark.parametrize("reading", [office(), disciplines(), types()], ids=["3", "4", "5"])
def test_glyphs_keep_clear_of_texts(reading: object, narrow: bool) -> None:
    picture = draw_strips(reading, FRIENDS, narrow=narrow)  # type: ignore[arg-type]
    for part in find(picture, "rect"):
        x, y, width, height = (float(part.attrib[key]) for key in ("x", "y", "width", "height"))
        for text, box in text_boxes(picture):
            apart = box.right <= x or box.left >= x + width or box.bottom <= y or box.top >= y + height
            assert apart, text


def test_the_legend_explains_only_what_is_there() -> None:
    cannot = make_reading("x", [("a", 9), ("b", 9)], [Pair(0, 1, 3, 4.0)])
    assert "not certain" not in texts(draw_strips(cannot, FRIENDS))
    assert "not certain" in texts(draw_strips(office(), FRIENDS))


def test_up_to_three_pairs_are_told_as_facts() -> None:
    desc = parse(draw_strips(office(), FRIENDS)).findtext("{*}desc")
    assert desc is not None
    assert (
        desc.split("\n")[0] == "Between Boston and Hartford, far fewer than would be: 59, against about 138."
    )


def test_no_pairs_at_all_is_an_empty_picture_and_no_error() -> None:
    assert parse(draw_strips(make_reading("x", [("a", 9)], []), FRIENDS)) is not None
