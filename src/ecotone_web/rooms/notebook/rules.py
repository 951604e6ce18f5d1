"""Who may write and read lines."""

from __future__ import annotations

from ecotone_web.records.models import Member, Note
from ecotone_web.rooms.space.team.rules import allow, can_work


def can_write(member: Member) -> bool:
    """The team keeps the notebook."""
    return can_work(member)


def can_change(member: Member, note: Note) -> bool:
    """A line stays its writer's."""
    return can_write(member) and note.writer_id == member.user_id


def check_write(member: Member) -> None:
    """Raises unless `can_write`."""
    allow(can_write(member))


def check_change(member: Member, note: Note) -> None:
    """Raises unless `can_change`."""
    allow(can_change(member, note))
