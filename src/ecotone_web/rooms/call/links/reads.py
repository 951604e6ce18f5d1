"""Whose page a link opens."""

from __future__ import annotations

from django.utils import timezone
from django.utils.crypto import constant_time_compare

from ecotone_web.records.models import PersonalLink
from ecotone_web.records.tokens import hash_token


def find_link(token: str) -> PersonalLink | None:
    """The link of a token that was not taken back, whether it is over or not; found by its sum."""
    wanted = hash_token(token)
    found = (
        PersonalLink.objects.filter(token_hash=wanted, revoked_at=None)
        .select_related("person__space")
        .first()
    )
    return found if found is not None and constant_time_compare(found.token_hash, wanted) else None


def is_over(link: PersonalLink) -> bool:
    """Whether its time has passed: then it opens nothing but the way to a new one."""
    return link.expires_at <= timezone.now()
