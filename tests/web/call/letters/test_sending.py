"""Letters go out once each, to a real mail server, in the right words."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from ecotone_web.records.models import (
    Boundary,
    Call,
    Consent,
    Invitation,
    Letter,
    Member,
    Person,
    PersonalLink,
    Profile,
    Wording,
)
from ecotone_web.rooms.call.invitations.acts import withdraw
from ecotone_web.rooms.call.letters.acts import hand_over, queue_letters, queue_link, settle_unsure, take_next
from ecotone_web.rooms.call.letters.reads import plan_letters
from ecotone_web.rooms.call.letters.tasks import send_letters, send_soon
from ecotone_web.rooms.call.letters.turns import taking_turn
from ecotone_web.rooms.call.links.reads import find_link
from tests.web.call.letters.office import StrictOffice

Run = Callable[[], None]


def send(convener: Member, call: Call, kind: str = "invitation") -> int:
    """Queue letters to all who can have one, and wake the post."""
    rows = Invitation.objects.filter(call=call)
    n = queue_letters(by=convener, call=call, kind=kind, invitations=rows)
    send_soon()
    return n


def states(call: Call) -> list[str]:
    """How far each letter is, by name."""
    rows = Letter.objects.filter(invitation__call=call).order_by("invitation__person__sorted_as", "pk")
    return list(rows.values_list("state", flat=True))


def test_each_approved_person_has_one_letter_from_her_inviter(
    call: Call, convener: Member, office: StrictOffice, deliver: Run
) -> None:
    assert send(convener, call) == 3
    assert send(convener, call) == 0
    deliver()
    assert office.read == ["bo@example.org", "cleo@example.org", "dag@example.org"]
    assert office.n_connections == 1
    letter = office.next_letter()
    assert letter["From"] == "Ada Ankerwyn via Ecotone <post@ecotone.example.org>"
    assert letter["Reply-To"] == "ada@example.org"
    assert letter["Subject"] == "Getting home well"
    assert letter["Auto-Submitted"] == "auto-generated"
    assert letter["Message-ID"].endswith("@ecotone.example.org>")
    assert states(call) == ["sent"] * 3
    bo = Invitation.objects.get(call=call, person__outside_id="bo")
    assert bo.state == "sent"
    assert bo.person.is_asked


def test_the_link_in_a_letter_opens_her_page_and_is_kept_nowhere(
    call: Call, convener: Member, office: StrictOffice, deliver: Run
) -> None:
    send(convener, call)
    deliver()
    letter = office.next_letter()
    plain, form = letter.get_body(("plain",)), letter.get_body(("html",))
    assert plain is not None
    assert form is not None
    text = plain.get_content()
    tokens = set(re.findall(r"/for-you/([^/\s\"]+)/", text + form.get_content()))
    (token,) = tokens
    link = find_link(token)
    assert link is not None
    assert link.person.email == letter["To"]
    for said in ("Nobody waits for a bed.", "Winter is coming.", "Where we begin.", "Ada Ankerwyn"):
        assert said in text
        assert said in form.get_content()
    assert "<img" not in form.get_content()


def test_each_world_reads_its_own_words_in_their_language(
    call: Call, convener: Member, office: StrictOffice, deliver: Run
) -> None:
    side = Boundary.objects.get(space=call.space, name="organisation").sides.all()[0]
    arabic = Wording.objects.create(
        call=call, world=side, language="ar", subject="معًا إلى البيت", difference="لا أحد ينتظر سريرًا."
    )
    Invitation.objects.filter(call=call, person__outside_id="cleo").update(wording=arabic)
    send(convener, call)
    deliver()
    letters = {letter["To"]: letter for letter in list(office.letters.queue)}
    assert letters["bo@example.org"]["Subject"] == "Getting home well"
    hers = letters["cleo@example.org"]
    assert hers["Subject"] == "معًا إلى البيت"
    form = hers.get_body(("html",)).get_content()
    assert '<html lang="ar" dir="rtl">' in form
    assert "لا أحد ينتظر سريرًا." in form


def test_a_refused_address_comes_back_and_the_others_go(
    call: Call, convener: Member, office: StrictOffice, deliver: Run
) -> None:
    office.answers["bo@example.org"] = "550 no such person bo@example.org"
    send(convener, call)
    deliver()
    assert states(call) == ["bounced", "sent", "sent"]
    letter = Letter.objects.get(state="bounced")
    assert letter.problem == "address"
    assert not PersonalLink.objects.filter(person=letter.invitation.person).exists()
    assert letter.invitation.state == "approved"


def test_what_a_server_puts_off_is_tried_again_later_and_given_up_in_the_end(
    call: Call, convener: Member, office: StrictOffice, deliver: Run
) -> None:
    office.answers["bo@example.org"] = "451 come back later"
    send(convener, call)
    waits = []
    for _try in range(6):
        Letter.objects.filter(state="waiting").update(due_at=timezone.now())
        send_soon()
        deliver()
        letter = Letter.objects.get(invitation__person__outside_id="bo")
        if letter.state == "waiting":
            assert letter.handed_at is not None
            waits.append(round((letter.due_at - letter.handed_at).total_seconds() / 60))
    assert waits == [1, 5, 30, 120, 720]
    assert (letter.state, letter.problem, letter.n_tries) == ("failed", "later", 6)


def test_what_waits_for_later_is_taken_up_again_by_itself(
    call: Call, convener: Member, office: StrictOffice, deliver: Run
) -> None:
    office.answers["bo@example.org"] = "451 come back later"
    send(convener, call)
    deliver()
    next_look = DBTaskResult.objects.get(status="READY")
    assert next_look.run_after == Letter.objects.get(state="waiting").due_at
    assert next_look.queue_name == "letters"


def test_a_server_that_is_gone_is_asked_once_and_then_again_later(
    call: Call, convener: Member, settings: Any, deliver: Run
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    send(convener, call)
    deliver()
    assert states(call) == ["waiting"] * 3
    assert list(Letter.objects.order_by("pk").values_list("n_tries", "problem")) == [
        (1, "unreached"),
        (0, ""),
        (0, ""),
    ]
    assert DBTaskResult.objects.filter(status="READY").exists()


def test_when_the_server_is_back_nobody_waits_any_longer(
    call: Call, convener: Member, office: StrictOffice, deliver: Run
) -> None:
    send(convener, call)
    later = timezone.now() + timedelta(hours=12)
    Letter.objects.filter(invitation__person__outside_id="bo").update(
        due_at=later, problem="unreached", n_tries=5
    )
    deliver()
    assert sorted(office.read) == ["bo@example.org", "cleo@example.org", "dag@example.org"]


def test_a_line_that_breaks_while_a_letter_is_on_it_leaves_it_unsure(
    call: Call, convener: Member, office: StrictOffice, deliver: Run
) -> None:
    office.after_reading["bo@example.org"] = "hang up"
    send(convener, call)
    deliver()
    assert states(call) == ["unsure", "sent", "sent"]
    assert office.read == ["cleo@example.org", "dag@example.org"]
    assert office.n_connections == 2


def test_what_was_cut_off_is_never_sent_again_by_itself(
    call: Call, convener: Member, office: StrictOffice, deliver: Run
) -> None:
    send(convener, call)
    cut = take_next()  # and the process dies here
    assert cut is not None
    deliver()
    assert states(call) == ["unsure", "sent", "sent"]
    assert send(convener, call) == 0
    deliver()
    assert len(office.read) == 2
    assert [*plan_letters(call, "invitation").left] == ["unsure"]


@pytest.mark.parametrize(("arrived", "n_letters"), [(True, 2), (False, 3)])
def test_the_team_settles_what_was_cut_off(
    call: Call, convener: Member, office: StrictOffice, deliver: Run, arrived: bool, n_letters: int
) -> None:
    send(convener, call)
    cut = take_next()
    assert cut is not None
    deliver()
    assert settle_unsure(by=convener, letter=cut, arrived=arrived)
    assert not settle_unsure(by=convener, letter=cut, arrived=arrived)
    send_soon()
    deliver()
    assert len(office.read) == n_letters
    assert states(call) == ["sent"] * 3
    cut.invitation.refresh_from_db()
    assert cut.invitation.state == "sent"


def test_a_letter_that_a_living_sender_hands_over_is_left_to_it(
    call: Call, convener: Member, office: StrictOffice
) -> None:
    send(convener, call)
    with taking_turn() as is_ours:
        assert is_ours
        taken = take_next()
        assert taken is not None
        assert find_turn_of_another() is False
        taken.refresh_from_db()
        assert taken.state == "handing"


def find_turn_of_another() -> bool:
    """Whether somebody else could take a turn now: on SQLite an open file of its own stands for a process."""
    from django.db import connection

    if connection.vendor != "postgresql":
        with taking_turn() as theirs:
            return theirs
    other = connection.copy("other")
    try:
        with other.cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_lock(%s)", [0x706F_7374])
            return bool(cursor.fetchone()[0])
    finally:
        other.close()


def test_who_is_withdrawn_meanwhile_gets_nothing(
    call: Call, convener: Member, asked: list[Invitation], office: StrictOffice, deliver: Run
) -> None:
    send(convener, call)
    withdraw(by=convener, invitations=asked[:1])
    asked[1].person.delete()
    deliver()
    assert office.read == ["dag@example.org"]
    assert states(call) == ["stopped", "sent"]


def test_nothing_goes_out_for_a_call_that_was_closed(
    call: Call, convener: Member, office: StrictOffice, deliver: Run
) -> None:
    send(convener, call)
    Call.objects.update(closed_at=timezone.now())
    deliver()
    assert office.read == []
    assert set(states(call)) == {"stopped"}


def test_who_was_handed_her_link_in_person_gets_no_letter_besides(
    call: Call, convener: Member, asked: list[Invitation], office: StrictOffice, deliver: Run
) -> None:
    send(convener, call)
    token = hand_over(by=convener, invitation=asked[0])
    assert token is not None
    link = find_link(token)
    assert link is not None
    assert link.made_by == convener.user
    deliver()
    assert office.read == ["cleo@example.org", "dag@example.org"]


def test_reminders_go_to_the_silent_twice_at_most_and_not_at_once(
    call: Call, convener: Member, asked: list[Invitation], office: StrictOffice, deliver: Run
) -> None:
    send(convener, call)
    deliver()
    Invitation.objects.filter(pk=asked[0].pk).update(state="answered", answer="no")
    Consent.objects.create(person=asked[1].person, use="again", is_given=False)
    assert send(convener, call, "reminder") == 0
    for _time in range(3):
        Letter.objects.update(sent_at=timezone.now() - timedelta(days=3))
        Invitation.objects.update(sent_at=timezone.now() - timedelta(days=3))
        send(convener, call, "reminder")
        deliver()
    assert office.read[3:] == ["dag@example.org"] * 2
    subjects = [letter["Subject"] for letter in list(office.letters.queue)]
    assert subjects[3:] == ["A reminder: Getting home well"] * 2
    last = list(office.letters.queue)[-1].get_body(("plain",)).get_content()
    assert "We will not remind you again." in last


def test_nobody_is_reminded_soon_after_a_link_was_handed_over(
    call: Call, convener: Member, asked: list[Invitation]
) -> None:
    hand_over(by=convener, invitation=asked[0])
    assert [*plan_letters(call, "reminder").left] == ["too-soon"]


def test_why_somebody_is_left_out_is_said(call: Call, asked: list[Invitation]) -> None:
    Person.objects.filter(pk=asked[0].person_id).update(email="")
    Invitation.objects.filter(pk=asked[1].pk).update(inviter=None)
    plan = plan_letters(call, "invitation")
    assert [row.pk for row in plan.going] == [asked[2].pk]
    assert {code: [row.pk for row in rows] for code, rows in plan.left.items()} == {
        "no-address": [asked[0].pk],
        "no-inviter": [asked[1].pk],
    }
    Person.objects.filter(outside_id="ada").update(email="")
    assert [*plan_letters(call, "invitation").left] == ["no-address", "no-inviter", "no-reply"]


def test_a_new_link_is_sent_on_her_word_once_an_hour_in_her_language(
    call: Call, asked: list[Invitation], office: StrictOffice, deliver: Run
) -> None:
    assert not queue_link(invitation=asked[0])
    Invitation.objects.filter(pk=asked[0].pk).update(state="sent")
    Profile.objects.create(person=asked[0].person, language="ar")
    assert queue_link(invitation=asked[0])
    assert not queue_link(invitation=asked[0])
    send_soon()
    deliver()
    form = office.next_letter().get_body(("html",))
    assert form is not None
    assert 'dir="rtl"' in form.get_content()
    assert "Winter is coming." not in form.get_content()
    assert not queue_link(invitation=asked[0])
    assert Invitation.objects.get(pk=asked[0].pk).state == "sent"


def test_letters_keep_to_the_rate_without_holding_anything(
    call: Call, convener: Member, office: StrictOffice, deliver: Run, settings: Any
) -> None:
    settings.EMAIL_PER_MINUTE = 1
    send(convener, call)
    deliver()
    assert len(office.read) == 1
    handed = Letter.objects.get(state="sent").handed_at
    assert handed is not None
    look = DBTaskResult.objects.get(status="READY")
    assert look.run_after == handed + timedelta(minutes=1)


@pytest.mark.parametrize(
    "name", ["Ada\r\nBcc: all@example.org", 'Ada "the" <x@example.org>, Bo', "آدا", "A" * 200]
)
def test_no_name_writes_into_the_head_of_a_letter(
    call: Call, convener: Member, office: StrictOffice, deliver: Run, name: str
) -> None:
    Person.objects.filter(outside_id="ada").update(name=name)
    Wording.objects.filter(call=call).update(subject="Home\nBcc: all@example.org")
    send(convener, call)
    deliver()
    letter = office.next_letter()
    assert letter["Bcc"] is None
    assert len(letter["From"].addresses) == 1
    assert letter["From"].addresses[0].addr_spec == "post@ecotone.example.org"
    assert letter["Subject"] == "Home Bcc: all@example.org"


def test_nothing_that_a_server_says_is_kept_or_logged(
    call: Call, convener: Member, office: StrictOffice, deliver: Run, caplog: pytest.LogCaptureFixture
) -> None:
    office.answers["bo@example.org"] = "550 bo@example.org is unknown here"
    office.answers["cleo@example.org"] = "451 cleo@example.org is asleep"
    office.after_reading["dag@example.org"] = "554 Dag is not wanted"
    send(convener, call)
    deliver()
    assert states(call) == ["bounced", "waiting", "failed"]
    kept = " ".join(str(row) for row in Letter.objects.values_list("problem", "message_id"))
    tasks = " ".join(str(row) for row in DBTaskResult.objects.values())
    for said in ("example.org is", "Dag is", "unknown", "asleep"):
        assert said not in kept + tasks + caplog.text


def test_every_letter_that_failed_can_be_sent_again(
    call: Call, signed_in: Any, convener: Member, office: StrictOffice, deliver: Run
) -> None:
    office.answers["bo@example.org"] = "550 no"
    send(convener, call)
    deliver()
    assert send(convener, call) == 0
    office.answers.clear()
    letter = Letter.objects.get(state="bounced")
    settle = reverse("letters:settle", args=[call.space.slug, call.pk, letter.pk])
    assert signed_in.post(settle, {"way": "again"}).status_code == 302
    deliver()
    assert states(call) == ["sent"] * 3
    signed_in.post(settle, {"way": "back"})
    assert states(call)[0] == "bounced"
    signed_in.post(settle, {"way": "again"})
    deliver()
    assert office.read.count("bo@example.org") == 2
    assert send_letters.queue_name == "letters"
