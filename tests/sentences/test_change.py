"""Then and now in words, always with both counts."""

from __future__ import annotations

import pytest

from ecotone.boundaries import Change
from ecotone.sentences import Nouns, say_change


def change(verdict: str, then: int, now: int, *, ties_now: int = 310) -> Change:
    return Change("office", 60, 300, ties_now, then, now, 90.0, 95.0, 0.6, 0.4, 0.9, verdict)


@pytest.mark.parametrize(
    ("verdict", "then", "now", "text"),
    [
        ("more", 41, 63, "More crosses than in March: 41 then, 63 now, among 60 people known at both dates."),
        (
            "fewer",
            63,
            41,
            "Less crosses than in March: 63 then, 41 now, among 60 people known at both dates.",
        ),
        (
            "no change",
            41,
            44,
            "No change that we can see: 41 crossed in March, 44 now, among 60 people known at both dates.",
        ),
        (
            "cannot tell",
            0,
            3,
            "What crossed in March: none known to us; what crosses now: 3, among 60 people known at both dates. "
            "We cannot say yet if that is a change.",
        ),
    ],
)
def test_then_and_now(verdict: str, then: int, now: int, text: str) -> None:
    assert str(say_change(change(verdict, then, now), "in March")) == text


def test_counts_that_would_say_the_opposite_stand_beside_all_there_are() -> None:
    more = change("more", 41, 38, ties_now=120)
    assert str(say_change(more, "in March", Nouns(ties="friendships"))) == (
        "More crosses than in March, for the friendships there are: 41 of 300 then, 38 of 120 now, among 60 people "
        "known at both dates."
    )
    fewer = change("fewer", 41, 50, ties_now=900)
    assert str(say_change(fewer, "in March")).startswith(
        "Less crosses than in March, for the contacts there are: "
    )
