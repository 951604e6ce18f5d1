"""What is missing from a landscape, each with one next step."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from ecotone.boundaries import BoundaryReading
from ecotone.landscape import Landscape
from ecotone.reports.bounds import Chosen, shorten_names
from ecotone.sentences import (
    Nouns,
    Sentence,
    count_people,
    join_words,
    name_boundary,
    name_side,
    order_sides,
    say_boundary,
    say_next,
    say_unlisted,
    write,
)

MORE_TIES = ("few_meetings", "too_few", "two_mode")
"""Reasons for which a boundary stands among what is missing, by its own sentence."""

MOST_NAMED = 8
"""Empty sides that are named; more of them are in the table of sides."""


@dataclass(frozen=True)
class Gap:
    """What is missing, what to do next, and (folded) who or what it is about."""

    said: Sentence
    next: Sentence
    names: tuple[str, ...] = ()
    head: str = "Who that is"


def find_gaps(chosen: Chosen, nouns: Nouns) -> tuple[Gap, ...]:
    """Everything that is missing: ties, boundaries, sides, answers, and what only the team says."""
    landscape, readings = chosen.landscape, chosen.readings
    gaps = [
        *_find_others(chosen),
        *_find_untied(landscape, nouns),
        *_find_unknown_sides(landscape, nouns),
        *_find_unlisted(landscape, nouns),
        *_find_empty_sides(landscape),
    ]
    if landscape.simple.n_ties:
        gaps += [
            *_find_unanswered(landscape),
            *_find_too_few(readings, nouns),
            *_find_untold(landscape, nouns),
        ]
    return tuple(gaps)


def _find_others(chosen: Chosen) -> Iterator[Gap]:
    if chosen.others:
        said = write("missing.others", count=len(chosen.others))
        names = [name_boundary(name) for name in chosen.others]
        yield Gap(said, say_next("others"), shorten_names(names), "Which these are")


def _find_untied(landscape: Landscape, nouns: Nouns) -> Iterator[Gap]:
    choice = landscape.choice
    if landscape.n_people and landscape.simple.n_ties == 0:
        if choice.set_aside:
            said = write("missing.no_ties_then", ties=nouns.ties, date=choice.at)
            yield Gap(said, say_next("no_ties_then"))
        elif choice.confirmed and len(landscape.ties):
            yield Gap(write("missing.no_ties_confirmed", ties=nouns.ties), say_next("no_ties_confirmed"))
        else:
            yield Gap(write("missing.no_ties"), say_next("no_ties"))
    if landscape.n_people and not landscape.belongings:
        yield Gap(write("missing.no_boundary", people=nouns.people), say_next("no_boundary"))


def _find_unknown_sides(landscape: Landscape, nouns: Nouns) -> Iterator[Gap]:
    for boundary in landscape.belongings:
        if boundary.n_unknown:
            name = name_boundary(boundary.name)
            people = count_people(boundary.n_unknown, nouns)
            yield Gap(
                write("landscape.side_not_known", people=people, boundary=name),
                say_next("sides_unknown", boundary=name),
            )


def _find_unlisted(landscape: Landscape, nouns: Nouns) -> Iterator[Gap]:
    said = say_unlisted(landscape, nouns)
    if said is not None:
        yield Gap(said, say_next("unlisted"), shorten_names(landscape.people.unknown_ids))


def _find_empty_sides(landscape: Landscape) -> Iterator[Gap]:
    for boundary in landscape.belongings:
        people = boundary.side_people
        empty = [
            name_side(boundary.name, boundary.sides[side])
            for side in order_sides(boundary.sides)
            if people[side] == 0
        ]
        if empty:
            yield Gap(
                write("empty.side", side=join_words(empty[:MOST_NAMED], "word.or")),
                say_next("empty"),
            )


def _find_too_few(readings: Sequence[BoundaryReading], nouns: Nouns) -> Iterator[Gap]:
    for reading in readings:
        if reading.reason in MORE_TIES:
            yield Gap(say_boundary(reading, nouns), say_next(reading.reason))


def _find_unanswered(landscape: Landscape) -> Iterator[Gap]:
    said = landscape.people.answered
    if said is None:
        return
    asked, answered = int(np.count_nonzero(said >= 0)), int(np.count_nonzero(said == 1))
    if answered == 0:
        yield Gap(write("missing.every_answer"), say_next("nobody_asked"))
    elif answered < asked:
        yield Gap(write("missing.answers", answered=answered, asked=asked), say_next("partly_answered"))


def _find_untold(landscape: Landscape, nouns: Nouns) -> Iterator[Gap]:
    simple = landscape.simple
    noted = int(np.count_nonzero(simple.noted))
    if noted:
        said = write("view.noted", noted=noted, known=simple.n_ties, ties=nouns.ties)
        yield Gap(said, say_next("our_memory"))
    if simple.n_potential:
        said = write("view.potential", count=simple.n_potential, ties=nouns.ties)
        yield Gap(said, say_next("potential"))
