"""Who may see what is joined, and who may let others see it."""

from __future__ import annotations

from ecotone_web.records.models import Member
from ecotone_web.rooms.space.team.rules import allow, can_see_space, can_work


def can_see_home(member: Member) -> bool:
    """Everybody in the space; observers see aggregates alone."""
    return can_see_space(member)


def can_find(member: Member) -> bool:
    """The team looks people up."""
    return can_work(member)


def can_share(member: Member) -> bool:
    """The team decides what is shown to others."""
    return can_work(member)


def check_see_home(member: Member) -> None:
    """Raises unless `can_see_home`."""
    allow(can_see_home(member))


def check_find(member: Member) -> None:
    """Raises unless `can_find`."""
    allow(can_find(member))


def check_share(member: Member) -> None:
    """Raises unless `can_share`."""
    allow(can_share(member))
