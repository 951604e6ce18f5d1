"""What is worked out from the whole landscape is kept until something changes in it, or in the call."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import Any

from ecotone_web.bridge.calling import Ways, find_ways, weigh_call
from ecotone_web.bridge.selection import Selection
from ecotone_web.records.models import Call, Person, Space
from ecotone_web.rooms.call.invitations.reads.standing import find_agreed, find_unasked, mark_of, read_stands
from ecotone_web.rooms.call.wording.reads import list_boundaries
from ecotone_web.rooms.landscape.acts.readings import keep_readings
from ecotone_web.rooms.landscape.reads.readings import find_reading

Content = dict[str, Any]
ANY = Selection()


def provide_balance(space: Space, call: Call) -> Content:
    """Whom the call reaches, and who would balance it: as `bridge.calling.weigh_call` has it."""
    boundaries, stands, never = list_boundaries(call), read_stands(call), find_unasked(call)
    mark = mark_of(sorted(stands.items()), sorted(never), [(each.pk, each.name) for each in boundaries])
    return _provide(space, f"balance:{call.pk}", mark, lambda: weigh_call(space, boundaries, stands, never))


def provide_ways(space: Space, inviters: Sequence[Person]) -> Ways:
    """How near each of those who ask is to everybody here."""
    keys = [person.pk for person in inviters]
    if not keys:
        return Ways({}, {})
    mark = mark_of(sorted(keys), find_agreed(space))
    return Ways.from_content(_provide(space, "ways", mark, lambda: find_ways(space, keys).as_content()))


def _provide(space: Space, about: str, mark: str, work_out: Callable[[], Content]) -> Content:
    kept = find_reading(space, about, ANY)
    if kept is not None and kept.version == space.version and kept.content["mark"] == mark:
        return dict(kept.content)
    start = time.perf_counter()
    content = {**work_out(), "mark": mark}
    keep_readings(space=space, selection=ANY, contents={about: content}, seconds=time.perf_counter() - start)
    return content
