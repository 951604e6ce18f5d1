"""What becomes of an invitation when its letter went out."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from ecotone_web.records.models import Invitation, Letter
from ecotone_web.rooms.call.invitations.acts import mark_reminded, mark_sent
from ecotone_web.rooms.space.acts import in_parts


def lock_invitations(keys: Iterable[int]) -> None:
    """Nobody else puts a letter on its way to these until we are done. Always first, and then their letters."""
    for some in in_parts(sorted(keys)):
        list(Invitation.objects.select_for_update().filter(pk__in=some).order_by("pk").values_list("pk"))


def move_invitation(letter: Letter, at: datetime) -> None:
    """It is sent, or once more reminded of; a new link changes nothing."""
    if letter.kind == Letter.Kind.INVITATION:
        mark_sent(invitation=letter.invitation, at=at)
    elif letter.kind == Letter.Kind.REMINDER:
        mark_reminded(invitation=letter.invitation, at=at)
