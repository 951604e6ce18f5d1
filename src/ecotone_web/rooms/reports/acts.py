"""Wording the aspiration, making and taking back a shared view, counting how often it was opened."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from ecotone_web.records.models import Boundary, Member, SharedView
from ecotone_web.records.tokens import hash_token, make_token
from ecotone_web.rooms.reports.rules import check_share
from ecotone_web.rooms.space.acts import change
from ecotone_web.rooms.space.team.rules import check_work


@transaction.atomic
def word_aspiration(*, by: Member, aspiration: str) -> None:
    """What difference the team would like to make, and for whom."""
    check_work(by)
    change(by.space, by=by.user, aspiration=aspiration)


@transaction.atomic
def share_view(
    *, by: Member, boundary: Boundary, choice: str, title: str, expires_at: datetime
) -> tuple[SharedView, str]:
    """A link to one view; the token is shown once, and kept as its sum alone."""
    check_share(by)
    token = make_token()
    view = SharedView(
        space=by.space,
        boundary=boundary,
        choice=choice,
        title=title,
        token_hash=hash_token(token),
        made_by=by.user,
        expires_at=expires_at,
    )
    view.save()
    return view, token


@transaction.atomic
def take_back_view(*, by: Member, view: SharedView) -> None:
    """The link opens nothing any more."""
    check_share(by)
    SharedView.objects.filter(pk=view.pk, revoked_at__isnull=True).update(revoked_at=timezone.now())


def count_opening(*, view: SharedView) -> None:
    """One more look; nothing about who looked is kept."""
    SharedView.objects.filter(pk=view.pk).update(n_opened=F("n_opened") + 1, last_opened=timezone.now())
