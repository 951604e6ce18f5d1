"""What a report holds where there is more than anyone reads: the rest is counted, and named or kept for the JSON."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import isqrt

from ecotone.boundaries import BoundaryReading
from ecotone.boundaries.verdicts import CANNOT_TELL
from ecotone.landscape import Landscape
from ecotone.sentences import Sentence, strength_of, write

MOST_BOUNDARIES = 20
"""Boundaries in one report."""

MOST_PARAGRAPHS = 12
"""Paragraphs on the terminal."""

MOST_PAIRS = 300
"""Rows of the table of all pairs of sides, of one boundary."""

MOST_SIDES = 300
"""Rows of a table of sides."""

MOST_NAMES = 500
"""Names in one list that is folded."""


@dataclass(frozen=True)
class Chosen:
    """The boundaries that are shown: the landscape with these alone, their readings, and the names of the others."""

    landscape: Landscape
    readings: tuple[BoundaryReading, ...]
    others: tuple[str, ...]

    @property
    def said(self) -> Sentence | None:
        """That there are more boundaries than are shown, and which are; None where all are."""
        if not self.others:
            return None
        told = any(reading.verdict != CANNOT_TELL for reading in self.readings)
        shown = len(self.landscape.belongings)
        key = "landscape.strongest" if told else "landscape.first_ones"
        return write(key, all=shown + len(self.others), shown=shown)


def choose_boundaries(
    landscape: Landscape, readings: Sequence[BoundaryReading], most: int = MOST_BOUNDARIES
) -> Chosen:
    """Of the boundaries that were weighed (where none was: of all) at most so many, in the order that they have.

    Where there are more: those that divide most as far as it can be told, then those of which it cannot, in order.
    """
    names = [reading.name for reading in readings] or list(landscape.boundary_names)
    kept = list(range(len(names)))
    if len(names) > most:
        strengths = [strength_of(reading) for reading in readings] or [(0, 0.0)] * len(names)
        kept = sorted(sorted(kept, key=lambda place: strengths[place], reverse=True)[:most])
    places = set(kept)
    return Chosen(
        _only(landscape, {names[place] for place in kept}),
        tuple(readings[place] for place in kept) if readings else (),
        tuple(name for place, name in enumerate(names) if place not in places),
    )


def count_sides(pairs: int) -> int:
    """Of how many sides every two make at most so many pairs.

    >>> count_sides(300), count_sides(299)
    (25, 24)
    """
    return (1 + isqrt(1 + 8 * pairs)) // 2


def shorten_names(names: Sequence[str]) -> tuple[str, ...]:
    """The first names of a long list; `MOST_NAMES` of them at most, the others counted."""
    more = len(names) - MOST_NAMES
    return (*names[:MOST_NAMES], *([str(write("word.more", count=more))] if more > 0 else []))


def _only(landscape: Landscape, names: set[str]) -> Landscape:
    shown = tuple(boundary for boundary in landscape.belongings if boundary.name in names)
    return landscape if len(shown) == len(landscape.belongings) else replace(landscape, belongings=shown)
