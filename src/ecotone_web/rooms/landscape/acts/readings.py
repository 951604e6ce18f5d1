"""Readings are kept, and drawn again when a side is moved."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from ecotone_web.bridge.landscapes import nouns_of
from ecotone_web.bridge.pictures import Ground, draw_again
from ecotone_web.bridge.readings import about_boundary
from ecotone_web.bridge.selection import Selection
from ecotone_web.records.models import Boundary, Member, Reading, Side, Space
from ecotone_web.rooms.landscape.reads.sides import find_grounds
from ecotone_web.rooms.landscape.rules import check_change_landscape

MOST_READINGS = 400
"""Readings that a space keeps; older ones can be worked out again."""

AT_ONCE = 500


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
    if not selection.hide_small:
        _keep_places(space, contents)
    stale = (
        Reading.objects.filter(space=space).order_by("-made_at").values_list("pk", flat=True)[MOST_READINGS:]
    )
    Reading.objects.filter(pk__in=list(stale)).delete()


def _keep_places(space: Space, contents: Mapping[str, Any]) -> None:
    """Sides that stand on the map for the first time stay where they are."""
    new = []
    for side in Side.objects.filter(boundary__space=space, boundary__is_used=True, x=None):
        places = (contents.get(about_boundary(side.boundary_id)) or {}).get("places", {})
        if side.name in places:
            side.x, side.y = places[side.name]
            new.append(side)
    Side.objects.bulk_update(new, ["x", "y"], AT_ONCE)


@transaction.atomic
def move_sides(*, by: Member, boundary: Boundary, places: Mapping[int, tuple[float, float]]) -> None:
    """Put sides (by key) elsewhere on the map, and draw what is kept of the boundary again."""
    check_change_landscape(by)
    moved = list(boundary.sides.filter(pk__in=list(places)))
    for side in moved:
        side.x, side.y = places[side.pk]
    Side.objects.bulk_update(moved, ["x", "y"], AT_ONCE)
    space, nouns = boundary.space, nouns_of(boundary.space)
    for reading in Reading.objects.filter(space=space, about=about_boundary(boundary.pk)):
        if reading.content.get("has_ties"):
            grounds = find_grounds(space, hide_small=reading.content["hide_small"])
            ground = grounds.get(boundary.pk, Ground())
            reading.content["map"] = draw_again(reading.content, nouns, ground)
            reading.content["places"] = dict(ground.places)
            reading.save(update_fields=["content"])
