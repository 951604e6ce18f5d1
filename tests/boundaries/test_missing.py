"""The search for the missing range, where there are too many assignments to try them all."""

from __future__ import annotations

import numpy as np
import pytest

from ecotone.boundaries import weigh_boundary
from ecotone.landscape import Belongings, Landscape, People, Ties

CLOSE = 0.01


def draw(seed: int) -> Landscape:
    """30 people on two or three sides, six of them unknown, tied by chance and a little more on one side."""
    rng = np.random.default_rng(seed)
    side = rng.integers(0, 2 + seed % 2, 30)
    first, second = np.triu_indices(30, 1)
    tied = rng.random(len(first)) < np.where(side[first] == side[second], 0.35, 0.15)
    labels: list[str | None] = [f"s{one}" for one in side]
    for person in rng.choice(30, 6, replace=False):
        labels[person] = None
    people = People(tuple(f"p{person}" for person in range(30)))
    return Landscape(people, (Belongings.from_labels("here", labels),), Ties(first[tied], second[tied]))


@pytest.mark.parametrize("seed", range(30))
def test_the_search_comes_close_to_trying_everything(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    landscape = draw(seed)
    exact = weigh_boundary(landscape, "here").missing_range
    monkeypatch.setattr("ecotone.boundaries.missing.MOST_ASSIGNMENTS", 1)
    found = weigh_boundary(landscape, "here").missing_range
    assert exact is not None
    assert found is not None
    assert exact.low is not None
    assert exact.high is not None
    assert exact.low - 1e-9 <= found.low <= exact.low + CLOSE
    assert exact.high - CLOSE <= found.high <= exact.high + 1e-9
