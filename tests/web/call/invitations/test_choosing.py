"""Whom a call goes to: from a side, from a list, by hand, from the panel. Nobody is made up, nobody asked twice."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.html import strip_tags

from ecotone_web.records.models import Call, Consent, Invitation, Member, Person, Side
from ecotone_web.rooms.call.invitations.acts import choose_people
from tests.web.making import make_invitation, make_member, make_people, make_space

Read = Callable[[str], str]


def chosen(call: Call) -> list[str]:
    """Who is in the call, by id."""
    return sorted(call.invitations.values_list("person__outside_id", flat=True))


@pytest.fixture
def school(call: Call) -> Side:
    return Side.objects.get(boundary__space=call.space, name="Reef School")


def test_all_of_a_side_are_chosen_at_once_and_once(
    call: Call, at: Any, signed_in: Client, school: Side
) -> None:
    for _ in range(2):
        signed_in.post(f"{at('choose')}?side={school.pk}", {"all": "yes"})
    assert chosen(call) == ["dag", "esi", "gale"]
    assert set(call.invitations.values_list("state", flat=True)) == {"draft"}


def test_the_marked_ones_are_chosen(call: Call, at: Any, signed_in: Client, who: Any) -> None:
    signed_in.post(at("choose"), {"person": [who("bo").uid, who("kai").uid, "nonsense"]})
    assert chosen(call) == ["bo", "kai"]


def test_a_side_shows_who_is_not_in_the_call_yet(
    call: Call, at: Any, read: Read, school: Side, who: Any
) -> None:
    make_invitation(call, who("dag"))
    page = read(f"{at('choosing')}?side={school.pk}")
    assert "Esi Estuary" in page
    assert "Dag Driftwood" not in page


def test_everybody_is_not_asked_by_a_slip(call: Call, at: Any, read: Read) -> None:
    assert 'name="all"' not in read(at("choosing"))


def test_who_is_in_the_call_stays_as_she_is(call: Call, convener: Member, who: Any) -> None:
    row = make_invitation(call, who("bo"), "sent")
    assert [
        each.person for each in choose_people(by=convener, call=call, people=[who("bo"), who("dag")])
    ] == [who("dag")]
    row.refresh_from_db()
    assert row.state == "sent"


def test_who_wants_no_more_letters_is_left(call: Call, convener: Member, who: Any) -> None:
    Consent.objects.create(person=who("bo"), use=Consent.Use.AGAIN, is_given=False)
    assert choose_people(by=convener, call=call, people=[who("bo")]) == []


def test_people_of_another_space_are_not_chosen(call: Call, convener: Member) -> None:
    elsewhere = make_space("Elsewhere")
    make_people(elsewhere, make_member(elsewhere, "convener", "other@example.org"))
    assert choose_people(by=convener, call=call, people=Person.objects.filter(space=elsewhere)) == []


def test_a_closed_call_takes_nobody_more(
    call: Call, at: Any, signed_in: Client, read: Read, who: Any
) -> None:
    Call.objects.update(closed_at=timezone.now())
    signed_in.post(at("choose"), {"person": who("bo").uid})
    assert chosen(call) == []
    assert "Choose those who are marked" not in read(at("choosing"))


def test_a_list_is_read_by_name_address_and_id(call: Call, at: Any, signed_in: Client, who: Any) -> None:
    Person.objects.filter(outside_id="kai").update(email="kai@example.org")
    text = "bo brackwater\nKai <KAI@example.org>\nesi\nDag Driftwood, Reef School\n\nBo Brackwater"
    page = signed_in.post(at("paste"), {"text": text})
    assert [person.outside_id for person in page.context["pasted"].people] == ["bo", "dag", "esi", "kai"]
    assert chosen(call) == []


def test_unknown_lines_are_said_back_and_nobody_is_made_up(call: Call, at: Any, signed_in: Client) -> None:
    n = Person.objects.count()
    page = signed_in.post(at("paste"), {"text": "Bo Brackwater\nNobody Nowhere"}).content.decode()
    assert "Nobody Nowhere</textarea>" in page
    answer = signed_in.post(at("paste"), {"text": "Bo Brackwater\nNobody Nowhere", "do": "choose"})
    assert "One line was left out." in [str(said) for said in get_messages(answer.wsgi_request)]
    assert chosen(call) == ["bo"]
    assert Person.objects.count() == n


def test_an_ambiguous_line_is_asked_about_and_answered(
    call: Call, at: Any, signed_in: Client, who: Any
) -> None:
    page = signed_in.post(at("paste"), {"text": "Harbour Museum\nBo Brackwater"})
    assert "Who is “Harbour Museum”?" in page.content.decode()
    sent = {"asked": "Harbour Museum", "who-0": who("museum").uid, "person": who("bo").uid, "do": "choose"}
    signed_in.post(at("paste"), sent)
    assert chosen(call) == ["bo", "museum"]


def test_two_of_one_name_are_told_apart_by_a_person(call: Call, at: Any, signed_in: Client, who: Any) -> None:
    Person.objects.filter(outside_id="kai").update(name="Bo Brackwater", sorted_as="bo brackwater")
    pasted = signed_in.post(at("paste"), {"text": "Bo Brackwater"}).context["pasted"]
    assert pasted.people == []
    assert {person.outside_id for person in pasted.asked[0].people} == {"bo", "kai"}


def test_a_corrected_line_keeps_those_found_before(call: Call, at: Any, signed_in: Client, who: Any) -> None:
    sent = {"person": who("bo").uid, "asked": "Harbour Museum", "text": "Dag Driftwood", "do": "look"}
    pasted = signed_in.post(at("paste"), sent).context["pasted"]
    assert [person.outside_id for person in pasted.people] == ["bo", "dag"]
    assert [each.line for each in pasted.asked] == ["Harbour Museum"]


def test_a_side_leads_to_asking_its_people_while_a_call_is_open(call: Call, read: Read, school: Side) -> None:
    address = reverse("landscape:side", args=[call.space.slug, school.pk])
    way = f"{reverse('invitations:choosing', args=[call.space.slug, call.pk])}?side={school.pk}"
    assert way in read(address)
    Call.objects.update(closed_at=timezone.now())
    assert way not in read(address)


def test_messages_name_nobody(call: Call, at: Any, signed_in: Client, who: Any) -> None:
    answer = signed_in.post(at("choose"), {"person": who("bo").uid})
    assert [str(said) for said in get_messages(answer.wsgi_request)] == [
        "One person is in the call now, as a draft."
    ]
    assert Invitation.objects.get().history.get().history_user is not None


def test_who_asks_in_our_name_is_not_asked(call: Call, convener: Member, who: Any) -> None:
    assert who("ada").is_convening
    assert choose_people(by=convener, call=call, people=[who("ada"), who("bo")])
    assert chosen(call) == ["bo"]


def test_a_list_says_by_name_who_cannot_be_chosen_and_why(
    call: Call, at: Any, signed_in: Client, who: Any
) -> None:
    make_invitation(call, who("bo"))
    Consent.objects.create(person=who("esi"), use=Consent.Use.AGAIN, is_given=False)
    text = "\n".join(who(name).name for name in ("ada", "bo", "dag", "esi"))
    page = signed_in.post(at("paste"), {"text": text})
    assert page.context["pasted"].people == [who("dag")]
    words = " ".join(strip_tags(page.content.decode()).split())
    for said in ("In the call already: Bo Brackwater", "Asks with us: Ada", "Wants no more letters: Esi"):
        assert said in words
    assert "Choose one person" in words


def test_of_a_long_list_of_those_left_out_twenty_are_named(call: Call, at: Any, signed_in: Client) -> None:
    names = [f"Sam {number:02}" for number in range(22)]
    for name in names:
        person = Person.objects.create(
            space=call.space, outside_id=name, name=name, source=call.space.sources.first()
        )
        make_invitation(call, person)
    page = signed_in.post(at("paste"), {"text": "\n".join(names)}).content.decode()
    assert ("Sam 19" in page, "Sam 20" in page, "– 22 in all" in page) == (True, False, True)


def test_two_of_one_name_are_shown_with_their_sides(call: Call, at: Any, signed_in: Client, who: Any) -> None:
    Person.objects.filter(outside_id="dag").update(name="Bo Brackwater", sorted_as="bo brackwater")
    page = signed_in.post(at("paste"), {"text": "Bo Brackwater"}).content.decode()
    assert re.search(r'<span class="helptext">[^<]*Reef School', page)
