"""Who may take a copy out, and who may bring one in."""

from __future__ import annotations

from ecotone_web.records.models import Member
from ecotone_web.rooms.space.team.rules import allow, can_work


def can_export(member: Member) -> bool:
    """The team: a copy holds names."""
    return can_work(member)


def can_bring_archive(member: Member) -> bool:
    """The team."""
    return can_work(member)


def check_export(member: Member) -> None:
    """Raises unless `can_export`."""
    allow(can_export(member))


def check_bring_archive(member: Member) -> None:
    """Raises unless `can_bring_archive`."""
    allow(can_bring_archive(member))
