"""People and meetings in one list: ties within a mode are impossible, so there is nothing to weigh them against."""

from __future__ import annotations

import itertools
from dataclasses import replace

import numpy as np

from ecotone.boundaries import find_silos, weigh_boundary
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


def test_closely_tied_parts_are_not_looked_for_where_every_tie_crosses() -> None:
    reading = find_silos(show(6, 5))
    assert (reading.reason, reading.boundary, reading.found) == ("two_mode", "type", False)
    assert reading.as_dict()["modularity"] is None


def test_one_tie_inside_a_side_or_a_third_side_is_enough_to_look() -> None:
    assert find_silos(show(6, 5, [(0, 1)])).reason is None
    labels = ["woman"] * 5 + ["man"] + ["event"] * 5
    here = show(6, 5)
    other = replace(here, belongings=(Belongings.from_labels("type", labels),))
    assert find_silos(other).reason is None


def test_a_difference_known_of_few_does_not_keep_from_looking() -> None:
    """Twenty ties cross it, and thirty others run between people of whom it is not known."""
    rows = [*itertools.product(range(5), range(5, 9)), *((10 + k, 11 + k) for k in range(30))]
    labels = ["woman"] * 5 + ["event"] * 4 + [None] * 32
    ends = np.array(rows)
    people = People(tuple(f"p{number}" for number in range(41)))
    here = Landscape(people, (Belongings.from_labels("type", labels),), Ties(ends[:, 0], ends[:, 1]))
    assert find_silos(here).reason is None
