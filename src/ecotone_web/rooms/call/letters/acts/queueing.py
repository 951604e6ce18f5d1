"""Letters are put where they wait, and taken away again; what came back, or was cut off, is settled."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from ecotone_web.records.models import Call, Invitation, Letter, Member
from ecotone_web.rooms.call.letters.acts.moving import lock_invitations, move_invitation
from ecotone_web.rooms.call.letters.acts.sending import note_bounce
from ecotone_web.rooms.call.letters.reads.hindrances import find_hindrance
from ecotone_web.rooms.call.letters.reads.letters import UNDERWAY
from ecotone_web.rooms.call.letters.reads.plans import plan_letters
from ecotone_web.rooms.call.rules import check_call
from ecotone_web.rooms.space.acts import AT_ONCE, in_parts

State = Letter.State
AN_HOUR = timedelta(hours=1)

AGAIN = (State.UNSURE, State.FAILED, State.BOUNCED)
"""What somebody may decide to send again."""


@transaction.atomic
def queue_letters(*, by: Member, call: Call, kind: str, invitations: Iterable[Invitation]) -> int:
    """Letters to those of these who can have one; how many. `plan_letters` says who is left out, and why."""
    check_call(by)
    call = Call.objects.select_for_update().select_related("space").get(pk=call.pk, space=by.space)
    rows = list(invitations)
    lock_invitations(row.pk for row in rows)
    going = plan_letters(call, kind, rows).going
    new = [Letter(invitation=row, kind=kind, queued_by=by.user) for row in going]
    Letter.objects.bulk_create(new, AT_ONCE)
    return len(new)


@transaction.atomic
def queue_link(*, invitation: Invitation) -> bool:
    """A letter with a new link, which she asked for herself: one at a time, and one an hour. Whether it was queued."""
    row = Invitation.objects.select_for_update(of=("self",)).select_related("person", "call")
    found = row.filter(pk=invitation.pk).first()
    if found is None or find_hindrance(found, Letter.Kind.LINK):
        return False
    lately = Letter.objects.filter(kind=Letter.Kind.LINK, queued_at__gt=timezone.now() - AN_HOUR)
    if lately.filter(invitation__person=found.person).exists() or _is_underway(found):
        return False
    Letter.objects.create(invitation=found, kind=Letter.Kind.LINK)
    return True


@transaction.atomic
def stop_letters(*, by: Member, invitations: Iterable[Invitation]) -> int:
    """Letters that wait do not go; how many. One that is being handed over cannot be held back."""
    check_call(by)
    keys = [row.pk for row in invitations]
    waiting = Letter.objects.filter(state=State.WAITING, invitation__call__space=by.space)
    return sum(
        waiting.filter(invitation_id__in=some).update(state=State.STOPPED, problem="")
        for some in in_parts(keys)
    )


@transaction.atomic
def settle_unsure(*, by: Member, letter: Letter, arrived: bool) -> bool:
    """Whether a letter that was cut off while it was handed over arrived: if not, it is sent again."""
    check_call(by)
    if not arrived:
        return send_again(by=by, letter=letter)
    row = _lock(by, letter)
    if row is None or row.state != State.UNSURE:
        return False
    row.state, row.sent_at, row.problem = State.SENT, row.handed_at or timezone.now(), ""
    row.save(update_fields=["state", "sent_at", "problem"])
    move_invitation(row, row.sent_at)
    return True


@transaction.atomic
def send_again(*, by: Member, letter: Letter) -> bool:
    """What came back, could not be sent, or was cut off waits once more; False where no letter may go now."""
    check_call(by)
    row = _lock(by, letter)
    if row is None or row.state not in AGAIN or _is_underway(row.invitation):
        return False
    if find_hindrance(row.invitation, row.kind, went_before=row.sent_at is not None):
        return False
    row.state, row.due_at, row.n_tries, row.problem = State.WAITING, timezone.now(), 0, ""
    row.save(update_fields=["state", "due_at", "n_tries", "problem"])
    return True


@transaction.atomic
def note_return(*, by: Member, letter: Letter) -> bool:
    """Somebody saw that a letter came back: into the post box of the workbench, or of the one in whose name it went."""
    check_call(by)
    row = _lock(by, letter)
    return row is not None and note_bounce(letter=row)


def _is_underway(invitation: Invitation) -> bool:
    return Letter.objects.filter(invitation=invitation, state__in=UNDERWAY).exists()


def _lock(by: Member, letter: Letter) -> Letter | None:
    lock_invitations([letter.invitation_id])
    rows = Letter.objects.select_for_update(of=("self",))
    rows = rows.select_related("invitation__person", "invitation__inviter", "invitation__call")
    return rows.filter(pk=letter.pk, invitation__call__space=by.space).first()
