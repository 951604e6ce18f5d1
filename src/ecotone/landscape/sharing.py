"""A landscape as it may be shared: small sides together, and nothing that names anybody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from ecotone.ground import IntArray, hide_small
from ecotone.landscape.belongings import Belongings
from ecotone.landscape.landscape import Landscape, People
from ecotone.landscape.meetings import Meetings

SMALLER_SIDES = "Smaller sides"


def merge_small_sides(
    landscape: Landscape,
    boundary: str | Sequence[str],
    at_least: int = 5,
    *,
    called: str = SMALLER_SIDES,
) -> Landscape:
    """The landscape with one boundary (or several), its small sides together as one side that is `called` so.

    Sides of fewer than `at_least` people are put together, with as many of the next smallest as it takes, so that
    nobody can work out what is hidden (`ecotone.ground.hide_small`). What is shown to others is computed from this
    landscape alone. It holds no names, ids, columns, sources, dates or other boundaries: take the `view` first. A
    boundary on which fewer than `at_least` people have a known side is left out. An empty side stays: it hides
    nobody. Of several boundaries each is hidden by itself: do not cross them in one table. Those who belong to
    two sides, and those of a side who answered, may still be few: leave such counts out of what is shared.

    >>> from ecotone.landscape import Belongings, Landscape, People
    >>> labels = ["Hospital"] * 9 + ["Charity"] * 4 + ["Church"] * 2 + ["Residents"] * 7
    >>> here = Landscape(People(tuple(map(str, range(22)))), (Belongings.from_labels("kind", labels),))
    >>> kind = merge_small_sides(here, "kind").boundary("kind")
    >>> kind.sides, kind.side_people.tolist()
    (('Hospital', 'Residents', 'Smaller sides'), [9, 7, 6])
    """
    names = [boundary] if isinstance(boundary, str) else boundary
    merged = [_merge(landscape.boundary(name).latest(), at_least, called) for name in names]
    people = People(tuple(map(str, range(landscape.n_people))), answered=landscape.people.answered)
    meetings = landscape.meetings
    return replace(
        landscape,
        people=people,
        belongings=tuple(belongings for belongings in merged if belongings is not None),
        ties=replace(landscape.ties, since=None, until=None),
        meetings=Meetings(
            tuple(map(str, range(len(meetings)))),
            np.full(len(meetings), np.datetime64("NaT"), "datetime64[D]"),
            meetings.person,
            meetings.meeting,
        ),
        sources=(),
    )


def _merge(whole: Belongings, at_least: int, called: str) -> Belongings | None:
    """One boundary with its small sides together; None where too few people have a known side."""

    def count_people(sides: IntArray) -> int:
        return len(np.unique(whole.person[np.isin(whole.side, sides)]))

    if whole.n_people - whole.n_unknown < at_least:
        return None
    hidden = hide_small(whole.side_people, at_least, count_together=count_people)
    shown = tuple(whole.sides[side] for side in hidden.shown.tolist())
    while called in shown:
        called += " (more)"
    sides = (*shown, called) if len(hidden.together) else shown
    # who was on two of them is on the one side now, once
    size = max(len(sides), 1)
    held = np.unique(whole.person.astype(np.int64) * size + hidden.place[whole.side])
    return Belongings(whole.name, sides, held // size, held % size, whole.n_people, whole.kind)
