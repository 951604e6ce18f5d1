"""Making keys and taking them back; adding what a program brings."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from ecotone_web.bridge.facts import Facts
from ecotone_web.bridge.fitting import fit_facts
from ecotone_web.records.models import ApiToken, Member, Source
from ecotone_web.records.tokens import hash_token, make_token
from ecotone_web.rooms.api.rules import check_add, check_make_keys
from ecotone_web.rooms.space.sources.acts import take_in

A_MINUTE = timedelta(minutes=1)


@transaction.atomic
def make_key(*, by: Member, title: str, scopes: Sequence[str], expires_at: datetime) -> tuple[ApiToken, str]:
    """A key and its 256 random bits, which are shown once and kept as their sum alone."""
    check_make_keys(by)
    token = make_token("eco_")
    key: ApiToken = ApiToken.objects.create(
        space=by.space,
        user=by.user,
        title=title,
        token_hash=hash_token(token),
        scopes=list(scopes),
        expires_at=expires_at,
    )
    return key, token


@transaction.atomic
def revoke_key(*, by: Member, key: ApiToken) -> None:
    """The key opens nothing any more."""
    check_make_keys(by)
    ApiToken.objects.filter(pk=key.pk, revoked_at__isnull=True).update(revoked_at=timezone.now())


@transaction.atomic
def end_all_keys() -> int:
    """After a restore: what was taken back since would open again, so none opens any more."""
    now = timezone.now()
    return ApiToken.objects.filter(expires_at__gt=now).update(expires_at=now)


def note_use(*, key: ApiToken) -> None:
    """When it was last used, to the minute."""
    now = timezone.now()
    late = Q(last_used=None) | Q(last_used__lt=now - A_MINUTE)
    if key.last_used is None or key.last_used < now - A_MINUTE:
        ApiToken.objects.filter(late, pk=key.pk).update(last_used=now)


@transaction.atomic
def add_facts(*, by: Member, key: ApiToken, facts: Facts, title: str, on: date | None) -> Source:
    """What a program brings, as a source of its own: nothing twice, and taken back as a whole."""
    check_add(by, key)
    source = Source.objects.create(
        space=by.space,
        kind=Source.Kind.API,
        title=(title or key.title)[:300],
        on=on or timezone.localdate(),
        added_by=by.user,
    )
    return take_in(by=by, source=source, facts=fit_facts(facts))
