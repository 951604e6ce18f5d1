"""Roads: what there is and what there would be between two sides, in the order of their names."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from ecotone.boundaries import BoundaryReading
from ecotone.boundaries.verdicts import CANNOT_TELL
from ecotone.sentences import order_pair, order_sides

NOBODY_ASKED = "nobody_asked"


@dataclass(frozen=True)
class Road:
    """Between the sides `first` and `second` (their indices): ties there are, and, where it can be told, would be.

    `low` and `high` say between how many ties the level behind `ties` likely lies; `index` is the place of the
    pair in the reading; `empty` is the side of which nobody is here, None where both are peopled.
    """

    index: int
    first: int
    second: int
    ties: int
    expected: float
    low: float
    high: float
    verdict: str
    reason: str | None
    empty: int | None

    @property
    def told(self) -> bool:
        """Whether anything can be said about it."""
        return self.verdict != CANNOT_TELL

    @property
    def shown(self) -> bool:
        """Whether there is anything to draw: somebody on both sides, and somebody who was asked."""
        return self.empty is None and self.reason != NOBODY_ASKED

    @property
    def span(self) -> float:
        """The longest length that its glyph shows, in ties."""
        return max(self.ties, self.expected, self.high) if self.told else float(self.ties)

    def other(self, side: int) -> int:
        """The side at the other end."""
        return self.second if side == self.first else self.first


def read_roads(reading: BoundaryReading, side: int | None = None) -> tuple[Road, ...]:
    """The pairs of a reading, or those of one side, in the order of names."""
    pairs = reading.pairs
    rank = rank_sides(reading)
    roads = []
    chosen = np.ones(len(pairs), bool) if side is None else (pairs.first == side) | (pairs.second == side)
    for index in np.flatnonzero(chosen).tolist():
        expected, ties = _or_else(float(pairs.expected[index]), 0.0), int(pairs.ties[index])
        low, high = (_or_else(float(end[index]) * expected, ties) for end in (pairs.low, pairs.high))
        told = pairs.verdict[index], pairs.reason[index]
        ends = order_pair(reading, index)
        empty = next((end for end in ends if reading.sides[end].people == 0), None)
        roads.append(Road(index, *ends, ties, expected, min(low, ties), high, *told, empty))
    return tuple(sorted(roads, key=lambda road: (rank[road.first], rank[road.second])))


def rank_sides(reading: BoundaryReading) -> dict[int, int]:
    """The place of each side in the order of names."""
    return {side: place for place, side in enumerate(order_sides(reading.pairs.sides))}


def find_side(reading: BoundaryReading, chosen: str | None) -> int:
    """The side called `chosen`; without one, or if there is none of that name, the side of most people."""
    names = [side.name for side in reading.sides]
    if chosen in names:
        return names.index(chosen)
    people = [side.people for side in reading.sides]
    return people.index(max(people)) if people else 0


def find_largest(reading: BoundaryReading, most: int) -> list[int]:
    """The sides of most people, at most so many (equal ones in the order of names), in the order of names."""
    order = order_sides(reading.pairs.sides)
    kept = set(sorted(order, key=lambda side: -reading.sides[side].people)[:most])
    return [side for side in order if side in kept]


def _or_else(value: float, other: float) -> float:
    return value if math.isfinite(value) else float(other)
