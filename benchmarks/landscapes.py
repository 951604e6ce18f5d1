"""A large landscape to measure on: heavy-tailed numbers of ties, six boundaries with 5 to 200 sides, all of them felt.

Each person has a weight (Pareto, exponent 2.5, cut off) and one side on each boundary; the sides are
unequal. A tie starts at someone drawn by weight. With chance .6 one of the six boundaries is drawn, and the
other end comes, by weight, from the same side of it; else from everyone. Ties to oneself and repeated ones
are dropped. Memory: about 90 bytes a tie while drawing, 8 once drawn.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import numpy.typing as npt

from ecotone.landscape import Belongings, Landscape, People, Ties

LEVELS = (5, 10, 20, 50, 100, 200)
TIES_EACH = 10
FELT = 0.6

_SPARE = 1.04
_BATCH = 1_000_000

Ints = npt.NDArray[np.int32]


def draw_landscape(n_people: int, seed: int = 0) -> tuple[Ints, Ints]:
    """The sides of each person, (6, n_people), and the pairs who are tied, (2, about 10 n_people)."""
    rng = np.random.default_rng(seed)
    sides = np.stack([_draw_sides(n_people, levels, rng) for levels in LEVELS])
    weight = np.minimum(1 + rng.pareto(1.5, n_people), np.sqrt(n_people))
    urns = [_Urn(np.zeros(n_people, np.int32), weight), *(_Urn(side, weight) for side in sides)]
    wanted = TIES_EACH * n_people
    keys = np.zeros(0, np.int64)
    while len(keys) < wanted:
        missing = int((wanted - len(keys)) * _SPARE) + 10
        batches = [_draw_ties(urns, min(_BATCH, missing - done), rng) for done in range(0, missing, _BATCH)]
        keys = np.unique(np.concatenate([keys, *batches]))
    keys = rng.permutation(keys)[:wanted]
    return sides, np.stack([keys // n_people, keys % n_people]).astype(np.int32)


class _Urn:
    """People by side, to draw from one side by weight."""

    def __init__(self, side: Ints, weight: npt.NDArray[np.float64]) -> None:
        self.side = side
        self.order = np.argsort(side, kind="stable").astype(np.int32)
        self.total = np.concatenate([[0.0], np.cumsum(weight[self.order])])
        self.start = np.searchsorted(side[self.order], np.arange(int(side.max()) + 2))

    def draw(self, sides: Ints, rng: np.random.Generator) -> Ints:
        low, high = self.total[self.start[sides]], self.total[self.start[sides + 1]]
        place = np.searchsorted(self.total, low + (high - low) * rng.random(len(sides)), side="right") - 1
        return np.asarray(self.order[np.clip(place, self.start[sides], self.start[sides + 1] - 1)])


def _draw_sides(n_people: int, levels: int, rng: np.random.Generator) -> Ints:
    size = 1 / (np.arange(levels) + levels / 4)
    return rng.choice(levels, n_people, p=size / size.sum()).astype(np.int32)


def _draw_ties(urns: list[_Urn], n_ties: int, rng: np.random.Generator) -> npt.NDArray[np.int64]:
    n_people = len(urns[0].side)
    source = urns[0].draw(np.zeros(n_ties, np.int32), rng)
    felt = np.where(rng.random(n_ties) < FELT, rng.integers(1, len(urns), n_ties), 0)
    target = np.empty_like(source)
    for number, urn in enumerate(urns):
        rows = felt == number
        target[rows] = urn.draw(urn.side[source[rows]], rng)
    low, high = np.minimum(source, target).astype(np.int64), np.maximum(source, target)
    return np.asarray((low * n_people + high)[low != high])


def save_landscape(folder: Path, n_people: int, seed: int = 0) -> None:
    """Draw a landscape and keep its arrays in a folder."""
    sides, ties = draw_landscape(n_people, seed)
    np.save(folder / f"sides-{n_people}.npy", sides)
    np.save(folder / f"ties-{n_people}.npy", ties)


def load_arrays(folder: Path, n_people: int) -> tuple[Ints, Ints]:
    """The sides, (6, n_people), and the ties, (2, n_ties), of a landscape that was saved."""
    return np.load(folder / f"sides-{n_people}.npy"), np.load(folder / f"ties-{n_people}.npy")


def load_landscape(folder: Path, n_people: int) -> Landscape:
    """The saved landscape as the library holds it."""
    sides, ties = load_arrays(folder, n_people)
    everyone = np.arange(n_people)
    belongings = tuple(
        Belongings(
            f"of {levels}", tuple(f"side {number}" for number in range(levels)), everyone, side, n_people
        )
        for levels, side in zip(LEVELS, sides, strict=True)
    )
    return Landscape(People(tuple(f"p{i}" for i in range(n_people))), belongings, Ties(*ties))
