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
        from ecotone.reports import MOST_PAIRS as MOST_IN_REPORT

        places = "the report and in --json" if len(order) <= MOST_IN_REPORT else "--json"
        say(f"{len(order) - MOST_PAIRS:,} more pairs are in {places}.")


def _about(expected: float | None) -> str:
    if expected is None or expected != expected:
        return "not known"
    return f"{expected:,.0f}" if expected >= 10 else f"{expected:.1f}"


def _say_times(reading: BoundaryReading) -> str:
    low, high = reading.pull_low, reading.pull_high
    if reading.pull is not None and low is not None and high is not None:
        return f"{reading.pull:.1f} times ({low:.1f} to {high:.1f})"
    if low is not None:
        return f"at least {low:.1f} times"
    return "cannot tell" if high is None else f"at most {high:.1f} times"
