"""Who may word a call, choose whom it goes to, and send it: the team."""

from __future__ import annotations

from ecotone_web.records.models import Member
from ecotone_web.rooms.space.team.rules import allow, can_work


def can_call(member: Member) -> bool:
    """The team, and nobody who only looks on."""
    return can_work(member)


def check_call(member: Member) -> None:
    """Raises unless `can_call`."""
    allow(can_call(member))
