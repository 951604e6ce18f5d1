"""Who may bring things in, look at them, and take them back."""

from __future__ import annotations

from ecotone_web.records.models import Member
from ecotone_web.rooms.space.team.rules import allow, can_work


def can_bring_in(member: Member) -> bool:
    """The team."""
    return can_work(member)


def check_bring_in(member: Member) -> None:
    """Raises unless `can_bring_in`."""
    allow(can_bring_in(member))
