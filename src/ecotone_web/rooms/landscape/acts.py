"""What changes the landscape, and what keeps its readings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from ecotone_web.bridge.selection import Selection
from ecotone_web.records.models import Reading, Space

MOST_READINGS = 400
"""Readings that a space keeps; older ones can be worked out again."""


@transaction.atomic
def keep_readings(*, space: Space, selection: Selection, contents: Mapping[str, Any], seconds: float) -> None:
    """Keep readings of one version of the landscape, unless it has changed meanwhile."""
    current = Space.objects.select_for_update().filter(pk=space.pk, version=space.version).exists()
    if not current:
        return
    now = timezone.now()
    Reading.objects.bulk_create(
        [
            Reading(
                space=space,
                about=about,
                choice=selection.key,
                version=space.version,
                content=content,
                seconds=seconds,
                made_at=now,
            )
            for about, content in contents.items()
        ],
        update_conflicts=True,
        unique_fields=["space", "about", "choice"],
        update_fields=["version", "content", "seconds", "made_at"],
    )
    stale = (
        Reading.objects.filter(space=space).order_by("-made_at").values_list("pk", flat=True)[MOST_READINGS:]
    )
    Reading.objects.filter(pk__in=list(stale)).delete()
