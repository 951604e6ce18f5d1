"""The landscape: one boundary as map, strips or table; the address keeps the view; observers see no names."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from ecotone.boundaries import weigh_boundaries
from ecotone_web.bridge.landscapes import gather_landscape
from ecotone_web.bridge.numbers import revive_reading
from ecotone_web.bridge.readings import about_boundary
from ecotone_web.bridge.selection import Selection
from ecotone_web.records.models import Member, Person, Side, Space, Tie
from ecotone_web.rooms.landscape.acts.readings import move_sides
from ecotone_web.rooms.landscape.acts.ties import end_tie
from ecotone_web.rooms.landscape.tasks import provide_reading
from ecotone_web.rooms.space.acts import change
from tests.cast import PEOPLE
from tests.web.making import make_member, make_people, make_space

Count = Any
NAMES = [member.name for member in PEOPLE]


def address(space: Space, rest: str = "") -> str:
    return f"/s/{space.slug}/landscape/{rest}"


def test_nobody_here_teaches_and_offers_one_step(signed_in: Client, space: Space) -> None:
    page = signed_in.get(address(space)).content.decode()
    assert "Nobody is here yet." in page
    assert "Paste names" in page


def test_the_map_is_of_the_boundary_that_the_headline_is_about(signed_in: Client, cast: Space) -> None:
    lead = provide_reading(cast, "whole", Selection()).content["lead"]
    response = signed_in.get(address(cast))
    assert response.context["view"].boundary.pk == lead
    assert 'class="eco-picture"' in response.content.decode()


@pytest.mark.parametrize("show", ["map", "strips", "table"])
def test_the_address_keeps_the_view(signed_in: Client, cast: Space, show: str) -> None:
    place = cast.boundaries.get(name="place")
    response = signed_in.get(
        address(cast), {"boundary": place.pk, "show": show, "confirmed": "yes", "kind": "contacts"}
    )
    page = response.content.decode()
    assert "show=strips" in page
    assert f"boundary={place.pk}" in page
    assert "confirmed=yes" in page
    assert "kind=contacts" in page
    assert response.context["view"].show == show


def test_sides_lead_to_their_pages_in_the_picture_and_in_the_table(signed_in: Client, cast: Space) -> None:
    place = cast.boundaries.get(name="place")
    north = address(cast, f"sides/{place.sides.get(name='north').pk}/")
    page = signed_in.get(address(cast), {"boundary": place.pk}).content.decode()
    assert page.count(f'href="{north}"') >= 2


def test_the_roads_of_a_chosen_side_are_shown(signed_in: Client, cast: Space) -> None:
    organisation = cast.boundaries.get(name="organisation")
    shown = {}
    for name in ("Harbour Museum", "Residents"):
        side = organisation.sides.get(name=name)
        response = signed_in.get(address(cast), {"boundary": organisation.pk, "side": side.pk})
        shown[name] = response.context["map"]["wide"]
    assert shown["Harbour Museum"] != shown["Residents"]


def test_sides_are_chosen_from_in_the_order_of_their_names(
    signed_in: Client, cast: Space, convener: Member
) -> None:
    organisation = cast.boundaries.get(name="organisation")
    last = organisation.sides.get(name="Residents")
    change(last, by=convener.user, name="a last one")
    cast.turn()
    sides = signed_in.get(address(cast), {"boundary": organisation.pk}).context["sides"]
    assert [name for name, _key in sides] == sorted((name for name, _key in sides), key=str.casefold)
    assert sides[0][0] == "a last one"


def test_an_observer_sees_no_names_and_no_way_to_them(client: Client, cast: Space, observer: Member) -> None:
    client.force_login(observer.user)
    for boundary in cast.boundaries.all():
        for show in ("map", "strips", "table"):
            page = client.get(address(cast), {"boundary": boundary.pk, "show": show}).content.decode()
            assert not any(name in page for name in NAMES)
            assert "/landscape/sides/" not in page
            assert "Dune Watch" not in page  # one person alone


@pytest.mark.parametrize(
    "rest", ["sides/{side}/", "sides/{side}/people.json", "meetings/", "places/{boundary}/"]
)
def test_an_observer_is_shown_the_door_of_team_pages(
    client: Client, cast: Space, observer: Member, rest: str
) -> None:
    client.force_login(observer.user)
    side = Side.objects.filter(boundary__space=cast).first()
    assert side is not None
    rest = rest.format(side=side.pk, boundary=side.boundary_id)
    assert client.get(address(cast, rest)).status_code == 403


def test_what_is_in_another_space_is_not_there(signed_in: Client, cast: Space) -> None:
    other = make_space("Another")
    make_people(other, make_member(other, "convener", "other@example.org"))
    side = Side.objects.filter(boundary__space=other)[0]
    assert signed_in.get(address(cast), {"boundary": side.boundary_id}).status_code == 404
    for rest in (f"sides/{side.pk}/", f"sides/{side.pk}/people.json", f"places/{side.boundary_id}/"):
        assert signed_in.get(address(cast, rest)).status_code == 404
    tie, meeting = other.ties.all()[0], other.meetings.all()[0]
    assert signed_in.post(address(cast, f"contacts/{tie.pk}/"), {"do": "remove"}).status_code == 404
    assert signed_in.get(address(cast, f"meetings/{meeting.pk}/")).status_code == 404
    presence = meeting.presences.all()[0]
    assert signed_in.post(address(cast, f"presences/{presence.pk}/remove/")).status_code == 404


def test_a_kind_that_is_not_there_makes_no_reading_of_its_own(signed_in: Client, cast: Space) -> None:
    signed_in.get(address(cast))
    kept = cast.readings.count()
    signed_in.get(address(cast), {"kind": "made up"})
    assert cast.readings.count() == kept


@pytest.mark.django_db(transaction=True)
def test_figures_that_take_long_come_later_and_the_page_says_so(
    signed_in: Client, cast: Space, settings: Any, run_tasks: Callable[[], None]
) -> None:
    settings.WEIGH_AT_ONCE = 0
    page = signed_in.get(address(cast)).content.decode()
    assert "being worked out" in page
    assert "Look again" in page
    assert signed_in.get(address(cast), headers={"HX-Request": "true"}).status_code == 204
    run_tasks()
    assert signed_in.get(address(cast), headers={"HX-Request": "true"}).headers["HX-Refresh"] == "true"
    assert "being worked out" not in signed_in.get(address(cast)).content.decode()
    cast.turn()
    page = signed_in.get(address(cast)).content.decode()
    assert "is as of" in page
    assert 'class="eco-picture"' in page


@pytest.mark.django_db(transaction=True)
def test_several_changes_are_worked_out_once(
    cast: Space, settings: Any, run_tasks: Callable[[], None]
) -> None:
    settings.WEIGH_AT_ONCE = 0
    for _ in range(3):
        cast.turn()
        assert provide_reading(cast, "whole", Selection()).is_pending
    run_tasks()
    made = {reading.made_at for reading in cast.readings.all()}
    assert len(made) == 1
    assert {reading.version for reading in cast.readings.all()} == {cast.version}


def test_no_reading_holds_a_name(cast: Space) -> None:
    Person.objects.filter(space=cast).update(is_listed=False)
    cast.turn()
    provide_reading(cast, "whole", Selection())
    provide_reading(cast, "silos", Selection())
    kept = " ".join(str(reading.content) for reading in cast.readings.all())
    assert not any(name in kept for name in NAMES)
    assert not any(f"'{member.person_id}'" in kept for member in PEOPLE)


def test_what_has_ended_is_not_counted_today(cast: Space, convener: Member) -> None:
    before = provide_reading(cast, "whole", Selection()).content["n_ties"]
    tie = Tie.objects.get(space=cast, one__outside_id="kai", other__outside_id="linn")
    end_tie(by=convener, tie=tie)
    assert provide_reading(cast, "whole", Selection()).content["n_ties"] == before - 1
    day = timezone.localdate() - timedelta(days=1)
    assert provide_reading(cast, "whole", Selection(on=day)).content["n_ties"] == before


def test_a_difference_that_is_set_aside_is_said_to_be_so(signed_in: Client, cast: Space) -> None:
    cast.boundaries.filter(name="place").update(is_used=False)
    place = cast.boundaries.get(name="place")
    for _ in range(2):
        page = signed_in.get(address(cast), {"boundary": place.pk}).content.decode()
        assert "Nothing can be shown of this difference." in page


def test_a_side_stands_where_it_was_put(signed_in: Client, cast: Space) -> None:
    place = cast.boundaries.get(name="place")
    provide_reading(cast, about_boundary(place.pk), Selection())
    north = place.sides.get(name="north")
    assert north.x is not None
    left, version = north.x, cast.version
    away = "right" if left < 1 else "left"
    drawn = provide_reading(cast, about_boundary(place.pk), Selection()).content["map"]
    response = signed_in.post(address(cast, f"places/{place.pk}/"), {"side": north.pk, "way": away})
    assert response.status_code == 302
    north.refresh_from_db()
    cast.refresh_from_db()
    assert north.x != left
    assert cast.version == version  # nothing is weighed again
    move_sides(by=cast.members.get(role="convener"), boundary=place, places={north.pk: (1.0 - left, 1.0)})
    assert provide_reading(cast, about_boundary(place.pk), Selection()).content["map"] != drawn


def test_a_kept_reading_comes_back_whole(cast: Space) -> None:
    for reading in weigh_boundaries(gather_landscape(cast).whole):
        key = cast.boundaries.get(name=reading.name).pk
        numbers = provide_reading(cast, about_boundary(key), Selection()).content["numbers"]
        assert revive_reading(numbers).as_dict() == reading.as_dict()


@pytest.mark.parametrize("n_more", [1, 30])
def test_the_map_asks_the_database_as_often_for_few_as_for_many(
    signed_in: Client, cast: Space, n_more: int, django_assert_num_queries: Count
) -> None:
    place = cast.boundaries.get(name="place")
    Side.objects.bulk_create([Side(boundary=place, name=f"hamlet {n}") for n in range(3 + n_more)])
    signed_in.get(address(cast), {"boundary": place.pk})
    with django_assert_num_queries(11):
        signed_in.get(address(cast), {"boundary": place.pk, "side": place.sides.get(name="north").pk})
