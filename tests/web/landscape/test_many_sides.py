"""However many sides a boundary has, what is kept of it stays small, and is what was weighed."""

from __future__ import annotations

import json

import numpy as np

from ecotone.boundaries import weigh_boundary
from ecotone.landscape import Belongings, Landscape, People, Ties
from ecotone_web.bridge.numbers import keep_numbers, revive_reading

N_PEOPLE, N_SIDES = 1_200, 120
MOST_BYTES = 30
"""Of a pair of sides; as an object with names it would take 180."""


def test_many_sides_are_kept_in_few_bytes_and_come_back_whole() -> None:
    rng = np.random.default_rng(1)
    names = tuple(f"p{number}" for number in range(N_PEOPLE))
    one, other = rng.integers(0, N_PEOPLE, (2, 10 * N_PEOPLE))
    sides = Belongings(
        "village",
        tuple(f"village {number}" for number in range(N_SIDES)),
        np.arange(N_PEOPLE, dtype=np.int32),
        rng.integers(0, N_SIDES, N_PEOPLE).astype(np.int32),
        N_PEOPLE,
    )
    tied = one != other
    plain = np.zeros(int(tied.sum()), np.int32)
    ties = Ties(one[tied], other[tied], ("contact",), plain, plain, plain.astype(bool))
    reading = weigh_boundary(Landscape(People(names, names), (sides,), ties), "village")
    kept = json.dumps(keep_numbers(reading))
    n_pairs = N_SIDES * (N_SIDES - 1) // 2
    assert len(reading.pairs) == n_pairs
    assert len(kept) < MOST_BYTES * n_pairs < len(json.dumps(reading.as_dict()))
    assert revive_reading(json.loads(kept)).as_dict() == reading.as_dict()
