"""What a team reads of its own space."""

from __future__ import annotations

import numpy as np
import pytest

from ecotone.landscape import Belongings, Landscape, People, Ties
from ecotone.sentences import (
    Nouns,
    choose_difference,
    say_asks,
    say_freshness,
    say_not_told,
    say_one_difference,
    say_our_memory,
    say_presence,
    say_sources,
    say_start,
)
from tests.sentences.made import office, two_sides

KINDS = ["Hospitals"] * 22 + ["Councils"] * 16 + ["Charities"] * 14 + ["Residents"] * 10


def space(n_people: int = 62) -> Landscape:
    """62 people from 24 organisations of four kinds."""
    organisations = [f"organisation {person % 24}" for person in range(n_people)]
    belongings = (
        Belongings.from_labels("organisation", organisations),
        Belongings.from_labels("kind", KINDS[:n_people]),
    )
    return Landscape(People(tuple(map(str, range(n_people)))), belongings)


def texts(sentences: object) -> list[str]:
    return [str(sentence) for sentence in sentences]  # type: ignore[attr-defined]


def test_the_first_true_sentences() -> None:
    here = space()
    organisations, kinds = here.belongings
    said = say_start(here, organisations=organisations, sides_noun="organisations", kinds=kinds)
    assert texts(said) == [
        "You work with 62 people from 24 organisations.",
        "14 belong to Charities, 16 to Councils, 22 to Hospitals and 10 to Residents.",
        "We do not know yet who knows whom.",
    ]


def test_the_first_sentences_name_no_noun_that_nobody_gave() -> None:
    here = space()
    assert texts(say_start(here, organisations=here.belongings[0]))[0] == (
        "You work with 62 people. Of organisation we know 24 sides."
    )
    assert texts(say_start(here, Nouns(people="practices"))) == [
        "You work with 62 practices.",
        "We do not know yet who knows whom.",
    ]


def test_many_kinds_are_not_listed_and_nobody_is_nobody() -> None:
    here = space()
    assert len(say_start(here, organisations=here.belongings[0], kinds=here.belongings[0])) == 2
    assert texts(say_start(space(0))) == ["Nobody is here yet."]


def test_one_on_the_first_side() -> None:
    kinds = Belongings.from_labels("kind", ["Councils", "Residents", "Residents"])
    here = Landscape(People(("ana", "ben", "cleo")), ties=Ties([0], [1]))
    assert texts(say_start(here, kinds=kinds)) == [
        "You work with 3 people.",
        "1 belongs to Councils and 2 to Residents.",
        "Contacts known to us between 3 people: 1.",
    ]


def test_who_has_not_been_told() -> None:
    assert str(say_not_told(0)) == "Everybody here has been told that we hold this."
    assert str(say_not_told(1)) == "1 person has not been told that we hold this."
    assert str(say_not_told(7, Nouns(people="members"))) == "7 members have not been told that we hold this."


def test_how_much_is_our_own_memory_and_how_fresh_it_is() -> None:
    friends = Nouns(ties="friendships")
    assert str(say_our_memory(1, 40, friends)) == "1 of 40 friendships comes from our own memory alone."
    assert str(say_our_memory(0, 40)) == "None of the 40 contacts comes from our own memory alone."
    assert str(say_freshness(12, 40, "friendships")) == (
        "12 of 40 friendships have not been confirmed for over a year."
    )
    assert (
        str(say_freshness(0, 40, "people")) == "None of 40 people has waited for over a year to be confirmed."
    )
    assert (say_our_memory(0, 0), say_freshness(0, 0, "people")) == (None, None)
    assert str(say_sources(3)) == "It comes from 3 sources."


def test_who_is_here_and_who_is_not() -> None:
    boundary = Belongings(
        "place", ("south", "the north estates", "west"), np.array([0, 1, 2]), np.array([0, 0, 2]), 4
    )
    assert texts(say_presence(boundary)) == [
        "Here by place: south (2) and west (1).",
        "Nobody here yet from the north estates.",
        "We do not know the place of 1 person.",
    ]
    many = Belongings.from_labels("department", [str(number) for number in range(40)])
    assert texts(say_presence(many)) == ["Department: 40 sides, of 1 to 1 people."]


def test_one_difference_with_what_we_cannot_say() -> None:
    readings = [office(name="gender", verdict="open"), office(n_unknown=3), office(verdict="guarded")]
    assert choose_difference(readings) is readings[1]
    assert texts(say_one_difference(readings)) == [
        "Contacts lean strongly, perhaps very strongly, to one’s own office.",
        "62 cross; about 143 would if office made no difference.",
        "For every 100 that would cross if office made no difference, likely between 33 and 56 do.",
        "3 people are left out: we do not know their office.",
    ]


def test_where_no_difference_divides_that_is_said() -> None:
    readings = [office(verdict="open"), office(verdict="cannot tell", reason="too_few")]
    assert choose_difference(readings) is None
    assert texts(say_one_difference(readings)) == [
        "We cannot say of any difference yet that it divides these contacts."
    ]


@pytest.mark.parametrize("empty", [True, False])
def test_three_asks(empty: bool) -> None:
    sides = ("partner", "associate", "the north estates") if empty else ("partner", "associate")
    boundary = Belongings("status", sides, np.array([0, 1]), np.array([0, 1]), 2)
    assert texts(say_asks(boundary, two_sides())) == [
        "Who could introduce us to somebody from the north estates?"
        if empty
        else "Who is missing from this picture?",
        "Who of you knows people from associate and from partner?",
        "What could be learned only across status?",
    ]


def test_three_asks_where_nothing_divides() -> None:
    boundary = Belongings.from_labels("place", ["south", None])
    assert texts(say_asks(boundary, None)) == [
        "Who is missing from this picture?",
        "Who could tell us the place of those of whom we do not know it?",
        "Which difference should we look at next?",
    ]
    assert str(say_asks(None, None)[1]) == "Whom among those here would you bring together?"
