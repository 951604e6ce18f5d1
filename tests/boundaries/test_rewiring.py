"""Chance alone, with everyone's number of ties kept: always a fair draw, whichever way it is made."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import chisquare

from ecotone.boundaries.rewiring import rewire_presences, rewire_ties
from tests.twins.silos_twin import list_attendances, list_graphs

pytestmark = pytest.mark.many


def draw_ties(n: int, share: float, seed: int) -> tuple[np.ndarray, np.ndarray]:
    first, second = np.triu_indices(n, 1)
    tied = np.random.default_rng(seed).random(len(first)) < share
    return first[tied], second[tied]


def count_ties(first: np.ndarray, second: np.ndarray, n: int) -> list[int]:
    return np.bincount(np.concatenate([first, second]), minlength=n).tolist()


@given(
    n=st.integers(2, 40),
    share=st.floats(0, 1),
    seed=st.integers(0, 999),
    at_once=st.none() | st.integers(1, 50),
    extra=st.sampled_from([0, 5000]),
)
@settings(max_examples=60, deadline=None)
def test_everyone_keeps_her_number_of_ties(
    n: int, share: float, seed: int, at_once: int | None, extra: int
) -> None:
    first, second = draw_ties(n, share, seed)
    rng = np.random.default_rng(seed)
    # with 5,000 people beside them who have no tie, pairs are scattered into a smaller table
    new_first, new_second = rewire_ties(first, second, n + extra, rng, attempts=3, at_once=at_once)
    assert count_ties(new_first, new_second, n) == count_ties(first, second, n)
    assert np.all(new_first < new_second)
    codes = new_first * (n + extra) + new_second
    assert np.all(np.diff(codes) > 0), "each pair once, in order"


@pytest.mark.parametrize(
    ("degrees", "n_people", "at_once"),
    [
        pytest.param((2, 2, 2, 1, 1), 5, None, id="one swap at a time"),
        pytest.param((2, 2, 1, 1, 1, 1), 6, 2, id="two at a time"),
        pytest.param((3, 3, 4, 4, 4, 4), 6, 2, id="more than half of the pairs tied"),
        pytest.param((2, 2, 1, 1, 1, 1), 5_000, 2, id="scattered into a smaller table"),
        pytest.param((1, 1, 1, 1, 1, 1), 6, 3, id="everyone has one tie"),
    ],
)
def test_every_landscape_is_equally_likely(
    degrees: tuple[int, ...], n_people: int, at_once: int | None
) -> None:
    graphs = list_graphs(degrees)
    start = np.array(sorted(graphs[0]))
    rng = np.random.default_rng(7)
    found: Counter[frozenset[tuple[int, int]]] = Counter()
    for _ in range(100 * len(graphs)):
        pairs = rewire_ties(start[:, 0], start[:, 1], n_people, rng, attempts=8, at_once=at_once)
        found[frozenset(zip(*(ends.tolist() for ends in pairs), strict=True))] += 1
    assert set(found) == set(graphs)
    assert chisquare([found[graph] for graph in graphs]).pvalue > 0.001


def test_what_can_be_tied_in_one_way_only_stays() -> None:
    star = np.zeros(6, int), np.arange(1, 7)
    first, second = rewire_ties(*star, 7, np.random.default_rng(0))
    assert (first.tolist(), second.tolist()) == (star[0].tolist(), star[1].tolist())


@pytest.mark.parametrize("share", [0.1, 0.9])
def test_the_same_seed_gives_the_same_landscape(share: float) -> None:
    ties = draw_ties(30, share, 1)
    once, again, otherwise = (rewire_ties(*ties, 30, np.random.default_rng(seed)) for seed in (7, 7, 8))
    assert np.array_equal(once, again)
    assert not np.array_equal(once, otherwise)


@pytest.mark.parametrize("share", [0.1, 0.9])
def test_nothing_is_written_into_the_callers_arrays(share: float) -> None:
    first, second = draw_ties(30, share, 1)
    before = first.copy(), second.copy()
    for ends in (first, second):
        ends.flags.writeable = False
    rewire_ties(first, second, 30, np.random.default_rng(0))
    assert np.array_equal((first, second), before)


def test_a_wall_is_gone_after_the_swaps() -> None:
    first, second = (np.concatenate([ends, ends + 40]) for ends in draw_ties(40, 0.3, 5))
    new_first, new_second = rewire_ties(first, second, 80, np.random.default_rng(0))
    crossing = np.mean((new_first < 40) != (new_second < 40))
    # 40 · 40 of 80 · 79 / 2 pairs cross, .506; ± 4 sd of about 468 ties
    assert 0.41 < crossing < 0.60


@given(
    n=st.integers(1, 20),
    n_meetings=st.integers(1, 8),
    share=st.floats(0, 1),
    seed=st.integers(0, 999),
    at_once=st.none() | st.integers(1, 20),
)
@settings(max_examples=60, deadline=None)
def test_everyone_goes_to_as_many_meetings_of_the_same_sizes(
    n: int, n_meetings: int, share: float, seed: int, at_once: int | None
) -> None:
    rng = np.random.default_rng(seed)
    person, meeting = np.nonzero(rng.random((n, n_meetings)) < share)
    new = rewire_presences(person, meeting, n, n_meetings, rng, attempts=3, at_once=at_once)
    for before, after, size in zip((person, meeting), new, (n, n_meetings), strict=True):
        assert np.bincount(after, minlength=size).tolist() == np.bincount(before, minlength=size).tolist()
    assert np.all(np.diff(new[0] * n_meetings + new[1]) > 0), "nobody is at a meeting twice"


@pytest.mark.parametrize(
    ("visits", "sizes", "at_once"),
    [
        pytest.param((2, 2, 1, 1), (3, 2, 1), 1, id="one swap at a time"),
        pytest.param((2, 2, 1, 1), (3, 2, 1), 3, id="three at a time"),
        pytest.param((2, 2, 3, 1), (4, 2, 2), None, id="most are present"),
    ],
)
def test_every_attendance_is_equally_likely(
    visits: tuple[int, ...], sizes: tuple[int, ...], at_once: int | None
) -> None:
    attendances = list_attendances(visits, sizes)
    start = np.array(sorted(attendances[0]))
    rng = np.random.default_rng(11)
    found: Counter[frozenset[tuple[int, int]]] = Counter()
    for _ in range(100 * len(attendances)):
        new = rewire_presences(
            start[:, 0], start[:, 1], len(visits), len(sizes), rng, attempts=8, at_once=at_once
        )
        found[frozenset(zip(*(ends.tolist() for ends in new), strict=True))] += 1
    assert set(found) == set(attendances)
    assert chisquare([found[each] for each in attendances]).pvalue > 0.001
