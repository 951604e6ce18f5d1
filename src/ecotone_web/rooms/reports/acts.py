"""Wording the aspiration, making and taking back a shared view, counting how often it was opened."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from ecotone_web.records.models import Boundary, Member, SharedView
from ecotone_web.records.tokens import hash_token, make_token
from ecotone_web.rooms.reports.rules import check_share
from ecotone_web.rooms.space.acts import change, find_just_said
from ecotone_web.rooms.space.team.rules import check_work


@transaction.atomic
def word_aspiration(*, by: Member, aspiration: str) -> None:
    """What difference the team would like to make, and for whom."""
    check_work(by)
    change(by.space, by=by.user, aspiration=aspiration)


@transaction.atomic
def share_view(
    *, by: Member, boundary: Boundary, choice: str, title: str, expires_at: datetime
) -> tuple[SharedView, str | None]:
    """A link to one view; the token is shown once, and kept as its sum alone. Asked for twice at once, it is one."""
    check_share(by)
    said = {"boundary": boundary, "choice": choice, "title": title, "expires_at": expires_at}
    hers = SharedView.objects.filter(space=by.space, made_by=by.user, revoked_at=None)
    if view := find_just_said(hers, by=by, when="made_at", **said):
        return view, None
    token = make_token()
    view = SharedView.objects.create(space=by.space, token_hash=hash_token(token), made_by=by.user, **said)
    return view, token


@transaction.atomic
def take_back_view(*, by: Member, view: SharedView) -> None:
    """The link opens nothing any more."""
    check_share(by)
    SharedView.objects.filter(pk=view.pk, revoked_at__isnull=True).update(revoked_at=timezone.now())


@transaction.atomic
def end_all_views() -> int:
    """After a restore: what was taken back since would open again, so none opens any more."""
    now = timezone.now()
    return SharedView.objects.filter(expires_at__gt=now).update(expires_at=now)


def count_opening(*, view: SharedView) -> None:
    """One more look; nothing about who looked is kept."""
    SharedView.objects.filter(pk=view.pk).update(n_opened=F("n_opened") + 1, last_opened=timezone.now())
