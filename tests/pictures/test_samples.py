"""Real landscapes, weighed and drawn."""

from __future__ import annotations

import pytest

from ecotone.boundaries import BoundaryReading, weigh_boundaries
from ecotone.landscape import view
from ecotone.pictures import draw_map, draw_scale, draw_strips
from ecotone.samples import load_sample
from ecotone.sentences import Nouns
from tests.pictures.made import outside, overlapping, text_boxes, texts


@pytest.fixture(scope="module")
def friendships() -> tuple[BoundaryReading, ...]:
    """The boundaries of a law firm, weighed on friendships."""
    return weigh_boundaries(view(load_sample("law-firm"), only_kinds=["friendship"]))


@pytest.fixture(scope="module")
def exchanges() -> tuple[BoundaryReading, ...]:
    """Types of organisation in a debate on chemicals."""
    return weigh_boundaries(load_sample("chemicals-policy"))


def test_the_offices_of_the_law_firm(friendships: tuple[BoundaryReading, ...]) -> None:
    (office,) = (reading for reading in friendships if reading.name == "office")
    written = texts(draw_map(office, Nouns("friendships")))
    # 59 of 399 friendships between Boston and Hartford, counted in the file; 138 from the readings' check table
    assert "59 of about 138" in written
    assert "3 known" in written
    assert [name for name in written if name in ("Boston", "Hartford", "Providence")] == [
        "Boston",
        "Hartford",
        "Providence",
    ]


@pytest.mark.parametrize("narrow", [False, True])
def test_nothing_touches_and_nothing_is_cut(
    friendships: tuple[BoundaryReading, ...], exchanges: tuple[BoundaryReading, ...], narrow: bool
) -> None:
    pictures = [draw_scale(friendships, narrow=narrow)]
    for reading in (*friendships, *exchanges):
        pictures += [draw_map(reading, narrow=narrow), draw_strips(reading, narrow=narrow)]
    for picture in pictures:
        assert overlapping(text_boxes(picture)) == []
        assert outside(picture) == []
