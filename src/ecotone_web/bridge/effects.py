"""Is it this, or something that goes with it: a boundary's own effect beside each of the others."""

from __future__ import annotations

from typing import Any

from ecotone.boundaries import weigh_boundary
from ecotone.ground import Progress, silent
from ecotone.sentences import say_own_effect
from ecotone_web.bridge.landscapes import gather_landscape, nouns_of
from ecotone_web.bridge.selection import Selection
from ecotone_web.bridge.words import keep
from ecotone_web.records.models import Boundary, Space

MOST_OTHERS = 5
"""Boundaries beside which one is weighed, each by itself; the first ones, in the order in which they came."""

BESIDE = "beside:"


def about_beside(boundary: int) -> str:
    """Under which it is kept what goes with a boundary, by its key."""
    return f"{BESIDE}{boundary}"


def work_out_beside(
    space: Space, selection: Selection, about: str, progress: Progress = silent
) -> dict[str, dict[str, Any]]:
    """What a boundary makes of its own among people alike in another, for one other after the other."""
    gathered = gather_landscape(space)
    landscape, nouns = gathered.shown(selection), nouns_of(space)
    names = {about_beside(gathered.boundaries[name]): name for name in landscape.boundary_names}
    name = names.get(about)
    single = [each.name for each in landscape.belongings if not each.latest().is_multiple]
    said = []
    if name in single:
        parts = Boundary.objects.filter(space=space, groupings=gathered.boundaries[name])
        inner = set(parts.values_list("name", flat=True))  # people alike in a part are alike in its group
        others = [other for other in single if other != name and other not in inner][:MOST_OTHERS]
        for done, other in enumerate(others):
            reading = weigh_boundary(landscape, name, beside=[other])
            said.append(say_own_effect(reading, nouns))
            progress("looking what goes with it", done + 1, len(others))
            if reading.meetings is not None:
                break  # of ties from meetings it cannot be said, beside whichever
    return {about: {"said": [keep(each) for each in said if each is not None]}}
