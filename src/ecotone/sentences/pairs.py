"""A pair of sides in words: both named, in the order of their names, with what is known and what there would be."""

from __future__ import annotations

from typing import Any

from ecotone.boundaries import BoundaryReading
from ecotone.boundaries.verdicts import CANNOT_TELL, name_pair
from ecotone.sentences.amounts import say_about, say_known
from ecotone.sentences.boundary import is_told, key_of
from ecotone.sentences.names import name_side, order_of
from ecotone.sentences.sentence import Sentence, write


def say_pair(reading: BoundaryReading, pair: int) -> Sentence:
    """The pair of sides at this place in `reading.pairs`, in one sentence with its counts."""
    values = _values(reading, pair)
    verdict, reason = reading.pairs.verdict[pair], reading.pairs.reason[pair]
    if verdict == CANNOT_TELL:
        return _say_why_not(reading, pair, reason, values)
    none = verdict == "closed" and reading.pairs.ties[pair] == 0
    sentence = write(f"pair.{key_of(verdict)}{'_none' if none else ''}", **values)
    return _say_partly_told(reading, pair, sentence) if reason == "partly_answered" else sentence


def say_pair_in_brief(reading: BoundaryReading, pair: int) -> Sentence:
    """The pair in a few words, for a strip or a cell: "59 of about 138: far fewer"."""
    values = _values(reading, pair)
    word = say_pair_word(reading, pair)
    if not is_told(float(reading.pairs.expected[pair])):
        return write("pair.in_brief_alone", known=values["known"], word=word)
    if reading.pairs.ties[pair] == 0:
        return write("pair.in_brief_none", expected=values["expected"], word=word)
    return write("pair.in_brief", known=values["known"], expected=values["expected"], word=word)


def say_pair_word(reading: BoundaryReading, pair: int) -> Sentence:
    """Only the word: "far fewer, perhaps hardly any"."""
    verdict = reading.pairs.verdict[pair]
    if verdict == CANNOT_TELL:
        return write(f"word.pair_{reading.pairs.reason[pair] or 'unclear'}")
    return write(f"word.pair_{key_of(verdict)}")


def order_pair(reading: BoundaryReading, pair: int) -> tuple[int, int]:
    """The two sides of a pair, as places in `reading.sides`, in the order of their names."""
    ends = int(reading.pairs.first[pair]), int(reading.pairs.second[pair])
    first, second = sorted(ends, key=lambda side: order_of(reading.pairs.sides[side]))
    return first, second


def _values(reading: BoundaryReading, pair: int) -> dict[str, Any]:
    first, second = (name_side(reading.name, reading.pairs.sides[side]) for side in order_pair(reading, pair))
    expected = float(reading.pairs.expected[pair])
    known = say_known(int(reading.pairs.ties[pair]))
    about = say_about(expected) if is_told(expected) else write("word.not_known")
    return {"first": first, "second": second, "known": known, "expected": about}


def _say_why_not(reading: BoundaryReading, pair: int, reason: str | None, values: dict[str, Any]) -> Sentence:
    none = reading.pairs.ties[pair] == 0
    if reason in ("too_few", "nobody_asked"):
        return write(f"pair.{reason}{'_none' if none else ''}", **values)
    if reason in ("our_memory", "few_meetings", "several_belongings", "two_mode"):
        return write(f"pair.{reason}", **values)
    if reason == "partly_answered":
        return _say_partly_answered(reading, pair, values)
    return _say_unclear(reading, pair, values)


def _say_unclear(reading: BoundaryReading, pair: int, values: dict[str, Any]) -> Sentence:
    low, high = float(reading.pairs.low[pair]), float(reading.pairs.high[pair])
    if not (is_told(low) and is_told(high)) or name_pair(low) == name_pair(high):
        return write("pair.not_clear", **values)
    most, least = (write(f"word.pair_{name_pair(end)}") for end in (low, high))
    return write("pair.unclear", **values, most=most, least=least)


def _say_partly_answered(reading: BoundaryReading, pair: int, values: dict[str, Any]) -> Sentence:
    told = _say_told(reading, pair)
    if told is None:
        return write("pair.partly_answered_uncounted", **values)
    return write("pair.partly_answered", **values, told=told)


def _say_partly_told(reading: BoundaryReading, pair: int, sentence: Sentence) -> Sentence:
    told = _say_told(reading, pair)
    if told is None:
        return write("pair.partly_told_uncounted", sentence=sentence)
    return write("pair.partly_told", sentence=sentence, told=told)


def _say_told(reading: BoundaryReading, pair: int) -> Sentence | None:
    """How many of each of the two sides have told us; None where nobody counted."""
    sides = [reading.sides[place] for place in order_pair(reading, pair)]
    if any(side.answered is None for side in sides):
        return None
    told = [
        write(
            "word.answered_of",
            answered=side.answered,
            people=side.people,
            side=name_side(reading.name, side.name),
        )
        for side in sides
    ]
    return write("word.and", first=told[0], last=told[1])
