"""The whole landscape in words: who is here, what was taken, what is missing, what to ask next."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from ecotone.boundaries import BoundaryReading
from ecotone.boundaries.verdicts import CANNOT_TELL, SCALE
from ecotone.landscape import Belongings, Landscape
from ecotone.sentences.boundary import is_open, leans, say_boundary
from ecotone.sentences.names import count_people, name_boundary, name_people, name_side, order_sides
from ecotone.sentences.sentence import USUAL, Nouns, Sentence, join_words, write

MOST_BOUNDARIES_NAMED = 3
"""More boundaries than this are counted, not listed, in the headline."""

MOST_SIDES_NAMED = 6
"""More sides than this are counted, not listed, in a sentence."""


def say_headline(landscape: Landscape, readings: Sequence[BoundaryReading], nouns: Nouns = USUAL) -> Sentence:
    """The one sentence on top: the strongest lean; else that none shows; else that nothing can be said yet."""
    if landscape.simple.n_ties == 0 or landscape.n_people == 0:
        return say_landscape(landscape, nouns)
    told = [reading for reading in readings if reading.verdict != CANNOT_TELL]
    leaning = [reading for reading in told if leans(reading.verdict)]
    if leaning or len(told) == 1:
        return say_boundary(max(leaning or told, key=strength_of), nouns)
    if len(readings) == 1:
        return say_boundary(readings[0], nouns)
    if told:
        return _say_none_leans(told, nouns)
    key = "headline.cannot_tell" if readings else "headline.no_difference"
    return write(key, **_counted(landscape, nouns))


def say_landscape(landscape: Landscape, nouns: Nouns = USUAL) -> Sentence:
    """How many people there are and how many ties are known; with people alone, that we do not know who knows whom."""
    if landscape.n_people == 0:
        return write("landscape.nobody")
    if landscape.simple.n_ties == 0:
        people, choice = count_people(landscape.n_people, nouns), landscape.choice
        if choice.set_aside:
            return write("landscape.none_then", people=people, ties=nouns.ties, date=choice.at)
        if choice.confirmed and len(landscape.ties):
            return write("landscape.none_confirmed", people=people, ties=nouns.ties)
        return write("landscape.people_alone", people=people)
    return write("landscape.known", **_counted(landscape, nouns))


def say_sides(boundary: Belongings, nouns: Nouns = USUAL) -> tuple[Sentence, ...]:
    """Who is on which side of a boundary, and of how many we do not know it."""
    name = name_boundary(boundary.name)
    people = boundary.side_people.tolist()
    here = [side for side in order_sides(boundary.sides) if people[side]]
    said = []
    if len(here) > MOST_SIDES_NAMED:
        low, high = min(people[side] for side in here), max(people[side] for side in here)
        said.append(
            write(
                "landscape.many_sides",
                boundary=name,
                sides=len(here),
                low=low,
                high=high,
                people=name_people(nouns),
            )
        )
    elif here:
        sides = [write("word.side_count", side=boundary.sides[side], count=people[side]) for side in here]
        said.append(write("landscape.sides", boundary=name, sides=join_words(sides)))
    if boundary.n_unknown:
        unknown = count_people(boundary.n_unknown, nouns)
        said.append(write("landscape.side_not_known", people=unknown, boundary=name))
    return tuple(said)


def say_empty_sides(boundary: Belongings) -> tuple[Sentence, ...]:
    """The sides of which nobody is here yet."""
    people = boundary.side_people
    return tuple(
        write("empty.side", side=name_side(boundary.name, boundary.sides[side]))
        for side in order_sides(boundary.sides)
        if people[side] == 0
    )


def say_empty_seat(boundary: str, *sides: str) -> Sentence:
    """That nobody from a side, or from several, is known to be tied to one person."""
    return write("empty.seat", side=join_words([name_side(boundary, side) for side in sides], "word.or"))


def say_view(landscape: Landscape, nouns: Nouns = USUAL) -> tuple[Sentence, ...]:
    """Who said it: the kinds, the day, what both ends named, what was observed or noted by us, what is left out."""
    simple, choice = landscape.simple, landscape.choice
    if len(landscape.ties) == 0 and len(landscape.meetings) == 0:
        return tuple(_say_day(landscape, nouns))
    said: list[Sentence] = []
    if choice.kinds:
        said.append(write("view.only_kinds", kinds=join_words(_name_kinds(choice.kinds))))
    elif len(landscape.ties.kinds) > 1:
        said.append(write("view.all_kinds", kinds=join_words(_name_kinds(landscape.ties.kinds))))
    said += _say_day(landscape, nouns)
    said += _say_attested(landscape, nouns)
    if simple.n_potential:
        said.append(write("view.potential", count=simple.n_potential, ties=nouns.ties))
    if simple.n_self:
        said.append(write("view.to_oneself", count=simple.n_self))
    return tuple(said)


def _name_kinds(kinds: Sequence[str]) -> list[Any]:
    """Those with a name by it, the one without at the end."""
    unnamed = [write("word.kind_unnamed")] if "" in kinds else []
    return [*(kind for kind in kinds if kind), *unnamed]


def say_unlisted(landscape: Landscape, nouns: Nouns = USUAL) -> Sentence | None:
    """How many were named in ties without standing in the list; the value `ids` holds who."""
    ids = landscape.people.unknown_ids
    if not ids:
        return None
    return write("ids.unlisted", count=len(ids), people=count_people(len(ids), nouns), ids=ids)


def say_source(account: Any) -> Sentence:
    """What was read from one file: an account of `ecotone.tables`."""
    file = f"{account.file}, {account.sheet}" if account.sheet else account.file
    return write("source.read", file=file, count=account.rows_read, left_out=account.rows_left_out)


def say_questions(nouns: Nouns = USUAL) -> tuple[Sentence, ...]:
    """Three questions for a sheet of paper."""
    return (
        write("ask.who", people=nouns.people, ties=nouns.ties),
        write("ask.across"),
        write("ask.missing"),
    )


def say_next(what: str, **values: Any) -> Sentence:
    """The next step for something that is missing; `what` is the last part of its key.

    >>> str(say_next("unlisted"))
    'Add them to the list, with what you know of them.'
    """
    return write(f"next.{what}", **values)


def _say_day(landscape: Landscape, nouns: Nouns) -> list[Sentence]:
    """The day that was chosen, and how many ties are known at other times only."""
    choice = landscape.choice
    if choice.at is None:
        return []
    said = [write("view.at", date=choice.at)]
    if choice.set_aside:
        said.append(write("view.set_aside", ties=nouns.ties, count=choice.set_aside))
    return said


def _say_attested(landscape: Landscape, nouns: Nouns) -> list[Sentence]:
    simple, known = landscape.simple, landscape.simple.n_ties
    confirmed, met, noted = (int(np.count_nonzero(a)) for a in (simple.confirmed, simple.met, simple.noted))
    said = []
    if landscape.choice.confirmed:
        said.append(write("view.confirmed", ties=nouns.ties))
    elif confirmed:
        said.append(write("view.named_by_one", confirmed=confirmed, known=known, ties=nouns.ties))
    if met and len(landscape.meetings):
        said.append(
            write("view.observed", observed=met, known=known, ties=nouns.ties, count=len(landscape.meetings))
        )
    elif met:
        said.append(write("view.observed_alone", observed=met, known=known, ties=nouns.ties))
    if noted:
        said.append(write("view.noted", noted=noted, known=known, ties=nouns.ties))
    return said


def _say_none_leans(told: Sequence[BoundaryReading], nouns: Nouns) -> Sentence:
    if len(told) > MOST_BOUNDARIES_NAMED or not all(is_open(reading.verdict) for reading in told):
        return write("headline.none_clear", count=len(told), ties=nouns.ties)
    boundaries = join_words([name_boundary(reading.name) for reading in told], "word.or")
    return write("headline.open", boundaries=boundaries, ties=nouns.ties)


def _counted(landscape: Landscape, nouns: Nouns) -> dict[str, Any]:
    return {
        "count": landscape.simple.n_ties,
        "known": landscape.simple.n_ties,
        "ties": nouns.ties,
        "people": count_people(landscape.n_people, nouns),
    }


def strength_of(reading: BoundaryReading) -> tuple[int, float]:
    """What puts one boundary above another: how strong its words are, then its pull; (-1, 0) where it cannot be told."""
    if reading.verdict == CANNOT_TELL:
        return -1, 0.0
    words = reading.verdict.split(" to ")
    # where there is only a bound, that bound: the least it can be
    return SCALE.index(words[0]) + SCALE.index(words[-1]), reading.pull or reading.pull_low or 0.0
