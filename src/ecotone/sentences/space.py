"""What a team reads of its own space: on the first visit, at home, and on the sheet for a steering group."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ecotone.boundaries import BoundaryReading
from ecotone.boundaries.verdicts import CANNOT_TELL, SCALE
from ecotone.landscape import Belongings, Landscape
from ecotone.sentences.boundary import leans, say_boundary, say_counts, say_likely_range
from ecotone.sentences.cautions import say_cautions
from ecotone.sentences.landscape import MOST_SIDES_NAMED, say_landscape, say_sides, strength_of
from ecotone.sentences.names import count_people, name_boundary, name_side, order_sides
from ecotone.sentences.pairs import order_pair
from ecotone.sentences.sentence import USUAL, Nouns, Sentence, join_words, write

MOST_EMPTY_NAMED = 3
"""More sides with nobody than this are not named in one question."""


def say_start(
    landscape: Landscape,
    nouns: Nouns = USUAL,
    *,
    organisations: Belongings | None = None,
    sides_noun: str | None = None,
    kinds: Belongings | None = None,
) -> tuple[Sentence, ...]:
    """The first true sentences: how many people from how many sides, of which kinds, and what is not known yet.

    `organisations` is the boundary whose sides are counted, `sides_noun` what these are called in the plural
    ("organisations"); `kinds` the boundary into which they are grouped, whose sides are named.

    >>> from ecotone.landscape import People
    >>> kind = Belongings.from_labels("kind", ["Hospitals", "Hospitals", "Residents"])
    >>> here = Landscape(People(("ana", "ben", "cleo")), (kind,))
    >>> print(*say_start(here, organisations=kind, sides_noun="organisations", kinds=kind))
    You work with 3 people from 2 organisations. 2 belong to Hospitals and 1 to Residents. We do not know yet who knows whom.
    """
    if landscape.n_people == 0:
        return (say_landscape(landscape, nouns),)
    people = count_people(landscape.n_people, nouns)
    known = 0 if organisations is None else len({*organisations.side.tolist()})
    if organisations is None or known == 0:
        first = write("start.people", people=people)
    elif sides_noun and known > 1:
        first = write("start.from_sides", people=people, count=known, sides=sides_noun)
    else:
        boundary = name_boundary(organisations.name)
        first = write("start.of_boundary", people=people, count=known, boundary=boundary)
    last = say_landscape(landscape, nouns) if landscape.simple.n_ties else write("missing.no_ties")
    return (first, *_say_belong(kinds), last)


def say_not_told(count: int, nouns: Nouns = USUAL) -> Sentence:
    """How many people have not been told that something about them is held."""
    if count == 0:
        return write("space.all_told")
    return write("space.not_told", count=count, people=count_people(count, nouns))


def say_our_memory(count: int, known: int, nouns: Nouns = USUAL) -> Sentence | None:
    """How many of the ties known are from the team's own memory; None where none is known."""
    if known == 0:
        return None
    key = "space.our_memory" if count else "space.no_memory_of_ours"
    return write(key, count=count, all=known, ties=nouns.ties)


def say_freshness(count: int, known: int, what: str) -> Sentence | None:
    """How many of all `what` (a plural: "friendships") nobody has confirmed for over a year; None where none is known."""
    if known == 0:
        return None
    return write("space.stale" if count else "space.fresh", count=count, all=known, what=what)


def say_sources(count: int) -> Sentence:
    """From how many sources it is."""
    return write("space.sources", count=count)


def say_presence(boundary: Belongings, nouns: Nouns = USUAL) -> tuple[Sentence, ...]:
    """Who is here by side, in the order of names, and from which sides nobody is; then of how many it is not known."""
    people = boundary.side_people.tolist()
    order = order_sides(boundary.sides)
    here = [
        write("word.side_count", side=boundary.sides[side], count=people[side])
        for side in order
        if people[side]
    ]
    if len(here) > MOST_SIDES_NAMED or not here:
        said = say_sides(boundary, nouns)
    else:
        first = write("sheet.here", boundary=name_boundary(boundary.name), sides=join_words(here))
        said = (first, *say_sides(boundary, nouns)[1:])
    empty = _name_empty(boundary)
    if not empty:
        return said
    return (*said[:1], write("empty.side", side=join_words(empty, "word.or")), *said[1:])


def choose_difference(readings: Sequence[BoundaryReading]) -> BoundaryReading | None:
    """The boundary that divides most, as far as it can be told; None where of none can be said that it does."""
    leaning = [reading for reading in readings if reading.verdict != CANNOT_TELL and leans(reading.verdict)]
    return max(leaning, key=strength_of, default=None)


def say_one_difference(readings: Sequence[BoundaryReading], nouns: Nouns = USUAL) -> tuple[Sentence, ...]:
    """The boundary that divides most with its counts and likely range, then what keeps us from saying more."""
    reading = choose_difference(readings)
    if reading is None:
        return (write("sheet.no_difference", ties=nouns.ties),)
    likely = say_likely_range(reading)
    said = (say_boundary(reading, nouns), say_counts(reading, nouns))
    return (*said, *(() if likely is None else (likely,)), *say_cautions(reading, nouns))


def say_asks(
    boundary: Belongings | None, reading: BoundaryReading | None, nouns: Nouns = USUAL
) -> tuple[Sentence, Sentence, Sentence]:
    """Three questions to a steering group: about who is not here, about two sides, about what there is to learn.

    `boundary` says who is here by side, `reading` is the one difference that divides (`choose_difference`).
    """
    empty = [] if boundary is None else _name_empty(boundary)
    return (
        write("ask.introduce", sides=join_words(empty, "word.or")) if empty else write("ask.who_else"),
        _ask_for_two_sides(boundary, reading, nouns),
        write("ask.look_at")
        if reading is None
        else write("ask.only_across", boundary=name_boundary(reading.name)),
    )


def _say_belong(kinds: Belongings | None) -> tuple[Sentence, ...]:
    people = [] if kinds is None else kinds.side_people.tolist()
    here = [] if kinds is None else [side for side in order_sides(kinds.sides) if people[side]]
    if kinds is None or not 0 < len(here) <= MOST_SIDES_NAMED:
        return ()
    first, *rest = here
    sides = [
        kinds.sides[first],
        *(write("word.of_side", count=people[side], side=kinds.sides[side]) for side in rest),
    ]
    return (write("start.belong", count=people[first], sides=join_words(sides)),)


def _name_empty(boundary: Belongings) -> list[Any]:
    people = boundary.side_people
    empty = [side for side in order_sides(boundary.sides) if people[side] == 0]
    return [name_side(boundary.name, boundary.sides[side]) for side in empty[:MOST_EMPTY_NAMED]]


def _ask_for_two_sides(
    boundary: Belongings | None, reading: BoundaryReading | None, nouns: Nouns
) -> Sentence:
    """The two sides between which fewest are known of what would be; else whose side is not known; else anybody."""
    told = [] if reading is None else _list_leaning(reading)
    if reading is not None and told:
        first, second = (reading.sides[end].name for end in order_pair(reading, told[0]))
        return write(
            "ask.both_sides",
            people=nouns.people,
            first=name_side(reading.name, first),
            second=name_side(reading.name, second),
        )
    if boundary is not None and boundary.n_unknown:
        return write("ask.tell_us", boundary=name_boundary(boundary.name))
    return write("ask.bring_together")


def _list_leaning(reading: BoundaryReading) -> list[int]:
    """The pairs of which we can say that less crosses than would, the strongest first, then by their place."""
    pairs = reading.pairs
    told = [place for place in range(len(pairs)) if leans(pairs.verdict[place])]
    words = {place: pairs.verdict[place].split(" to ") for place in told}
    return sorted(told, key=lambda place: -sum(SCALE.index(words[place][end]) for end in (0, -1)))
