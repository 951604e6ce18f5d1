"""One boundary in words: the sentence, its counts, its rates, and what to keep in mind."""

from __future__ import annotations

import math

from ecotone.boundaries import BoundaryReading
from ecotone.boundaries.verdicts import CANNOT_TELL, SCALE, name_pull
from ecotone.sentences.amounts import per_hundred, say_about, say_known, say_pairs_rate, say_share
from ecotone.sentences.names import count_people, name_boundary, name_side, order_of
from ecotone.sentences.sentence import USUAL, Nouns, Sentence, write


def say_boundary(reading: BoundaryReading, nouns: Nouns = USUAL) -> Sentence:
    """What can be said of one boundary, in one sentence (`say_counts` and `say_rates` are to follow it)."""
    if reading.verdict == CANNOT_TELL:
        return _say_why_not(reading, nouns)
    return write(
        f"boundary.{key_of(reading.verdict)}",
        boundary=name_boundary(reading.name),
        ties=nouns.ties,
        people=nouns.people,
    )


def say_counts(reading: BoundaryReading, nouns: Nouns = USUAL) -> Sentence:
    """How many cross, and about how many would if the boundary made no difference."""
    boundary = name_boundary(reading.name)
    if reading.ties == 0:
        return write("boundary.counts_nothing", ties=nouns.ties, people=nouns.people, boundary=boundary)
    if not is_told(reading.expected_crossing):
        return write(
            "boundary.counts_alone",
            all=reading.ties,
            ties=nouns.ties,
            count=reading.crossing,
            boundary=boundary,
        )
    expected = say_about(reading.expected_crossing or 0.0)
    if reading.crossing == 0:
        return write("boundary.counts_none", expected=expected, boundary=boundary)
    return write("boundary.counts", count=reading.crossing, expected=expected, boundary=boundary)


def holds_counts(reading: BoundaryReading) -> bool:
    """Whether the sentence of `say_boundary` has the counts already, so that `say_counts` would repeat them."""
    return reading.verdict == CANNOT_TELL and reading.reason in ("several_belongings", "two_mode")


def say_rates(reading: BoundaryReading) -> Sentence | None:
    """How many pairs of people are tied inside and across; None where there are no such pairs."""
    inside, across = reading.inside_rate, reading.crossing_rate
    if inside is None or across is None or not (is_told(inside) and is_told(across)):
        return None
    across_word = say_share(across) if 0 < inside < 0.99 else say_pairs_rate(across)
    return write("boundary.rates", inside=say_pairs_rate(inside), across=across_word)


def is_barred(reading: BoundaryReading) -> bool:
    """Whether something other than the figures bars a verdict; then no sentence may speak of strength or range."""
    return reading.verdict == CANNOT_TELL and reading.reason != "unclear"


def say_likely_range(reading: BoundaryReading) -> Sentence | None:
    """Between what counts the crossings likely lie, for every hundred there would be."""
    if is_barred(reading) or reading.low is None or reading.high is None:
        return None
    if not (is_told(reading.low) and is_told(reading.high)):
        return None
    boundary = name_boundary(reading.name)
    if reading.low == 0:
        return write("boundary.likely_at_most", boundary=boundary, high=per_hundred(reading.high))
    low, high = per_hundred(reading.low), per_hundred(reading.high)
    if low == high:
        return write("boundary.likely_about", boundary=boundary, low=low)
    return write("boundary.likely_range", boundary=boundary, low=low, high=high)


def say_in_brief(reading: BoundaryReading) -> Sentence:
    """The boundary in two or three words, for tables and beside a scale: "a strong lean"."""
    if reading.verdict != CANNOT_TELL:
        return write(f"word.boundary_{key_of(reading.verdict)}")
    return write(f"word.boundary_{reading.reason or 'unclear'}")


def key_of(verdict: str) -> str:
    """The part of a key that a verdict makes.

    >>> key_of("narrow to closed")
    'narrow_to_closed'
    """
    return verdict.replace(" ", "_")


def leans(verdict: str) -> bool:
    """Whether a verdict says, of both its words, that ties lean to one's own side.

    >>> leans("narrow to closed"), leans("open"), leans(CANNOT_TELL)
    (True, False, False)
    """
    return verdict != CANNOT_TELL and SCALE.index(verdict.split(" to ")[0]) > SCALE.index("open")


def is_open(verdict: str) -> bool:
    """Whether a verdict says that ties cross as by chance, or more.

    >>> is_open("crossed to open"), is_open("closed"), is_open(CANNOT_TELL)
    (True, False, False)
    """
    return verdict != CANNOT_TELL and SCALE.index(verdict.split(" to ")[-1]) <= SCALE.index("open")


def is_told(value: float | None) -> bool:
    """Whether there is a number at all."""
    return value is not None and math.isfinite(value)


def _say_why_not(reading: BoundaryReading, nouns: Nouns) -> Sentence:
    boundary = name_boundary(reading.name)
    match reading.reason:
        case "too_few":
            key = "boundary.too_few" if reading.ties else "boundary.too_few_none"
            return write(key, boundary=boundary, known=reading.ties)
        case "unclear":
            return _say_unclear(reading)
        case "nobody_asked":
            return _say_nobody_asked(reading)
        case "our_memory":
            return write(
                "boundary.our_memory",
                boundary=boundary,
                count=reading.noted,
                all=reading.ties,
                ties=nouns.ties,
            )
        case "partly_answered" if reading.answered is not None:
            people = count_people(reading.n_known, nouns)
            return write(
                "boundary.partly_answered", boundary=boundary, answered=reading.answered, people=people
            )
        case "partly_answered":
            return write("boundary.partly_answered_uncounted", boundary=boundary)
        case "several_belongings":
            return _say_several(reading, nouns)
        case "two_mode":
            return write("boundary.two_mode", boundary=boundary, known=reading.ties, ties=nouns.ties)
        case "few_meetings":
            return write("boundary.few_meetings", boundary=boundary, count=reading.meetings or 0)
    return write("boundary.not_clear", boundary=boundary)


def _say_unclear(reading: BoundaryReading) -> Sentence:
    boundary = name_boundary(reading.name)
    if reading.pull_low is None or reading.pull_high is None:
        return write("boundary.not_clear", boundary=boundary)
    words = [_name_lean(pull, reading.permeability) for pull in (reading.pull_low, reading.pull_high)]
    if words[0] == words[1]:
        return write("boundary.not_clear", boundary=boundary)
    least, most = (write(f"word.lean_{word}") for word in words)
    return write("boundary.unclear", boundary=boundary, least=least, most=most)


def _name_lean(pull: float, permeability: float | None) -> str:
    """The word for one end of the interval; sealed as by half at least is needed for the strongest."""
    word = name_pull(pull)
    return "narrow" if word == "closed" and permeability is not None and permeability >= 0.5 else word


def _say_nobody_asked(reading: BoundaryReading) -> Sentence:
    if len(reading.sides) != 2:
        return write("boundary.nobody_asked_at_all", boundary=name_boundary(reading.name))
    first, second = sorted((side.name for side in reading.sides), key=order_of)
    return write(
        "boundary.nobody_asked", first=name_side(reading.name, first), second=name_side(reading.name, second)
    )


def _say_several(reading: BoundaryReading, nouns: Nouns) -> Sentence:
    if reading.ties == 0:
        return say_counts(reading, nouns)
    counted = {
        "count": reading.crossing,
        "crossing": say_known(reading.crossing),
        "all": reading.ties,
        "ties": nouns.ties,
        "people": nouns.people,
        "boundary": name_boundary(reading.name),
    }
    if reading.expected_crossing is None or not is_told(reading.expected_crossing):
        return write("boundary.several_belongings_alone", **counted)
    return write("boundary.several_belongings", **counted, expected=say_about(reading.expected_crossing))
