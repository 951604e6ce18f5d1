"""Every fast path beside its slow plain twin, on landscapes that nobody would think up."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ecotone.boundaries import BoundaryReading, weigh_boundary
from ecotone.boundaries.missing import _search, _set_out, _starts
from ecotone.landscape import Landscape
from tests.boundaries.strategies import attendances, landscapes
from tests.twins.boundary_twin import leave_out_one, point_pull, weigh_case, weigh_own_effect
from tests.twins.case_twin import read_case
from tests.twins.missing_twin import search, try_everything
from tests.twins.pull_twin import WIDTH

pytestmark = pytest.mark.many

COUNTS = ("n_known", "n_unknown", "ties", "ties_left_out", "crossing", "n_several")
SHARES = (
    "crossing_share",
    "expected_crossing",
    "expected_crossing_share",
    "inside_rate",
    "crossing_rate",
    "permeability",
    "ei_index",
    "expected_ei_index",
    "assortativity",
)
STRENGTHS = ("z", "pull", "pull_low", "pull_high", "low", "high")
STAYING = ("staying", "staying_low", "staying_high")


def examples(number: int) -> settings:
    """So many made-up landscapes, the same ones each time."""
    return settings(
        max_examples=number, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
    )


def check_same(key: str, found: float | None, expected: float | None, within: float = 1e-5) -> None:
    if expected is None or found is None:
        assert found is expected, f"{key}: {found}, but its twin says {expected}"
    else:
        assert found == pytest.approx(expected, rel=within, abs=within), key


def check_keys(reading: BoundaryReading, twin: dict[str, Any], keys: tuple[str, ...]) -> None:
    for key in keys:
        check_same(key, getattr(reading, key), twin[key])


def check_pairs(reading: BoundaryReading, twin: dict[str, Any]) -> None:
    rows = {tuple(row["sides"]): row for row in reading.pairs.as_rows()}
    names = [side.name for side in reading.sides]
    assert set(rows) == {(names[g], names[h]) for g, h in twin["pairs"]}
    for (g, h), pair in twin["pairs"].items():
        row = rows[names[g], names[h]]
        for key in ("ties", "expected", "permeability", "low", "high"):
            check_same(f"{key} of {row['sides']}", row[key], getattr(pair, key))
        assert (row["verdict"], row["reason"]) == (pair.verdict, pair.reason), row


def check_reading(landscape: Landscape) -> None:
    reading, twin = weigh_boundary(landscape, "here"), weigh_case(read_case(landscape, "here"))
    assert [side.people for side in reading.sides] == twin["people"]
    check_keys(reading, twin, COUNTS + SHARES + STRENGTHS + STAYING)
    assert (reading.verdict, reading.reason) == (twin["verdict"], twin["reason"])
    check_pairs(reading, twin)


@examples(300)
@given(landscapes())
def test_a_reading_is_that_of_its_twin(landscape: Landscape) -> None:
    check_reading(landscape)


@examples(120)
@given(landscapes(several=True))
def test_several_belongings_are_read_as_by_the_twin(landscape: Landscape) -> None:
    check_reading(landscape)


@examples(80)
@given(landscapes(most_people=44, most_sides=3, shapes=("sealed",)))
def test_a_sealed_boundary_is_read_as_by_its_twin(landscape: Landscape) -> None:
    check_reading(landscape)


@examples(80)
@given(landscapes(weights=True))
def test_staying_is_that_of_its_twin(landscape: Landscape) -> None:
    check_reading(landscape)


@examples(80)
@given(landscapes(boundaries=("here", "there", "elsewhere"), most_sides=4), st.integers(1, 2))
def test_the_own_effect_is_that_of_its_twin(landscape: Landscape, n_beside: int) -> None:
    beside = ("there", "elsewhere")[:n_beside]
    reading = weigh_boundary(landscape, "here", beside=beside)
    twin = weigh_own_effect([read_case(landscape, name) for name in ("here", *beside)])
    keys = ("own_effect", "own_effect_low", "own_effect_high")
    for key, expected in zip(keys, twin or (None,) * 3, strict=True):
        check_same(key, getattr(reading, key), expected)
    assert reading.with_ == beside


@examples(120)
@given(landscapes(most_people=32, most_sides=3, few_unknown=True))
def test_the_missing_range_encloses_every_way_to_place_the_unknown(landscape: Landscape) -> None:
    missing, case = weigh_boundary(landscape, "here").missing_range, read_case(landscape, "here")
    tried = try_everything(case)
    assert (missing is None) == (len(case.known) == case.n)
    if missing is None or tried is None:
        assert missing is None or missing.low is missing.high is None
        return
    assert missing.low is not None
    assert missing.high is not None
    assert missing.low <= tried[0] + 1e-7
    assert missing.high >= tried[1] - 1e-7


@examples(80)
@given(landscapes(most_people=32, most_sides=3, few_unknown=True, shapes=("random", "sided", "heavy")))
def test_the_search_finds_no_less_than_its_twin(landscape: Landscape) -> None:
    boundary, case = landscape.belongings[0], read_case(landscape, "here")
    setting = _set_out(boundary, landscape.simple)
    if boundary.n_unknown == 0 or try_everything(case) is None:
        return
    for direction in (1, -1):
        best = min(direction * _search(setting, start, direction) for start in _starts(setting, direction))
        twin = search(case, direction)
        assert twin is None or best <= direction * twin + 0.05 * abs(twin)


@examples(60)
@given(attendances())
def test_intervals_of_attendance_leave_out_one_meeting_each(landscape: Landscape) -> None:
    reading = weigh_boundary(landscape, "here")
    case = read_case(landscape, "here")
    present = [
        landscape.meetings.person[landscape.meetings.meeting == k] for k in range(len(landscape.meetings))
    ]
    used = [k for k, people in enumerate(present) if len(people) >= 2]
    assert reading.meetings == (len(used) or None)
    if reading.pull is None or reading.pull_low is None or reading.pull_high is None:
        return
    without = [read_case(landscape, "here", without_meeting=k) for k in used]
    assert reading.pull == pytest.approx(point_pull(case), rel=1e-5)
    error = leave_out_one([point_pull(one) for one in without])
    assert math.log(reading.pull_high / reading.pull_low) == pytest.approx(2 * WIDTH * error, rel=1e-4)


def test_the_twins_can_tell_a_difference() -> None:
    with pytest.raises(AssertionError, match="pull"):
        check_same("pull", 4.0, 4.01)
    with pytest.raises(AssertionError, match="its twin says None"):
        check_same("pull", np.nan, None)
