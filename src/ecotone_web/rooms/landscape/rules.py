"""Who may see and change the landscape."""

from __future__ import annotations

from ecotone_web.records.models import Member
from ecotone_web.rooms.space.team.rules import allow, can_see_space, can_work


def can_see_map(member: Member) -> bool:
    """Everybody in the space; observers with small sides together."""
    return can_see_space(member)


def can_see_people(member: Member) -> bool:
    """The team alone sees who is who."""
    return can_work(member)


def can_change_landscape(member: Member) -> bool:
    """The team alone notes people, ties and meetings."""
    return can_work(member)


def check_see_map(member: Member) -> None:
    """Raises unless `can_see_map`."""
    allow(can_see_map(member))


def check_see_people(member: Member) -> None:
    """Raises unless `can_see_people`."""
    allow(can_see_people(member))


def check_change_landscape(member: Member) -> None:
    """Raises unless `can_change_landscape`."""
    allow(can_change_landscape(member))
