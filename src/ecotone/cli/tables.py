"""Tables of readings on the terminal, in the words of the pages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ecotone.cli.voice import say, show_table

if TYPE_CHECKING:
    from ecotone.boundaries import BoundaryReading
    from ecotone.sentences import Nouns

MOST_PAIRS = 60
"""Pairs of sides in one table; the JSON has them all."""


def show_boundaries(readings: Sequence[BoundaryReading], nouns: Nouns) -> None:
    """One row a boundary: what was counted, what there would be, and how much likelier inside than across."""
    from ecotone.sentences import name_boundary, say_in_brief

    rows = [
        (
            name_boundary(reading.name),
            f"{reading.ties:,}",
            f"{reading.crossing:,}",
            _about(reading.expected_crossing),
            _say_times(reading),
            str(say_in_brief(reading)),
        )
        for reading in readings
    ]
    heads = ("difference", nouns.ties, "cross", "would cross", "likelier inside (likely range)", "in brief")
    say()
    show_table("Side by side", heads, rows, numbers=(1, 2, 3))


def show_pairs(reading: BoundaryReading, nouns: Nouns) -> None:
    """One row for each two sides, in the order of their names."""
    from ecotone.sentences import name_side, order_pair, order_sides, say_pair_word

    place = {side: rank for rank, side in enumerate(order_sides([side.name for side in reading.sides]))}
    ends = [order_pair(reading, pair) for pair in range(len(reading.pairs))]
    order = sorted(range(len(ends)), key=lambda pair: tuple(place[side] for side in ends[pair]))
    rows = [
        (
            *(str(name_side(reading.name, reading.pairs.sides[side])) for side in ends[pair]),
            f"{int(reading.pairs.ties[pair]):,}",
            _about(float(reading.pairs.expected[pair])),
            str(say_pair_word(reading, pair)),
        )
        for pair in order[:MOST_PAIRS]
    ]
    if rows:
        say()
        show_table(
            "Between the sides", ("side", "side", nouns.ties, "would be", "in brief"), rows, numbers=(2, 3)
        )
    if len(order) > MOST_PAIRS:
        say(f"{len(order) - MOST_PAIRS:,} more pairs are in the report and in --json.")


def _about(expected: float | None) -> str:
    if expected is None or expected != expected:
        return "not known"
    return f"{expected:,.0f}" if expected >= 10 else f"{expected:.1f}"


def _say_times(reading: BoundaryReading) -> str:
    if reading.pull is None or reading.pull_low is None or reading.pull_high is None:
        return "cannot tell"
    return f"{reading.pull:.1f} times ({reading.pull_low:.1f} to {reading.pull_high:.1f})"
