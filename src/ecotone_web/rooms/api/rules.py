"""Who may make keys for programs, and what a program may do with one."""

from __future__ import annotations

from ecotone_web.records.models import ApiToken, Member
from ecotone_web.rooms.space.team.rules import allow, can_run_team, can_see_space, can_work


def can_make_keys(member: Member) -> bool:
    """Conveners."""
    return can_run_team(member)


def check_make_keys(member: Member) -> None:
    """Raises unless `can_make_keys`."""
    allow(can_make_keys(member))


def check_read(member: Member, key: ApiToken) -> None:
    """Raises unless the key reads; an observer's reads aggregates alone."""
    allow(can_see_space(member) and ApiToken.Scope.READ in key.scopes)


def check_read_people(member: Member, key: ApiToken) -> None:
    """Raises unless the key reads, and its owner may see who is who."""
    check_read(member, key)
    allow(can_work(member))


def check_add(member: Member, key: ApiToken) -> None:
    """Raises unless the key adds, and its owner may."""
    allow(can_work(member) and ApiToken.Scope.ADD in key.scopes)
