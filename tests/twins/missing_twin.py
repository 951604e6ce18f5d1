"""What the people of unknown side could bring: every assignment tried, and the greedy search in plain words."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import numpy as np

from tests.twins.case_twin import Case, Table, crosses, total
from tests.twins.chance_twin import fit_chance


def try_everything(case: Case) -> tuple[float, float] | None:
    """The lowest and the highest permeability over all ways to place the unknown; None where there is none."""
    p, unknown = fit_chance(case.tied), _unknown(case)
    sides = _sides(case)
    values = [
        _permeability(case, p, _place(sides, unknown, choice))
        for choice in itertools.product(range(len(case.sides)), repeat=len(unknown))
    ]
    found = [value for value in values if value is not None]
    return (min(found), max(found)) if found else None


def search(case: Case, direction: int) -> float | None:
    """As it is meant: start by excess of ties to known people, move one at a time, at most five sweeps.

    `direction` 1 seeks the lowest, -1 the highest.
    """
    p, unknown, sides = fit_chance(case.tied), _unknown(case), _sides(case)
    excess = case.tied - p
    for person in unknown:
        of_side = [
            direction * sum(excess[person, i] for i in case.known if sides[i] == g)
            for g in range(len(case.sides))
        ]
        sides[person] = int(np.argmax(of_side))
    best = _permeability(case, p, sides)
    for _ in range(5):
        before = best
        for person, side in itertools.product(unknown, range(len(case.sides))):
            tried = [*sides[:person], side, *sides[person + 1 :]]
            value = _permeability(case, p, tried)
            if value is not None and (best is None or direction * (value - best) < -1e-12):
                best, sides = value, tried
        if best == before:
            break
    return best


def _unknown(case: Case) -> list[int]:
    return [i for i in range(case.n) if not case.held[i]]


def _sides(case: Case) -> list[int]:
    return [min(held) if held else 0 for held in case.held]


def _place(sides: Sequence[int], unknown: Sequence[int], choice: Sequence[int]) -> list[int]:
    placed = list(sides)
    for person, side in zip(unknown, choice, strict=True):
        placed[person] = side
    return placed


def _permeability(case: Case, p: Table, sides: Sequence[int]) -> float | None:
    crossing = crosses(case.with_sides(sides))
    expected = total(p * crossing)
    return None if expected < 1e-9 else total(case.tied * crossing) / expected
