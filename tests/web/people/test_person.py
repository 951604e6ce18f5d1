"""One person: what she told us apart from what we noted, and every fact can be put right."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from ecotone_web.records.models import (
    Belonging,
    Consent,
    Member,
    Note,
    Person,
    Profile,
    Side,
    Source,
    Space,
    Tie,
)
from ecotone_web.records.names import sort_by
from ecotone_web.rooms.landscape.reads.person import list_ties, list_told
from tests.web.making import make_member
from tests.web.people.test_directory import address

Count = Any


def person_of(space: Space, outside_id: str) -> Person:
    return Person.objects.get(space=space, outside_id=outside_id)


def read(client: Client, space: Space, outside_id: str) -> str:
    return client.get(address(space, f"{person_of(space, outside_id).uid}/")).content.decode()


def cut(page: str, start: str, end: str) -> str:
    """The part of a page from one heading to the next."""
    return page.partition(f'id="{start}"')[2].partition(f'id="{end}"')[0]


def test_a_person_is_shown_with_where_each_fact_is_from(signed_in: Client, cast: Space) -> None:
    page = read(signed_in, cast, "ada")
    assert "Not told yet that we hold this." in page
    belongs = cut(page, "belongs", "shetold")
    assert "Harbour Museum" in belongs
    assert "cast.csv, confirmed on 1 March 2026" in belongs


def test_what_is_not_known_is_said_to_be_unknown(signed_in: Client, cast: Space) -> None:
    assert "Not known" in cut(read(signed_in, cast, "fen"), "belongs", "shetold")


def test_what_she_told_stands_apart_from_what_we_noted(
    signed_in: Client, cast: Space, convener: Member
) -> None:
    ada = person_of(cast, "ada")
    ada.belongings.filter(side__name="north").update(is_told=True)
    Person.objects.filter(pk=ada.pk).update(note="Knows the tides by heart.")
    page = read(signed_in, cast, "ada")
    told, noted = cut(page, "shetold", "noted"), cut(page, "noted", "ring")
    assert "north" in told
    assert "Knows the tides by heart." in noted
    assert "Knows the tides" not in told


def test_a_private_line_of_the_notebook_is_shown_to_its_writer_alone(
    signed_in: Client, client: Client, cast: Space, convener: Member
) -> None:
    colleague = make_member(cast, "co-convener")
    ada = person_of(cast, "ada")
    for writer, text in ((convener.user, "Mine alone."), (colleague.user, "Hers alone.")):
        Note.objects.create(space=cast, writer=writer, text=text).people.add(ada)
    page = read(signed_in, cast, "ada")
    assert "Mine alone." in page
    assert "Hers alone." not in page


def test_the_ring_has_names_by_side_and_at_most_five_empty_seats(signed_in: Client, cast: Space) -> None:
    organisation = cast.boundaries.get(name="organisation")
    ivo = person_of(cast, "ivo")
    response = signed_in.get(address(cast, f"{ivo.uid}/"), {"by": organisation.pk})
    seated = {side.name: [person.name for person, _ in side.known] for side in response.context["ring"].sides}
    assert seated["Harbour Museum"] == ["Ada Ankerwyn"]
    assert seated["Reef School"] == ["Gale Greenshore"]
    assert seated["Residents"] == []
    assert sum(not names for names in seated.values()) <= 5
    page = response.content.decode()
    assert "We know of nobody from Residents whom" in page


def test_who_met_her_sits_on_no_empty_seat(signed_in: Client, cast: Space) -> None:
    # Ada, Dag and Kai were at the Spring supper (tests/web/making.py)
    organisation = cast.boundaries.get(name="organisation")
    response = signed_in.get(address(cast, f"{person_of(cast, 'ada').uid}/"), {"by": organisation.pk})
    seated = {side.name: dict(side.known) for side in response.context["ring"].sides}
    assert list(seated["Residents"].values()) == ["observed"]


def test_her_fields_are_put_right_and_history_keeps_what_they_were(signed_in: Client, cast: Space) -> None:
    ada = person_of(cast, "ada")
    fields = {"name": "Ada Anker", "email": "ada@example.org", "note": "", "since": "2025-01-01", "until": ""}
    response = signed_in.post(address(cast, f"{ada.uid}/change/"), fields)
    assert response.status_code == 302
    ada.refresh_from_db()
    assert (ada.name, ada.since) == ("Ada Anker", date(2025, 1, 1))
    assert [row.name for row in ada.history.all()] == ["Ada Anker", "Ada Ankerwyn"]


def test_a_belonging_is_added_corrected_ended_and_taken_away(signed_in: Client, cast: Space) -> None:
    fen, place = person_of(cast, "fen"), cast.boundaries.get(name="place")
    here = address(cast, f"{fen.uid}/belongings/")
    signed_in.post(here, {"boundary": place.pk, "side": "North", "since": "", "until": "", "is_told": "on"})
    belonging = fen.belongings.get(side__boundary=place)
    assert (belonging.side.name, belonging.is_told, belonging.source.kind) == ("north", True, "hand")
    signed_in.post(f"{here}{belonging.pk}/", {"side": "West", "since": "", "until": ""})
    belonging.refresh_from_db()
    assert belonging.side.name == "West"
    signed_in.post(f"{here}{belonging.pk}/", {"do": "end"})
    belonging.refresh_from_db()
    assert belonging.until == timezone.localdate()
    signed_in.post(f"{here}{belonging.pk}/", {"do": "remove"})
    assert not Belonging.objects.filter(pk=belonging.pk).exists()
    assert Belonging.history.filter(id=belonging.pk, history_type="-").exists()


def test_said_twice_a_belonging_is_there_once(signed_in: Client, cast: Space) -> None:
    ada, place = person_of(cast, "ada"), cast.boundaries.get(name="place")
    for _ in range(2):
        signed_in.post(address(cast, f"{ada.uid}/belongings/"), {"boundary": place.pk, "side": "north"})
    assert ada.belongings.filter(side__boundary=place).count() == 1


def test_ties_are_noted_several_at_once_as_ours(signed_in: Client, cast: Space) -> None:
    linn = person_of(cast, "linn")
    names = ["Ada Ankerwyn, Bo Brackwater", "cléo câprier", "", "Kai Kelp"]
    response = signed_in.post(address(cast, f"{linn.uid}/contacts/"), {"name": names, "kind": "advice"})
    assert response.status_code == 302
    noted = Tie.objects.filter(one=linn, status=Tie.Status.NOTED)
    assert {tie.other.outside_id for tie in noted} == {"ada", "bo", "cleo", "kai"}
    assert {(tie.kind, tie.source.kind) for tie in noted} == {("advice", "hand")}


def test_a_contact_with_a_comma_in_her_name_is_one(signed_in: Client, cast: Space) -> None:
    linn, ada = person_of(cast, "linn"), person_of(cast, "ada")
    cast.people.filter(pk=ada.pk).update(name="Ankerwyn, Ada", sorted_as=sort_by("Ankerwyn, Ada"))
    names = {"name": ["Ankerwyn, Ada, Bo Brackwater"], "kind": "advice"}
    assert signed_in.post(address(cast, f"{linn.uid}/contacts/"), names).status_code == 302
    noted = Tie.objects.filter(one=linn, status=Tie.Status.NOTED)
    assert {tie.other.outside_id for tie in noted} == {"ada", "bo"}


def test_noted_again_a_tie_is_confirmed_and_not_doubled(signed_in: Client, cast: Space) -> None:
    linn, ada = person_of(cast, "linn"), person_of(cast, "ada")
    for one, other in ((linn, "Ada Ankerwyn"), (ada, "Linn Lowtide")):
        signed_in.post(address(cast, f"{one.uid}/contacts/"), {"name": [other], "kind": "advice"})
    assert Tie.objects.filter(status=Tie.Status.NOTED, kind="advice", source__kind="hand").count() == 1


def test_a_name_that_nobody_has_is_offered_to_be_added(signed_in: Client, cast: Space) -> None:
    linn = person_of(cast, "linn")
    here = address(cast, f"{linn.uid}/contacts/")
    page = signed_in.post(here, {"name": ["Mara Moorland", "Kai Kelp"]}).content.decode()
    assert "Who is “Mara Moorland”?" in page
    assert not Tie.objects.filter(one=linn, source__kind="hand").exists()
    answered = {"name": ["Mara Moorland", "Kai Kelp"], "asked": ["Mara Moorland"], "who-0": "new"}
    assert signed_in.post(here, answered).status_code == 302
    assert {tie.other.name for tie in Tie.objects.filter(one=linn, source__kind="hand")} == {
        "Mara Moorland",
        "Kai Kelp",
    }


def test_a_name_that_two_have_is_asked_about(signed_in: Client, cast: Space) -> None:
    linn, source = person_of(cast, "linn"), cast.sources.all()[0]
    second = Person.objects.create(space=cast, outside_id="kai2", name="Kai Kelp", source=source)
    here = address(cast, f"{linn.uid}/contacts/")
    assert "Who is “Kai Kelp”?" in signed_in.post(here, {"name": ["Kai Kelp"]}).content.decode()
    signed_in.post(here, {"name": ["Kai Kelp"], "asked": ["Kai Kelp"], "who-0": str(second.uid)})
    assert Tie.objects.get(one=linn, source__kind="hand").other == second


@pytest.mark.parametrize(("do", "lasts"), [("confirm", True), ("end", False), ("remove", False)])
def test_a_tie_is_confirmed_ended_or_taken_away(signed_in: Client, cast: Space, do: str, lasts: bool) -> None:
    kai = person_of(cast, "kai")
    tie = Tie.objects.get(space=cast, one__outside_id="kai", other__outside_id="linn")
    response = signed_in.post(f"/s/{cast.slug}/landscape/contacts/{tie.pk}/", {"do": do, "from": kai.uid})
    assert response.headers["Location"] == address(cast, f"{kai.uid}/contacts/")
    left = Tie.objects.filter(pk=tie.pk, until=None).first()
    assert (left is not None) == lasts
    if left is not None:
        assert left.last_confirmed == timezone.localdate()


def test_no_message_says_a_name(signed_in: Client, cast: Space) -> None:
    linn = person_of(cast, "linn")
    response = signed_in.post(address(cast, f"{linn.uid}/contacts/"), {"name": ["Kai Kelp"]}, follow=True)
    said = [str(message) for message in response.context["messages"]]
    assert said == ["1 was noted."]


@pytest.mark.parametrize("n_more", [1, 30])
def test_a_person_asks_as_often_for_few_as_for_many(
    signed_in: Client, cast: Space, n_more: int, django_assert_num_queries: Count
) -> None:
    ada, source = person_of(cast, "ada"), cast.sources.all()[0]
    north = cast.boundaries.get(name="place").sides.get(name="north")
    for n in range(n_more):
        other = Person.objects.create(space=cast, outside_id=f"more {n}", name=f"More {n}", source=source)
        Belonging.objects.create(person=other, side=north, source=source)
        Tie.objects.create(space=cast, one=ada, other=other, status="noted by us", source=source)
    with django_assert_num_queries(13):
        signed_in.get(address(cast, f"{ada.uid}/"))
    signed_in.get(address(cast, f"{ada.uid}/contacts/"))
    with django_assert_num_queries(7):
        signed_in.get(address(cast, f"{ada.uid}/contacts/"))


def test_her_address_is_shown_to_the_team(signed_in: Client, cast: Space) -> None:
    assert "mailto:" not in read(signed_in, cast, "ada")
    Person.objects.filter(space=cast, outside_id="ada").update(email="ada+tides@example.org")
    assert '<a href="mailto:ada%2Btides@example.org">ada+tides@example.org</a>' in read(
        signed_in, cast, "ada"
    )


def test_what_she_wrote_of_herself_stands_there_with_what_she_agreed_to(
    signed_in: Client, cast: Space
) -> None:
    ada, kai = person_of(cast, "ada"), person_of(cast, "kai")
    Profile.objects.create(person=ada, seeks="A boat that floats").drawn_to.add(
        Side.objects.get(boundary__space=cast, name="diver")
    )
    told = Source.objects.create(space=cast, kind=Source.Kind.TOLD, title="Told", state=Source.State.READY)
    Tie.objects.create(
        space=cast,
        one=ada,
        other=kai,
        kind="would like to meet",
        status=Tie.Status.POTENTIAL,
        is_directed=True,
        source=told,
    )
    page = read(signed_in, cast, "ada")
    assert "A boat that floats" in page
    assert "has not agreed to be introduced" in page
    assert "Would like to be part of diver." in page
    assert "Would like to meet:" in page
    Consent.objects.create(person=ada, use="introduced", is_given=True)
    assert "May be introduced to others with this." in read(signed_in, cast, "ada")


def test_whom_both_named_is_named_once(cast: Space) -> None:
    ada, bo = person_of(cast, "ada"), person_of(cast, "bo")
    told = Source.objects.create(space=cast, kind=Source.Kind.TOLD, title="Told", state=Source.State.READY)
    for one, other in ((ada, bo), (bo, ada)):
        Tie.objects.create(
            space=cast,
            one=one,
            other=other,
            kind="works with",
            status=Tie.Status.CONFIRMED,
            is_directed=True,
            source=told,
        )
    ties = list_ties(ada)
    assert dict(list_told(ada, ties))["works with"] == [bo]
