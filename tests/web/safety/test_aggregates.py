"""Whoever sees aggregates alone cannot, by looking twice, work out who is where."""

from __future__ import annotations

import html
import re
from datetime import date, timedelta
from itertools import product
from typing import Any

import pytest
from django.test import Client

from ecotone_web.bridge.changes import CHANGE
from ecotone_web.bridge.readings import about_boundary
from ecotone_web.bridge.selection import Selection
from ecotone_web.records.models import Belonging, Boundary, Member, Person, SharedView, Side, Space, Tie
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


WARDS = {"Ward A": 9, "Ward B": 8, "Ward C": 3, "Town hall": 7, "Library": 2, "Parish": 6, "School": 4}
KINDS = {"Hospital": ("Ward A", "Ward B", "Ward C"), "Council": ("Town hall", "Library", "Parish", "School")}


@pytest.fixture
def grouped(space: Space, convener: Member) -> Space:
    """Organisations, some of them small, and their two kinds."""
    source = find_hand(convener)
    base = Boundary.objects.create(space=space, name="organisation", source=source)
    kinds = Boundary.objects.create(space=space, name="kind", grouped_from=base, source=source)
    for kind, members in KINDS.items():
        group = Side.objects.create(boundary=kinds, name=kind)
        for name in members:
            side = Side.objects.create(boundary=base, name=name, group=group)
            for number in range(WARDS[name]):
                called = f"{name} {number}"
                person = Person.objects.create(space=space, name=called, outside_id=called, source=source)
                Belonging.objects.create(person=person, side=side, source=source)
    one, other = Person.objects.filter(space=space)[:2]
    Tie.objects.create(space=space, one=one, other=other, kind="quarrel", status="reported", source=source)
    space.turn()
    return space


def read_counts(client: Client, space: Space) -> dict[str, int]:
    """How many are on which side, as the tables of all maps tell whoever is signed in."""
    counts: dict[str, int] = {}
    for boundary in Boundary.objects.filter(space=space):
        page = client.get(f"/s/{space.slug}/landscape/?boundary={boundary.pk}&show=table").content.decode()
        rows = re.findall(r'<th scope="row">(?:<a [^>]*>)?([^<]+)(?:</a>)?</th><td[^>]*>(\d+)</td>', page)
        counts |= {name: int(count) for name, count in rows}
    return counts


def solve(kind: str, counts: dict[str, int]) -> dict[str, set[int]]:
    """How many may be on each side of a kind of which nothing is told, by all that is told."""
    hidden = [name for name in KINDS[kind] if name not in counts]
    told = sum(counts.get(name, 0) for name in KINDS[kind])
    ways = [way for way in product(range(1, 12), repeat=len(hidden)) if told + sum(way) == counts[kind]]
    return {name: set(possible) for name, possible in zip(hidden, zip(*ways, strict=True), strict=True)}


def test_no_small_side_can_be_worked_out_from_all_maps_together(grouped: Space, watching: Client) -> None:
    counts = read_counts(watching, grouped)
    assert counts["Hospital"] == 20
    possible = {name: found for kind in KINDS for name, found in solve(kind, counts).items()}
    assert {name for name, count in WARDS.items() if count < 5} <= set(possible)
    assert [name for name, found in possible.items() if len(found) == 1] == []


def test_the_team_reads_every_side_from_the_same_maps(grouped: Space, signed_in: Client) -> None:
    assert WARDS.items() <= read_counts(signed_in, grouped).items()


def test_an_observer_cannot_take_one_kind_of_contact_from_all_of_them(
    grouped: Space, watching: Client
) -> None:
    kinds = Boundary.objects.get(name="kind")
    address = f"/s/{grouped.slug}/landscape/?boundary={kinds.pk}"
    nurse, clerk = Person.objects.get(name="Ward A 0"), Person.objects.get(name="Town hall 0")
    tie = Tie.objects.create(
        space=grouped, one=nurse, other=clerk, kind="e-mail", status="reported", source=kinds.source
    )
    grouped.turn()
    chosen = watching.get(f"{address}&kind={tie.kind}&confirmed=yes")
    assert chosen.context["content"] == watching.get(address).context["content"]
    assert 'name="kind"' not in chosen.content.decode()


def share(client: Client, space: Space, boundary: str, **choice: str) -> str:
    """What the page says after somebody asked for a link."""
    key = Boundary.objects.get(space=space, name=boundary).pk
    until = (date.today() + timedelta(days=7)).isoformat()
    words = {"boundary": key, "title": "Board", "until": until, **choice}
    return html.unescape(client.post(f"/s/{space.slug}/share/", words, follow=True).content.decode())


def test_no_link_is_made_to_what_would_tell_on_small_sides(grouped: Space, signed_in: Client) -> None:
    assert "such as groups of its sides" in share(signed_in, grouped, "organisation")
    assert not SharedView.objects.exists()
    assert "/view/" in share(signed_in, grouped, "kind")


def test_no_link_is_made_to_a_choice_of_few_contacts(grouped: Space, signed_in: Client) -> None:
    assert "so few" in share(signed_in, grouped, "kind", kind="quarrel")
    assert not SharedView.objects.exists()


def test_a_link_that_came_to_show_few_contacts_shows_nothing(
    grouped: Space, signed_in: Client, client: Client, settings: Any
) -> None:
    settings.WEIGH_AT_ONCE = -1  # nobody knows yet how many there are
    said = share(signed_in, grouped, "kind", kind="quarrel")
    settings.WEIGH_AT_ONCE = 3_000
    link = re.search(r"/view/[^\"<\s]+", said)
    assert link
    assert client.get(link[0]).status_code == 404


def test_how_many_of_a_side_have_told_us_is_not_said_to_others(grouped: Space) -> None:
    Person.objects.filter(space=grouped).update(is_asked=True)
    Person.objects.filter(space=grouped, name="Ward A 0").update(answered_on=JOINED)
    grouped.turn()
    kinds = about_boundary(Boundary.objects.get(name="kind").pk)
    for selection, told in ((Selection(), 1), (Selection().for_others(), None)):
        content = provide_reading(grouped, kinds, selection).content
        assert content is not None
        hospital = next(side for side in content["numbers"]["sides"] if side["name"] == "Hospital")
        assert (hospital["answered"], content["numbers"]["answered"]) == (told, told)
