"""A landscape as it may be shared: small sides together, and nothing that names anybody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from ecotone.ground import IntArray, hide_small
from ecotone.landscape.belongings import Belongings
from ecotone.landscape.landscape import Landscape, People
from ecotone.landscape.meetings import Meetings

if TYPE_CHECKING:
    from scipy.sparse import csr_array

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
    nobody. Of several boundaries one is left out where another parts the sides that would be together in it, as
    groups of sides do: taking the one from the other would tell how many are on each. Not covered: what three
    boundaries tell together; tables in which two are crossed. Those who belong to two sides, and those of a side
    who answered, may still be few: leave such counts out of what is shared. Cost: one pass over the people for
    every two boundaries.

    >>> from ecotone.landscape import Belongings, Landscape, People
    >>> labels = ["Hospital"] * 9 + ["Charity"] * 4 + ["Church"] * 2 + ["Residents"] * 7
    >>> here = Landscape(People(tuple(map(str, range(22)))), (Belongings.from_labels("kind", labels),))
    >>> kind = merge_small_sides(here, "kind").boundary("kind")
    >>> kind.sides, kind.side_people.tolist()
    (('Hospital', 'Residents', 'Smaller sides'), [9, 7, 6])
    """
    names = [boundary] if isinstance(boundary, str) else boundary
    whole = [landscape.boundary(name).latest() for name in names]
    merged = _leave_out(whole, [_merge(each, at_least, called) for each in whole])
    people = People(tuple(map(str, range(landscape.n_people))), answered=landscape.people.answered)
    meetings = landscape.meetings
    return replace(
        landscape,
        people=people,
        belongings=merged,
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
    while called in whole.sides:  # also where that side is one of those that are hidden
        called += " (more)"
    sides = (*shown, called) if len(hidden.together) else shown
    # who was on two of them is on the one side now, once
    size = max(len(sides), 1)
    held = np.unique(whole.person.astype(np.int64) * size + hidden.place[whole.side])
    return Belongings(whole.name, sides, held // size, held % size, whole.n_people, whole.kind)


def _leave_out(whole: Sequence[Belongings], merged: Sequence[Belongings | None]) -> tuple[Belongings, ...]:
    """Those of the merged boundaries that may stand beside each other; of two the one with fewer sides stays."""
    kept = {place: each for place, each in enumerate(merged) if each is not None}
    for place in sorted(kept, key=lambda place: -len(whole[place].sides)):
        if any(_parts_hidden(whole[place], kept[place], kept[other]) for other in kept if other != place):
            del kept[place]
    return tuple(kept.values())


def _parts_hidden(whole: Belongings, merged: Belongings, other: Belongings) -> bool:
    """Whether sides that are together in `merged` lie in several of the parts that it has in common with `other`.

    A part: people and sides of both that hang together, those whose side is not known being a side too. In each part
    both boundaries have the same people, so that what one shows of it can be taken from what the other shows.
    """
    from scipy.sparse import bmat
    from scipy.sparse.csgraph import connected_components

    peopled = whole.side_people > 0
    hidden = [side for side, name in enumerate(whole.sides) if peopled[side] and name not in merged.sides]
    meet = _lay_out(whole).T @ _lay_out(other)
    _n_parts, part = connected_components(bmat([[None, meet], [meet.T, None]]), directed=False)
    return len(set(part[hidden].tolist())) > 1


def _lay_out(boundary: Belongings) -> csr_array:
    """Who is on which side, (n_people, n_sides + 1): the last column is of those whose side is not known."""
    from scipy.sparse import csr_array

    unknown = np.flatnonzero(~boundary.known)
    rows = np.concatenate([boundary.person, unknown])
    columns = np.concatenate([boundary.side, np.full(len(unknown), len(boundary.sides))])
    return csr_array(
        (np.ones(len(rows)), (rows, columns)), shape=(boundary.n_people, len(boundary.sides) + 1)
    )
