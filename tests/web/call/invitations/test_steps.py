"""Each step obeys the table, once, for the team of the space."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from ecotone_web.records.models import Call, Invitation, Letter, Member, Person, Space, Theme
from ecotone_web.rooms.call.invitations import acts
from ecotone_web.rooms.call.states import can_take, find_step
from tests.web.making import make_call, make_invitation, make_member, make_people, make_space

Act = Callable[..., Any]
STATES = Invitation.State.values

BY_THE_TEAM = [
    ("approve", acts.approve),
    ("take back", acts.unapprove),
    ("withdraw", acts.withdraw),
    ("ask again", acts.ask_again),
]


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize(("step", "act"), BY_THE_TEAM)
def test_the_team_takes_a_step_where_the_table_has_it(
    call: Call, convener: Member, who: Any, step: str, act: Act, state: str
) -> None:
    row = make_invitation(call, who("bo"), state)
    can = can_take(row, step)
    assert act(by=convener, invitations=[row]) == int(can)
    row.refresh_from_db()
    assert row.state == (find_step(step).after if can else state)


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize(
    ("step", "act"),
    [
        ("send", lambda row: acts.mark_sent(invitation=row, at=timezone.now())),
        ("remind", lambda row: acts.mark_reminded(invitation=row, at=timezone.now())),
        ("open", lambda row: acts.note_opened(invitation=row)),
        ("answer", lambda row: acts.note_answer(invitation=row, answer="maybe")),
    ],
)
def test_the_post_and_she_take_a_step_where_the_table_has_it(
    call: Call, who: Any, step: str, act: Act, state: str
) -> None:
    row = make_invitation(call, who("bo"), state)
    was_taken_back = (step, state) == ("send", "draft")  # while its letter went
    can = can_take(row, step) or was_taken_back
    assert act(row) is can
    row.refresh_from_db()
    assert row.state == (find_step(step).after if can else state)


@pytest.mark.parametrize("answer", ["yes", "maybe", "no", "instead"])
def test_whoever_needs_no_reminder_stays_answered(call: Call, who: Any, answer: str) -> None:
    row = make_invitation(call, who("bo"), "answered", answer=answer)
    assert not acts.mark_reminded(invitation=row, at=timezone.now())
    row.refresh_from_db()
    assert (row.state, row.n_reminders) == ("answered", 1)


def test_a_third_reminder_is_no_step(call: Call, who: Any) -> None:
    row = make_invitation(call, who("bo"), "sent")
    assert [acts.mark_reminded(invitation=row, at=timezone.now()) for _ in range(3)] == [True, True, False]


def test_drafts_alone_are_dropped(call: Call, convener: Member, who: Any) -> None:
    rows = [make_invitation(call, who(name), state) for name, state in (("bo", "draft"), ("dag", "sent"))]
    assert acts.drop(by=convener, invitations=rows) == 1
    assert Invitation.objects.get() == rows[1]


def test_the_same_twice_is_done_once(call: Call, convener: Member, who: Any) -> None:
    rows = [make_invitation(call, who(name)) for name in ("bo", "dag")]
    assert acts.approve(by=convener, invitations=rows) == 2
    assert acts.approve(by=convener, invitations=rows) == 0
    assert rows[0].history.filter(state="approved").count() == 1


def test_whoever_said_no_is_not_asked_again(call: Call, convener: Member, who: Any) -> None:
    row = make_invitation(call, who("bo"), "withdrawn", answer="no")
    assert acts.ask_again(by=convener, invitations=[row]) == 0


def test_asked_again_is_asked_afresh(call: Call, convener: Member, who: Any) -> None:
    now = timezone.now()
    row = make_invitation(
        call,
        who("bo"),
        "withdrawn",
        answer="maybe",
        imagines="A boat.",
        instead="Kai",
        n_reminders=2,
        sent_at=now,
    )
    row.themes.add(Theme.objects.create(call=call, name="boats"))
    assert acts.ask_again(by=convener, invitations=[row]) == 1
    row.refresh_from_db()
    assert (row.state, row.answer, row.n_reminders, row.sent_at) == ("draft", "", 0, None)
    assert (row.imagines, row.instead, row.themes.exists()) == ("", "", False)


@pytest.mark.parametrize("is_letter", [True, False])
def test_a_draft_of_which_somebody_may_have_heard_is_not_given_up(
    call: Call, convener: Member, who: Any, is_letter: bool
) -> None:
    row = make_invitation(call, who("bo"), "approved")
    if is_letter:
        Letter.objects.create(invitation=row, kind="invitation", state="unsure")
    else:
        acts.mark_sent(invitation=row, at=timezone.now())
    acts.withdraw(by=convener, invitations=[row])
    acts.ask_again(by=convener, invitations=[row])
    assert acts.drop(by=convener, invitations=[row]) == 0
    row.refresh_from_db()
    assert row.state == "draft"


def test_what_goes_out_makes_her_asked_and_turns_the_landscape_once(call: Call, who: Any) -> None:
    before = Space.objects.get(pk=call.space_id).version
    row = make_invitation(call, who("bo"), "approved")
    other = make_call(call.space)
    again = make_invitation(other, who("bo"), "approved")
    for each in (row, again):
        acts.mark_sent(invitation=each, at=timezone.now())
    assert who("bo").is_asked
    assert Space.objects.get(pk=call.space_id).version == before + 1


def test_a_letter_that_was_too_fast_to_stop_is_known_to_have_gone_out(call: Call, who: Any) -> None:
    row = make_invitation(call, who("bo"), "withdrawn")
    assert not acts.mark_sent(invitation=row, at=timezone.now())
    row.refresh_from_db()
    assert (row.state, row.sent_at is None, who("bo").is_asked) == ("withdrawn", False, True)


def test_an_answer_may_change_and_keeps_what_she_wrote(call: Call, who: Any) -> None:
    row = make_invitation(call, who("bo"), "sent")
    acts.note_answer(invitation=row, answer="maybe")
    acts.note_answer(invitation=row, answer="instead", imagines="A boat.", instead="Kai")
    acts.note_answer(invitation=row, answer="instead", imagines="A boat.", instead="Kai")
    row.refresh_from_db()
    assert (row.state, row.answer, row.imagines, row.instead) == ("answered", "instead", "A boat.", "Kai")
    assert [past.answer for past in row.history.order_by("history_id")][-2:] == ["maybe", "instead"]


def test_an_unknown_answer_is_refused(call: Call, who: Any) -> None:
    with pytest.raises(ValueError, match="perhaps"):
        acts.note_answer(invitation=make_invitation(call, who("bo"), "sent"), answer="perhaps")


def test_invitations_of_another_space_stay_as_they_are(call: Call, convener: Member) -> None:
    elsewhere = make_space("Elsewhere")
    make_people(elsewhere, make_member(elsewhere, "convener", "other@example.org"))
    row = make_invitation(make_call(elsewhere), Person.objects.get(space=elsewhere, outside_id="bo"))
    assert acts.approve(by=convener, invitations=[row]) == 0
    assert acts.drop(by=convener, invitations=[row]) == 0


@pytest.mark.parametrize("act", [acts.drop, *(act for _name, act in BY_THE_TEAM)])
def test_who_looks_on_takes_no_step(call: Call, observer: Member, who: Any, act: Act) -> None:
    with pytest.raises(PermissionDenied):
        act(by=observer, invitations=[make_invitation(call, who("bo"))])


def test_approved_reads_the_words_of_her_world(call: Call, convener: Member, who: Any) -> None:
    from ecotone_web.records.models import Side, Wording

    school = Side.objects.get(boundary__space=call.space, name="Reef School")
    own = Wording.objects.create(call=call, world=school, subject="For the school")
    rows = [make_invitation(call, who(name)) for name in ("bo", "dag")]
    acts.approve(by=convener, invitations=rows)
    assert [Invitation.objects.get(pk=row.pk).wording for row in rows] == [None, own]


def test_whoever_is_sent_a_letter_has_been_told_what_is_held(call: Call, who: Any) -> None:
    told, untold = who("bo"), who("kai")
    Person.objects.filter(pk=told.pk).update(told_on=date(2026, 1, 2), told_how="over tea")
    for person in (told, untold):
        acts.mark_sent(invitation=make_invitation(call, person, "approved"), at=timezone.now())
        person.refresh_from_db()
    assert (told.told_on, told.told_how) == (date(2026, 1, 2), "over tea")
    assert (untold.told_on, untold.told_how) == (timezone.localdate(), "with a call")
