"""Starting and settling a call, wording it, letting somebody read it, closing it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from ecotone_web.records.models import Boundary, Call, Member, SharedWording, Side, Wording
from ecotone_web.records.tokens import hash_token, make_token
from ecotone_web.rooms.call.rules import check_call
from ecotone_web.rooms.space.acts import add, change, find_just_said, remove


@transaction.atomic
def start_call(*, by: Member, title: str, boundaries: Iterable[Boundary] = ()) -> Call:
    """A new call to the worlds of these boundaries; sent twice, it is one."""
    check_call(by)
    call = find_just_said(Call.objects.filter(space=by.space), by=by, when="started", title=title)
    if call is None:
        call = Call(space=by.space, title=title)
        add(call, by=by.user)
        call.boundaries.set(boundaries)
    return call


@transaction.atomic
def settle_call(*, by: Member, call: Call, **fields: Any) -> None:
    """How a call is called among the team, its worlds, whose names are seen, until when, how many one may ask."""
    check_call(by)
    boundaries = fields.pop("boundaries", None)
    change(call, by=by.user, **fields)
    if boundaries is not None:
        call.boundaries.set(boundaries)


@transaction.atomic
def word(*, by: Member, call: Call, world: Side | None, **fields: Any) -> Wording:
    """The call in these words, for everybody or for one world; the words before stay in the history."""
    check_call(by)
    Call.objects.select_for_update().get(pk=call.pk)  # two who begin at once write one
    wording = Wording.objects.filter(call=call, world=world).first()
    if wording is None:
        wording = Wording(call=call, world=world, **fields)
        add(wording, by=by.user)
    else:
        change(wording, by=by.user, **fields)
    return wording


@transaction.atomic
def take_away_wording(*, by: Member, wording: Wording) -> None:
    """Whoever was to read it reads the one for everybody."""
    check_call(by)
    remove(wording, by=by.user)


@transaction.atomic
def share_wording(
    *, by: Member, wording: Wording, title: str, expires_at: datetime
) -> tuple[SharedWording, str | None]:
    """A link to read it; the token is shown once, and kept as its sum alone. Asked for twice at once, it is one."""
    check_call(by)
    said = {"wording": wording, "title": title, "expires_at": expires_at}
    hers = SharedWording.objects.filter(made_by=by.user, revoked_at=None)
    if shared := find_just_said(hers, by=by, when="made_at", **said):
        return shared, None
    token = make_token()
    shared = SharedWording.objects.create(token_hash=hash_token(token), made_by=by.user, **said)
    return shared, token


@transaction.atomic
def take_back_wording(*, by: Member, shared: SharedWording) -> None:
    """The link opens nothing any more."""
    check_call(by)
    SharedWording.objects.filter(pk=shared.pk, revoked_at=None).update(revoked_at=timezone.now())


@transaction.atomic
def end_all_copies() -> int:
    """After a restore: what was taken back since would open again, so none opens any more."""
    now = timezone.now()
    return SharedWording.objects.filter(expires_at__gt=now).update(expires_at=now)


@transaction.atomic
def close_call(*, by: Member, call: Call) -> None:
    """Nothing more goes out for it; what was said stays."""
    check_call(by)
    change(call, by=by.user, closed_at=call.closed_at or timezone.now())


@transaction.atomic
def open_again(*, by: Member, call: Call) -> None:
    """A call that was closed goes on."""
    check_call(by)
    change(call, by=by.user, closed_at=None)
