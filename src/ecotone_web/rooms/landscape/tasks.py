"""Readings when they are asked for: kept or quick ones at once, slow ones in the background."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.http import QueryDict
from django_tasks import task

from ecotone_web.bridge.readings import SILOS, WHOLE, Content, work_out_boundaries, work_out_silos
from ecotone_web.bridge.selection import Selection
from ecotone_web.records.models import Space
from ecotone_web.rooms.landscape.acts import keep_readings
from ecotone_web.rooms.landscape.reads import count_ties, find_reading

QUICK_SILOS = 0.3
"""Closely tied parts take longer: up to this share of the ties of other readings they are looked for at once."""

PATIENCE = 15 * 60
"""Seconds after which a reading that did not come is asked for again."""


@dataclass(frozen=True)
class Shown:
    """What a page can show of a reading: its content (None: nothing yet), and whether a newer one is on its way."""

    content: Content | None
    is_pending: bool = False


def provide_reading(space: Space, about: str, selection: Selection) -> Shown:
    """The reading of the landscape as it is now; while it is being worked out, the one before."""
    kept = find_reading(space, about, selection)
    if kept is not None and kept.version == space.version:
        return Shown(kept.content)
    share = QUICK_SILOS if about == SILOS else 1.0
    if count_ties(space) <= settings.WEIGH_AT_ONCE * share:
        return Shown(_work_out(space, about, selection).get(about))
    waiting = f"reading:{space.pk}:{space.version}:{_task_of(about)}:{hash_key(selection)}"
    if cache.add(waiting, True, PATIENCE):
        work_out_later.enqueue(space.pk, about, selection.as_query, selection.hide_small)
    return Shown(kept.content if kept else None, is_pending=True)


def hash_key(selection: Selection) -> str:
    """A short name of a selection."""
    import hashlib

    return hashlib.sha256(selection.key.encode()).hexdigest()[:16]


@task()
def work_out_later(space: int, about: str, query: str, hide_small: bool) -> None:
    """Works a reading out in the background, and keeps it."""
    words = QueryDict(query)
    selection = Selection.from_query(words.dict(), words.getlist("kind"))
    here = Space.objects.filter(pk=space).first()
    if here is not None:
        _work_out(here, about, selection.for_others() if hide_small else selection)


def _task_of(about: str) -> str:
    """All boundaries are weighed in one go."""
    return SILOS if about == SILOS else WHOLE


def _work_out(space: Space, about: str, selection: Selection) -> dict[str, Any]:
    start = time.perf_counter()
    work_out = work_out_silos if about == SILOS else work_out_boundaries
    contents = work_out(space, selection)
    keep_readings(space=space, selection=selection, contents=contents, seconds=time.perf_counter() - start)
    return contents
