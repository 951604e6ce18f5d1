"""The calibration: intervals hold what was planted, and z keeps quiet where nothing was.

300 draws of each landscape. Two tests, so that two processes share the minute; the table is in docs/calibration.md.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from benchmarks.calibration import Calibrated, find_faults, measure, measure_change, write_page
from benchmarks.planted import CHANGES, PLANTED, QUIET, Planted, fit_mean_degrees

pytestmark = pytest.mark.many

GOOD = Calibrated(QUIET[0], 300, 300, 270, 300, 270, 15, 1.0)


def test_intervals_hold_the_planted_pull() -> None:
    rows = [measure(planted) for planted in PLANTED]
    assert find_faults(rows) == []


def test_where_there_is_no_boundary_z_keeps_quiet() -> None:
    rows = [measure(planted) for planted in QUIET]
    assert find_faults(rows) == []


def test_the_middle_of_all_draws_is_the_planted_pull() -> None:
    for planted in (PLANTED[1], PLANTED[3]):
        assert measure(planted, 100).middle == pytest.approx(planted.odds, rel=0.1)


def test_intervals_of_a_change_hold_what_was_planted() -> None:
    rows = [measure_change(*change, draws=100) for change in CHANGES]
    held, shown = sum(row.held for row in rows), sum(row.shown for row in rows)
    assert 0.86 <= held / shown <= 0.95
    assert [row for row in rows if not 0.78 <= row.held / row.shown <= 1] == []


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"pull_held": 300}, "1.000 of the pull's intervals hold"),
        ({"pull_held": 230}, "0.767 of the pull's intervals hold"),
        ({"shown": 100, "pull_held": 90}, "no interval in 200 of 300"),
        ({"passed": 30}, "|z| > 1.96 in 0.100"),
        ({"passed": 2}, "|z| > 1.96 in 0.007"),
    ],
)
def test_the_guard_sees_a_bad_calibration(change: dict[str, int], fault: str) -> None:
    assert find_faults([GOOD]) == []
    assert any(fault in sentence for sentence in find_faults([replace(GOOD, **change)]))


def test_one_bad_landscape_is_seen_among_good_ones() -> None:
    assert find_faults([GOOD] * 9 + [replace(GOOD, pull_held=235)]) != []


def test_what_is_planted_is_in_the_draws() -> None:
    planted = Planted("made up", 90, (1, 2), 12, 5)
    assert [int((planted.side == g).sum()) for g in range(2)] == [30, 60]
    assert planted.chance.sum(axis=1).mean() == pytest.approx(12, rel=1e-6)
    ties = [landscape.simple.n_ties for landscape in planted.draws(40)]
    assert sum(ties) / 40 == pytest.approx(12 * 90 / 2, rel=0.03)


def test_without_a_boundary_the_true_permeability_is_one() -> None:
    assert Planted("made up", 60, (1, 2), 8, 1).true_permeability == pytest.approx(1, abs=1e-6)
    assert Planted("made up", 60, (1, 2), 8, 6).true_permeability < 0.7


def test_mean_degrees_are_matched() -> None:
    chance = Planted("made up", 60, (1, 2), 8, 6).chance
    assert fit_mean_degrees(chance).sum(axis=1) == pytest.approx(chance.sum(axis=1), abs=1e-6)


def test_the_page_says_what_came_out() -> None:
    planted = replace(GOOD, planted=PLANTED[0])
    change = measure_change(*CHANGES[0], draws=3)
    page = write_page([planted, GOOD], [planted], [planted], [change])
    assert "abs(z) passes 1.96 in **0.050**" in page
    assert "| 2 equal sides, sparse | 60 | 2 | 6 | 4 | 1.00 | 0.900 | 0.900 | 100% |" in page


def test_closure_moves_ties_into_triangles() -> None:
    planted = Planted("made up", 100, (1, 1), 10, 2)
    closing = replace(planted, closure=True)
    before, after = (_triangles(one) for one in (planted, closing))
    assert after > 1.1 * before


def _triangles(planted: Planted) -> float:
    found = 0.0
    for landscape in planted.draws(10):
        tied = np.zeros((landscape.n_people, landscape.n_people))
        tied[landscape.simple.first, landscape.simple.second] = 1
        tied += tied.T
        found += float((tied @ tied * tied).sum())
    return found
