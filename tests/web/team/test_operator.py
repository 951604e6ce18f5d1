"""The operator's pages: accounts and counts, nothing of what a space holds."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from ecotone_web.records.models import Member, Person, Space, User
from tests.cast import make_landscape
from tests.web.team.post import PostOffice

ADDRESSES = ("", "records/user/", "records/space/", "records/member/", "records/teaminvitation/")


@pytest.fixture
def at_desk(client: Client, operator: User) -> Client:
    """The operator's browser."""
    client.force_login(operator)
    return client


def test_an_operator_sees_names_of_spaces_and_no_people(at_desk: Client, cast: Space) -> None:
    pages = [at_desk.get(f"/operator/{page}") for page in (*ADDRESSES, f"records/space/{cast.pk}/change/")]
    assert [page.status_code for page in pages] == [200] * 6
    said = "".join(page.content.decode() for page in pages)
    assert cast.name in said
    assert cast.aspiration not in said
    assert not [name for name in make_landscape().people.names if name in said]


@pytest.mark.parametrize("model", ["person", "note", "tie", "meeting", "belonging", "historicalperson"])
def test_what_a_space_holds_has_no_page(at_desk: Client, model: str) -> None:
    assert at_desk.get(f"/operator/records/{model}/").status_code == 404


def test_an_operator_opens_and_closes_accounts(at_desk: Client, convener: Member) -> None:
    at_desk.post("/operator/records/user/add/", {"email": "New@Example.org", "name": "", "is_active": "on"})
    assert not User.objects.get(email="new@example.org").has_usable_password()
    at_desk.post(f"/operator/records/user/{convener.user_id}/change/", {"name": ""})
    convener.user.refresh_from_db()
    assert not convener.user.is_active


def test_nothing_is_deleted_from_the_desk(at_desk: Client, cast: Space, convener: Member) -> None:
    for path in (f"user/{convener.user_id}", f"space/{cast.pk}", f"member/{convener.pk}"):
        assert at_desk.post(f"/operator/records/{path}/delete/", {"post": "yes"}).status_code == 403
    assert Person.objects.filter(space=cast).exists()


def test_a_convener_is_no_operator(signed_in: Client, space: Space) -> None:
    for page in ADDRESSES:
        assert signed_in.get(f"/operator/{page}", follow=True).request["PATH_INFO"] == "/"


def test_an_operator_signs_in_like_everybody(client: Client, operator: User, post: PostOffice) -> None:
    asked = client.get("/operator/", follow=True)
    assert asked.request["PATH_INFO"] == "/sign-in/"
    client.post("/sign-in/?next=/operator/", {"email": operator.email})
    answer = client.post("/sign-in/code/?next=/operator/", {"code": post.next_code()})
    assert answer["Location"] == "/operator/"


def test_an_operator_is_an_outsider_to_every_space(at_desk: Client, cast: Space) -> None:
    assert at_desk.get(f"/s/{cast.slug}/").status_code == 404


def test_there_is_nothing_about_passwords(at_desk: Client) -> None:
    assert at_desk.get("/operator/password_change/").status_code == 404
    assert at_desk.get("/operator/password_change/done/").status_code == 404


@pytest.mark.parametrize("kept", [{"is_active": "on"}, {"is_staff": "on"}])
def test_the_only_operator_stays_one(at_desk: Client, operator: User, kept: dict[str, str]) -> None:
    address = f"/operator/records/user/{operator.pk}/change/"
    User.objects.create_user("closed@example.org", is_staff=True, is_active=False)
    assert "Name another one first" in at_desk.post(address, {"name": "", **kept}).content.decode()
    assert at_desk.post(address, {"name": "Ada", "is_active": "on", "is_staff": "on"}).status_code == 302
    User.objects.create_user("another@example.org", is_staff=True)
    assert at_desk.post(address, {"name": "Ada", **kept}).status_code == 302
    operator.refresh_from_db()
    assert not (operator.is_active and operator.is_staff)


def test_health_is_told_to_anybody(client: Client, db: None, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(1):
        answer = client.get("/health/")
    assert (answer.status_code, answer.content) == (200, b"ok\n")
