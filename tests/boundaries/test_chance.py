"""The β-model: everyone keeps her number of ties, whatever that number is."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings

from ecotone.boundaries import chance as room
from ecotone.boundaries.chance import Chance, coarsen, fit_chance
from ecotone.landscape import Landscape
from tests.boundaries.strategies import landscapes
from tests.twins.case_twin import read_case
from tests.twins.chance_twin import fit_chance as fit_chance_plainly


def expected_ties(chance: Chance) -> np.ndarray:
    """Of each level, (K,)."""
    return np.asarray(chance.p @ chance.n_people_at - np.diag(chance.p))


def spread_out(chance: Chance) -> np.ndarray:
    """p of every two people, (n, n)."""
    p = chance.p[np.ix_(chance.level, chance.level)].copy()
    np.fill_diagonal(p, 0)
    return p


def heavy_tailed(n: int, seed: int = 0) -> np.ndarray:
    """Numbers of ties from 1 to some hundreds."""
    return np.minimum(1 + np.random.default_rng(seed).pareto(1.3, n) * 3, n // 40).astype(int)


@settings(max_examples=120, deadline=None, derandomize=True)
@given(landscapes())
def test_the_chance_of_every_pair_is_that_of_the_twin(landscape: Landscape) -> None:
    tied = read_case(landscape, "here").tied
    found = spread_out(fit_chance(tied.sum(axis=1).astype(int)))
    assert found == pytest.approx(fit_chance_plainly(tied), abs=1e-6)


def test_a_hundred_thousand_people_keep_their_number_of_ties() -> None:
    degrees = heavy_tailed(100_000)
    chance = fit_chance(degrees)
    error = expected_ties(chance)[chance.level] - degrees
    assert np.abs(error).max() <= 1e-8 * degrees.max()


def test_conjugate_gradients_end_where_elimination_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    degrees = heavy_tailed(5_000, seed=4)
    room._fit_levels.cache_clear()
    direct = fit_chance(degrees)
    monkeypatch.setattr(room, "MOST_LEVELS_SOLVED", 2)
    room._fit_levels.cache_clear()
    assert fit_chance(degrees).p == pytest.approx(direct.p, abs=1e-7)
    room._fit_levels.cache_clear()


def test_who_is_tied_to_everyone_or_to_nobody_leaves_nothing_to_chance() -> None:
    star = fit_chance(np.array([4, 1, 1, 1, 1, 0]))
    assert star.n_free == 0
    assert spread_out(star)[0].tolist() == [0, 1, 1, 1, 1, 0]
    assert np.all(star.w == 0)


def test_merged_levels_keep_the_people_and_the_ties() -> None:
    chance = fit_chance(heavy_tailed(20_000, seed=2))
    merged = coarsen(chance, 20)
    assert merged.n_free <= 20
    assert merged.n_people_at.sum() == 20_000
    ties = [one.expect(np.outer(one.n_people_at, one.n_people_at)) for one in (chance, merged)]
    assert ties[1] == pytest.approx(ties[0], rel=1e-6)


def test_few_levels_are_not_merged() -> None:
    chance = fit_chance(np.array([1, 2, 2, 1]))
    assert coarsen(chance, 20) is chance


def test_the_numbers_of_ties_are_not_written_into() -> None:
    degrees = np.array([3, 1, 1, 1, 0])
    fit_chance(degrees)
    assert degrees.tolist() == [3, 1, 1, 1, 0]
