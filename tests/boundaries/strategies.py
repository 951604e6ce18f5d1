"""Made-up landscapes: small, odd, and of every shape that has ever broken a reading."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from hypothesis import strategies as st

from ecotone.landscape import Belongings, Landscape, Meetings, People, Ties

RICH = ("random", "sided", "heavy")
SHAPES = (*RICH, *RICH, *RICH, "star", "clique", "two cliques", "bipartite", "chain", "nothing")
Matrix = npt.NDArray[np.bool_]
_SIDES = (2, 3, 1, 4, 5, 6)


@st.composite
def landscapes(
    draw: st.DrawFn,
    *,
    most_people: int = 40,
    most_sides: int = 6,
    few_unknown: bool = False,
    several: bool = False,
    weights: bool = False,
    boundaries: Sequence[str] = ("here",),
    shapes: Sequence[str] = SHAPES,
) -> Landscape:
    """People on 1 to `most_sides` sides (some empty, some unknown), and ties of one shape with some noise.

    Someone tied to everyone and people tied to nobody come along at times; rows may stand twice, both ways round, or
    tie a person to herself.
    """
    n = draw(st.sampled_from((*range(4, 12, 2), *range(12, most_people + 1))))
    rng = np.random.default_rng(draw(st.integers(0, 2**20)))
    n_unknown = draw(
        st.sampled_from((0, *range(min(6, n // 5) + 1)) if few_unknown else (0, 0, n // 8, n // 2))
    )
    unknown = rng.permutation(n)[:n_unknown]
    belongings = [
        _belongings(
            name, n, draw(st.sampled_from(_SIDES[:most_sides])), unknown, several and draw(st.booleans()), rng
        )
        for name in boundaries
    ]
    shape = draw(st.sampled_from(tuple(shapes)))
    tied = _shape(shape, belongings[0].single, rng)
    tied ^= rng.random((n, n)) < draw(st.sampled_from((0.0, 0.0, 0.02, 0.1)))
    if draw(st.integers(0, 3)) == 0:
        tied[0, :] = True
    if draw(st.integers(0, 3)) == 0:
        tied[-2:, :] = tied[:, -2:] = False
    return Landscape(People(tuple(f"p{i}" for i in range(n))), tuple(belongings), _ties(tied, weights, rng))


def _belongings(
    name: str, n: int, n_sides: int, unknown: npt.NDArray[np.int64], several: bool, rng: np.random.Generator
) -> Belongings:
    shares = rng.dirichlet(np.ones(n_sides))
    held = rng.random((n, n_sides)) < 0.25 if several else np.zeros((n, n_sides), bool)
    held[np.arange(n), rng.choice(n_sides, n, p=shares)] = True
    held[unknown] = False
    person, side = np.nonzero(held)
    return Belongings(name, tuple(f"side {g}" for g in range(n_sides)), person, side, n)


def _shape(shape: str, side: npt.NDArray[np.int64], rng: np.random.Generator) -> Matrix:
    n = len(side)
    chance = rng.random((n, n))
    if shape == "random":
        return np.asarray(chance < rng.uniform(0.05, 0.95))
    if shape == "sided":
        return np.asarray(chance < np.where(side[:, None] == side[None, :], rng.uniform(0.2, 0.9), 0.1))
    if shape == "sealed":
        across = rng.permutation(np.flatnonzero(np.triu(side[:, None] != side[None, :])))
        tied = (chance < 0.8) & (side[:, None] == side[None, :])
        tied.flat[across[: rng.integers(0, 5)]] = True
        return np.asarray(tied)
    if shape == "heavy":
        liveliness = rng.pareto(1.5, n) + 0.2
        return np.asarray(chance < np.outer(liveliness, liveliness) * 0.1)
    if shape == "two cliques":
        return np.arange(n)[:, None] // (n // 2) == np.arange(n)[None, :] // (n // 2)
    if shape == "bipartite":
        return (chance < 0.5) & ((np.arange(n)[:, None] + np.arange(n)[None, :]) % 2 == 1)
    tied = np.zeros((n, n), bool)
    if shape == "star":
        tied[0, :] = True
    if shape == "clique":
        tied[:] = True
    if shape == "chain":
        tied[np.arange(n - 1), np.arange(1, n)] = True
    return tied


def _ties(tied: Matrix, weights: bool, rng: np.random.Generator) -> Ties:
    source, target = np.nonzero(np.triu(tied) if rng.random() < 0.5 else tied)
    again = rng.permutation(len(source))[: len(source) // 4]
    source, target = np.append(source, target[again]), np.append(target, source[again])
    weight = np.exp(rng.normal(0, 1, len(source))).round(3) + 0.01 if weights else None
    return Ties(source, target, weight=weight)


@st.composite
def attendances(draw: st.DrawFn) -> Landscape:
    """People of two or three sides at some meetings, and no other ties."""
    n, n_meetings = draw(st.sampled_from(range(8, 31))), draw(st.sampled_from(range(1, 10)))
    rng = np.random.default_rng(draw(st.integers(0, 2**20)))
    side = rng.integers(0, draw(st.integers(2, 3)), n)
    drawn_to = rng.integers(0, 3, n_meetings)
    comes = rng.random((n_meetings, n)) < np.where(drawn_to[:, None] == side[None, :], 0.5, 0.15)
    meeting, person = np.nonzero(comes)
    meetings = Meetings(
        tuple(f"m{k}" for k in range(n_meetings)),
        np.full(n_meetings, "NaT", "datetime64[D]"),
        person,
        meeting,
    )
    sides = tuple(f"side {g}" for g in range(3))
    belongings = Belongings("here", sides, np.arange(n), side, n)
    return Landscape(People(tuple(f"p{i}" for i in range(n))), (belongings,), meetings=meetings)
