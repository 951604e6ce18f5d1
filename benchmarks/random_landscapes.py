"""Landscapes in which chance alone says who is tied to whom: whatever is found there is a false alarm.

Each kind has its own trap for a reader of close-knit parts: few people, few ties, many ties, a few people with very
many ties, people who all differ in how many they are likely to have, and meetings, which tie everyone to everyone.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from ecotone.landscape import Landscape, Meetings, People, Ties

Array = npt.NDArray[np.float64]
Draw = Callable[[np.random.Generator], Landscape]


def draw_small(rng: np.random.Generator) -> Landscape:
    """30 people, each pair tied with chance .15."""
    return tie_by(np.full((30, 30), 0.15), rng)


def draw_sparse(rng: np.random.Generator) -> Landscape:
    """300 people with about 4 ties each."""
    return tie_by(np.full((300, 300), 4 / 299), rng)


def draw_dense(rng: np.random.Generator) -> Landscape:
    """60 people, each pair tied with chance .5."""
    return tie_by(np.full((60, 60), 0.5), rng)


def draw_heavy_tailed(rng: np.random.Generator) -> Landscape:
    """300 people with about 10 ties each, the wished number of ties Pareto with exponent 2.5 (Chung & Lu 2002)."""
    wished = 1 + rng.pareto(1.5, 300)
    wished *= 10 / wished.mean()
    return tie_by(np.minimum(1, np.outer(wished, wished) / wished.sum()), rng)


def draw_unlike(rng: np.random.Generator) -> Landscape:
    """150 people, `p_ij = x_i x_j / (1 + x_i x_j)` with log x normal around −1.3, sd 1: the β-model."""
    x = np.exp(rng.normal(-1.3, 1.0, 150))
    return tie_by(np.outer(x, x) / (1 + np.outer(x, x)), rng)


def draw_met(rng: np.random.Generator) -> Landscape:
    """60 people who are tied if they met: 20 meetings of 6 people each."""
    person = np.concatenate([rng.choice(60, 6, replace=False) for _ in range(20)])
    names = tuple(f"meeting {number}" for number in range(20))
    meetings = Meetings(names, np.full(20, "NaT", "M8[D]"), person, np.repeat(np.arange(20), 6))
    return Landscape(_name_people(60), meetings=meetings)


def tie_by(chance: Array, rng: np.random.Generator) -> Landscape:
    """A landscape in which each two people are tied with the chance given for them, (n, n), apart from all others."""
    n = len(chance)
    first, second = np.triu_indices(n, 1)
    tied = rng.random(len(first)) < chance[first, second]
    return Landscape(_name_people(n), ties=Ties(first[tied], second[tied]))


def _name_people(n: int) -> People:
    return People(tuple(f"p{i}" for i in range(n)))


KINDS: dict[str, Draw] = {
    "small": draw_small,
    "sparse": draw_sparse,
    "dense": draw_dense,
    "heavy-tailed": draw_heavy_tailed,
    "people unlike one another": draw_unlike,
    "met at meetings": draw_met,
}
