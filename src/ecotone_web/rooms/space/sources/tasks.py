"""Reading and taking in: small things while the page is made, large ones in the background, with word of how far."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.cache import cache
from django.db import DatabaseError
from django_tasks import task

from ecotone.errors import EcotoneError
from ecotone_web.bridge.files import without_words
from ecotone_web.bridge.remarks import keep_refusal
from ecotone_web.records.models import Member, Source
from ecotone_web.rooms.space.sources.acts import (
    fail,
    keep_look,
    start,
    sweep_drafts,
    take_in,
)
from ecotone_web.rooms.space.sources.forms.drafts import is_large, make_preview, read_draft

PATIENCE = 10 * 60
"""Seconds after which something of which nothing was heard is taken to have stopped."""


@dataclass(frozen=True)
class Look:
    """What a draft's page can show: how it was read and what it would do, why it cannot be read, or how far it is."""

    sheets: list[dict[str, Any]]
    preview: dict[str, Any] | None = None
    refused: dict[str, Any] | None = None
    percent: int | None = None


def look_at(source: Source) -> Look:
    """A small draft is read now, a large one once, in the background."""
    if source.counts.get("refused"):
        return Look([], refused=source.counts["refused"])
    if source.counts.get("preview"):
        return Look(source.account, preview=source.counts["preview"])
    if not is_large(source):
        return _look(source)
    if cache.add(_key(source), 0, PATIENCE):
        read_later.enqueue(source.pk)
    return Look([], percent=find_percent(source) or 0)


def _look(source: Source) -> Look:
    try:
        read = read_draft(source)
        return Look(read.sheets, preview=make_preview(source, read))
    except EcotoneError as refusal:
        return Look([], refused=keep_refusal(refusal))


def keep(*, by: Member, source: Source) -> None:
    """Take a draft in, once: a second click, or one from another window, changes nothing."""
    if not start(by=by, source=source, again=has_stopped(source)):
        return
    source.refresh_from_db()
    if is_large(source):
        cache.set(_key(source), 0, PATIENCE)
        take_in_later.enqueue(source.pk, by.pk)
    else:
        _take_in(source, by)


def has_stopped(source: Source) -> bool:
    """Whether it was being taken in and nothing has been heard of it since."""
    return source.state == Source.State.WORKING and find_percent(source) is None


def find_percent(source: Source) -> int | None:
    """How far it has come; None if nobody knows."""
    percent: int | None = cache.get(_key(source))
    return percent


def _key(source: Source) -> str:
    return f"bringing:{source.pk}"


@task()
def read_later(source: int) -> None:
    """Reads a large draft, and keeps how it was understood."""
    found = Source.objects.select_related("space").filter(pk=source, state=Source.State.DRAFT).first()
    if found is None:
        return
    look = _look(found)
    counts = {"refused": look.refused} if look.refused else {"preview": look.preview}
    keep_look(source=found, account=look.sheets, counts=counts)
    cache.delete(_key(found))


@task()
def take_in_later(source: int, member: int) -> None:
    """Takes a large source in."""
    by = Member.objects.select_related("space", "user").filter(pk=member).first()
    found = Source.objects.select_related("space").filter(pk=source, state=Source.State.WORKING).first()
    if by is not None and found is not None:
        _take_in(found, by)


@task()
def sweep_later() -> None:
    """Deletes drafts that nobody came back to, in all spaces."""
    sweep_drafts()


def _take_in(source: Source, by: Member) -> None:
    def told(share: float) -> None:
        cache.set(_key(source), int(10 + 90 * share), PATIENCE)

    try:
        read = read_draft(source)
        account = [without_words(sheet) for sheet in read.sheets]
        take_in(by=by, source=source, facts=read.facts, account=account, told=told)
    except EcotoneError as refusal:
        fail(source=source, counts={"refused": keep_refusal(refusal)})
    except DatabaseError:
        fail(source=source, counts={})
        raise
    finally:
        cache.delete(_key(source))
