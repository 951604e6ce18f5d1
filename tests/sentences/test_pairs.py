"""A pair of sides in words, row by row: both named in the order of their names, with the counts."""

from __future__ import annotations

import numpy as np
import pytest

from ecotone.sentences import order_pair, order_sides, say_pair, say_pair_in_brief, say_pair_word
from tests.sentences.made import office, offices_apart, offices_asked, two_sides


@pytest.mark.parametrize(
    ("verdict", "text"),
    [
        ("closed", "Hardly any known between Boston and Hartford: 59, where about 138 would be."),
        (
            "narrow to closed",
            "Between Boston and Hartford, far fewer than would be, perhaps hardly any: 59, against about 138.",
        ),
        ("narrow", "Between Boston and Hartford, far fewer than would be: 59, against about 138."),
        (
            "guarded to narrow",
            "Between Boston and Hartford, fewer than would be, perhaps far fewer: 59, against about 138.",
        ),
        ("guarded", "Between Boston and Hartford, somewhat fewer than would be: 59, against about 138."),
        (
            "open to guarded",
            "Between Boston and Hartford, about as many as would be anyway, perhaps somewhat fewer: 59, against "
            "about 138.",
        ),
        ("open", "Between Boston and Hartford, about as many as would be anyway: 59, against about 138."),
        (
            "crossed to open",
            "Between Boston and Hartford, about as many as would be anyway, perhaps more: 59, against about 138.",
        ),
        ("crossed", "Between Boston and Hartford, more than would be anyway: 59, against about 138."),
    ],
)
def test_every_word_on_the_scale_has_its_sentence(verdict: str, text: str) -> None:
    assert str(say_pair(offices_apart(verdict), 0)) == text


@pytest.mark.parametrize(
    ("reason", "pair", "text"),
    [
        ("too_few", 1, "Between Boston and Providence, too few to tell. We know of 3."),
        ("too_few", 2, "Between Hartford and Providence, too few to tell. None is known to us."),
        (
            "nobody_asked",
            1,
            "Nobody from Boston or Providence has told us yet. We know of 3; there may be more.",
        ),
        ("nobody_asked", 2, "Nobody from Hartford or Providence has told us yet. None known is not none."),
        ("our_memory", 1, "Between Boston and Providence, what our team knows, not what there is: 3."),
        ("few_meetings", 2, "Between Hartford and Providence, too few meetings to tell: none known to us."),
        (
            "several_belongings",
            0,
            "Between Boston and Hartford: 59, against about 138. How strong that is we cannot say yet.",
        ),
        (
            "partly_answered",
            0,
            "Not all from Boston and Hartford have told us; the others could change this. So far, 59.",
        ),
        (None, 0, "Between Boston and Hartford, not clear yet: 59, against about 138."),
    ],
)
def test_every_reason_for_not_knowing_is_named(reason: str | None, pair: int, text: str) -> None:
    nothing = np.full(3, np.nan)
    assert str(say_pair(offices_apart("cannot tell", reason, low=nothing, high=nothing), pair)) == text


def test_unclear_says_what_would_fit() -> None:
    reading = offices_apart("cannot tell", "unclear", low=np.full(3, 0.2), high=np.full(3, 1.0))
    assert str(say_pair(reading, 0)) == (
        "Between Boston and Hartford, not clear: anything from hardly any to about as many would fit. "
        "There are 59, against about 138."
    )


def test_a_zero_is_known_to_us() -> None:
    ties = np.array([0, 0, 0])
    assert str(say_pair(offices_apart("closed", ties=ties), 0)) == (
        "None known to us between Boston and Hartford, where about 138 would be."
    )
    assert str(say_pair(offices_apart("narrow", ties=ties), 0)) == (
        "Between Boston and Hartford, far fewer than would be: none known to us, against about 138."
    )


def test_who_has_told_us_is_counted_by_side() -> None:
    reading = offices_asked(answered=(30, 8, 4), verdict="cannot tell", reason="partly_answered")
    assert str(say_pair(reading, 0)) == (
        "30 of 48 from Boston and 8 of 19 from Hartford have told us; the others could change this. So far, 59."
    )


def test_a_broad_pattern_carries_its_caution() -> None:
    reading = offices_asked(answered=(35, 14, 4), verdict="narrow", reason="partly_answered")
    assert str(say_pair(reading, 0)) == (
        "Between Boston and Hartford, far fewer than would be: 59, against about 138. "
        "Only 35 of 48 from Boston and 14 of 19 from Hartford have told us; the others could change this."
    )
    uncounted = offices_apart("narrow", "partly_answered")
    assert str(say_pair(uncounted, 0)).endswith("Not all have told us; the others could change this.")


def test_sides_stand_in_the_order_of_their_names() -> None:
    reading = two_sides()
    assert order_pair(reading, 0) == (1, 0)
    assert str(say_pair(reading, 0)).startswith("Between associate and partner,")


def test_a_side_that_is_a_number_is_named_with_its_boundary() -> None:
    pairs = offices_apart("narrow", sides=("14", "4", "9")).pairs
    text = str(say_pair(office(name="department", pairs=pairs), 0))
    assert text == "Between department 4 and department 14, far fewer than would be: 59, against about 138."


def test_the_brief_form_fits_a_strip() -> None:
    assert str(say_pair_in_brief(office(), 0)) == "59 of about 138: far fewer"
    assert str(say_pair_in_brief(office(), 2)) == "None known to us, of about 1: too few to tell"
    unweighed = offices_apart("cannot tell", "several_belongings", expected=np.full(3, np.nan))
    assert str(say_pair_in_brief(unweighed, 0)) == "59: we cannot say yet"
    assert str(say_pair_word(office(), 1)) == "too few to tell"


def test_sides_that_differ_in_accents_alone_stand_in_one_order_whatever_came_first() -> None:
    names = ["Élan", "elan", "Elan", "f"]
    for given in (names, names[::-1]):
        assert [given[place] for place in order_sides(given)] == ["Elan", "elan", "Élan", "f"]
