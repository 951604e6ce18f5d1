"""The page of one invitation."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from ecotone_web.records.models import Call, Invitation, Member, Person, Side, Wording
from ecotone_web.rooms.call.invitations import acts
from tests.web.making import make_invitation, make_member, make_people, make_space

Read = Callable[[str], str]


def test_it_says_who_why_in_whose_name_and_with_which_words(
    call: Call, at: Any, read: Read, who: Any
) -> None:
    page = read(at("one", make_invitation(call, who("dag")).pk))
    for said in (
        "Dag Driftwood is to be asked",
        "Reef School",
        "Ada Ankerwyn",
        "Getting home well",
        "Approve",
    ):
        assert said in page


def test_it_tells_how_it_went(call: Call, convener: Member, at: Any, read: Read, who: Any) -> None:
    row = acts.choose_people(by=convener, call=call, people=[who("dag")])[0]
    acts.approve(by=convener, invitations=[row])
    acts.mark_sent(invitation=row, at=timezone.now())
    acts.note_answer(invitation=row, answer="instead", instead="Rosa at the pier")
    page = read(at("one", row.pk))
    assert "Dag Driftwood answered: Ask someone else instead." in page
    assert "Rosa at the pier" in page
    assert "/space/sources/person/" in page
    states = ["Draft", "Approved", "Sent", "Answered: Ask someone else instead"]
    places = [page.index(f"<p>{state}</p>") for state in states]
    assert places == sorted(places)


def test_her_words_are_chosen_and_kept_until_it_goes_out(
    call: Call, at: Any, signed_in: Client, who: Any
) -> None:
    side = Side.objects.get(boundary__space=call.space, name="Residents")
    own = Wording.objects.create(call=call, world=side, subject="For those who live here")
    row = make_invitation(call, who("dag"))
    signed_in.post(at("change", row.pk), {"wording": own.pk})
    assert "For those who live here" in signed_in.get(at("one", row.pk)).content.decode()
    Invitation.objects.update(state="sent")
    signed_in.post(at("change", row.pk), {"wording": ""})
    assert Invitation.objects.get().wording == own


def test_who_asks_is_chosen_by_hand(call: Call, at: Any, signed_in: Client, who: Any) -> None:
    Person.objects.filter(outside_id="kai").update(is_convening=True)
    row = make_invitation(call, who("dag"))
    signed_in.post(at("change", row.pk), {"inviter": who("kai").pk})
    row.refresh_from_db()
    assert (row.inviter, row.is_chosen) == (who("kai"), True)
    signed_in.post(at("change", row.pk), {"inviter": ""})
    row.refresh_from_db()
    assert (row.inviter, row.is_chosen) == (None, False)


def test_a_step_from_here_leads_back_here(call: Call, at: Any, signed_in: Client, who: Any) -> None:
    row = make_invitation(call, who("dag"))
    here = at("one", row.pk)
    answer = signed_in.post(at("take"), {"step": "approve", "invitation": row.pk, "next": here})
    assert answer.headers["Location"] == here


def test_an_invitation_of_another_call_is_not_there(call: Call, at: Any, signed_in: Client) -> None:
    elsewhere = make_space("Elsewhere")
    make_people(elsewhere, make_member(elsewhere, "convener", "other@example.org"))
    other = Call.objects.create(space=elsewhere, title="Theirs")
    row = make_invitation(other, Person.objects.get(space=elsewhere, outside_id="bo"))
    assert signed_in.get(at("one", row.pk)).status_code == 404
    assert signed_in.post(at("change", row.pk), {"inviter": ""}).status_code == 404


def test_its_letter_is_one_step_away(call: Call, at: Any, read: Read, who: Any) -> None:
    row = make_invitation(call, who("dag"))
    letter = reverse("letters:preview", args=[call.space.slug, call.pk, row.pk])
    assert letter in read(at("one", row.pk))
    Invitation.objects.update(state="withdrawn")
    assert letter not in read(at("one", row.pk))
