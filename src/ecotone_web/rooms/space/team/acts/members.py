"""Roles, leaving, removing: a space is never without a convener."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from ecotone_web.records.models import Member, Space
from ecotone_web.records.models.space import Role
from ecotone_web.rooms.space.acts import change, remove
from ecotone_web.rooms.space.team.rules import check_run_team, check_see_space


class NoConvenerLeft(Exception):
    """The space would be left without a convener."""

    sentence = _("A space needs a convener. Make somebody else a convener first.")


@transaction.atomic
def change_role(*, by: Member, member: Member, role: str) -> None:
    """Give a member another role."""
    check_run_team(by)
    _hold(member.space)
    change(member, by=by.user, role=role)
    _check_has_convener(member.space)


@transaction.atomic
def remove_member(*, by: Member, member: Member) -> None:
    """Take somebody out of the team."""
    check_run_team(by)
    _take_out(by, member)


@transaction.atomic
def leave(*, by: Member) -> None:
    """Go out of a space by oneself."""
    check_see_space(by)
    _take_out(by, by)


def _take_out(by: Member, member: Member) -> None:
    space = member.space
    _hold(space)
    was_convener = member.role == Role.CONVENER
    remove(member, by=by.user)
    if was_convener:
        _check_has_convener(space)


def _hold(space: Space) -> None:
    """One change of the team at a time, so that two conveners cannot leave at once."""
    Space.objects.select_for_update().get(pk=space.pk)


def _check_has_convener(space: Space) -> None:
    if not Member.objects.filter(space=space, role=Role.CONVENER).exists():
        raise NoConvenerLeft
