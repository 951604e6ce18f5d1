"""Whom a call goes to, in whose name, and how each invitation goes from one state to the next.

Every step obeys the table of `rooms/call/states.py`, on rows that were just read: what was done meanwhile is not done
twice, and who cannot take a step is passed over.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from ecotone_web.bridge.calling import assign_asks
from ecotone_web.records.models import Call, Invitation, Letter, Member, Person, Space, Wording
from ecotone_web.rooms.call.invitations.reads.people import find_left, list_inviters
from ecotone_web.rooms.call.invitations.rules import can_do
from ecotone_web.rooms.call.rules import check_call
from ecotone_web.rooms.call.states import UNHEARD, can_take, find_step
from ecotone_web.rooms.call.wording.reads import choose_wordings
from ecotone_web.rooms.space.acts import AT_ONCE, change, change_many, in_parts, remove

Invitations = Iterable[Invitation]
State = Invitation.State

OUT = (Letter.State.HANDING, Letter.State.UNSURE, Letter.State.SENT)
"""With such a letter she has heard of it, or may have."""


@transaction.atomic
def choose_people(*, by: Member, call: Call, people: Iterable[Person]) -> list[Invitation]:
    """Drafts for these people; who is in the call already stays as she is, and who wants no more letters is left."""
    check_call(by)
    _wait_for(call)
    if call.closed_at is not None:
        return []
    wanted = {person.pk: person for person in people if person.space_id == call.space_id}
    left = find_left(call, wanted.values())
    new = [Invitation(call=call, person=wanted[pk]) for pk in wanted if pk not in left]
    return _add_many(new, by)


def _add_many(new: list[Invitation], by: Member) -> list[Invitation]:
    rows = Invitation.objects.bulk_create(new, AT_ONCE)
    Invitation.history.bulk_history_create(rows, AT_ONCE, default_user=by.user)
    return rows


@transaction.atomic
def drop(*, by: Member, invitations: Invitations) -> int:
    """Give up drafts, of which nobody has heard; how many."""
    check_call(by)
    rows = _find_unheard([row for row in _read_anew(by, invitations) if can_do(row, "drop")])
    sent = _find_once_sent(rows)
    drafts = [row for row in rows if row.pk not in sent]
    for draft in drafts:
        remove(draft, by=by.user)
    return len(drafts)


@transaction.atomic
def approve(*, by: Member, invitations: Invitations) -> int:
    """They may go out. Who has no wording chosen for her gets that of her world."""
    check_call(by)
    rows = _find_able(by, invitations, "approve")
    open_rows = [row for row in rows if row.wording_id is None]
    for call in {row.call_id: row.call for row in open_rows}.values():
        here = [row for row in open_rows if row.call_id == call.pk]
        worded = choose_wordings(call, [row.person for row in here])
        for wording in {each.pk: each for each in worded.values() if each is not None}.values():
            chosen = [row for row in here if worded[row.person_id] == wording]
            change_many(chosen, by=by.user, wording=wording)
    return change_many(rows, by=by.user, state=find_step("approve").after)


@transaction.atomic
def unapprove(*, by: Member, invitations: Invitations) -> int:
    """Approved ones of which nobody can have heard are drafts again."""
    check_call(by)
    rows = _find_unheard(_find_able(by, invitations, "take back"))
    return change_many(rows, by=by.user, state=find_step("take back").after)


@transaction.atomic
def withdraw(*, by: Member, invitations: Invitations) -> int:
    """The ask is taken back; what she said stays."""
    return _take(by, invitations, "withdraw")


@transaction.atomic
def ask_again(*, by: Member, invitations: Invitations) -> int:
    """Withdrawn ones are drafts again, without what was said to them. Who said no is not asked again."""
    check_call(by)
    rows = [row for row in _read_anew(by, invitations) if can_do(row, "ask again")]
    for some in in_parts([row.pk for row in rows]):
        Invitation.themes.through.objects.filter(invitation__in=some).delete()
    again: dict[str, Any] = {"sent_at": None, "opened_at": None, "answered_at": None, "n_reminders": 0}
    again |= {"answer": "", "imagines": "", "instead": ""}
    return change_many(rows, by=by.user, state=find_step("ask again").after, **again)


@transaction.atomic
def choose_inviter(*, by: Member, invitation: Invitation, inviter: Person | None) -> bool:
    """In whose name she is asked, chosen by hand; None leaves it to be worked out. False once it was sent."""
    check_call(by)
    row = _read_one(by, invitation)
    if row is None or row.state not in UNHEARD or not _may_ask(row, inviter):
        return False
    change(row, by=by.user, inviter=inviter, is_chosen=inviter is not None)
    return True


def _may_ask(invitation: Invitation, inviter: Person | None) -> bool:
    if inviter is None:
        return True
    is_here = inviter.space_id == invitation.call.space_id
    return is_here and inviter.is_convening and inviter.pk != invitation.person_id


@transaction.atomic
def choose_wording(*, by: Member, invitation: Invitation, wording: Wording | None) -> bool:
    """With which words she is asked, chosen by hand; None: with those of her world. False once it was sent."""
    check_call(by)
    row = _read_one(by, invitation)
    is_ours = wording is None or (row is not None and wording.call_id == row.call_id)
    if row is None or row.state not in UNHEARD or not is_ours:
        return False
    change(row, by=by.user, wording=wording)
    return True


def spread_asks(*, by: Member, call: Call) -> int:
    """Work out who asks whom. Those chosen by hand, approved or sent keep theirs; how many drafts have a new one.

    It is worked out before the transaction: meanwhile nobody else has to wait.
    """
    check_call(by)
    asking = [person.pk for person in list_inviters(call.space)]
    rows = list(_find_asked(call))
    free = [row.person_id for row in rows if is_free(row)]
    kept = {row.person_id: row.inviter_id for row in rows if not is_free(row) and row.inviter_id in asking}
    if not asking or not free:
        return 0
    found = assign_asks(call.space, inviters=asking, invitees=[*kept, *free], most=call.most_asks, kept=kept)
    return _spread(by, call, {person: found.get(person) for person in free})


@transaction.atomic
def _spread(by: Member, call: Call, found: Mapping[int, int | None]) -> int:
    _wait_for(call)
    free = [row for row in _find_asked(call) if row.person_id in found and is_free(row)]
    return sum(
        change_many([row for row in free if found[row.person_id] == key], by=by.user, inviter_id=key)
        for key in {found[row.person_id] for row in free}
    )


def _find_asked(call: Call) -> QuerySet[Invitation]:
    return Invitation.objects.filter(call=call).exclude(state=State.WITHDRAWN)


def is_free(invitation: Invitation) -> bool:
    """Whether it is worked out in whose name she is asked: neither chosen by hand nor settled."""
    settled = invitation.is_chosen or invitation.state != State.DRAFT
    return invitation.state in UNHEARD and not (settled and invitation.inviter_id is not None)


@transaction.atomic
def mark_sent(*, invitation: Invitation, at: datetime) -> bool:
    """It went out: she was asked. False where the step could not be taken; that it went out is noted all the same.

    A draft was taken back while its letter went: it is sent.
    """
    row = _lock(invitation)
    if row is None:
        return False
    can = row.state == State.DRAFT or can_take(row, "send")
    fields: dict[str, Any] = {"sent_at": at} if row.sent_at is None else {}
    fields |= {"state": find_step("send").after} if can else {}
    change(row, by=None, **fields)
    _note_asked(row, at)
    return can


def _note_asked(row: Invitation, at: datetime) -> None:
    """She was asked to tell us; and told, if nobody had before: a letter says what is held, and how to see it."""
    told: dict[str, Any] = {}
    if not row.person.told_on:
        told = {"told_on": timezone.localdate(at), "told_how": _("with a call")}
    is_first = not row.person.is_asked
    change(row.person, by=None, is_asked=True, **told)
    if is_first:
        row.call.space.turn()


@transaction.atomic
def mark_reminded(*, invitation: Invitation, at: datetime) -> bool:  # noqa: ARG001  (its letter knows when)
    """She was reminded; False where the step could not be taken any more, and yet it is counted."""
    row = _lock(invitation)
    if row is None:
        return False
    can = can_take(row, "remind")
    fields: dict[str, Any] = {"state": find_step("remind").after} if can else {}
    change(row, by=None, n_reminders=row.n_reminders + 1, **fields)
    return can


@transaction.atomic
def note_opened(*, invitation: Invitation) -> bool:
    """She opened her page and went on."""
    row = _lock(invitation)
    if row is None or not can_take(row, "open"):
        return False
    return change(row, by=None, state=find_step("open").after, opened_at=row.opened_at or timezone.now())


@transaction.atomic
def note_answer(*, invitation: Invitation, answer: str, imagines: str = "", instead: str = "") -> bool:
    """What she answered, which may be something else than before; False where she is not asked any more."""
    row = _lock(invitation)
    if row is None or not can_take(row, "answer"):
        return False
    now = timezone.now()
    fields = {"answer": Invitation.Answer(answer).value, "imagines": imagines, "instead": instead}
    if any(getattr(row, name) != value for name, value in fields.items()) or row.state != State.ANSWERED:
        if row.imagines != imagines:
            row.themes.clear()
        change(row, by=None, state=find_step("answer").after, answered_at=now, **fields)
    return True


@transaction.atomic
def clear_words(*, invitation: Invitation) -> None:
    """What she wrote with her answer goes, and the themes that were put on it; in whatever state it is."""
    row = _lock(invitation)
    if row is not None:
        row.themes.clear()
        change(row, by=None, imagines="", instead="")


def _take(by: Member, invitations: Invitations, step: str) -> int:
    check_call(by)
    return change_many(_find_able(by, invitations, step), by=by.user, state=find_step(step).after)


def _find_able(by: Member, invitations: Invitations, step: str) -> list[Invitation]:
    return [row for row in _read_anew(by, invitations) if can_take(row, step)]


def _find_unheard(rows: list[Invitation]) -> list[Invitation]:
    """Without those that went out, or may have: taken back or dropped, they could go a second time."""
    letters = Letter.objects.filter(state__in=OUT)
    keys = [row.pk for row in rows if row.sent_at is None]
    out = {
        key
        for some in in_parts(keys)
        for key in letters.filter(invitation__in=some).values_list("invitation_id", flat=True)
    }
    return [row for row in rows if row.sent_at is None and row.pk not in out]


def _find_once_sent(rows: list[Invitation]) -> set[int]:
    """The keys of those that went out before they were asked again, by letter or by hand."""
    sent = Invitation.history.filter(sent_at__isnull=False)
    parts = in_parts([row.pk for row in rows])
    return {key for some in parts for key in sent.filter(id__in=some).values_list("id", flat=True)}


def _read_anew(by: Member, invitations: Invitations) -> list[Invitation]:
    """These rows as they are now, and nobody else's while we change them."""
    keys = list(dict.fromkeys(row.pk for row in invitations))
    return [row for some in in_parts(keys) for row in _locked(some).filter(call__space=by.space)]


def _read_one(by: Member, invitation: Invitation) -> Invitation | None:
    return next(iter(_read_anew(by, [invitation])), None)


def _lock(invitation: Invitation) -> Invitation | None:
    return _locked([invitation.pk]).select_related("person", "call__space").first()


def _locked(keys: Sequence[Any]) -> QuerySet[Invitation]:
    rows = Invitation.objects.select_for_update(of=("self",))
    return rows.select_related("person", "call").filter(pk__in=keys)


def _wait_for(call: Call) -> None:
    """One after the other, or somebody would be chosen twice."""
    Space.objects.select_for_update().get(pk=call.space_id)
