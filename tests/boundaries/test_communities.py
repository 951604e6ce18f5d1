"""Parts that hold together: right, repeatable, and polite to others who use networkit."""

from __future__ import annotations

from collections.abc import Iterator

import networkit
import networkx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ecotone.boundaries.communities import find_parts, measure_modularity, measure_steadiness
from tests.twins.silos_twin import plain_modularity, plain_steadiness


@pytest.fixture
def two_threads() -> Iterator[None]:
    before = networkit.getMaxNumberOfThreads()
    networkit.setNumberOfThreads(2)
    yield
    networkit.setNumberOfThreads(before)


@given(n=st.integers(2, 12), n_parts=st.integers(1, 4), share=st.floats(0.1, 1), seed=st.integers(0, 999))
@settings(max_examples=50, deadline=None)
def test_modularity_is_that_of_the_book(n: int, n_parts: int, share: float, seed: int) -> None:
    rng = np.random.default_rng(seed)
    first, second = np.triu_indices(n, 1)
    tied = rng.random(len(first)) < share
    tied[0] = True
    first, second, parts = first[tied], second[tied], rng.integers(0, n_parts, n)
    ties = list(zip(first.tolist(), second.tolist(), strict=True))
    found = measure_modularity(first, second, parts)
    assert found == pytest.approx(plain_modularity(ties, parts.tolist()), abs=1e-12)
    graph = networkx.Graph(ties)
    graph.add_nodes_from(range(n))
    groups = [set(np.flatnonzero(parts == part).tolist()) for part in np.unique(parts)]
    assert found == pytest.approx(networkx.community.modularity(graph, groups), abs=1e-12)


def test_modularity_without_ties_is_not_known() -> None:
    nobody = np.zeros(0, int)
    assert np.isnan(measure_modularity(nobody, nobody, np.array([0, 1])))


@given(seed=st.integers(0, 999), n_runs=st.integers(1, 5))
def test_steadiness_is_the_share_of_pairs_together(seed: int, n_runs: int) -> None:
    rng = np.random.default_rng(seed)
    parts = np.unique(rng.integers(0, 3, 15), return_inverse=True)[1]
    runs = rng.integers(0, 4, (n_runs, 15))
    found = measure_steadiness(parts, runs)
    for part, steadiness in enumerate(found):
        members = np.flatnonzero(parts == part).tolist()
        if len(members) == 1:
            assert np.isnan(steadiness)
        else:
            assert steadiness == pytest.approx(plain_steadiness(members, runs.tolist()))


def draw_blurred(seed: int = 3) -> tuple[np.ndarray, np.ndarray]:
    """120 people in four parts that are hard to tell apart, so that runs differ."""
    first, second = np.triu_indices(120, 1)
    chance = np.where(first % 4 == second % 4, 0.15, 0.06)
    tied = np.random.default_rng(seed).random(len(first)) < chance
    return first[tied], second[tied]


def test_seeds_differ_and_each_is_repeatable_whatever_ran_before() -> None:
    ties = draw_blurred()
    runs = find_parts(120, *ties, [1, 2, 3])
    networkit.setSeed(99, True)
    networkit.community.PLM(networkit.Graph(10), par="none randomized").run()
    assert np.array_equal(find_parts(120, *ties, [3, 1]), runs[[2, 0]])
    assert not np.array_equal(runs[0], runs[1])


@pytest.mark.usefixtures("two_threads")
def test_the_number_of_threads_is_given_back() -> None:
    ties = draw_blurred()
    with_two_around = find_parts(120, *ties, [1])
    assert networkit.getMaxNumberOfThreads() == 2
    networkit.setNumberOfThreads(1)
    assert np.array_equal(find_parts(120, *ties, [1]), with_two_around)


@pytest.mark.usefixtures("two_threads")
def test_the_number_of_threads_is_given_back_after_an_error() -> None:
    with pytest.raises(ValueError, match="seed"):
        find_parts(120, *draw_blurred(), ["seed"])  # type: ignore[list-item]
    assert networkit.getMaxNumberOfThreads() == 2
