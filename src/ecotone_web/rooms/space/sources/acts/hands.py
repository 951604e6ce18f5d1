"""What somebody notes by hand has her hand as its source."""

from __future__ import annotations

from django.utils.translation import gettext as _

from ecotone_web.records.models import Member, Source


def find_hand(by: Member) -> Source:
    """The source of all that this member notes by hand."""
    source, _made = Source.objects.get_or_create(
        space=by.space,
        added_by=by.user,
        kind=Source.Kind.HAND,
        defaults={"state": Source.State.READY, "title": _("Noted by hand")},
    )
    return source
