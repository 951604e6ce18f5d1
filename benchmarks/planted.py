"""Landscapes with a boundary of known strength in them: what a reading says of them can be told right from wrong.

They are drawn from the model of the pull: logit p'_ij = θ_i + θ_j + log(odds) [same side], θ heavy-tailed, moved up
or down until the mean number of ties is as wished. People and sides stay, only the ties are drawn anew.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import numpy.typing as npt

from ecotone.landscape import Belongings, Landscape, People, Ties

Array = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Planted:
    """How to draw a landscape: n people, the shares of the sides, ties a person, odds inside against across.

    `tail` is the exponent of the Pareto law behind θ: the smaller, the heavier.
    """

    name: str
    n: int
    shares: tuple[float, ...]
    ties: float
    odds: float
    tail: float = 2.5
    closure: bool = False

    @cached_property
    def side(self) -> npt.NDArray[np.int64]:
        """The side of each person, (n,)."""
        ends = np.round(np.cumsum(self.shares) / sum(self.shares) * self.n).astype(int)
        return np.searchsorted(ends, np.arange(self.n), side="right")

    @cached_property
    def chance(self) -> Array:
        """p' of every two people, (n, n)."""
        theta = np.log(1 + np.random.default_rng(self.n).pareto(self.tail, self.n))
        eta = theta[:, None] + theta[None, :] + np.log(self.odds) * (self.side[:, None] == self.side[None, :])
        low, high = -30.0, 30.0
        for _ in range(40):
            middle = (low + high) / 2
            p = 1 / (1 + np.exp(-(eta + middle)))
            np.fill_diagonal(p, 0)
            low, high = (low, middle) if p.sum() > self.ties * self.n else (middle, high)
        return np.asarray(p)

    @property
    def true_permeability(self) -> float:
        """Σ_crossing p' ÷ the crossings that the β-model expects of the mean degrees."""
        crossing = self.side[:, None] != self.side[None, :]
        return float((self.chance * crossing).sum() / (fit_mean_degrees(self.chance) * crossing).sum())

    def draws(self, times: int, seed: int = 0) -> Iterable[Landscape]:
        """Landscapes with the same people and sides, their ties drawn anew."""
        rng = np.random.default_rng([seed, self.n, len(self.shares)])
        first, second = np.triu_indices(self.n, 1)
        p = self.chance[first, second]
        for _ in range(times):
            tied = np.flatnonzero(rng.random(len(p)) < p)
            ends = first[tied], second[tied]
            yield self.with_ties(*(close_triangles(*ends, self.n, rng) if self.closure else ends))

    def with_ties(self, first: npt.NDArray[np.int64], second: npt.NDArray[np.int64]) -> Landscape:
        """The people on their sides, with these ties."""
        people = People(tuple(f"p{i}" for i in range(self.n)))
        sides = tuple(f"side {g}" for g in range(len(self.shares)))
        return Landscape(
            people, (Belongings("here", sides, np.arange(self.n), self.side, self.n),), Ties(first, second)
        )

    def draws_of_two(self, odds_now: float, keep: float, times: int) -> Iterable[tuple[Landscape, Landscape]]:
        """The landscape then and now; each two people keep their luck with the chance `keep`."""
        rng = np.random.default_rng([self.n, round(100 * keep)])
        first, second = np.triu_indices(self.n, 1)
        before, after = self.chance[first, second], replace(self, odds=odds_now).chance[first, second]
        for _ in range(times):
            luck = rng.random(len(before))
            later = np.where(rng.random(len(before)) < keep, luck, rng.random(len(before)))
            then, now = luck < before, later < after
            yield self.with_ties(first[then], second[then]), self.with_ties(first[now], second[now])


def fit_mean_degrees(chance: Array) -> Array:
    """The β-model's p_ij, (n, n), of the mean degrees Σ_j p'_ij, by Newton on all n θ."""
    wanted = chance.sum(axis=1)
    theta = np.log(wanted / np.sqrt(wanted.sum()))
    while True:
        p = 1 / (1 + np.exp(-(theta[:, None] + theta[None, :])))
        np.fill_diagonal(p, 0)
        missing = wanted - p.sum(axis=1)
        if np.abs(missing).max() < 1e-8:
            return np.asarray(p)
        w = p * (1 - p)
        step = np.linalg.solve(w + np.diag(w.sum(axis=1)), missing)
        theta = theta + step / max(1.0, np.abs(step).max() / 2)


def close_triangles(
    first: npt.NDArray[np.int64], second: npt.NDArray[np.int64], n: int, rng: np.random.Generator
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """The same number of ties, a quarter of them moved to between two who both are tied to a third."""
    tied = np.zeros((n, n), bool)
    tied[first, second] = tied[second, first] = True
    leaving = rng.permutation(len(first))[: len(first) // 4]
    for i, j in zip(first[leaving].tolist(), second[leaving].tolist(), strict=True):
        around = np.flatnonzero(tied[rng.choice((i, j))])
        a, b = rng.choice(around, 2, replace=True)
        if a != b and not tied[a, b]:
            tied[i, j] = tied[j, i] = False
            tied[a, b] = tied[b, a] = True
    ends = np.nonzero(np.triu(tied))
    return ends[0], ends[1]


EQUAL_2, EQUAL_12, SLANTED, UNEVEN_3 = (0.5, 0.5), (1 / 12,) * 12, (0.1, 0.9), (0.5, 0.3, 0.2)

PLANTED = (
    Planted("2 equal sides, sparse", 60, EQUAL_2, 6, 4),
    Planted("2 equal sides, dense", 60, EQUAL_2, 30, 2),
    Planted("4 unequal sides", 60, (0.4, 0.3, 0.2, 0.1), 10, 8),
    Planted("a tenth against the rest", 100, SLANTED, 8, 4),
    Planted("12 equal sides, strong", 120, EQUAL_12, 10, 20),
    Planted("3 unequal sides, dense, strong", 150, UNEVEN_3, 90, 20),
    Planted("a tenth against the rest, heavy tail", 200, SLANTED, 10, 4, tail=1.5),
    Planted("6 unequal sides", 400, (32, 16, 8, 4, 2, 1), 12, 10),
    Planted("5 unequal sides, many people", 2000, (5, 4, 3, 2, 1), 15, 6),
)
"""Where a boundary is."""

QUIET = (
    Planted("none: 2 equal sides, sparse", 60, EQUAL_2, 6, 1),
    Planted("none: 4 unequal sides, dense", 60, (0.4, 0.3, 0.2, 0.1), 30, 1),
    Planted("none: a tenth against the rest", 100, SLANTED, 8, 1),
    Planted("none: 3 unequal sides, very dense", 150, UNEVEN_3, 90, 1),
    Planted("none: 12 equal sides", 200, EQUAL_12, 12, 1),
    Planted("none: a fifth against the rest, heavy tail", 600, (0.2, 0.8), 10, 1, tail=1.5),
    Planted("none: 3 unequal sides, many people", 2000, UNEVEN_3, 8, 1),
)
"""Where none is."""

CLOSING = tuple(
    replace(planted, name=f"{planted.name}, closing", closure=True) for planted in (*PLANTED[:5], *QUIET[:3])
)
"""The same with a quarter of the ties moved into triangles."""

SHORT = (
    Planted("12 equal sides, strong, people alike", 120, EQUAL_12, 10, 20, tail=50),
    Planted("60 equal sides, strong, people alike", 600, (1 / 60,) * 60, 10, 20, tail=50),
    Planted("12 equal sides, people alike", 120, EQUAL_12, 10, 8, tail=50),
)
"""Where the intervals fall short: everyone about equally lively, many sides of ten people, strong odds."""

CHANGES = (
    (PLANTED[0], 4, 0.5),
    (PLANTED[0], 8, 0.8),
    (PLANTED[2], 4, 0.5),
    (PLANTED[6], 4, 0.8),
    (PLANTED[7], 5, 0.8),
    (QUIET[0], 1, 0.0),
    (QUIET[1], 1, 0.8),
    (QUIET[3], 2, 0.5),
)
"""Then and now: what is planted then, the odds now, and how much luck lasts."""
