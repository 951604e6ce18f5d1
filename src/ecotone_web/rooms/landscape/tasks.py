"""Readings when they are asked for: kept ones at once, quick ones with the page, slow ones in the background."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.http import QueryDict
from django_tasks import task

from ecotone_web.bridge.changes import CHANGE, work_out_change
from ecotone_web.bridge.drawings import Contacts, about_people, find_contacts
from ecotone_web.bridge.effects import BESIDE, work_out_beside
from ecotone_web.bridge.readings import SILOS, WHOLE, Content, work_out_boundaries, work_out_silos
from ecotone_web.bridge.selection import Selection
from ecotone_web.records.models import Side, Space
from ecotone_web.rooms.landscape.acts.readings import keep_readings
from ecotone_web.rooms.landscape.reads.readings import count_ties, find_reading, has_reading
from ecotone_web.rooms.landscape.reads.sides import choose_boundary, find_grounds, list_boundaries

LONG = (SILOS, CHANGE)
QUICK = 0.3
"""Closely tied parts, and two days, take long: at once up to this share of the ties of other readings."""

PATIENCE = 15 * 60
"""Seconds after which a reading that did not come is asked for again."""


@dataclass(frozen=True)
class Shown:
    """What a page can show of a reading: its content (None: nothing yet, or nothing of that name), from when that is,
    and whether a newer one is on its way."""

    content: Content | None
    is_pending: bool = False
    made_at: datetime | None = None


def provide_reading(space: Space, about: str, selection: Selection) -> Shown:
    """The reading of the landscape as it is now; while it is being worked out, the one before."""
    selection = selection if about == CHANGE else selection.now
    kept = find_reading(space, about, selection)
    if kept is not None and kept.version == space.version:
        return Shown(kept.content, made_at=kept.made_at)
    task_of = _task_of(about)
    if about != task_of and has_reading(space, task_of, selection):
        return Shown(None)  # all of this version was weighed, and this is not among it: it is set aside
    share = QUICK if about in LONG else 1.0
    if count_ties(space) <= settings.WEIGH_AT_ONCE * share:
        return Shown(_work_out(space, about, selection).get(about))
    waiting = f"reading:{space.slug}:{space.version}:{task_of}:{hash_key(selection)}"
    if cache.add(waiting, True, PATIENCE):
        queue = "long" if about in LONG else "default"
        work_out_later.using(queue_name=queue).enqueue(
            space.pk, about, selection.as_query, selection.hide_small
        )
    if kept is None:
        return Shown(None, is_pending=True)
    return Shown(kept.content, is_pending=True, made_at=kept.made_at)


def provide_contacts(side: Side, selection: Selection) -> Contacts:
    """Who knows whom on a side, kept for one version of the landscape. The page does not wait for it."""
    space, about = side.boundary.space, about_people(side.pk)
    kept = find_reading(space, about, selection.now)
    if kept is not None and kept.version == space.version:
        return Contacts.from_content(kept.content)
    start = time.perf_counter()
    found = find_contacts(side, selection.now)
    contents = {about: found.as_content()}
    keep_readings(
        space=space, selection=selection.now, contents=contents, seconds=time.perf_counter() - start
    )
    return found


def hash_key(selection: Selection) -> str:
    """A short name of a selection."""
    return sha256(selection.key.encode()).hexdigest()[:16]


@task()
def work_out_later(space: int, about: str, query: str, hide_small: bool) -> None:
    """Works a reading out in the background, and keeps it; not twice where several changes asked for it."""
    words = QueryDict(query)
    selection = Selection.from_query(words.dict(), words.getlist("kind"))
    selection = selection.for_others() if hide_small else selection
    here = Space.objects.filter(pk=space).first()
    if here is not None and not has_reading(here, _task_of(about), selection):
        _work_out(here, about, selection)


def _task_of(about: str) -> str:
    """All boundaries are weighed in one go; the others are worked out each by itself."""
    return about if about in LONG or about.startswith(BESIDE) else WHOLE


def _work_out(space: Space, about: str, selection: Selection) -> dict[str, Any]:
    start = time.perf_counter()
    if about == SILOS:
        contents = work_out_silos(space, selection)
    elif about == CHANGE:
        by = choose_boundary(list_boundaries(space))
        contents = work_out_change(space, selection, by.pk if by else None)
    elif about.startswith(BESIDE):
        contents = work_out_beside(space, selection, about)
    else:
        contents = work_out_boundaries(space, selection, find_grounds(space, hide_small=selection.hide_small))
    keep_readings(space=space, selection=selection, contents=contents, seconds=time.perf_counter() - start)
    return contents
