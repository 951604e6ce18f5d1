"""Then and now: what opened, what closed, who came and who went."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from ecotone.sentences import FORBIDDEN
from ecotone_web.bridge.changes import work_out_change
from ecotone_web.bridge.selection import Selection
from ecotone_web.bridge.words import say
from ecotone_web.records.models import Belonging, Member, Person, Space
from tests.web.boundaries.test_boundaries import words_of

JANUARY_TO_JUNE = "?then=2026-01-15&on=2026-06-15"


def address(space: Space, query: str = "") -> str:
    return f"/s/{space.slug}/boundaries/then-and-now/{query}"


def read(browser: Client, where: str) -> str:
    return words_of(browser.get(where).content.decode())


def test_without_days_it_says_what_to_do(signed_in: Client, space: Space) -> None:
    page = read(signed_in, address(space))
    assert "No day is known of anything here yet." in page
    assert "Add who came to a meeting" in page


def test_an_earlier_day_is_asked_for(signed_in: Client, two_days: Space) -> None:
    page = read(signed_in, address(two_days))
    assert "Choose an earlier day" in page
    assert "The first day of which anything is known is 1 January 2025." in page
    wrong = read(signed_in, address(two_days, "?then=2026-06-15&on=2026-01-15"))
    assert "The earlier day has to come before the later one." in wrong


def test_what_opened_is_said_with_both_counts_and_by_side(signed_in: Client, two_days: Space) -> None:
    page = read(signed_in, address(two_days, JANUARY_TO_JUNE))
    assert "More crosses house than on 15 January 2026." in page
    assert "12 then, 48 now, among 24 people known at both dates" in page
    assert "East and West: 36" in page
    assert "Zoe Zander" in page
    assert "Yan Yarrow" in page


def test_what_closed_is_said_the_other_way_round(signed_in: Client, two_days: Space) -> None:
    for tie in two_days.ties.filter(since="2026-05-01"):
        tie.since, tie.until = None, tie.since
        tie.save()
    two_days.turn()
    page = read(signed_in, address(two_days, JANUARY_TO_JUNE))
    assert "Less crosses house than on 15 January 2026." in page
    assert "Known no longer East and West: 36" in page


def test_the_comparison_says_no_forbidden_word(signed_in: Client, two_days: Space) -> None:
    said = set(re.findall(r"[a-z]+", read(signed_in, address(two_days, JANUARY_TO_JUNE)).lower()))
    assert said.isdisjoint(FORBIDDEN)


def test_observers_read_no_name(client: Client, two_days: Space, observer: Member) -> None:
    client.force_login(observer.user)
    page = read(client, address(two_days, JANUARY_TO_JUNE))
    assert "More crosses house than on 1 January 2026." in page
    assert "1 person" in page
    for name in ("Zoe", "Yan", "by house"):
        assert name not in page


def test_sides_that_are_small_on_one_day_are_together_on_both(two_days: Space) -> None:
    """A side that grows from four to thirteen would else seem to have opened."""
    boundary = two_days.boundaries.get()
    moved = Belonging.objects.filter(side__name="West", person__name__gte="Person 14")
    for belonging in moved.filter(person__name__startswith="Person"):
        belonging.since = "2026-03-01"
        belonging.save()
    for name, size in (("North", 6), ("South", 8)):
        side = boundary.sides.create(name=name)
        for k in range(size):
            person = Person.objects.create(
                space=two_days, outside_id=f"{name}{k}", name=f"{name} {k}", source=boundary.source
            )
            Belonging.objects.create(person=person, side=side, source=boundary.source)
    two_days.turn()
    selection = Selection.from_query({"then": "2026-01-15", "on": "2026-06-15"}).for_others()
    kept = work_out_change(two_days, selection)["change"]["boundaries"][0]
    assert [say(pair["name"]) for pair in kept["new"]["pairs"]] == ["East and Smaller sides"]


def test_what_takes_long_comes_later(
    transactional_db: None,
    signed_in: Client,
    two_days: Space,
    settings: Any,
    run_tasks: Callable[[], None],
) -> None:
    settings.WEIGH_AT_ONCE = 0
    where = address(two_days, JANUARY_TO_JUNE)
    assert "The two days are being compared." in read(signed_in, where)
    run_tasks()
    assert "More crosses house" in read(signed_in, where)


@pytest.mark.parametrize("n", [1, 30])
def test_as_many_queries_for_thirty_people_as_for_one(
    n: int, signed_in: Client, two_days: Space, django_assert_num_queries: Callable[..., object]
) -> None:
    source = two_days.boundaries.get().source
    for k in range(n):
        Person.objects.create(
            space=two_days, outside_id=f"n{k}", name=f"New {k}", since="2026-03-01", source=source
        )
    two_days.turn()
    signed_in.get(address(two_days, JANUARY_TO_JUNE))
    with django_assert_num_queries(9):
        signed_in.get(address(two_days, JANUARY_TO_JUNE))
