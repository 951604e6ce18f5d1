"""Bringing an archive in: a small one while the page is made, a large one in the background, with word of how far."""

from __future__ import annotations

from django.core.cache import cache
from django.db import DatabaseError, transaction
from django.utils.translation import gettext as _
from django_tasks import task

from ecotone_web.records.models import Member, Source, User
from ecotone_web.rooms.space.export.acts import (
    bring_archive,
    keep_file,
    put_away,
    refuse_file,
    start_beside,
)
from ecotone_web.rooms.space.export.reads.checking import (
    ArchiveRefused,
    check_document,
    count_rows,
    name_space,
    open_document,
    read_archive,
)
from ecotone_web.rooms.space.export.reads.spaces import is_empty
from ecotone_web.rooms.space.privacy.acts import overwrite_traces

LARGE = 5_000
"""Rows above which an archive is brought in in the background."""

PATIENCE = 10 * 60
"""Seconds after which an archive of which nothing was heard is taken to have stopped."""


def take_archive(*, by: Member, content: bytes) -> tuple[Member, bool]:
    """Bring an archive into her space if it is empty, else into a new one: who she is there, and whether it is done.

    Raises ArchiveRefused; then nothing was changed.
    """
    document = open_document(content)
    with transaction.atomic():
        if not is_empty(by.space):
            user: User = by.user
            by = start_beside(by=user, name=name_space(document))
        if count_rows(document) <= LARGE:
            source, forgot = None, bring_archive(by=by, archive=check_document(document))
        else:
            source, forgot = keep_file(by=by, content=content), False
    if forgot:
        overwrite_traces()
    if source is None:
        return by, True
    cache.set(_key(source), 0, PATIENCE)
    bring_later.enqueue(source.pk, by.pk)
    return by, False


def find_percent(source: Source) -> int | None:
    """How far it has come; None where nothing has been heard of it for long."""
    percent: int | None = cache.get(_key(source))
    return percent


def _key(source: Source) -> str:
    return f"archive:{source.pk}"


@task()
def bring_later(source: int, member: int) -> None:
    """Brings a large archive in."""
    by = Member.objects.select_related("space", "user").filter(pk=member).first()
    found = Source.objects.filter(pk=source, state=Source.State.WORKING).first()
    if by is None or found is None:
        return
    try:
        content = bytes(found.uploads.get().content)
        forgot = bring_archive(
            by=by,
            archive=read_archive(content),
            told=lambda share: cache.set(_key(found), int(10 + 90 * share), PATIENCE),
        )
        put_away(source=found)
        if forgot:
            overwrite_traces()
    except ArchiveRefused as refusal:
        refuse_file(source=found, why=refusal.sentence)
    except DatabaseError:
        refuse_file(source=found, why=_("Something went wrong on our side. Nothing was brought in."))
        raise
    finally:
        cache.delete(_key(found))
