"""Closely tied parts in words."""

from __future__ import annotations

from dataclasses import replace

from ecotone.boundaries import SideShare
from ecotone.sentences import Nouns, say_silo, say_silos
from tests.sentences.made import part, parts

FRIENDS = Nouns(ties="friendships")


def test_a_part_that_no_column_accounts_for() -> None:
    assert [str(sentence) for sentence in say_silo(part(), FRIENDS)] == [
        "14 people are closely tied and little tied to others. Your columns do not account for it; what would they "
        "call it?",
        "Among themselves we know of 88 friendships, to others 9.",
    ]


def test_a_part_that_a_column_accounts_for() -> None:
    silo = part(
        sides=(SideShare("gender", "women", 6, 11), SideShare("office", "Hartford", 13, 6)),
        named_by=("office", "Hartford"),
        ties_out=0,
    )
    assert [str(sentence) for sentence in say_silo(silo, FRIENDS)] == [
        "14 people are closely tied and little tied to others. Your column office accounts for it.",
        "Among themselves we know of 88 friendships, to others none known to us.",
        "13 of the 14 belong to Hartford (office), as do 6 others.",
        "6 of the 14 belong to women (gender), as do 11 others.",
    ]


def test_a_part_with_more_to_others_than_inside_is_not_said_to_be_apart() -> None:
    assert str(say_silo(part(ties_out=120))[0]) == (
        "14 people have more among themselves than would be anyway, though more goes to others. Your columns do not "
        "account for it; what would they call it?"
    )
    named = part(ties_out=120, named_by=("office", "Hartford"))
    assert str(say_silo(named)[0]).endswith("Your column office accounts for it.")


def test_a_part_made_of_several_sides_is_said_to_be_of_them() -> None:
    two = part(made_of=("office", ("Boston", "Hartford")))
    assert str(say_silo(two)[0]) == (
        "14 people are closely tied and little tied to others. Together they are most of Boston and Hartford; what "
        "would they call what joins them?"
    )
    many = part(made_of=("label", tuple(str(number) for number in range(8))), ties_out=120)
    assert str(say_silo(many)[0]).endswith(
        "Together they are most of label 0, label 1, label 2, label 3, label 4 and label 5, and of 2 more; what would "
        "they call what joins them?"
    )


def test_shares_of_one_and_of_all() -> None:
    silo = part(
        sides=(
            SideShare("office", "Hartford", 14, 1),
            SideShare("office", "Lyon", 14, 0),
            SideShare("department", "9", 5, 0),
            SideShare("place", "north", 5, 1),
        )
    )
    assert [str(sentence) for sentence in say_silo(silo)[2:]] == [
        "All 14 belong to Hartford (office), as does 1 other.",
        "All 14 belong to Lyon (office), and nobody else does.",
        "5 of the 14 belong to department 9, and nobody else does.",
        "5 of the 14 belong to north (place), as does 1 other.",
    ]


def test_many_sides_are_counted_not_listed() -> None:
    sides = tuple(SideShare("place", f"village {number}", 3, 1) for number in range(8))
    said = say_silo(part(sides=sides))
    assert len(said) == 9
    assert str(said[-1]) == "2 more sides stand out."


def test_none_found_is_not_none() -> None:
    assert str(say_silos(parts())) == (
        "We looked for closely tied parts and found none; weak ones cannot be seen."
    )


def test_too_few_to_look() -> None:
    assert str(say_silos(parts(ties=7))) == "Too few contacts to look for closely tied parts. We know of 7."
    assert str(say_silos(parts(ties=0))) == (
        "Too few contacts to look for closely tied parts. None is known to us."
    )


def test_found_parts_are_counted() -> None:
    assert str(say_silos(parts(part()))) == ("One part holds together more than it would anyway: 14 people.")
    assert str(say_silos(parts(part(), part(9)))) == (
        "2 parts hold together more than they would anyway: 23 people in all."
    )


def test_where_all_run_between_two_sides_nothing_was_looked_for() -> None:
    assert str(say_silos(replace(parts(), reason="two_mode", boundary="type"))) == (
        "All 399 contacts known to us run between two sides of type, as between people and meetings, so we did not "
        "look for closely tied parts."
    )
