"""The map that others may see, made ready behind the page when somebody has told us something."""

from __future__ import annotations

from django.core.cache import cache

from ecotone_web.bridge.readings import about_boundary
from ecotone_web.bridge.selection import Selection
from ecotone_web.records.models import Person
from ecotone_web.rooms.call.personal.reads.steps import list_boundaries
from ecotone_web.rooms.landscape.reads.readings import has_reading
from ecotone_web.rooms.landscape.tasks import work_out_later

A_WHILE = 5 * 60
"""Seconds in which it is asked for once, however many say something."""


def prepare_map(person: Person) -> None:
    """Have it worked out, unless it is there or was asked for a moment ago."""
    boundary = next(iter(list_boundaries(person)), None)
    if boundary is None:
        return
    space, about, selection = person.space, about_boundary(boundary.pk), Selection().for_others()
    if not has_reading(space, about, selection) and cache.add(f"map-for-others:{space.slug}", True, A_WHILE):
        work_out_later.enqueue(space.pk, about, selection.as_query, selection.hide_small)
