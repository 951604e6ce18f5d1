"""Whose page a link opens."""

from __future__ import annotations

from django.utils import timezone

from ecotone_web.records.models import PersonalLink
from ecotone_web.records.tokens import find_by_token


def find_link(token: str) -> PersonalLink | None:
    """The link of a token that was not taken back, whether it is over or not."""
    return find_by_token(PersonalLink.objects.filter(revoked_at=None).select_related("person__space"), token)


def is_over(link: PersonalLink) -> bool:
    """Whether its time has passed: then it opens nothing but the way to a new one."""
    return link.expires_at <= timezone.now()
