"""Drafts: what was brought and is still being looked at."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from ecotone_web.records.models import Member, Source, Space, Upload
from ecotone_web.rooms.space.sources.rules import check_bring_in

KEPT_FOR = timedelta(days=1)
"""A draft older than this is deleted, with what it holds."""


@transaction.atomic
def bring(
    *,
    by: Member,
    kind: str,
    title: str,
    contents: Iterable[tuple[str, bytes]],
    on: date | None = None,
    hints: Mapping[str, Any] | None = None,
) -> Source:
    """A new draft. A paste is a content without a name."""
    check_bring_in(by)
    source = Source.objects.create(
        space=by.space,
        kind=kind,
        title=title[:300],
        added_by=by.user,
        on=on or timezone.localdate(),
        hints=dict(hints or {}),
    )
    Upload.objects.bulk_create(
        Upload(source=source, name=name[:300], content=content) for name, content in contents
    )
    return source


@transaction.atomic
def correct(*, by: Member, source: Source, hints: Mapping[str, Any]) -> None:
    """Read it otherwise from now on; what was understood so far is dropped."""
    check_bring_in(by)
    held = Source.objects.select_for_update().get(pk=source.pk)
    if held.state in (Source.State.DRAFT, Source.State.FAILED):
        held.hints, held.account, held.counts, held.state = dict(hints), [], {}, Source.State.DRAFT
        held.save()


@transaction.atomic
def keep_look(*, source: Source, account: list[Any], counts: Mapping[str, Any]) -> None:
    """Keep how a large draft was understood, until it is taken in or given up."""
    Source.objects.filter(pk=source.pk, state=Source.State.DRAFT).update(account=account, counts=dict(counts))


@transaction.atomic
def start(*, by: Member, source: Source, again: bool = False) -> bool:
    """Whether it is to be taken in now: once, however often it is asked. `again`: an earlier start came to nothing."""
    check_bring_in(by)
    held = Source.objects.select_for_update().get(pk=source.pk)
    startable = [Source.State.DRAFT, Source.State.FAILED, *([Source.State.WORKING] if again else [])]
    if held.state not in startable:
        return False
    held.state = Source.State.WORKING
    held.save(update_fields=["state"])
    return True


@transaction.atomic
def fail(*, source: Source, counts: Mapping[str, Any]) -> None:
    """It could not be taken in, and nothing was."""
    Source.objects.filter(pk=source.pk, state=Source.State.WORKING).update(
        state=Source.State.FAILED, counts=dict(counts)
    )


@transaction.atomic
def give_up(*, by: Member, source: Source) -> bool:
    """Delete a draft with all it holds; False if it was taken in meanwhile."""
    check_bring_in(by)
    held = Source.objects.select_for_update().get(pk=source.pk)
    if held.state not in (Source.State.DRAFT, Source.State.FAILED):
        return False
    held.delete()
    return True


@transaction.atomic
def sweep_drafts(*, space: Space | None = None) -> int:
    """Delete drafts that nobody came back to."""
    old = Source.objects.filter(added_at__lt=timezone.now() - KEPT_FOR).filter(
        state__in=[Source.State.DRAFT, Source.State.FAILED, Source.State.WORKING]
    )
    old = old.filter(space=space) if space else old
    Upload.objects.filter(source__in=old).delete()
    return old.delete()[0]
