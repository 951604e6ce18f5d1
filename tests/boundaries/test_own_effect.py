"""Two boundaries that overlap: what each makes of its own comes back."""

from __future__ import annotations

import numpy as np
import pytest

from ecotone.boundaries import weigh_boundary
from ecotone.landscape import Belongings, Landscape, People, Ties

N_PEOPLE, N_DRAWS = 200, 12
PLANTED = {"building": 2.0, "discipline": 4.0}


def draw(rng: np.random.Generator) -> Landscape:
    """Three in five are in the building of their discipline; heavy-tailed numbers of ties."""
    building = rng.integers(0, 3, N_PEOPLE)
    discipline = np.where(rng.random(N_PEOPLE) < 0.6, building, rng.integers(0, 3, N_PEOPLE))
    liveliness = np.log(1 + rng.pareto(2.5, N_PEOPLE))
    first, second = np.triu_indices(N_PEOPLE, 1)
    odds = -4 + liveliness[first] + liveliness[second]
    sides = {"building": building, "discipline": discipline}
    for name, side in sides.items():
        odds = odds + np.log(PLANTED[name]) * (side[first] == side[second])
    tied = rng.random(len(first)) < 1 / (1 + np.exp(-odds))
    people = People(tuple(f"p{person}" for person in range(N_PEOPLE)))
    belongings = tuple(
        Belongings(name, ("a", "b", "c"), np.arange(N_PEOPLE), side, N_PEOPLE) for name, side in sides.items()
    )
    return Landscape(people, belongings, Ties(first[tied], second[tied]))


def test_planted_odds_of_two_and_four_come_back() -> None:
    rng = np.random.default_rng(0)
    landscapes = [draw(rng) for _ in range(N_DRAWS)]
    for name, other in (("building", "discipline"), ("discipline", "building")):
        readings = [weigh_boundary(landscape, name, beside=[other]) for landscape in landscapes]
        effects = [reading.own_effect for reading in readings if reading.own_effect is not None]
        assert len(effects) == N_DRAWS
        # The mean of twelve draws has a standard error of about .025 on the log scale.
        assert np.exp(np.mean(np.log(effects))) == pytest.approx(PLANTED[name], rel=0.08)
        pulls = [reading.pull for reading in readings if reading.pull is not None]
        assert np.mean(np.log(pulls)) > np.mean(np.log(effects)) + 0.2
