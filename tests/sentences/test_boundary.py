"""One boundary in words, row by row."""

from __future__ import annotations

import pytest

from ecotone.sentences import (
    Nouns,
    say_boundary,
    say_boundary_in_full,
    say_counts,
    say_in_brief,
    say_likely_range,
    say_rates,
)
from tests.sentences.made import office, two_sides

FRIENDS = Nouns(ties="friendships")


@pytest.mark.parametrize(
    ("verdict", "text"),
    [
        ("closed", "Friendships lean very strongly to one’s own office."),
        ("narrow to closed", "Friendships lean strongly, perhaps very strongly, to one’s own office."),
        ("narrow", "Friendships lean strongly to one’s own office."),
        ("guarded to narrow", "Friendships lean somewhat, perhaps strongly, to one’s own office."),
        ("guarded", "Friendships lean somewhat to one’s own office."),
        ("open to guarded", "Friendships lean somewhat to one’s own office, or not at all."),
        ("open", "No sign that office divides these friendships."),
        (
            "crossed to open",
            "No sign that office divides these friendships; people may even reach across it.",
        ),
        ("crossed", "People reach across office."),
    ],
)
def test_every_word_on_the_scale_has_its_sentence(verdict: str, text: str) -> None:
    assert str(say_boundary(office(verdict=verdict), FRIENDS)) == text


@pytest.mark.parametrize(
    ("reason", "changes", "text"),
    [
        ("too_few", {"ties": 12}, "Office: too few to tell. We know of 12."),
        ("too_few", {"ties": 0}, "Office: too few to tell. None is known to us."),
        (
            "unclear",
            {"pull_low": 1.1, "pull_high": 3.0},
            "Office: not clear. Anything from a strong lean to none would fit.",
        ),
        (
            "unclear",
            {"pull_low": 0.5, "pull_high": 9.0},
            "Office: not clear. Anything from a very strong lean to reaching across would fit.",
        ),
        ("unclear", {"pull_low": None, "pull_high": None}, "Office: not clear yet."),
        ("nobody_asked", {}, "Office: nobody has told us yet. None known is not none."),
        (
            "our_memory",
            {"noted": 250},
            "Office: what our team knows, not what there is. 250 of 399 friendships come from us alone.",
        ),
        (
            "partly_answered",
            {"asked": 71, "answered": 30},
            "Office: not clear yet. 30 of 71 people have told us; the others could change this.",
        ),
        (
            "partly_answered",
            {},
            "Office: not clear yet. Not all have told us; the others could change this.",
        ),
        (
            "several_belongings",
            {},
            "Of 399 friendships, 62 join people with no office in common; about 143 would if it made no difference. "
            "Some people belong to several sides, so we cannot say yet how strong that is.",
        ),
        (
            "several_belongings",
            {"crossing": 1},
            "Of 399 friendships, 1 joins people with no office in common; about 143 would if it made no difference. "
            "Some people belong to several sides, so we cannot say yet how strong that is.",
        ),
        (
            "several_belongings",
            {"ties": 0, "crossing": 0, "expected_crossing": None},
            "No friendships are known to us between people whose office we know.",
        ),
        (
            "several_belongings",
            {"expected_crossing": None},
            "Of 399 friendships, 62 join people with no office in common. "
            "Some people belong to several sides, so we cannot say yet how strong that is.",
        ),
        ("few_meetings", {"meetings": 3}, "Office: from 3 meetings only, too few to tell."),
        ("few_meetings", {"meetings": 1}, "Office: from 1 meeting only, too few to tell."),
        (
            "two_mode",
            {"expected_crossing": None},
            "Office: all 399 friendships known to us run between two sides, as between people and meetings. "
            "What there would be anyway cannot be said.",
        ),
        (None, {}, "Office: not clear yet."),
    ],
)
def test_every_reason_for_not_knowing_is_named(
    reason: str | None, changes: dict[str, object], text: str
) -> None:
    reading = office(verdict="cannot tell", reason=reason, **changes)
    assert str(say_boundary(reading, FRIENDS)) == text


def test_nobody_asked_names_two_sides_in_the_order_of_their_names() -> None:
    reading = two_sides(verdict="cannot tell", reason="nobody_asked")
    assert str(say_boundary(reading)) == (
        "Nobody from associate or partner has told us yet. None known is not none."
    )


def test_the_strongest_word_needs_that_half_of_the_crossings_are_missing() -> None:
    reading = office(verdict="cannot tell", reason="unclear", permeability=0.7, pull_low=1.0, pull_high=9.0)
    assert "anything from a strong lean to none" in str(say_boundary(reading)).lower()


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ({}, "62 cross; about 143 would if office made no difference."),
        ({"crossing": 1}, "1 crosses; about 143 would if office made no difference."),
        ({"crossing": 0}, "None known to us crosses; about 143 would if office made no difference."),
        (
            {"crossing": 14593, "expected_crossing": 15356.2},
            "14,593 cross; about 15,356 would if office made no difference.",
        ),
        (
            {"crossing": 0, "expected_crossing": 0.3},
            "None known to us crosses; less than 1 would if office made no difference.",
        ),
        ({"expected_crossing": None}, "Of 399 friendships known to us, 62 cross office."),
        ({"ties": 0}, "No friendships are known to us between people whose office we know."),
    ],
)
def test_the_counts_are_true_and_round(changes: dict[str, object], text: str) -> None:
    assert str(say_counts(office(**changes), FRIENDS)) == text


@pytest.mark.parametrize(
    ("inside", "across", "text"),
    [
        (0.25, 0.0213, "Inside, 1 pair in 4; across, 1 in 47."),
        (0.7, 0.5, "Inside, 7 pairs in 10; across, 1 in 2."),
        (1.0, 0.0, "Inside, every pair; across, none known to us."),
        (0.0, 0.1, "Inside, none known to us; across, 1 pair in 10."),
        (0.99, 0.98, "Inside, nearly every pair; across, nearly every pair."),
    ],
)
def test_rates_are_fractions_that_people_read_easily(inside: float, across: float, text: str) -> None:
    assert str(say_rates(office(inside_rate=inside, crossing_rate=across))) == text


def test_there_are_no_rates_where_there_are_no_pairs() -> None:
    assert say_rates(office(inside_rate=None)) is None


def test_the_likely_range_is_counted_in_hundreds() -> None:
    assert str(say_likely_range(office())) == (
        "For every 100 that would cross if office made no difference, likely between 33 and 56 do."
    )
    assert str(say_likely_range(office(low=0.988, high=0.992))) == (
        "For every 100 that would cross if office made no difference, about 99 do."
    )
    assert say_likely_range(office(low=None, high=None)) is None


def test_sentence_counts_and_rates_follow_one_another() -> None:
    said = [sentence.key for sentence in say_boundary_in_full(office())]
    assert said == ["boundary.narrow_to_closed", "boundary.counts", "boundary.rates", "boundary.likely_range"]


def test_several_belongings_say_their_counts_once() -> None:
    said = [
        str(sentence)
        for sentence in say_boundary_in_full(office(verdict="cannot tell", reason="several_belongings"))
    ]
    assert sum("143" in text for text in said) == 1


def test_the_brief_words_fit_a_table() -> None:
    assert str(say_in_brief(office())) == "a strong, perhaps very strong, lean"
    assert (
        str(say_in_brief(office(verdict="cannot tell", reason="few_meetings"))) == "too few meetings to tell"
    )


def test_names_of_columns_become_words() -> None:
    assert str(say_boundary(office(name="Law_School", verdict="open"))) == (
        "No sign that law school divides these contacts."
    )
    assert str(say_boundary(office(name="law_school", verdict="cannot tell", reason="too_few"))) == (
        "Law school: too few to tell. We know of 399."
    )
