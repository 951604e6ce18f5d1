"""The rows of the tables under the figures: the same numbers, in words."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from ecotone.boundaries import BoundaryReading, Silo
from ecotone.landscape import Belongings, Landscape
from ecotone.pictures import MOST_STRIPS, find_largest
from ecotone.reports.bounds import MOST_PAIRS, MOST_SIDES, count_sides, shorten_names
from ecotone.sentences import (
    Nouns,
    Sentence,
    count_people,
    join_words,
    name_boundary,
    name_side,
    order_pair,
    order_sides,
    say_about,
    say_in_brief,
    say_known,
    say_pair_word,
    say_silo,
    write,
)


@dataclass(frozen=True)
class SideRow:
    """A side: its people, and how many have told us (None: nobody was asked)."""

    name: Any
    people: int
    answered: int | None


@dataclass(frozen=True)
class PairRow:
    """Two sides, or the other side of one: what there is, about what there would be, its likely range, its words."""

    name: Any
    known: Any
    expected: Sentence | None
    likely: tuple[int, int] | None
    word: Sentence


@dataclass(frozen=True)
class BoundaryRow:
    """A boundary on the common scale."""

    anchor: str
    name: str
    word: Sentence
    crossing: Any
    expected: Sentence | None
    unknown: int


@dataclass(frozen=True)
class PartRow:
    """A closely tied part: what is said of it, its counts, the sides that stand out in it, and who that is."""

    people: Any
    said: Sentence
    inside: int
    outside: Any
    named_by: str | None
    sides: tuple[Sentence, ...]
    names: tuple[str, ...]


def list_sides(boundary: Belongings, reading: BoundaryReading | None) -> tuple[SideRow, ...]:
    """The sides in the order of their names, those with nobody included; of very many those of most people."""
    people = boundary.side_people.tolist()
    answered = {side.name: side.answered for side in reading.sides} if reading else {}
    order = order_sides(boundary.sides)
    kept = set(sorted(order, key=lambda side: -people[side])[:MOST_SIDES])
    rows = [
        SideRow(boundary.sides[side], people[side], answered.get(boundary.sides[side]))
        for side in order
        if side in kept
    ]
    if len(order) > len(kept):
        others = sum(people[side] for side in order if side not in kept)
        rows.append(SideRow(write("word.more", count=len(order) - len(kept)), others, None))
    return tuple(rows)


def list_pairs(reading: BoundaryReading, side: str | None = None) -> tuple[PairRow, ...]:
    """The pairs in the order of their names; with `side`, its counterparts alone.

    Of very many: every two of the sides with most people, so that there are at most `MOST_PAIRS`; of one side as many
    as there are strips.
    """
    sides = reading.pairs.sides
    rank = {place: number for number, place in enumerate(order_sides(sides))}
    kept = find_largest(reading, count_sides(MOST_PAIRS) if side is None else MOST_STRIPS)
    among = np.zeros(len(sides), bool)
    among[kept] = True
    first, second = reading.pairs.first, reading.pairs.second
    shown = among[first] & among[second]
    if side is not None:
        own = sides.index(side)
        shown = (among[first] & (second == own)) | (among[second] & (first == own))
    ends = {pair: order_pair(reading, pair) for pair in np.flatnonzero(shown).tolist()}
    chosen = list(ends)
    chosen.sort(key=lambda pair: (rank[ends[pair][0]], rank[ends[pair][1]]))
    rows = []
    for pair in chosen:
        names = [name_side(reading.name, sides[end]) for end in ends[pair] if sides[end] != side]
        rows.append(_make_pair_row(reading, pair, join_words(names)))
    return tuple(rows)


def list_boundaries(readings: Sequence[BoundaryReading], anchors: Sequence[str]) -> tuple[BoundaryRow, ...]:
    """The boundaries in the order of the file."""
    return tuple(
        BoundaryRow(
            anchor,
            name_boundary(reading.name),
            say_in_brief(reading),
            say_known(reading.crossing),
            _say_expected(reading.expected_crossing),
            reading.n_unknown,
        )
        for anchor, reading in zip(anchors, readings, strict=True)
    )


def make_part_row(silo: Silo, landscape: Landscape, nouns: Nouns) -> PartRow:
    """A part, with its people in the order of their names."""
    said, _, *sides = say_silo(silo, nouns)
    names = sorted((landscape.people.names[person] for person in silo.people.tolist()), key=str.casefold)
    return PartRow(
        count_people(silo.n_people, nouns),
        said,
        silo.ties_inside,
        say_known(silo.ties_out),
        _account_for(silo),
        tuple(sides),
        shorten_names(names),
    )


def _account_for(silo: Silo) -> str | None:
    """The boundary that accounts for a part, by one of its sides or by several together."""
    if silo.named_by:
        return name_boundary(silo.named_by[0])
    return name_boundary(silo.made_of[0]) if silo.made_of else None


def _make_pair_row(reading: BoundaryReading, pair: int, name: Any) -> PairRow:
    expected, low, high = (
        float(values[pair]) for values in (reading.pairs.expected, reading.pairs.low, reading.pairs.high)
    )
    told = all(map(math.isfinite, (expected, low, high)))
    return PairRow(
        name,
        say_known(int(reading.pairs.ties[pair])),
        _say_expected(expected),
        (round(low * expected), round(high * expected)) if told else None,
        say_pair_word(reading, pair),
    )


def _say_expected(expected: float | None) -> Sentence | None:
    return None if expected is None or not math.isfinite(expected) else say_about(expected)
