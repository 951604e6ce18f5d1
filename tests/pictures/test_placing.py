"""Whether two things on a sheet touch."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecotone.pictures.placing import Shape, beam, between, is_free, is_within, ring, shorten, touch

SQUARE = Shape([(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)])


@pytest.mark.parametrize(("distance", "near"), [(21, False), (19, True)])
def test_rings_touch_when_their_circles_do(distance: float, near: bool) -> None:
    assert touch(ring((0, 0), 10), ring((distance, 0), 10)) is near


def test_a_slanted_road_passes_the_corner_of_a_square() -> None:
    assert touch(SQUARE, beam((5, 20), (20, 5), 2)) is False
    assert touch(SQUARE, beam((5, 14), (14, 5), 2)) is True


def test_a_gap_is_kept() -> None:
    other = Shape((x + 13, y) for x, y in SQUARE.corners)
    assert is_free(SQUARE, [other], 2)
    assert not is_free(SQUARE, [other], 4)


def test_within_the_sheet() -> None:
    assert is_within(SQUARE, 10, 0, 10)
    assert not is_within(SQUARE, 9, 0, 10)
    assert not is_within(SQUARE, 10, 1, 10)


@given(st.floats(-100, 100), st.floats(-100, 100))
def test_touching_goes_both_ways(x: float, y: float) -> None:
    moved = Shape((a + x, b + y) for a, b in ring((0, 0), 7).corners)
    assert touch(SQUARE, moved) == touch(moved, SQUARE)


def test_points_on_a_line() -> None:
    assert between((0, 0), (10, 20), 0.25) == (2.5, 5)
    start, end = shorten((0, 0), (30, 40), 5, 10)
    assert math.dist(start, end) == pytest.approx(35)


def test_a_beam_is_as_wide_as_asked() -> None:
    corners = beam((0, 0), (30, 40), 6).corners
    assert math.dist(corners[0], corners[3]) == pytest.approx(6)
