"""Who sees on what the team's standing rests: the team alone."""

from __future__ import annotations

from ecotone_web.records.models import Member
from ecotone_web.rooms.space.team.rules import allow, can_work


def can_weigh_standing(member: Member) -> bool:
    """The team, and nobody who only looks on."""
    return can_work(member)


def check_weigh_standing(member: Member) -> None:
    """Raises unless `can_weigh_standing`."""
    allow(can_weigh_standing(member))
