"""Who keeps right what is held of people: the whole team, so that nobody has to wait for somebody else."""

from __future__ import annotations

from ecotone_web.records.models import Member
from ecotone_web.rooms.space.team.rules import allow, can_work


def can_keep_right(member: Member) -> bool:
    """The team sees what is held, says who was told, and forgets."""
    return can_work(member)


def check_keep_right(member: Member) -> None:
    """Raises unless `can_keep_right`."""
    allow(can_keep_right(member))
