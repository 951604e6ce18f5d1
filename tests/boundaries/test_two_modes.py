"""People and meetings in one list: ties within a mode are impossible, so there is nothing to weigh them against."""

from __future__ import annotations

import itertools

import numpy as np

from ecotone.boundaries import weigh_boundary
from ecotone.landscape import Belongings, Landscape, People, Ties


def show(n_women: int, n_events: int, more: list[tuple[int, int]] | None = None) -> Landscape:
    """Everyone at every event, and more ties if wanted."""
    rows = [*itertools.product(range(n_women), range(n_women, n_women + n_events)), *(more or [])]
    ends = np.array(rows)
    labels = ["woman"] * n_women + ["event"] * n_events
    people = People(tuple(f"p{number}" for number in range(n_women + n_events)))
    return Landscape(people, (Belongings.from_labels("type", labels),), Ties(ends[:, 0], ends[:, 1]))


def test_what_chance_would_give_is_unknown_where_every_tie_crosses() -> None:
    reading = weigh_boundary(show(6, 5), "type")
    assert (reading.crossing, reading.verdict, reading.reason) == (30, "cannot tell", "two_mode")
    assert reading.expected_crossing is None
    assert reading.permeability is None
    assert reading.z is None
    assert reading.pairs.as_rows()[0]["expected"] is None
    assert reading.pairs.reason == ("two_mode",)


def test_one_tie_inside_a_side_is_enough_to_weigh_them() -> None:
    assert weigh_boundary(show(6, 5, [(0, 1)]), "type").reason != "two_mode"


def test_a_handful_of_ties_that_happen_to_cross_is_only_few() -> None:
    assert weigh_boundary(show(3, 3), "type").reason == "too_few"
