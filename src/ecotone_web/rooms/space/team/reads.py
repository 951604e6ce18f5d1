"""What pages ask of spaces and their teams."""

from __future__ import annotations

from django.db.models import Count, QuerySet
from django.utils import timezone

from ecotone_web.records.models import Member, Space, TeamInvitation, User
from ecotone_web.records.tokens import find_by_token


def list_memberships(user: User) -> QuerySet[Member]:
    """Her spaces, by name, examples last."""
    several = user.memberships.select_related("space").annotate(n_people=Count("space__people"))
    return several.order_by("space__is_example", "space__name", "pk")


def list_members(space: Space) -> QuerySet[Member]:
    """The team, in the order in which they came."""
    return space.members.select_related("user")


def list_waiting(space: Space) -> QuerySet[TeamInvitation]:
    """The invitations that can still be accepted, the newest first."""
    return find_waiting().filter(space=space)


def find_waiting() -> QuerySet[TeamInvitation]:
    """The same in whatever space."""
    return TeamInvitation.objects.filter(accepted_at=None, withdrawn_at=None, expires_at__gt=timezone.now())


def opens_more(member: Member) -> bool:
    """Whether her account opens more than this one space: others, or the operator's pages."""
    return member.user.is_staff or member.user.memberships.exclude(pk=member.pk).exists()


def find_invitation(token: str) -> TeamInvitation | None:
    """The invitation of a link, if it can still be accepted."""
    return find_by_token(find_waiting().select_related("space", "invited_by"), token)
