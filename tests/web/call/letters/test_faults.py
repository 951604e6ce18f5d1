"""What goes wrong while a letter is on its way is understood, and no letter goes twice for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from django.db import OperationalError, connection, transaction
from django.utils import timezone

from ecotone_web.records.models import Call, Invitation, Letter, Member, Person
from ecotone_web.rooms.call.invitations.acts import drop, unapprove
from ecotone_web.rooms.call.invitations.reads import find_unwilling
from ecotone_web.rooms.call.letters.acts import (
    note_arrival,
    queue_letters,
    queue_link,
    send_again,
    settle_unsure,
    take_next,
)
from ecotone_web.rooms.call.letters.post import Postman
from ecotone_web.rooms.call.letters.tasks import send_soon
from ecotone_web.rooms.space.sources.acts import merge_people
from tests.web.call.letters.office import StrictOffice

Run = Callable[[], None]


def send(convener: Member, call: Call) -> None:
    """Queue letters to all who can have one, and wake the post."""
    queue_letters(by=convener, call=call, kind="invitation", invitations=Invitation.objects.filter(call=call))
    send_soon()


@pytest.mark.parametrize("state", ["handing", "unsure", "sent"])
@pytest.mark.parametrize(("act", "before"), [(unapprove, "approved"), (drop, "draft")])
def test_what_may_have_gone_out_is_neither_taken_back_nor_dropped(
    asked: list[Invitation], convener: Member, act: Callable[..., int], before: str, state: str
) -> None:
    Invitation.objects.update(state=before)
    Invitation.objects.filter(pk=asked[1].pk).update(sent_at=timezone.now())
    Letter.objects.create(invitation=asked[0], kind="invitation", state=state)
    Letter.objects.create(invitation=asked[2], kind="invitation", state="waiting")
    assert act(by=convener, invitations=asked) == 1
    assert (
        list(Invitation.objects.filter(pk__in=[row.pk for row in asked[:2]], state=before).order_by("pk"))
        == (asked[:2])
    )


def test_a_letter_that_went_while_it_was_taken_back_makes_a_draft_sent(
    call: Call, asked: list[Invitation], convener: Member
) -> None:
    send(convener, call)
    letter = take_next()
    assert letter is not None
    Invitation.objects.filter(pk=letter.invitation_id).update(state="draft")  # just before it was taken
    note_arrival(letter=letter, message_id="")
    assert Invitation.objects.get(pk=letter.invitation_id).state == "sent"


@pytest.mark.django_db(transaction=True)
def test_a_letter_to_somebody_who_is_merged_meanwhile_goes_to_whom_she_is_now(
    call: Call, asked: list[Invitation], convener: Member, office: StrictOffice, deliver: Run
) -> None:
    send(convener, call)
    letter = take_next()
    assert letter is not None
    merge_people(by=convener, kept=Person.objects.get(outside_id="fen"), gone=letter.invitation.person)
    assert Postman().hand_over(letter)
    letter.refresh_from_db()
    assert letter.state == "waiting"
    Letter.objects.filter(pk=letter.pk).update(due_at=timezone.now())
    deliver()
    assert sorted(office.read) == ["bo@example.org", "cleo@example.org", "dag@example.org"]


@contextmanager
def being_locked(invitation: Invitation) -> Iterator[None]:
    """Another connection has the row, or, on SQLite, all; we wait for it no longer than a moment."""
    is_sqlite = connection.vendor == "sqlite"
    begin, hold = ("BEGIN IMMEDIATE", "") if is_sqlite else ("BEGIN", " FOR UPDATE")
    briefly, again = (
        ("PRAGMA busy_timeout = 20", "PRAGMA busy_timeout = 60000")
        if is_sqlite
        else ("SET lock_timeout = '20ms'", "RESET lock_timeout")
    )
    other = connection.copy("other")
    try:
        with other.cursor() as theirs, connection.cursor() as ours:
            theirs.execute(begin)
            row = f"SELECT id FROM records_invitation WHERE id = %s{hold}"  # noqa: S608  (words of ours)
            theirs.execute(row, [invitation.pk])
            ours.execute(briefly)
            yield
            theirs.execute("ROLLBACK")
            ours.execute(again)
    finally:
        other.close()


@pytest.mark.django_db(transaction=True)
def test_who_puts_a_letter_on_its_way_waits_for_whoever_is_at_the_same_invitation(
    call: Call, asked: list[Invitation], convener: Member
) -> None:
    letter = Letter.objects.create(invitation=asked[0], kind="invitation", state="unsure")
    acts: list[Callable[[], Any]] = [
        lambda: queue_letters(by=convener, call=call, kind="invitation", invitations=asked),
        lambda: queue_link(invitation=asked[0]),
        lambda: send_again(by=convener, letter=letter),
        lambda: settle_unsure(by=convener, letter=letter, arrived=False),
    ]
    with being_locked(asked[0]):
        for act in acts:
            with pytest.raises(OperationalError, match="lock"), transaction.atomic():
                act()


def test_without_words_a_letter_that_waited_has_failed_and_says_why(
    call: Call, convener: Member, office: StrictOffice, deliver: Run
) -> None:
    send(convener, call)
    call.wordings.all().delete()
    deliver()
    assert set(Letter.objects.values_list("state", "problem")) == {("failed", "no-words")}
    assert office.read == []


@pytest.mark.parametrize("address", ["ada@", "ada\nBcc: all@example.org", "adä@"])
def test_a_faulty_address_of_the_one_who_asks_is_not_laid_to_whom_she_asks(
    call: Call, convener: Member, office: StrictOffice, deliver: Run, address: str
) -> None:
    Person.objects.filter(outside_id="ada").update(email=address)
    Person.objects.filter(outside_id="bo").update(email="bo@@")
    send(convener, call)
    deliver()
    assert set(Letter.objects.values_list("state", "problem")) == {("failed", "no-reply")}
    assert office.n_connections == 0


def test_a_server_that_listens_and_takes_nothing_hastens_nothing(
    call: Call, convener: Member, office: StrictOffice, deliver: Run
) -> None:
    office.answers["bo@example.org"] = "451 come back later"
    send(convener, call)
    later = timezone.now() + timedelta(hours=12)
    Letter.objects.exclude(invitation__person__outside_id="bo").update(
        due_at=later, problem="unreached", n_tries=5
    )
    deliver()
    assert office.n_connections == 1
    assert Letter.objects.filter(due_at=later).count() == 2


def test_of_the_unwilling_those_alone_are_read_who_are_meant(
    asked: list[Invitation], django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(1) as captured:
        find_unwilling(asked[0].call.space_id, {asked[0].person_id: asked[0].person})
    assert f"({asked[0].person_id})" in captured.captured_queries[0]["sql"]
