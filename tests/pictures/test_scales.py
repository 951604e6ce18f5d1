"""All boundaries on one scale of the pull, in the order of the file."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ecotone.boundaries.verdicts import CANNOT_TELL
from ecotone.pictures import draw_scale
from ecotone.pictures.scales import MOST, measure_chance
from tests.pictures.made import (
    FRIENDS,
    committees,
    find,
    gender,
    office,
    outside,
    overlapping,
    parse,
    text_boxes,
    texts,
    trade,
)

LAW = [office(), gender(), committees()]


def bars(picture: str, class_: str) -> list[float]:
    """The lengths of the bars of a class, without the legend's."""
    return [
        float(part.attrib["width"])
        for part in find(picture, "rect", class_)
        if (part.attrib["width"], part.attrib["height"]) != ("30", "14")
    ]


@pytest.mark.parametrize("narrow", [False, True])
def test_bars_are_one_by_the_interval_of_the_pull(narrow: bool) -> None:
    picture = draw_scale([office()], FRIENDS, narrow=narrow)
    (room,), (filled,), (hatched,) = (bars(picture, f"eco-{part}") for part in ("room", "filled", "hatched"))
    assert filled / room == pytest.approx(1 / 12.7, abs=0.003)
    assert (filled + hatched) / room == pytest.approx(1 / 5, abs=0.003)


def test_rows_stand_in_the_order_of_the_file() -> None:
    named = [text for text in texts(draw_scale(LAW, FRIENDS)) if text in ("Office", "Gender", "Committee")]
    assert named == ["Office", "Gender", "Committee"]
    named = [
        text for text in texts(draw_scale(LAW[::-1], FRIENDS)) if text in ("Office", "Gender", "Committee")
    ]
    assert named == ["Committee", "Gender", "Office"]


def test_all_rows_have_one_scale() -> None:
    assert len(set(bars(draw_scale([office(), gender()], FRIENDS), "eco-room"))) == 1


def test_what_reaches_across_passes_the_mark_and_has_an_end() -> None:
    crossing = replace(trade(), pull_low=0.01, pull_high=0.6)
    picture = draw_scale([crossing, gender()], FRIENDS)
    filled, room = bars(picture, "eco-filled")[0], bars(picture, "eco-room")[0]
    assert room < filled < MOST * room
    hatched = find(picture, "rect", "eco-hatched")[0]
    assert float(hatched.attrib["x"]) + float(hatched.attrib["width"]) < 720


def test_what_cannot_be_told_is_dashed_with_a_question_mark() -> None:
    picture = draw_scale(LAW, FRIENDS)
    assert len(find(picture, "rect", "eco-nobody")) == 1
    assert texts(picture).count("?") == 2  # the row and the legend
    assert "we cannot say yet" in " ".join(texts(picture))


def test_no_interval_is_no_bar() -> None:
    assert measure_chance(replace(office(), verdict=CANNOT_TELL)) is None
    assert measure_chance(replace(office(), pull_low=None, pull_high=None)) is None


@pytest.mark.parametrize("narrow", [False, True])
def test_where_hardly_anything_crosses_the_bar_is_hatched_up_to_the_bound(narrow: bool) -> None:
    sealed = replace(office(), pull=None, pull_low=20.0, pull_high=None)
    picture = draw_scale([sealed], FRIENDS, narrow=narrow)
    assert find(picture, "rect", "eco-nobody") == []
    (room,), (hatched,) = bars(picture, "eco-room"), bars(picture, "eco-hatched")
    assert bars(picture, "eco-filled") == []
    assert hatched / room == pytest.approx(1 / 20, abs=0.003)


@pytest.mark.parametrize("narrow", [False, True])
def test_where_hardly_anything_is_inside_the_bar_goes_on(narrow: bool) -> None:
    """Filled up to the bound, 1 / .625 = 1.6 times as likely as inside; from there on open."""
    across = replace(office(), verdict="crossed", pull=None, pull_low=None, pull_high=0.625)
    picture = draw_scale([across], FRIENDS, narrow=narrow)
    assert find(picture, "rect", "eco-nobody") == []
    (room,), (filled,), (hatched,) = (bars(picture, f"eco-{part}") for part in ("room", "filled", "hatched"))
    assert filled / room == pytest.approx(1.6, abs=0.01)
    assert (filled + hatched) / room == pytest.approx(MOST, abs=0.01)
    ticks = find(picture, "path", "eco-tick")
    assert len(ticks) > len(find(draw_scale([office()], FRIENDS, narrow=narrow), "path", "eco-tick"))


@pytest.mark.parametrize("narrow", [False, True])
@pytest.mark.parametrize("readings", [LAW, [trade(), *LAW], [committees()]], ids=["law", "all", "none"])
def test_texts_neither_touch_nor_are_cut(readings: list[object], narrow: bool) -> None:
    picture = draw_scale(readings, FRIENDS, narrow=narrow)  # type: ignore[arg-type]
    assert overlapping(text_boxes(picture)) == []
    assert outside(picture) == []


def test_the_first_three_sentences_are_the_facts() -> None:
    desc = parse(draw_scale([trade(), *LAW], FRIENDS)).findtext("{*}desc")
    assert desc is not None
    assert len(desc.split("\n")) == 3
    assert desc.startswith("People reach across role.")


def test_no_boundaries_at_all_is_no_error() -> None:
    assert parse(draw_scale([], FRIENDS)) is not None
