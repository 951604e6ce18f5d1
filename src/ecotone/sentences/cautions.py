"""What to keep in mind about a boundary: who is left out, who has not told us, what goes with it, who stays."""

from __future__ import annotations

import math
from typing import Any

from ecotone.boundaries import BoundaryReading
from ecotone.boundaries.verdicts import CANNOT_TELL, name_pull, word_pull
from ecotone.sentences.amounts import per_hundred
from ecotone.sentences.boundary import (
    holds_counts,
    is_barred,
    is_open,
    is_told,
    key_of,
    leans,
    say_boundary,
    say_counts,
    say_likely_range,
    say_rates,
)
from ecotone.sentences.names import count_people, name_boundary
from ecotone.sentences.sentence import USUAL, Nouns, Sentence, join_words, write

AS_MUCH = 0.9
"""An own effect of at least this share of the whole (on the log scale) is said to be as much."""


def say_boundary_in_full(reading: BoundaryReading, nouns: Nouns = USUAL) -> tuple[Sentence, ...]:
    """The sentence, its counts, its rates, the likely range, how long ties last, and its own weight."""
    said = [
        say_boundary(reading, nouns),
        None if holds_counts(reading) else say_counts(reading, nouns),
        say_rates(reading),
        say_likely_range(reading),
        say_staying(reading),
        say_own_effect(reading, nouns),
    ]
    return tuple(sentence for sentence in said if sentence is not None)


def say_cautions(reading: BoundaryReading, nouns: Nouns = USUAL) -> tuple[Sentence, ...]:
    """What is missing from the reading of a boundary, and what that could change."""
    said = [
        _say_partly_told(reading, nouns),
        *_say_sides_unknown(reading, nouns),
        say_missing_range(reading, nouns),
        write("boundary.not_added_up") if reading.n_several and len(reading.pairs) > 1 else None,
    ]
    return tuple(sentence for sentence in said if sentence is not None)


def say_missing_range(reading: BoundaryReading, nouns: Nouns = USUAL) -> Sentence | None:
    """What the people of unknown side could change; None where nobody is unknown."""
    missing = reading.missing_range
    if missing is None or reading.n_unknown == 0 or (is_barred(reading) and not missing.too_many):
        return None
    if missing.too_many or missing.low is None or missing.high is None:
        return write(
            "boundary.too_many_unknown",
            boundary=name_boundary(reading.name),
            unknown=reading.n_unknown,
            all=reading.n_unknown + reading.n_known,
            people=nouns.people,
        )
    low, high = per_hundred(missing.low), per_hundred(missing.high)
    if low == high:
        return write("boundary.missing_little", low=low)
    return write("boundary.missing_range", low=low, high=high)


def say_staying(reading: BoundaryReading) -> Sentence | None:
    """Whether ties that cross last as long as the others; None where ties have no weight."""
    staying, low, high = reading.staying, reading.staying_low, reading.staying_high
    if (
        is_barred(reading)
        or staying is None
        or low is None
        or high is None
        or not all(map(is_told, (staying, low, high)))
    ):
        return None
    key = "less" if high < 1 else "more" if low > 1 else "same"
    if key == "less" and is_open(reading.verdict):
        key = "less_though_open"
    figures = {"staying": per_hundred(staying), "low": per_hundred(low), "high": per_hundred(high)}
    return write(f"staying.{key}", boundary=name_boundary(reading.name), **figures)


def say_own_effect(reading: BoundaryReading, nouns: Nouns = USUAL) -> Sentence | None:
    """What the boundary makes of its own, among people alike in the others; None where none was held equal."""
    low, high = reading.own_effect_low, reading.own_effect_high
    if (
        is_barred(reading)
        or not reading.with_
        or low is None
        or high is None
        or not (is_told(low) and is_told(high))
    ):
        return None
    values: dict[str, Any] = {
        "count": len(reading.with_),
        "beside": join_words([name_boundary(name) for name in reading.with_]),
        "boundary": name_boundary(reading.name),
        "people": nouns.people,
    }
    word = word_pull(low, high, permeability=0.0)
    if word == CANNOT_TELL:
        ends = {"most": name_pull(high), "least": name_pull(low)}
        return write(
            "own.unclear", **values, **{end: write(f"word.lean_{name}") for end, name in ends.items()}
        )
    if word == "crossed":
        return write("own.crossed", **values)
    word = "open" if word == "crossed to open" else word
    return write(_key_of_own(reading, word), **values, difference=write(f"word.makes_{key_of(word)}"))


def _key_of_own(reading: BoundaryReading, word: str) -> str:
    if not leans(reading.verdict) or reading.pull is None or reading.own_effect is None or reading.pull <= 1:
        return "own.apart"
    if word == "open":
        return "own.none"
    left = math.log(max(reading.own_effect, 1e-9)) / math.log(reading.pull)
    return "own.as_much" if left >= AS_MUCH else "own.still"


def _say_partly_told(reading: BoundaryReading, nouns: Nouns) -> Sentence | None:
    if reading.reason != "partly_answered" or reading.verdict == CANNOT_TELL:
        return None
    if reading.answered is None:
        return write("boundary.partly_told_uncounted")
    people = count_people(reading.n_known, nouns)
    return write("boundary.partly_told", answered=reading.answered, people=people)


def _say_sides_unknown(reading: BoundaryReading, nouns: Nouns) -> list[Sentence]:
    if reading.n_unknown == 0:
        return []
    people = count_people(reading.n_unknown, nouns)
    boundary = name_boundary(reading.name)
    said = [write("boundary.sides_unknown", count=reading.n_unknown, people=people, boundary=boundary)]
    if reading.ties_left_out:
        said.append(write("boundary.left_out", count=reading.ties_left_out, ties=nouns.ties))
    return said
