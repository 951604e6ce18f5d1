"""What to keep in mind about a boundary: the unknown, the untold, what goes with it, and who stays."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ecotone.boundaries import MissingRange
from ecotone.sentences import Nouns, say_cautions, say_missing_range, say_own_effect, say_staying
from tests.sentences.made import OFFICE, office


def test_people_of_unknown_side_are_counted() -> None:
    reading = office(n_unknown=28, ties_left_out=1204, name="discipline")
    assert [str(sentence) for sentence in say_cautions(reading)] == [
        "28 people are left out: we do not know their discipline.",
        "With them, 1,204 contacts are left out.",
    ]


def test_one_person_is_one_person() -> None:
    reading = office(n_unknown=1, ties_left_out=1)
    assert [str(sentence) for sentence in say_cautions(reading)] == [
        "1 person is left out: we do not know their office.",
        "With them, one of the contacts is left out.",
    ]


def test_one_of_many_organisations_is_one_of_them() -> None:
    said = say_cautions(office(n_unknown=1), Nouns(people="organisations"))
    assert str(said[0]) == "One of the organisations is left out: we do not know their office."


def test_nothing_missing_needs_no_caution() -> None:
    assert say_cautions(office()) == ()


def test_the_unknown_could_change_it_that_much() -> None:
    reading = office(n_unknown=5, missing_range=MissingRange(0.4, 0.52))
    assert str(say_missing_range(reading)) == (
        "Wherever they belong, between about 40 and about 52 cross for every 100 that would."
    )
    steady = office(n_unknown=5, missing_range=MissingRange(0.4, 0.4))
    assert str(say_missing_range(steady)) == (
        "Wherever they belong, about 40 cross for every 100 that would."
    )


def test_too_many_unknown() -> None:
    reading = office(n_unknown=29, missing_range=MissingRange(None, None, too_many=True))
    assert str(say_missing_range(reading)) == (
        "Too many unknown: we do not know the office of 29 of 100 people. They could change this."
    )


def test_nobody_unknown_has_no_range() -> None:
    assert say_missing_range(office(missing_range=MissingRange(0.4, 0.4))) is None


def test_a_survey_that_is_not_complete_gives_broad_patterns() -> None:
    said = say_cautions(office(reason="partly_answered", asked=71, answered=50))
    assert [str(sentence) for sentence in said] == [
        "Broad patterns only: 50 of 71 people have told us; the others could change this."
    ]
    uncounted = say_cautions(office(reason="partly_answered"))
    assert str(uncounted[0]) == "Broad patterns only: not all have told us; the others could change this."


def test_several_belongings_do_not_add_up() -> None:
    reading = office(verdict="cannot tell", reason="several_belongings", n_several=9)
    assert str(say_cautions(reading)[0]) == (
        "Some belong to several sides, so the pairs of sides do not add up."
    )


@pytest.mark.parametrize(
    ("verdict", "staying", "text"),
    [
        (
            "open",
            (0.829, 0.75, 0.916),
            "They meet as others do, but for less long or less often: for every 100 inside, about 83 across, "
            "likely between 75 and 92.",
        ),
        (
            "narrow",
            (0.72, 0.61, 0.85),
            "Those that cross office are also shorter or rarer: for every 100 inside, about 72 across, "
            "likely between 61 and 85.",
        ),
        (
            "open",
            (0.894, 0.792, 1.009),
            "Those that cross office last about as long as the others: for every 100 inside, about 89 across, "
            "likely between 79 and 101.",
        ),
        (
            "narrow",
            (1.4, 1.2, 1.6),
            "Those that cross office last longer or come more often: for every 100 inside, about 140 across, "
            "likely between 120 and 160.",
        ),
    ],
)
def test_staying(verdict: str, staying: tuple[float, float, float], text: str) -> None:
    reading = office(verdict=verdict, staying=staying[0], staying_low=staying[1], staying_high=staying[2])
    assert str(say_staying(reading)) == text


def test_without_weights_nothing_is_said_about_staying() -> None:
    assert say_staying(OFFICE) is None


BUILDING = replace(OFFICE, name="discipline", with_=("building",), verdict="narrow", pull=5.0)


@pytest.mark.parametrize(
    ("own", "text"),
    [
        (
            (2.6, 2.4, 2.9),
            "Part of this goes with building: among people in the same one, discipline still makes a strong "
            "difference.",
        ),
        (
            (2.0, 1.3, 2.6),
            "Part of this goes with building: among people in the same one, discipline still makes some, perhaps a "
            "strong, difference.",
        ),
        (
            (1.02, 0.8, 1.4),
            "Part of this goes with building: among people in the same one, discipline makes no difference we can "
            "see.",
        ),
        (
            (4.9, 3.0, 6.5),
            "Little of this goes with building: among people in the same one, discipline still makes a strong "
            "difference.",
        ),
        (
            (0.5, 0.3, 0.7),
            "Beside building: people in the same one reach across discipline.",
        ),
        (
            (1.9, 0.9, 4.0),
            "How much of this goes with building is not clear: among people in the same one, anything from a strong "
            "lean to none would fit.",
        ),
    ],
)
def test_what_goes_with_another_boundary(own: tuple[float, float, float], text: str) -> None:
    reading = replace(BUILDING, own_effect=own[0], own_effect_low=own[1], own_effect_high=own[2])
    assert str(say_own_effect(reading)) == text


def test_an_open_boundary_has_nothing_to_explain() -> None:
    reading = replace(BUILDING, verdict="open", own_effect=1.5, own_effect_low=1.25, own_effect_high=1.8)
    assert str(say_own_effect(reading)) == (
        "Beside building: among people in the same one, discipline makes some difference."
    )


def test_several_boundaries_are_held_equal_together() -> None:
    reading = replace(
        BUILDING, with_=("building", "law_school"), own_effect=1.0, own_effect_low=0.8, own_effect_high=1.2
    )
    assert str(say_own_effect(reading)) == (
        "Part of this goes with building and law school: among people alike in these, discipline makes no "
        "difference we can see."
    )


def test_nothing_held_equal_nothing_said() -> None:
    assert say_own_effect(OFFICE) is None
