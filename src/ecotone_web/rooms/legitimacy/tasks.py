"""The standing in the worlds of a boundary, kept until the landscape, the team or a voucher changes."""

from __future__ import annotations

import time

from django.conf import settings
from django.core.cache import cache
from django_tasks import task

from ecotone_web.bridge.selection import Selection
from ecotone_web.bridge.standing import about_standing, work_out_standing
from ecotone_web.records.models import Boundary
from ecotone_web.rooms.landscape.acts.readings import keep_readings
from ecotone_web.rooms.landscape.reads.readings import count_ties, find_reading
from ecotone_web.rooms.landscape.tasks import PATIENCE, Shown
from ecotone_web.rooms.legitimacy.reads import Content, mark_standing

SHARES = (25, 50, 75)
"""Of every world, in percent, that can be wished for."""

ANY = Selection()


def provide_standing(boundary: Boundary, wished: int) -> Shown:
    """The standing as it is now; of a large landscape, while it is worked out, the one before."""
    space, mark = boundary.space, mark_standing(boundary)
    kept = find_reading(space, about_standing(boundary.pk, wished), ANY)
    if kept is not None and kept.version == space.version and kept.content["mark"] == mark:
        return Shown(kept.content, made_at=kept.made_at)
    if count_ties(space) <= settings.WEIGH_AT_ONCE:
        return Shown(_work_out(boundary, wished, mark))
    if cache.add(f"standing:{boundary.pk}:{wished}:{space.version}:{mark}", True, PATIENCE):
        work_out_later.enqueue(boundary.pk, wished)
    return Shown(kept.content if kept else None, is_pending=True, made_at=kept.made_at if kept else None)


@task()
def work_out_later(boundary: int, wished: int) -> None:
    """Works it out in the background, and keeps it."""
    found = Boundary.objects.select_related("space").filter(pk=boundary).first()
    if found is not None:
        _work_out(found, wished, mark_standing(found))


def _work_out(boundary: Boundary, wished: int, mark: str) -> Content:
    start = time.perf_counter()
    content = {**work_out_standing(boundary, wished), "mark": mark}
    keep_readings(
        space=boundary.space,
        selection=ANY,
        contents={about_standing(boundary.pk, wished): content},
        seconds=time.perf_counter() - start,
    )
    return content
