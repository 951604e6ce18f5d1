"""An archive into an empty space: everything or nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from ecotone_web.records.models import Member, Source, Space, Upload, User
from ecotone_web.records.models.space import Role
from ecotone_web.rooms.space.export.acts.writing import write_rows
from ecotone_web.rooms.space.export.reads.checking import Archive, ArchiveRefused
from ecotone_web.rooms.space.export.reads.spaces import is_empty
from ecotone_web.rooms.space.export.reads.uids import find_forgotten, list_uids
from ecotone_web.rooms.space.export.rules import check_bring_archive
from ecotone_web.rooms.space.privacy.acts import forget_uid

Told = Callable[[float], None]


def tell_nobody(_share: float) -> None:
    """For those who do not wait."""


@transaction.atomic
def bring_archive(*, by: Member, archive: Archive, told: Told = tell_nobody) -> bool:
    """Make her space what the archive says, without those who were forgotten; whether there were any.

    Raises ArchiveRefused where the space is not empty any more. Where somebody was forgotten, call `overwrite_traces`
    afterwards, outside of any transaction.
    """
    check_bring_archive(by)
    space = Space.objects.select_for_update().get(pk=by.space_id)
    if not is_empty(space):
        raise ArchiveRefused(_("An archive comes into an empty space, and this one is not empty any more."))
    Source.objects.filter(space=space, kind=Source.Kind.HAND).delete()  # it comes back with what was noted
    try:
        with transaction.atomic():
            write_rows(by, archive, told)
    except IntegrityError:
        raise ArchiveRefused(
            _(
                "What stands in this archive does not fit together; perhaps two people have one id. "
                "Nothing was brought in."
            )
        ) from None
    Space.objects.filter(pk=space.pk).update(**archive.settings)
    forgotten = find_forgotten(list_uids(archive))
    for uid in forgotten:
        forget_uid(uid)
    space.turn()
    by.space.refresh_from_db()
    return bool(forgotten)


@transaction.atomic
def start_beside(*, by: User, name: str) -> Member:
    """A new space of hers, for an archive that comes in beside what there is, though that be called the same."""
    space = Space.objects.create(name=name or _("A space"))
    return Member.objects.create(space=space, user=by, role=Role.CONVENER)


@transaction.atomic
def keep_file(*, by: Member, content: bytes) -> Source:
    """Keep a large archive until it has been brought in; one at a time."""
    check_bring_archive(by)
    Source.objects.filter(space=by.space, kind=Source.Kind.ARCHIVE).delete()
    source: Source = Source.objects.create(
        space=by.space,
        kind=Source.Kind.ARCHIVE,
        state=Source.State.WORKING,
        title=_("An archive of a space"),
        added_by=by.user,
    )
    Upload.objects.create(source=source, name="archive", content=content)
    return source


@transaction.atomic
def put_away(*, source: Source) -> None:
    """It has been brought in: its facts have their own sources, and the file is needed no more."""
    source.delete()


@transaction.atomic
def refuse_file(*, source: Source, why: Any) -> None:
    """It could not be brought in, and nothing was."""
    source.uploads.all().delete()
    source.state, source.counts = Source.State.FAILED, {"why": str(why)}
    source.save(update_fields=["state", "counts"])
