"""Whoever sees aggregates alone cannot, by looking twice, work out who is where."""

from __future__ import annotations

import html
from datetime import date

import pytest
from django.test import Client

from ecotone_web.bridge.changes import CHANGE
from ecotone_web.bridge.selection import Selection
from ecotone_web.records.models import Belonging, Boundary, Member, Person, Side, Space, Tie
from ecotone_web.rooms.landscape.tasks import provide_reading
from ecotone_web.rooms.space.sources.acts import find_hand

COUNTS = {"Hospitals": 9, "Councils": 8, "Prison leavers": 1, "Night shelter": 2}
JOINED = date(2026, 3, 17)


@pytest.fixture
def ways(space: Space, convener: Member) -> Boundary:
    """A boundary of two large sides and two small ones; one person came to hers on a day."""
    source = find_hand(convener)
    boundary = Boundary.objects.create(space=space, name="way in", source=source)
    number = 0
    for name, count in COUNTS.items():
        side = Side.objects.create(boundary=boundary, name=name)
        for _each in range(count):
            number += 1
            person = Person.objects.create(
                space=space, name=f"Person {number}", outside_id=f"p{number}", source=source
            )
            since = JOINED if name == "Prison leavers" else None
            Belonging.objects.create(person=person, side=side, since=since, source=source)
    space.turn()
    return boundary


@pytest.fixture
def watching(client: Client, observer: Member) -> Client:
    """A browser in which an observer is signed in."""
    client.force_login(observer.user)
    return client


@pytest.mark.parametrize("day", ["2026-03-01", "2026-03-16", "2026-03-18", "2030-01-01"])
def test_a_small_side_has_no_name_on_any_day_not_even_while_it_was_empty(
    day: str, ways: Boundary, watching: Client
) -> None:
    for place in (f"landscape/?boundary={ways.pk}&", f"boundaries/{ways.pk}/?", "boundaries/?"):
        page = html.unescape(watching.get(f"/s/{ways.space.slug}/{place}on={day}").content.decode())
        assert "Prison leavers" not in page
        assert "Night shelter" not in page


def test_the_team_does_see_the_side_that_was_empty_then(ways: Boundary, signed_in: Client) -> None:
    page = signed_in.get(f"/s/{ways.space.slug}/landscape/?boundary={ways.pk}&on=2026-03-01").content.decode()
    assert "Prison leavers" in page


def test_two_days_are_compared_without_sides_that_are_small_today(ways: Boundary) -> None:
    shelter, source = ways.sides.get(name="Night shelter"), ways.source
    for number in range(5):
        guest = Person.objects.create(
            space=ways.space, name=f"Guest {number}", outside_id=f"g{number}", source=source
        )
        Belonging.objects.create(person=guest, side=shelter, until=date(2026, 5, 1), source=source)
    nurse = Person.objects.filter(belongings__side__name="Hospitals")[0]
    Tie.objects.create(
        space=ways.space, one=nurse, other=guest, since=date(2026, 2, 10), status="reported", source=source
    )
    ways.space.turn()
    selection = Selection(on=date(2026, 3, 1), then=date(2026, 1, 1))
    for each, is_named in ((selection, True), (selection.for_observers(), False)):
        content = provide_reading(ways.space, CHANGE, each).content
        assert ("Night shelter" in str(content)) is is_named


def test_an_observer_looks_at_past_days_by_the_month() -> None:
    chosen = Selection(on=date(2026, 3, 17), then=date(2025, 12, 24)).for_observers()
    assert (chosen.on, chosen.then) == (date(2026, 3, 1), date(2025, 12, 1))
    assert chosen.hide_small
    assert Selection(on=date(2999, 3, 17)).for_observers().on is None


def test_an_observer_s_page_says_so(ways: Boundary, watching: Client) -> None:
    page = watching.get(f"/s/{ways.space.slug}/landscape/?boundary={ways.pk}&on=2026-03-17").content.decode()
    assert 'value="2026-03-01"' in page
    assert "first of a month" in page


@pytest.mark.parametrize("place", ["landscape/?boundary={}", "boundaries/{}/"])
def test_what_was_set_aside_is_not_there_for_an_observer(
    place: str, ways: Boundary, watching: Client
) -> None:
    Boundary.objects.update(is_used=False)
    assert watching.get(f"/s/{ways.space.slug}/{place.format(ways.pk)}").status_code == 404
