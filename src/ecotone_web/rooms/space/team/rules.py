"""Who may do what in a space, by role. `can_x` answers, `check_x` raises; every other room builds on these."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied

from ecotone_web.records.models.space import Member, Role

TEAM = (Role.CONVENER, Role.CO_CONVENER)


def can_see_space(member: Member) -> bool:
    """Everybody in the space, observers too, sees aggregates."""
    return member.pk is not None


def can_work(member: Member) -> bool:
    """The team sees people and changes the landscape."""
    return member.role in TEAM


def can_run_team(member: Member) -> bool:
    """Who invites, changes roles, makes keys for programs, and ends a space."""
    return member.role == Role.CONVENER


def allow(answer: bool) -> None:
    """Raises unless `answer`."""
    if not answer:
        raise PermissionDenied


def check_see_space(member: Member) -> None:
    """Raises unless `can_see_space`."""
    allow(can_see_space(member))


def check_work(member: Member) -> None:
    """Raises unless `can_work`."""
    allow(can_work(member))


def check_run_team(member: Member) -> None:
    """Raises unless `can_run_team`."""
    allow(can_run_team(member))
