"""What a program can do with a key, and what it cannot."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from ecotone.boundaries import weigh_boundaries
from ecotone_web.bridge.landscapes import gather_landscape
from ecotone_web.records.models import ApiToken, Boundary, Meeting, Member, Person, Source, Space
from ecotone_web.rooms.api.acts import make_key, revoke_key
from ecotone_web.rooms.api.views import throttle
from ecotone_web.rooms.space.sources.acts import find_hand
from tests.web.making import make_member, make_space

BOTH = ("read", "add")


class Program:
    """Another program, which holds a key."""

    def __init__(self, space: Space, token: str) -> None:
        self.space, self.headers = space, {"authorization": f"Bearer {token}"}

    def get(self, what: str = "", **query: Any) -> Any:
        return Client().get(f"/api/spaces/{self.space.slug}{what}", query, headers=self.headers)

    def post(self, what: str, body: Any) -> Any:
        address = f"/api/spaces/{self.space.slug}{what}"
        return Client().post(address, json.dumps(body), content_type="application/json", headers=self.headers)


def open_for(member: Member, scopes: tuple[str, ...] = BOTH) -> tuple[Program, ApiToken]:
    soon = timezone.now() + timedelta(days=1)
    key, token = make_key(by=member, title="notebook", scopes=scopes, expires_at=soon)
    return Program(member.space, token), key


@pytest.fixture(autouse=True)
def no_counts() -> None:
    """How often keys asked before is forgotten."""
    cache.clear()


@pytest.fixture
def program(cast: Space, convener: Member) -> Program:
    """A program whose key reads and adds."""
    return open_for(convener)[0]


def test_it_reads_how_much_there_is(program: Program) -> None:
    said = program.get().json()
    assert (said["name"], said["people"], said["meetings"]) == ("Getting home well", 12, 1)


def test_it_reads_the_landscape(program: Program, cast: Space) -> None:
    said = program.get("/landscape").json()
    ada = next(person for person in said["people"] if person["id"] == "ada")
    assert ada["name"] == "Ada Ankerwyn"
    assert ada["uid"] == str(cast.people.get(outside_id="ada").uid)
    assert len(said["ties"]) == cast.ties.count()
    assert {boundary["name"] for boundary in said["boundaries"]} == {"organisation", "place", "practice"}
    assert said["meetings"] == [
        {"name": "Spring supper", "on": "2026-03-20", "present": ["ada", "dag", "kai"]}
    ]


def test_the_readings_are_those_of_the_command_line(program: Program, cast: Space) -> None:
    said = program.get("/readings").json()
    expected = [reading.as_dict() for reading in weigh_boundaries(gather_landscape(cast).whole)]
    assert [{k: v for k, v in each.items() if k != "said"} for each in said["boundaries"]] == json.loads(
        json.dumps(expected)
    )
    assert all(each["said"] for each in said["boundaries"])
    assert not said["is_pending"]


def test_it_adds_people_and_nobody_twice(program: Program, cast: Space) -> None:
    body = {
        "people": [
            {"name": "Nia Newcomer", "sides": {"organisation": ["Reef School"]}},
            {"id": "ada", "name": "Ada Ankerwyn"},
        ]
    }
    first, again = (program.post("/people", body) for _twice in range(2))
    assert first.status_code == 200, first.content
    assert (first.json()["new"]["people"], first.json()["known"]["people"]) == (1, 1)
    assert (again.json()["new"]["people"], again.json()["known"]["people"]) == (0, 2)
    assert Person.objects.filter(space=cast).count() == 13
    source = Source.objects.filter(space=cast, kind="api").latest("pk")
    assert (source.title, source.state) == ("notebook", "ready")


def test_it_adds_meetings_and_who_was_there(program: Program, cast: Space) -> None:
    body = {
        "meetings": [
            {
                "name": "Autumn supper",
                "on": "2026-10-01",
                "present": [{"name": "Ada Ankerwyn"}, {"name": "Nia Newcomer"}],
            },
            {"name": "Spring supper", "on": "2026-03-20", "present": [{"name": "Nia Newcomer"}]},
        ]
    }
    said = program.post("/meetings", body).json()
    assert said["new"] == {"people": 1, "boundaries": 0, "belongings": 0, "meetings": 1, "presences": 3}
    assert said["known"] == {"people": 1, "meetings": 1}
    assert program.post("/meetings", body).json()["new"]["presences"] == 0
    assert Meeting.objects.filter(space=cast).count() == 2


@pytest.mark.parametrize(
    "body",
    [
        {"people": []},
        {"people": [{"name": ""}]},
        {"people": [{"name": "a" * 201}]},
        {"people": [{"name": "Nia\0"}]},
        {"people": [{"name": "Nia", "score": 3}]},
        {"people": [{"name": "Nia", "since": "soon"}]},
        {},
        [],
    ],
)
def test_what_is_not_as_described_is_refused_without_repeating_it(program: Program, body: Any) -> None:
    answer = program.post("/people", body)
    assert answer.status_code == 422
    assert answer.json()["code"] == "api.not_understood"
    assert "Nia" not in answer.content.decode()
    assert not Source.objects.filter(kind="api").exists()


def test_an_answer_that_is_no_json_is_refused(program: Program) -> None:
    address = f"/api/spaces/{program.space.slug}/people"
    answer = Client().post(address, "{", content_type="application/json", headers=program.headers)
    assert (answer.status_code, answer.json()["code"]) == (400, "api.not_understood")
    assert answer.json()["where"] == ["body: it cannot be read as JSON"]


def test_a_kind_that_is_not_there_is_refused_and_those_that_are_stand_there(program: Program) -> None:
    answer = program.get("/readings?kind=handshakes")
    assert answer.status_code == 422
    assert answer.json()["where"][0].startswith("kind: there are ")


def test_a_key_does_only_what_it_is_for(cast: Space, convener: Member) -> None:
    reader, adder = open_for(convener, ("read",))[0], open_for(convener, ("add",))[0]
    body = {"people": [{"name": "Nia Newcomer"}]}
    assert reader.post("/people", body).status_code == 403
    assert adder.get("/landscape").status_code == 403
    assert adder.get().json()["code"] == "api.not_for_this_key"
    assert adder.post("/people", body).status_code == 200


def test_another_space_is_not_there(program: Program) -> None:
    program.space = make_space("Elsewhere")
    for what in ("", "/landscape", "/readings"):
        assert program.get(what).status_code == 404
    assert program.post("/people", {"people": [{"name": "Nia"}]}).json()["code"] == "api.not_there"


def test_a_key_that_was_taken_back_or_is_over_opens_nothing(cast: Space, convener: Member) -> None:
    program, key = open_for(convener)
    revoke_key(by=convener, key=key)
    assert program.get().status_code == 401
    assert program.get()["WWW-Authenticate"] == "Bearer"
    program, key = open_for(convener)
    ApiToken.objects.filter(pk=key.pk).update(expires_at=timezone.now())
    assert program.get().json()["code"] == "api.no_key"


def test_a_key_has_the_rights_that_its_owner_has_now(cast: Space, convener: Member) -> None:
    program, _key = open_for(convener)
    Member.objects.filter(pk=convener.pk).update(role="observer")
    assert program.get("/landscape").status_code == 403
    assert program.post("/people", {"people": [{"name": "Nia"}]}).status_code == 403
    readings = program.get("/readings").json()
    assert all(each["answered"] is None and each["n_several"] is None for each in readings["boundaries"])
    sides = {side["name"]: side["people"] for each in readings["boundaries"] for side in each["sides"]}
    assert "Dune Watch" not in sides
    assert min(sides.values()) >= 5
    assert "Ankerwyn" not in json.dumps(readings)
    Member.objects.filter(pk=convener.pk).delete()
    assert program.get().status_code == 401


def test_a_closed_account_has_no_keys(cast: Space, convener: Member) -> None:
    program, _key = open_for(convener)
    type(convener.user).objects.filter(pk=convener.user_id).update(is_active=False)
    assert program.get().status_code == 401


def test_the_table_holds_no_key(cast: Space, convener: Member) -> None:
    soon = timezone.now() + timedelta(days=1)
    key, token = make_key(by=convener, title="notebook", scopes=BOTH, expires_at=soon)
    assert len(token) >= 43
    assert token not in json.dumps({name: str(value) for name, value in vars(key).items()})


def test_its_last_use_is_noted(program: Program) -> None:
    assert ApiToken.objects.get().last_used is None
    program.get()
    used = ApiToken.objects.get().last_used
    assert used is not None
    program.get()
    assert ApiToken.objects.get().last_used == used  # to the minute


def test_it_may_not_ask_too_often(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(throttle, "num_requests", 3)
    answers = [program.get().status_code for _each in range(4)]
    assert answers == [200, 200, 200, 429]
    assert program.get().json()["code"] == "api.too_often"


def test_it_describes_itself(client: Client) -> None:
    said = client.get("/api/openapi.json").json()
    assert said["openapi"].startswith("3.1")
    assert set(said["paths"]) == {
        f"/api/spaces/{{slug}}{what}" for what in ("", "/landscape", "/readings", "/people", "/meetings")
    }
    assert set(said["paths"]["/api/spaces/{slug}/people"]["post"]["responses"]) >= {"200", "400", "422"}
    assert client.get("/api/docs").status_code == 404


@pytest.mark.parametrize(("what", "many"), [("", 6), ("/landscape", 15), ("/readings", 5)])
def test_it_asks_as_much_of_thirty_as_of_one(
    what: str,
    many: int,
    program: Program,
    cast: Space,
    convener: Member,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    program.get(what)  # worked out, and its use is noted
    with django_assert_num_queries(many):
        assert program.get(what).status_code == 200
    hand = find_hand(convener)
    for number in range(30):
        Person.objects.create(space=cast, outside_id=f"p{number}", name=f"P {number}", source=hand)
        Meeting.objects.create(space=cast, name=f"M {number}", source=hand)
    cast.turn()
    program.get(what)
    with django_assert_num_queries(many):
        assert program.get(what).status_code == 200


def test_a_convener_makes_a_key_sees_it_once_and_takes_it_back(signed_in: Client, cast: Space) -> None:
    page = f"/s/{cast.slug}/space/keys/"
    until = (timezone.localdate() + timedelta(days=30)).isoformat()
    said = {"title": "Our notebook", "scopes": ["read"], "until": until}
    shown = signed_in.post(page, said, follow=True).content.decode()
    token = shown.split('id="the-key">')[1].split("<")[0]
    assert Program(cast, token).get().status_code == 200
    assert token not in signed_in.get(page).content.decode()
    key = ApiToken.objects.get()
    signed_in.post(f"{page}{key.pk}/revoke/")
    assert Program(cast, token).get().status_code == 401
    assert "taken back" in signed_in.get(page).content.decode()


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"scopes": []}, "This field is required."),
        ({"scopes": ["everything"]}, "is not one of the available choices"),
        ({"until": "2020-01-01"}, "That day is over."),
        ({"until": "2099-01-01"}, "A key lasts a year at most."),
    ],
)
def test_a_key_without_measure_is_refused(signed_in: Client, cast: Space, said: Any, why: str) -> None:
    until = (timezone.localdate() + timedelta(days=30)).isoformat()
    answer = signed_in.post(
        f"/s/{cast.slug}/space/keys/", {"title": "x", "scopes": ["read"], "until": until, **said}
    )
    assert answer.status_code == 422
    assert why in answer.content.decode()
    assert not ApiToken.objects.exists()


def test_the_page_of_keys_asks_as_much_of_thirty_as_of_one(
    signed_in: Client, cast: Space, convener: Member, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _more in range(2):
        open_for(convener)
        with django_assert_num_queries(4):
            signed_in.get(f"/s/{cast.slug}/space/keys/")
        for _each in range(30):
            open_for(convener)
    assert Boundary.objects.filter(space=cast).exists()


def test_a_co_convener_makes_no_keys(cast: Space) -> None:
    from django.core.exceptions import PermissionDenied

    with pytest.raises(PermissionDenied):
        open_for(make_member(cast, "co-convener"))
