"""The directory: everybody in the order of names, chosen by side, freshness, told or not; nobody is ranked."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client

from ecotone_web.records.models import Belonging, Member, Person, Space
from ecotone_web.rooms.landscape.reads.people import ON_A_PAGE
from tests.cast import PEOPLE
from tests.web.making import make_member, make_people, make_space

Count = Any
NAMES = sorted((member.name for member in PEOPLE), key=str.casefold)


def address(space: Space, rest: str = "") -> str:
    return f"/s/{space.slug}/people/{rest}"


def list_names(client: Client, space: Space, **query: object) -> list[str]:
    response = client.get(address(space), query)
    assert response.status_code == 200
    return [person.name for person in response.context["listed"].people]


def test_everybody_stands_in_the_order_of_names(signed_in: Client, cast: Space) -> None:
    assert list_names(signed_in, cast) == NAMES


def test_nobody_here_offers_a_way_to_begin(signed_in: Client, space: Space) -> None:
    assert "Nobody is here yet." in signed_in.get(address(space)).content.decode()


def test_one_side_or_those_of_unknown_side(signed_in: Client, cast: Space) -> None:
    place = cast.boundaries.get(name="place")
    north = place.sides.get(name="north")
    assert len(list_names(signed_in, cast, side=north.pk)) == 6
    assert list_names(signed_in, cast, boundary=place.pk, side="unknown") == ["Fen Fairwind"]


def test_told_or_not_and_how_long_ago_confirmed(signed_in: Client, cast: Space) -> None:
    Person.objects.filter(outside_id="ada").update(told_on=date(2026, 3, 1))
    Person.objects.filter(outside_id="bo").update(last_confirmed=date(2020, 1, 1))
    Person.objects.filter(outside_id="fen").update(last_confirmed=None)
    assert list_names(signed_in, cast, told="yes") == ["Ada Ankerwyn"]
    assert "Ada Ankerwyn" not in list_names(signed_in, cast, told="no")
    assert list_names(signed_in, cast, fresh="old") == ["Bo Brackwater"]
    assert list_names(signed_in, cast, fresh="never") == ["Fen Fairwind"]


def test_a_name_is_found_by_any_of_its_parts(signed_in: Client, cast: Space) -> None:
    assert list_names(signed_in, cast, q="shore gale") == ["Gale Greenshore"]
    assert list_names(signed_in, cast, q="nobody of this name") == []


def test_pages_hold_everybody_once_forwards_and_backwards(signed_in: Client, cast: Space) -> None:
    source = cast.sources.all()[0]
    Person.objects.bulk_create(
        Person(space=cast, outside_id=f"more {n}", name=f"Mo {n % 40:02}", source=source)
        for n in range(2 * ON_A_PAGE)
    )
    forwards: list[str] = []
    query: dict[str, object] = {}
    last: Any = None
    while True:
        last = signed_in.get(address(cast), query).context["listed"]
        forwards += [person.outside_id for person in last.people]
        if last.later is None:
            break
        query = {"after": last.later}
    assert len(forwards) == len(set(forwards)) == 2 * ON_A_PAGE + len(PEOPLE)
    backwards = [person.outside_id for person in last.people]
    while last.earlier is not None:
        last = signed_in.get(address(cast), {"before": last.earlier}).context["listed"]
        backwards = [person.outside_id for person in last.people] + backwards
    assert backwards == forwards


def test_no_address_of_a_page_names_anybody(signed_in: Client, cast: Space) -> None:
    Person.objects.bulk_create(
        Person(space=cast, outside_id=f"more {n}", name=f"Mo {n:03}", source=cast.sources.all()[0])
        for n in range(60)
    )
    page = signed_in.get(address(cast)).content.decode()
    assert "after=" in page
    assert "after=Mo" not in page


def test_names_are_completed_a_few_at_a_time(signed_in: Client, cast: Space) -> None:
    page = signed_in.get(address(cast, "names/"), {"name": "ai"}).content.decode()
    assert "Fen Fairwind" in page
    assert "Ada" not in page
    assert "option" not in signed_in.get(address(cast, "names/"), {"name": "a"}).content.decode()


def test_an_observer_sees_nobody(client: Client, cast: Space, observer: Member) -> None:
    client.force_login(observer.user)
    uid = cast.people.all()[0].uid
    for rest in ("", "names/", f"{uid}/", f"{uid}/contacts/", f"{uid}/change/", f"{uid}/belongings/"):
        assert client.get(address(cast, rest)).status_code == 403


def test_people_of_another_space_are_not_there(signed_in: Client, cast: Space) -> None:
    other = make_space("Another")
    make_people(other, make_member(other, "convener", "other@example.org"))
    person = other.people.all()[0]
    belonging = person.belongings.all()[0]
    for rest in ("", "contacts/", "change/", "belongings/", f"belongings/{belonging.pk}/"):
        assert signed_in.get(address(cast, f"{person.uid}/{rest}")).status_code == 404
    mine = cast.people.all()[0]
    assert signed_in.get(address(cast, f"{mine.uid}/belongings/{belonging.pk}/")).status_code == 404
    assert signed_in.get(address(cast), {"side": belonging.side_id}).status_code == 404


@pytest.mark.parametrize("n_more", [1, 30])
def test_the_directory_asks_as_often_for_few_as_for_many(
    signed_in: Client, cast: Space, n_more: int, django_assert_num_queries: Count
) -> None:
    source, north = cast.sources.all()[0], cast.boundaries.get(name="place").sides.get(name="north")
    for n in range(n_more):
        person = Person.objects.create(space=cast, outside_id=f"more {n}", name=f"More {n}", source=source)
        Belonging.objects.create(person=person, side=north, source=source)
    with django_assert_num_queries(9):
        signed_in.get(address(cast))
