"""Spaces: starting, naming, ending."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client

from ecotone_web.records.models import Belonging, Member, Person, Space, User
from ecotone_web.rooms.space.acts import change, remove
from tests.web.making import make_member, make_people, make_space


def test_a_new_space_makes_its_starter_the_convener(signed_in: Client, convener: Member) -> None:
    signed_in.post("/start/", {"name": "River schools"})
    new = Space.objects.get(name="River schools")
    assert [(member.user_id, member.role) for member in new.members.all()] == [(convener.user_id, "convener")]


def test_a_space_without_a_name_is_not_started(signed_in: Client, space: Space) -> None:
    assert "errorlist" in signed_in.post("/start/", {"name": " "}).content.decode()
    assert Space.objects.count() == 1


def test_new_words_turn_the_landscape_and_keep_the_old_ones(signed_in: Client, space: Space) -> None:
    words = {"name": "Home", "aspiration": "", "noun_people": "wards", "noun_ties": "calls"}
    signed_in.post(f"/s/{space.slug}/space/settings/", words)
    now = Space.objects.get()
    assert (now.noun_people, now.version) == ("wards", space.version + 1)
    assert space.history.filter(noun_people="people").exists()  # type: ignore[attr-defined]


def test_the_space_page_leads_to_all_that_is_under_it(signed_in: Client, space: Space) -> None:
    page = signed_in.get(f"/s/{space.slug}/space/").content.decode()
    for place in ("team/", "sources/", "privacy/", "privacy/history/", "export/", "settings/"):
        assert f'href="/s/{space.slug}/space/{place}"' in page


def test_a_space_ends_only_by_its_name(signed_in: Client, space: Space) -> None:
    signed_in.post(f"/s/{space.slug}/space/end/", {"name": "Something else"})
    assert Space.objects.filter(pk=space.pk).exists()


def test_an_ended_space_leaves_nothing_and_its_neighbour_whole(
    signed_in: Client, cast: Space, convener: Member
) -> None:
    before = list_past()
    other = make_space("Next door")
    make_people(other, make_member(other, "convener", "next.door@example.org"))
    kept = list_past() - before
    names = sorted(other.people.values_list("name", flat=True))
    gone, changed = cast.people.all()[:2]
    remove(Belonging.objects.filter(person=gone).first(), by=convener.user)
    remove(gone, by=convener.user)
    change(changed, by=convener.user, note="says yes at once")
    assert list_past() - before - kept
    signed_in.post(f"/s/{cast.slug}/space/end/", {"name": cast.name.upper()})
    assert sorted(Person.objects.values_list("name", flat=True)) == names
    assert list(Space.objects.all()) == [other]
    assert list_past() == kept
    connection.check_constraints()


def list_past() -> set[tuple[str, int]]:
    """Every row of history."""
    tables = [table for table in apps.get_app_config("records").get_models() if hasattr(table, "history")]
    return {(table.__name__, row) for table in tables for row in table.history.values_list("pk", flat=True)}


@pytest.mark.parametrize(("role", "status"), [("co-convener", 403), ("observer", 403)])
def test_only_a_convener_ends_a_space(client: Client, space: Space, role: str, status: int) -> None:
    client.force_login(make_member(space, role).user)
    assert client.post(f"/s/{space.slug}/space/end/", {"name": space.name}).status_code == status
    assert Space.objects.filter(pk=space.pk).exists()


def test_a_space_that_is_asked_for_twice_is_one(client: Client, db: None) -> None:
    client.force_login(User.objects.create_user("mara@example.org"))
    first, second = (client.post("/start/", {"name": "Getting home"})["Location"] for _click in range(2))
    assert first == second
    assert Space.objects.count() == 1
