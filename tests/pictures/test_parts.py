"""Close-knit parts, and people alone."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from ecotone.boundaries import SideShare, Silo, SilosReading
from ecotone.landscape import Belongings
from ecotone.pictures import draw_people, draw_silos
from ecotone.sentences import Nouns
from tests.pictures.made import (
    FRIENDS,
    circle_of,
    find,
    outside,
    overlapping,
    parse,
    text_boxes,
    texts,
)

HARTFORD = SideShare("office", "Hartford", 12, 7)
NAMED = Silo(np.arange(14), 62, 21, 0.9, (HARTFORD,), ("office", "Hartford"), 0.6)
UNNAMED = Silo(np.arange(20, 31), 40, 33, 0.8, (), None, 0.1)


def silos(*found: Silo, n_people: int = 71) -> SilosReading:
    return SilosReading(n_people, 399, 0.5, np.full(39, 0.3), 0.31, found, 0)


def organisations() -> Belongings:
    labels = ["St Mary’s"] * 22 + ["Council"] * 16 + ["Charities & <trusts>"] * 14 + [None] * 6
    known = Belongings.from_labels("organisation", labels)
    sides = (*known.sides, "North estates")
    return Belongings("organisation", sides, known.person, known.side, known.n_people)


def test_bars_go_by_ties_on_one_scale() -> None:
    picture = draw_silos(silos(NAMED, UNNAMED), FRIENDS)
    widths = [float(bar.attrib["width"]) for bar in find(picture, "rect", "eco-filled")]
    assert [width / widths[0] for width in widths] == pytest.approx([1, 21 / 62, 40 / 62, 33 / 62], abs=0.01)


def test_a_part_without_name_is_asked_for_one() -> None:
    assert "Your columns do not account for it." not in texts(draw_silos(silos(NAMED), FRIENDS))
    assert "Your columns do not account for it." in texts(draw_silos(silos(UNNAMED), FRIENDS))


def test_sides_are_told_in_words() -> None:
    assert "12 of the 14 belong to Hartford (office)" in " ".join(texts(draw_silos(silos(NAMED), FRIENDS)))


def test_none_found_is_said() -> None:
    assert "weak ones cannot be seen" in " ".join(texts(draw_silos(silos(), FRIENDS)))


def test_parts_have_a_dot_a_person_in_small_landscapes() -> None:
    in_legend = 1
    assert len(find(draw_silos(silos(NAMED, UNNAMED), FRIENDS), "circle", "eco-dot")) == 25 + in_legend
    assert find(draw_silos(silos(NAMED, n_people=301), FRIENDS), "circle", "eco-dot") == []


def test_people_alone_are_sides_without_roads() -> None:
    picture = draw_people(organisations(), Nouns())
    areas = [circle_of(picture, place)[2] ** 2 for place in range(3)]
    assert areas[0] / areas[2] == pytest.approx(14 / 22, rel=0.02)
    assert len(find(picture, "circle", "eco-dot")) == 52 + 1
    assert find(picture, "path") == []


def test_people_alone_say_what_is_not_known() -> None:
    picture = draw_people(organisations(), Nouns())
    assert "nobody here yet" in texts(picture)
    assert "6 people: we do not know their organisation" in texts(picture)
    assert "We do not know the organisation of 6 people." in str(parse(picture).findtext("{*}desc"))


def test_nobody_at_all_is_no_error() -> None:
    assert texts(draw_people(Belongings.from_labels("x", []), Nouns())) == []


@pytest.mark.parametrize("narrow", [False, True])
def test_texts_neither_touch_nor_are_cut(narrow: bool) -> None:
    for picture in (
        draw_silos(silos(NAMED, UNNAMED), FRIENDS, narrow=narrow),
        draw_people(organisations(), Nouns(people="organisations"), narrow=narrow),
    ):
        assert overlapping(text_boxes(picture)) == []
        assert outside(picture) == []


def test_one_tie_to_others_is_no_plural() -> None:
    said = texts(draw_silos(silos(replace(NAMED, ties_out=1)), FRIENDS))
    assert "friendships to others: 1" in said
