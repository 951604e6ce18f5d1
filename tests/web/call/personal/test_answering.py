"""She opens her link, understands who asks and why, and answers."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from ecotone_web.records.models import Call, Invitation, Letter, Person, Profile, Space
from tests.web.call.personal.conftest import Visitor
from tests.web.making import make_call, make_invitation


def test_the_page_says_who_asks_and_why(bo: Visitor) -> None:
    page = bo.read("page")
    for words in ("Getting home well", "Winter is coming.", "Where we begin.", bo.person.name, "asks you"):
        assert words in page


def test_an_answer_is_kept_and_shown(bo: Visitor, asked: Invitation) -> None:
    said = {f"call{asked.pk}-answer": "yes", f"call{asked.pk}-imagines": "A bed for all."}
    page = bo.post("answer", asked.pk, follow=True, **said).content.decode()
    asked.refresh_from_db()
    assert (asked.state, asked.answer, asked.imagines) == ("answered", "yes", "A bed for all.")
    assert "Saved. Thank you." in page
    assert "Yes, I would like to be part of it" in page


def test_an_answer_may_change_later(bo: Visitor, asked: Invitation) -> None:
    for answer in ("maybe", "instead"):
        bo.post("answer", asked.pk, **{f"call{asked.pk}-answer": answer, f"call{asked.pk}-instead": "Dag"})
    asked.refresh_from_db()
    assert (asked.answer, asked.instead) == ("instead", "Dag")


def test_the_same_answer_sent_twice_is_one_answer(bo: Visitor, asked: Invitation) -> None:
    said = {f"call{asked.pk}-answer": "no"}
    bo.post("answer", asked.pk, **said)
    once = asked.history.count()
    bo.post("answer", asked.pk, **said)
    assert asked.history.count() == once


def test_a_bare_answer_does_not_tell_of_herself(bo: Visitor, asked: Invitation) -> None:
    bo.post("answer", asked.pk, **{f"call{asked.pk}-answer": "yes"})
    assert Person.objects.get(pk=bo.person.pk).answered_on is None


def test_an_empty_answer_is_asked_again_without_losing_words(bo: Visitor, asked: Invitation) -> None:
    response = bo.post("answer", asked.pk, **{f"call{asked.pk}-imagines": "Many beds"})
    assert response.status_code == 422
    assert "Many beds" in response.content.decode()


def test_every_call_is_shown_and_what_was_taken_back_says_so(
    bo: Visitor, asked: Invitation, cast: Space
) -> None:
    other = Call.objects.create(space=cast, title="Another")
    other.wordings.create(subject="Eating together", difference="Soup.")
    make_invitation(other, bo.person, "sent")
    Invitation.objects.filter(pk=asked.pk).update(state="withdrawn")
    page = bo.read("page")
    assert "Eating together" in page
    assert "This call was taken back" in page
    assert bo.post("answer", asked.pk, **{f"call{asked.pk}-answer": "yes"}).status_code == 302
    asked.refresh_from_db()
    assert asked.answer == ""


def test_a_draft_is_the_teams_alone(bo: Visitor, asked: Invitation) -> None:
    Invitation.objects.filter(pk=asked.pk).update(state="draft")
    assert "Getting home well</h1>" not in bo.read("page")
    assert bo.post("answer", asked.pk, **{f"call{asked.pk}-answer": "yes"}).status_code == 404


def test_the_answer_of_another_is_not_hers_to_give(bo: Visitor, cleo: Visitor) -> None:
    other = cleo.person.invitations.get()
    assert bo.post("answer", other.pk, **{f"call{other.pk}-answer": "no"}).status_code == 404
    other.refresh_from_db()
    assert (other.state, other.answer) == ("sent", "")


def test_the_language_in_the_address_is_hers_once_she_sends(bo: Visitor, asked: Invitation) -> None:
    assert 'lang="fr"' in bo.read("page", lang="fr")
    assert not Profile.objects.exists()
    bo.browser.post(bo.address("answer", asked.pk) + "?lang=fr", {f"call{asked.pk}-answer": "yes"})
    assert '<html lang="fr" dir="ltr">' in bo.read("page")
    assert '<html lang="ar" dir="rtl">' in bo.read("page", lang="ar")
    assert '<html lang="fr"' in bo.read("page", lang="xx")


def test_what_has_not_gone_out_to_her_waits_whatever_she_does(bo: Visitor, cast: Space) -> None:
    other = make_call(cast)
    other.wordings.update(subject="Eating together")
    ready = make_invitation(other, bo.person, "approved")
    waiting = Letter.objects.create(invitation=ready, kind="invitation")
    bo.post("you", cares="Rest")
    ready.refresh_from_db()
    assert ready.state == "approved"
    assert "Eating together" not in bo.read("page")
    Letter.objects.filter(pk=waiting.pk).update(state="unsure")
    assert "Eating together" in bo.read("page")
    bo.post("you", cares="Rest")
    ready.refresh_from_db()
    assert ready.state == "opened"


@pytest.mark.parametrize("is_closed", [True, False])
def test_an_answer_that_comes_too_late_is_not_said_to_be_kept(
    bo: Visitor, asked: Invitation, is_closed: bool
) -> None:
    if is_closed:
        Call.objects.filter(pk=asked.call_id).update(closed_at=timezone.now())
    else:
        Invitation.objects.filter(pk=asked.pk).update(state="withdrawn")
    said = {f"call{asked.pk}-answer": "yes"}
    page = bo.post("answer", asked.pk, follow=True, **said).content.decode()
    asked.refresh_from_db()
    assert asked.answer == ""
    assert "Saved." not in page
    assert "takes no answers any more" in page


def test_a_day_that_is_over_is_not_asked_for(bo: Visitor, asked: Invitation) -> None:
    for days, is_said in ((1, True), (-1, False)):
        Call.objects.update(answer_by=timezone.localdate() + timedelta(days=days))
        assert ("Please answer by" in bo.read("page")) is is_said
