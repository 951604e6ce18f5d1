"""What becomes of an invitation when its letter went out."""

from __future__ import annotations

from datetime import datetime

from ecotone_web.records.models import Letter
from ecotone_web.rooms.call.invitations.acts import mark_reminded, mark_sent

UNDERWAY = (Letter.State.WAITING, Letter.State.HANDING)


def move_invitation(letter: Letter, at: datetime) -> None:
    """It is sent, or once more reminded of; a new link changes nothing."""
    if letter.kind == Letter.Kind.INVITATION:
        mark_sent(invitation=letter.invitation, at=at)
    elif letter.kind == Letter.Kind.REMINDER:
        mark_reminded(invitation=letter.invitation, at=at)
