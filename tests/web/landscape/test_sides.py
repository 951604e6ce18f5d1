"""A side: its people in the order of names, what is known beyond it, its name, and two that are one."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client

from ecotone_web.bridge.numbers import revive_reading
from ecotone_web.records.models import Belonging, Boundary, Member, Person, Side, Space
from ecotone_web.rooms.landscape.acts.sides import merge_sides, undo_merge_of_sides
from tests.web.landscape.test_map import address

Count = Any


def side_of(space: Space, boundary: str, name: str) -> Side:
    return Side.objects.get(boundary__space=space, boundary__name=boundary, name=name)


def test_a_side_shows_its_people_and_what_is_known_between_it_and_the_others(
    signed_in: Client, cast: Space
) -> None:
    museum = side_of(cast, "organisation", "Harbour Museum")
    page = signed_in.get(address(cast, f"sides/{museum.pk}/")).content.decode()
    assert "4 people belong to Harbour Museum." in page
    assert page.index("Ada Ankerwyn") < page.index("Bo Brackwater") < page.index("The Harbour Museum")
    assert "Dag Driftwood" not in page
    assert "Between Harbour Museum and the others" in page
    assert 'id="people-view"' in page


def test_an_empty_side_says_so_and_offers_one_step(signed_in: Client, cast: Space) -> None:
    place = cast.boundaries.get(name="place")
    estates = Side.objects.create(boundary=place, name="north estates")
    page = signed_in.get(address(cast, f"sides/{estates.pk}/")).content.decode()
    assert "Nobody here yet from north estates." in page
    assert page.count('class="button"') == 1


def test_the_drawing_has_the_side_first_and_whom_its_people_know(signed_in: Client, cast: Space) -> None:
    museum = side_of(cast, "organisation", "Harbour Museum")
    sent = signed_in.get(address(cast, f"sides/{museum.pk}/people.json")).json()
    assert sent["sides"][0] == "Harbour Museum"
    inside = [person["name"] for person in sent["people"] if person["side"] == 0]
    assert inside == ["Ada Ankerwyn", "Bo Brackwater", "Cléo Câprier", "The Harbour Museum"]
    outside = {person["name"] for person in sent["people"] if person["side"] != 0}
    # two by what they said, two at the spring supper: counted by hand in tests/cast.py
    assert outside == {"Dag Driftwood", "Gale Greenshore", "Ivo Isthmus", "Kai Kelp"}
    assert {tie[2] for tie in sent["ties"]} <= {"reported", "confirmed", "observed", "noted"}
    assert all("/people/" in person["href"] for person in sent["people"])


@pytest.mark.parametrize("query", ["", "?kind=contacts", "?kind=met+at+a+meeting", "?confirmed=yes"])
def test_the_drawing_joins_the_pairs_that_the_strips_count(
    signed_in: Client, cast: Space, query: str
) -> None:
    museum = side_of(cast, "organisation", "Harbour Museum")
    page = signed_in.get(address(cast, f"sides/{museum.pk}/{query}"))
    assert f"people.json{query}" in page.content.decode()
    pairs = revive_reading(page.context["shown"].content["numbers"]).pairs
    own = pairs.sides.index("Harbour Museum")
    crossing = sum(pairs.ties[(pairs.first == own) | (pairs.second == own)].tolist())
    sent = signed_in.get(address(cast, f"sides/{museum.pk}/people.json{query}")).json()
    outside = {person["id"] for person in sent["people"] if person["side"] != 0}
    assert sum(bool(outside & {one, other}) for one, other, _known in sent["ties"]) == crossing


def test_who_will_move_is_drawn_on_the_side_on_which_she_is_counted(signed_in: Client, cast: Space) -> None:
    north, south = side_of(cast, "place", "north"), side_of(cast, "place", "south")
    held = north.belongings.select_related("person")[0]
    held.person.belongings.filter(side__boundary=north.boundary).exclude(pk=held.pk).delete()
    Belonging.objects.filter(pk=held.pk).update(until=date(2999, 1, 1))
    Belonging.objects.create(
        person=held.person, side=south, since=date(2999, 1, 1), source=held.source, noted_on=held.noted_on
    )
    cast.turn()
    drawn = [
        {
            person["name"]
            for person in signed_in.get(address(cast, f"sides/{side.pk}/people.json")).json()["people"]
            if person["side"] == 0
        }
        for side in (north, south)
    ]
    assert [held.person.name in names for names in drawn] == [False, True]


def test_the_drawing_is_kept_and_found_anew_after_a_change(
    signed_in: Client, cast: Space, django_assert_num_queries: Any
) -> None:
    museum = side_of(cast, "organisation", "Harbour Museum")
    drawing = address(cast, f"sides/{museum.pk}/people.json")
    first = signed_in.get(drawing).json()
    with django_assert_num_queries(6):
        assert signed_in.get(drawing).json() == first
    cast.ties.all().delete()
    cast.turn()
    assert len(signed_in.get(drawing).json()["ties"]) < len(first["ties"])


def test_groups_hold_the_people_of_the_sides_in_them(
    signed_in: Client, cast: Space, convener: Member
) -> None:
    organisation = cast.boundaries.get(name="organisation")
    kinds = Boundary.objects.create(
        space=cast, name="kind", grouped_from=organisation, source=cast.sources.all()[0]
    )
    public = Side.objects.create(boundary=kinds, name="public")
    organisation.sides.filter(name__in=["Reef School", "Fisheries Office"]).update(group=public)
    page = signed_in.get(address(cast, f"sides/{public.pk}/")).content.decode()
    assert "5 people belong to public." in page
    sent = signed_in.get(address(cast, f"sides/{public.pk}/people.json")).json()
    assert sum(person["side"] == 0 for person in sent["people"]) == 5


def test_a_side_gets_another_name_and_its_readings_follow(signed_in: Client, cast: Space) -> None:
    north = side_of(cast, "place", "north")
    version = cast.version
    response = signed_in.post(address(cast, f"sides/{north.pk}/change/"), {"name": "North shore"})
    assert response.status_code == 302
    cast.refresh_from_db()
    assert cast.version > version
    assert "North shore" in signed_in.get(address(cast), {"boundary": north.boundary_id}).content.decode()
    assert north.history.count() == 2


def test_a_name_that_another_side_has_is_refused_with_a_word_of_what_to_do(
    signed_in: Client, cast: Space
) -> None:
    north = side_of(cast, "place", "north")
    page = signed_in.post(address(cast, f"sides/{north.pk}/change/"), {"name": "South"}).content.decode()
    assert "put them together" in page
    north.refresh_from_db()
    assert north.name == "north"


def list_people(side: Side) -> set[str]:
    return set(side.belongings.values_list("person__name", flat=True))


def test_two_sides_become_one_and_two_again(signed_in: Client, cast: Space) -> None:
    north, south = side_of(cast, "place", "north"), side_of(cast, "place", "south")
    before = list_people(north), list_people(south)
    held = set(Belonging.objects.values_list("pk", "side_id"))
    signed_in.post(address(cast, f"sides/{north.pk}/merge/"), {"other": south.pk})
    assert list_people(north) == before[0] | before[1]
    assert not Side.objects.filter(pk=south.pk).exists()
    page = signed_in.get(address(cast, f"sides/{north.pk}/")).content.decode()
    assert "“south” was put together with this side" in page
    signed_in.post(address(cast, f"sides/{north.pk}/merge/undo/"), {"other": south.pk})
    again = side_of(cast, "place", "south")
    assert (list_people(north), list_people(again)) == before
    assert set(Belonging.objects.values_list("pk", "side_id")) == held


def test_who_was_on_both_sides_is_on_the_one_once_and_on_both_after_undoing(
    cast: Space, convener: Member
) -> None:
    diver, teacher = side_of(cast, "practice", "diver"), side_of(cast, "practice", "teacher")
    gale = Person.objects.get(space=cast, outside_id="gale")
    gone = diver.pk
    merge_sides(by=convener, kept=teacher, other=diver)
    assert gale.belongings.filter(side=teacher).count() == 1
    undo_merge_of_sides(by=convener, kept=teacher, other=gone)
    assert set(
        gale.belongings.filter(side__boundary=teacher.boundary).values_list("side__name", flat=True)
    ) == {
        "diver",
        "teacher",
    }


def test_sides_of_two_boundaries_are_never_one(signed_in: Client, cast: Space) -> None:
    north, diver = side_of(cast, "place", "north"), side_of(cast, "practice", "diver")
    response = signed_in.post(address(cast, f"sides/{north.pk}/merge/"), {"other": diver.pk})
    assert response.status_code == 404


@pytest.mark.parametrize("n_more", [1, 30])
def test_a_side_asks_the_database_as_often_for_few_as_for_many(
    signed_in: Client, cast: Space, n_more: int, django_assert_num_queries: Count
) -> None:
    north = side_of(cast, "place", "north")
    source = cast.sources.all()[0]
    for n in range(n_more):
        person = Person.objects.create(space=cast, outside_id=f"more {n}", name=f"More {n}", source=source)
        Belonging.objects.create(person=person, side=north, source=source)
    signed_in.get(address(cast, f"sides/{north.pk}/"))
    with django_assert_num_queries(10):
        signed_in.get(address(cast, f"sides/{north.pk}/"))
    with django_assert_num_queries(23):
        signed_in.get(address(cast, f"sides/{north.pk}/people.json"))
