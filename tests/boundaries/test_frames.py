"""Results as frames, for a notebook."""

from __future__ import annotations

from ecotone.boundaries import find_silos, weigh_boundary
from tests.cast import make_landscape


def test_a_reading_is_one_row_and_its_pairs_are_one_row_each() -> None:
    reading = weigh_boundary(make_landscape(), "organisation")
    (row,) = reading.to_polars().rows(named=True)
    assert (row["crossing"], row["verdict"]) == (4, "cannot tell")
    pairs = reading.pairs.to_polars()
    assert pairs.columns[:3] == ["first", "second", "ties"]
    assert pairs.height == 10
    assert pairs["ties"].sum() == 4


def test_one_side_has_no_pairs_and_an_empty_frame() -> None:
    reading = weigh_boundary(make_landscape(), "place")
    empty = type(reading.pairs)(("a",), *([reading.pairs.first[:0]] * 7), (), ()).to_polars()
    assert empty.height == 0


def test_silos_are_one_row_each() -> None:
    assert find_silos(make_landscape()).to_polars().height == 0
