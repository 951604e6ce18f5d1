"""Making a link to the page of one person, and taking it back."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from ecotone_web.records.models import Member, Person, PersonalLink
from ecotone_web.records.tokens import hash_token, make_token
from ecotone_web.rooms.call.rules import check_call

HOLDS = timedelta(days=60)


@transaction.atomic
def make_link(*, by: Member | None, person: Person) -> str:
    """The token of a new link, which is kept as its sum alone. A letter makes one without `by`.

    Earlier ones go on to work until they are over or taken back: an earlier letter may be the one that she finds.
    """
    if by is not None:
        check_call(by)
    token = make_token()
    PersonalLink.objects.create(
        person=person,
        token_hash=hash_token(token),
        made_by=by.user if by else None,
        expires_at=timezone.now() + HOLDS,
    )
    return token


@transaction.atomic
def take_back_links(*, by: Member, person: Person) -> int:
    """All links of hers open nothing any more; how many there were."""
    check_call(by)
    return _open_links(person).update(revoked_at=timezone.now())


@transaction.atomic
def end_own_links(*, person: Person) -> int:
    """She closes her page herself: whoever holds one of her links finds nothing any more."""
    return _open_links(person).update(revoked_at=timezone.now())


@transaction.atomic
def end_all_links() -> int:
    """After a restore: what was closed since would open again, so each of them opens but the way to a new one."""
    now = timezone.now()
    return PersonalLink.objects.filter(expires_at__gt=now).update(expires_at=now)


def _open_links(person: Person) -> QuerySet[PersonalLink]:
    return PersonalLink.objects.filter(person=person, revoked_at=None)
