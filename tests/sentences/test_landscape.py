"""The whole landscape in words."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from ecotone.boundaries import weigh_boundaries
from ecotone.landscape import STATUSES, Belongings, Landscape, Meetings, People, Ties, view
from ecotone.sentences import (
    Nouns,
    say_empty_seat,
    say_empty_sides,
    say_headline,
    say_landscape,
    say_next,
    say_questions,
    say_sides,
    say_source,
    say_unlisted,
    say_view,
    strength_of,
)
from tests.cast import N_PAIRS_TIED, PEOPLE, TIES
from tests.sentences.made import office


def cast() -> Landscape:
    """The cast of our examples as a landscape."""
    ids = tuple(member.person_id for member in PEOPLE)
    kinds = ("advice", "contacts")
    ties = Ties(
        np.array([ids.index(tie.source) for tie in TIES]),
        np.array([ids.index(tie.target) for tie in TIES]),
        kinds,
        np.array([kinds.index(tie.kind) for tie in TIES]),
        np.array([STATUSES.index(tie.status) for tie in TIES]),
    )
    belongings = (
        Belongings.from_labels("organisation", [member.organisation for member in PEOPLE]),
        Belongings.from_labels("place", [member.place or None for member in PEOPLE]),
    )
    return Landscape(People(ids), belongings, ties)


def people_alone(n_people: int = 12) -> Landscape:
    ids = tuple(f"p{number}" for number in range(n_people))
    sides = ["Hospitals", "Residents", "Councils"] * n_people
    return Landscape(People(ids), (Belongings.from_labels("organisation", sides[:n_people]),))


def texts(sentences: object) -> list[str]:
    return [str(sentence) for sentence in sentences]  # type: ignore[attr-defined]


def test_people_alone() -> None:
    here = people_alone()
    assert str(say_headline(here, ())) == "You work with 12 people. We do not know yet who knows whom."
    assert texts(say_sides(here.belongings[0])) == [
        "Organisation: Councils (4), Hospitals (4) and Residents (4)."
    ]


def test_nobody_at_all() -> None:
    assert str(say_headline(people_alone(0), ())) == "Nobody is here yet."


def test_the_noun_of_the_space_is_kept() -> None:
    nouns = Nouns(ties="exchanges", people="organisations")
    assert str(say_landscape(people_alone(30), nouns)) == (
        "You work with 30 organisations. We do not know yet who knows whom."
    )


def test_people_and_their_ties() -> None:
    assert str(say_landscape(cast())) == f"We know of {N_PAIRS_TIED} contacts between 12 people."


def test_sides_and_who_is_not_known() -> None:
    assert texts(say_sides(cast().boundary("place"))) == [
        "Place: north (6) and south (5).",
        "We do not know the place of 1 person.",
    ]


def test_many_sides_are_counted_not_listed() -> None:
    sides = [str(number % 42) for number in range(100)]
    boundary = Belongings.from_labels("department", sides)
    assert texts(say_sides(boundary)) == ["Department: 42 sides, of 2 to 3 people."]


def test_a_boundary_of_which_nothing_is_known_names_no_side() -> None:
    assert texts(say_sides(Belongings.from_labels("place", [None, None]))) == [
        "We do not know the place of 2 people."
    ]


def test_sides_with_nobody() -> None:
    boundary = Belongings("place", ("south", "the north estates"), np.array([0]), np.array([0]), 1)
    assert texts(say_empty_sides(boundary)) == ["Nobody here yet from the north estates."]
    assert str(say_empty_seat("place", "the north estates")) == (
        "We know of nobody from the north estates whom she is tied to."
    )


def test_the_headline_is_the_strongest_lean() -> None:
    readings = [
        office(name="gender", verdict="guarded", pull=1.5),
        office(),
        office(name="practice", verdict="open"),
    ]
    assert str(say_headline(cast(), readings)) == (
        "Contacts lean strongly, perhaps very strongly, to one’s own office."
    )


def test_the_headline_says_that_no_lean_shows() -> None:
    readings = [office(name="gender", verdict="open"), office(verdict="crossed to open")]
    assert str(say_headline(cast(), readings)) == "No sign that gender or office divides these contacts."


def test_the_headline_counts_what_is_not_clear() -> None:
    readings = [office(name="gender", verdict="open"), office(verdict="open to guarded")]
    assert str(say_headline(cast(), readings)) == (
        "No clear sign that any of 2 differences divides these contacts."
    )
    assert (
        str(say_headline(cast(), readings[1:]))
        == "Contacts lean somewhat to one’s own office, or not at all."
    )


def test_the_headline_says_that_nothing_can_be_said() -> None:
    readings = weigh_boundaries(cast())
    assert str(say_headline(cast(), readings)) == (
        "We cannot say yet what divides these contacts: 13 between 12 people."
    )
    alone = replace(cast(), belongings=())
    assert str(say_headline(alone, ())) == (
        "We know of 13 contacts between 12 people, and of no difference between them yet."
    )


def test_the_view_says_what_was_taken_and_left_out() -> None:
    assert texts(say_view(cast())) == [
        "All kinds are taken together: advice and contacts.",
        "It is enough that one end named the other. Named by both: 2 of 13 contacts.",
        "From us alone: 1 of 13 contacts.",
        "Potential contacts are left out: 1.",
    ]


def test_a_kind_without_a_name_is_called_so() -> None:
    people = People(("ana", "ben", "cleo"))
    ties = Ties([0, 0, 1], [1, 2, 2], kinds=("", "advice"), kind=[0, 1, 0])
    assert texts(say_view(Landscape(people, ties=ties)))[0] == (
        "All kinds are taken together: advice and those of which no kind is named."
    )


def test_the_view_says_what_was_chosen() -> None:
    chosen = view(cast(), only_kinds=["contacts"], at="2024-03-01", confirmed=True)
    assert texts(say_view(chosen)) == [
        "Only these are counted: contacts.",
        "This is how it was on 2024-03-01.",
        "Only contacts that both ends name are counted.",
        "Potential contacts are left out: 1.",
    ]


def test_the_view_counts_meetings() -> None:
    met = Meetings(
        ("May", "June"), np.array(["2024-05-02", "NaT"]), np.array([0, 1, 0, 2]), np.array([0, 0, 1, 1])
    )
    here = Landscape(People(("ana", "ben", "cleo")), meetings=met)
    assert texts(say_view(here)) == ["Known from 2 meetings alone, where both were present: 2 of 2 contacts."]


def test_the_view_counts_what_was_observed() -> None:
    observed = Ties(np.array([0, 1]), np.array([1, 1]), status=np.array([2, 0]))
    here = Landscape(People(("ana", "ben")), ties=observed)
    assert texts(say_view(here)) == [
        "Observed, and told by nobody: 1 of 1 contacts.",
        "Rows from someone to themselves are left out: 1.",
    ]


def test_people_alone_have_no_view() -> None:
    assert say_view(people_alone()) == ()


def test_one_tie_is_counted_without_a_plural() -> None:
    here = Landscape(People(("ana", "ben", "cleo")), ties=Ties(np.array([0]), np.array([1])))
    assert str(say_landscape(here)) == "Contacts known to us between 3 people: 1."
    assert str(say_headline(here, ())) == (
        "Contacts known to us between 3 people: 1. We know of no difference between them yet."
    )


def test_a_day_without_ties_is_not_taken_for_one_of_which_nothing_is_known() -> None:
    days = np.array(["2024-03-01"], "datetime64[D]")
    here = Landscape(People(("ana", "ben")), ties=Ties(np.array([0]), np.array([1]), since=days))
    before = view(here, at="2024-02-29")
    assert str(say_headline(before, ())) == (
        "You work with 2 people. No contacts between them are known to us on 2024-02-29."
    )
    assert texts(say_view(before)) == [
        "This is how it was on 2024-02-29.",
        "Contacts of other times are left out: 1.",
    ]
    assert texts(say_view(view(here, at="2024-03-01"))) == ["This is how it was on 2024-03-01."]


def test_who_does_not_stand_in_the_list() -> None:
    people = People(("ana", "ben", "cleo"), listed=np.array([True, False, False]))
    said = say_unlisted(Landscape(people))
    assert said is not None
    assert str(said) == ("2 people were named by others and are not in the list; we know no side of theirs.")
    assert said.values["ids"] == ("ben", "cleo")
    assert say_unlisted(cast()) is None


@dataclass
class Read:
    """As much of an account as a sentence needs."""

    file: str
    rows_read: int
    rows_left_out: int = 0
    sheet: str | None = None


def test_a_source_is_accounted_for() -> None:
    assert str(say_source(Read("people.csv", 1240, 2))) == "From people.csv: 1,240 rows read, 2 left out."
    assert str(say_source(Read("map.xlsx", 1, sheet="Elements"))) == (
        "From map.xlsx, Elements: 1 row read, 0 left out."
    )


def test_three_questions_and_a_next_step() -> None:
    assert texts(say_questions(Nouns(ties="friendships"))) == [
        "Which of the people here are among your friendships?",
        "From whom here would you like to learn something, and what?",
        "Who is missing from this list?",
    ]
    assert str(say_next("sides_unknown", boundary="office")) == (
        "Ask them, or someone who knows them, and fill in the column office."
    )


def test_where_there_is_a_bound_alone_it_decides_which_boundary_is_on_top() -> None:
    known = replace(office(verdict="closed"), name="known", pull=9.0)
    sealed = replace(office(verdict="closed"), name="sealed", pull=None, pull_low=40.0, pull_high=None)
    untold = replace(office(verdict="cannot tell", reason="too_few"), name="untold", pull=99.0)
    ranked = sorted([known, untold, sealed], key=strength_of, reverse=True)
    assert [reading.name for reading in ranked] == ["sealed", "known", "untold"]


def test_where_nothing_is_confirmed_it_is_not_said_that_nothing_is_known() -> None:
    ties = Ties([0, 1], [1, 2])
    here = view(Landscape(People(("ana", "ben", "cleo")), ties=ties), confirmed=True)
    assert str(say_landscape(here)) == (
        "You work with 3 people. No contacts between them that both ends name are known to us."
    )
