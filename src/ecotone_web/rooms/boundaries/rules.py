"""Who may see boundaries, and who may change what is known of them."""

from __future__ import annotations

from ecotone_web.records.models import Member
from ecotone_web.rooms.landscape.rules import can_change_landscape, can_see_map, can_see_people
from ecotone_web.rooms.space.team.rules import allow


def can_see_boundaries(member: Member) -> bool:
    """Everybody in the space; observers with small sides together."""
    return can_see_map(member)


def can_see_knowledge(member: Member) -> bool:
    """What the team knows of a boundary, who has told us, and who is in a closely tied part: the team."""
    return can_see_people(member)


def can_change_boundaries(member: Member) -> bool:
    """The team names boundaries, groups their sides, and takes them away."""
    return can_change_landscape(member)


def check_see_boundaries(member: Member) -> None:
    """Raises unless `can_see_boundaries`."""
    allow(can_see_boundaries(member))


def check_change_boundaries(member: Member) -> None:
    """Raises unless `can_change_boundaries`."""
    allow(can_change_boundaries(member))
