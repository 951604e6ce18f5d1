"""What somebody notes by hand has her hand as its source."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
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


def note_by(hand: Source) -> dict[str, Any]:
    """What every fact that is noted by hand knows of itself."""
    today = timezone.localdate()
    return {"source": hand, "noted_on": today, "last_confirmed": today}
