"""What the post does: it takes a letter, and notes what became of it. Nobody in the space does this: there is no `by`.

A letter is taken (`handing`) in a transaction of its own, before anything goes out. Whatever happens then, it is never
taken a second time by itself.
"""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from ecotone_web.records.models import Letter, PersonalLink
from ecotone_web.records.tokens import hash_token
from ecotone_web.rooms.call.invitations.reads import find_unwilling
from ecotone_web.rooms.call.letters.acts.moving import lock_invitations, move_invitation
from ecotone_web.rooms.call.letters.reads import hindrances
from ecotone_web.rooms.call.letters.reads.hindrances import find_hindrance, lacks_words
from ecotone_web.rooms.call.letters.reads.letters import UNDERWAY

State = Letter.State

WAITS = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 720))
"""Before each further try; after the last one the letter is given up."""

MISSING = (hindrances.NO_ADDRESS, hindrances.NO_INVITER, hindrances.NO_REPLY, hindrances.NO_WORDS)
"""What somebody can mend: then the letter has failed, and was not stopped."""


def take_next() -> Letter | None:
    """The next letter that is due and may still go, now being handed over; None: there is none."""
    while (letter := _take()) is not None:
        if letter.state == State.HANDING:
            return letter
    return None


@transaction.atomic
def _take() -> Letter | None:
    rows = Letter.objects.select_for_update(of=("self",), skip_locked=True)
    rows = rows.select_related("invitation__person", "invitation__inviter", "invitation__call__space")
    rows = rows.select_related("invitation__wording")
    due = rows.filter(state=State.WAITING, due_at__lte=timezone.now())
    letter = due.order_by("due_at", "pk").first()
    if letter is None:
        return None
    letter.problem = _hinder(letter)
    if letter.problem:
        letter.state = State.FAILED if letter.problem in MISSING else State.STOPPED
    else:
        letter.state, letter.handed_at = State.HANDING, timezone.now()
        letter.n_tries += 1
    letter.save(update_fields=["state", "handed_at", "n_tries", "problem"])
    return letter


def _hinder(letter: Letter) -> str:
    """What has changed since it was queued."""
    invitation, kind = letter.invitation, letter.kind
    if code := find_hindrance(invitation, kind, went_before=letter.sent_at is not None):
        return code
    if kind == Letter.Kind.LINK:
        return ""
    if lacks_words(invitation):
        return hindrances.NO_WORDS
    person = invitation.person
    return hindrances.UNWILLING if find_unwilling(person.space_id, [person.pk]) else ""


@transaction.atomic
def note_arrival(*, letter: Letter, message_id: str) -> None:
    """The mail server has it. If she was forgotten meanwhile there is nothing left to note it on."""
    lock_invitations([letter.invitation_id])
    now = timezone.now()
    if _leave(letter, state=State.SENT, sent_at=now, message_id=message_id[:200], problem=""):
        move_invitation(letter, now)


@transaction.atomic
def put_off(*, letter: Letter, problem: str, token: str) -> None:
    """It did not go out, and may do so later; after the last try it is given up."""
    if letter.n_tries > len(WAITS):
        give_up(letter=letter, problem=problem, token=token)
        return
    due = timezone.now() + WAITS[letter.n_tries - 1]
    if _leave(letter, state=State.WAITING, due_at=due, problem=problem):
        _unmake(token)


@transaction.atomic
def give_up(*, letter: Letter, problem: str, token: str) -> None:
    """It did not go out, and will not by itself."""
    state = State.BOUNCED if problem == hindrances.ADDRESS else State.FAILED
    if _leave(letter, state=state, problem=problem):
        _unmake(token)


@transaction.atomic
def note_cut(*, letter: Letter | None = None) -> int:
    """The hand-over of a letter was cut off: it may have gone out, or not. Without a letter: all that were left so.

    To be called for all by the only sender there is, before it takes any.
    """
    handing = Letter.objects.filter(state=State.HANDING)
    rows = handing if letter is None else handing.filter(pk=letter.pk)
    return rows.update(state=State.UNSURE)


@transaction.atomic
def hold_back() -> int:
    """After a restore: what waited then may have gone out since, so somebody decides whether it goes."""
    waiting = Letter.objects.filter(state__in=UNDERWAY)
    return waiting.update(state=State.STOPPED, problem=hindrances.RESTORED)


@transaction.atomic
def hasten() -> int:
    """The mail server takes letters again: what waited for that is due now."""
    waiting = Letter.objects.filter(state=State.WAITING, problem=hindrances.UNREACHED)
    return waiting.filter(due_at__gt=timezone.now()).update(due_at=timezone.now())


@transaction.atomic
def note_bounce(*, letter: Letter) -> bool:
    """A letter that was sent came back."""
    went = Letter.objects.filter(pk=letter.pk, state__in=(State.SENT, State.UNSURE))
    return went.update(state=State.BOUNCED, problem=hindrances.ADDRESS) > 0


def _leave(letter: Letter, **fields: object) -> bool:
    """Set what became of it, unless it is gone or was settled meanwhile."""
    return Letter.objects.filter(pk=letter.pk, state=State.HANDING).update(**fields) > 0


def _unmake(token: str) -> None:
    """The link of a letter that did not go out is in nobody's hands."""
    PersonalLink.objects.filter(token_hash=hash_token(token)).delete()
