"""Links that are handed over in person: on a screen, or on paper."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from ecotone_web.records.models import Invitation, Member
from ecotone_web.rooms.call.invitations.acts import mark_sent
from ecotone_web.rooms.call.letters.acts.queueing import stop_letters
from ecotone_web.rooms.call.letters.reads.hindrances import lacks_words
from ecotone_web.rooms.call.links.acts import make_link
from ecotone_web.rooms.call.rules import check_call
from ecotone_web.rooms.call.states import SETTLED, can_take


@transaction.atomic
def hand_over(*, by: Member, invitation: Invitation) -> str | None:
    """The token of a new link for her; with it she is asked, and no letter goes any more. None: she gets none."""
    check_call(by)
    rows = Invitation.objects.select_for_update(of=("self",)).select_related("person", "call")
    row = rows.filter(pk=invitation.pk, call__space=by.space, state__in=SETTLED).first()
    if row is None or lacks_words(row) or (row.call.closed_at is not None and can_take(row, "hand over")):
        return None
    token = make_link(by=by, person=row.person)
    if can_take(row, "hand over"):
        stop_letters(by=by, invitations=[row])
        mark_sent(invitation=row, at=timezone.now())
    return token


@transaction.atomic
def write_papers(*, by: Member, invitations: Iterable[Invitation]) -> list[tuple[Invitation, str]]:
    """The same for several at once: those who get a link, each with its token."""
    handed = [(row, hand_over(by=by, invitation=row)) for row in invitations]
    return [(row, token) for row, token in handed if token is not None]
