"""Then and now in words, always with both counts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ecotone.boundaries import Change
from ecotone.landscape import Turnover
from ecotone.sentences import Nouns, say_change, say_changes, say_turnover


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


def test_what_opened_and_what_closed() -> None:
    more, fewer = change("more", 41, 63), change("fewer", 63, 41)
    place, untold = replace(more, name="place"), change("no change", 41, 42)
    assert [str(said) for said in say_changes([more, fewer, place, untold], "in March")] == [
        "More crosses office and place than in March.",
        "Less crosses office than in March.",
    ]
    assert [str(said) for said in say_changes([untold, replace(untold, name="place")], "in March")] == [
        "We cannot say that more or less crosses office or place than in March."
    ]
    assert [str(said) for said in say_changes([untold] * 9, "in March")] == [
        "We cannot say of any of 9 differences that more or less crosses it than in March."
    ]
    assert say_changes([], "in March") == ()


def test_who_came_and_who_went() -> None:
    moved = Turnover(4, 1, 12, 0, "kind", (("Residents", 1), ("Hospitals", 3)), (("Councils", 1),))
    assert [str(said) for said in say_turnover(moved, "in March", Nouns(ties="friendships"))] == [
        "Here now and not in March: 4 people, by kind: Hospitals (3) and Residents (1).",
        "Here in March and not now: 1 person, by kind: Councils (1).",
        "Friendships known to us now and not in March: 12. Known in March and not now: none.",
    ]
    assert [str(said) for said in say_turnover(Turnover(2, 0, 0, 3), "in March")] == [
        "Here now and not in March: 2 people.",
        "Everybody who was here in March is here now.",
        "Contacts known to us now and not in March: none. Known in March and not now: 3.",
    ]
    assert (
        str(say_turnover(Turnover(0, 1, 0, 0), "in March")[0])
        == "Everybody who is here now was here in March."
    )
