"""A landscape seen in one way: some kinds of tie, one date, only what both ends say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from ecotone.errors import EcotoneError
from ecotone.ground import BoolArray, DateArray
from ecotone.landscape.landscape import Choice, Landscape
from ecotone.landscape.meetings import MET, Meetings


def view(
    landscape: Landscape,
    *,
    only_kinds: Sequence[str] = (),
    at: str | np.datetime64 | None = None,
    confirmed: bool = False,
) -> Landscape:
    """The landscape with only these kinds of tie, as it was on a day, or with confirmed ties only.

    Without arguments: everything, the kinds of tie together. A view at *t* holds the people, belongings and ties
    with since <= t < until and the meetings up to t; who was not yet or no longer here is left out.
    Potential ties stay in the record and are left out of every reading.

    >>> from ecotone.landscape import Landscape, People, Ties, view
    >>> ties = Ties([0, 0], [1, 2], kinds=("advice", "friendship"), kind=[0, 1])
    >>> here = Landscape(People(("ana", "ben", "cleo")), ties=ties)
    >>> view(here, only_kinds=["advice"]).simple.n_ties
    1
    """
    if only_kinds:
        landscape = _of_kinds(landscape, tuple(only_kinds))
    chosen = Choice(tuple(only_kinds), None if at is None else str(at), confirmed)
    whole = replace(landscape, choice=chosen)
    if at is None:
        return whole
    then = _on_day(whole, np.datetime64(str(at), "D"))
    aside = whole.simple.n_ties - then.simple.n_ties
    return replace(then, choice=replace(chosen, set_aside=aside))


def _of_kinds(landscape: Landscape, kinds: tuple[str, ...]) -> Landscape:
    has_meetings = len(landscape.meetings) > 0
    known = [*landscape.ties.kinds, *([MET] if has_meetings else [])]
    for name in kinds:
        if name not in known:
            raise EcotoneError("landscape.no_such_kind", name=name, known=", ".join(known) or "no ties")
    wanted = np.array([kind in kinds for kind in landscape.ties.kinds], dtype=bool)
    rows = wanted[landscape.ties.kind_codes] if len(wanted) else np.zeros(0, bool)
    meetings = landscape.meetings if MET in kinds else Meetings.none()
    return replace(landscape, ties=landscape.ties.keep(rows), meetings=meetings)


def _on_day(landscape: Landscape, day: np.datetime64) -> Landscape:
    people = landscape.people
    here = np.flatnonzero(_holds(people.since, people.until, day, len(people)))
    place = np.full(len(people), -1, dtype=np.int64)
    place[here] = np.arange(len(here))
    ties = landscape.ties
    rows = _holds(ties.since, ties.until, day, len(ties))
    rows &= (place[ties.source] >= 0) & (place[ties.target] >= 0)
    belongings = tuple(
        boundary.keep(_holds(boundary.since, boundary.until, day, len(boundary.person)), here)
        for boundary in landscape.belongings
    )
    dates = landscape.meetings.dates
    return replace(
        landscape,
        people=people.keep(here),
        belongings=belongings,
        ties=ties.keep(rows, place),
        meetings=landscape.meetings.keep(np.isnat(dates) | (dates <= day), place),
    )


def _holds(since: DateArray | None, until: DateArray | None, day: np.datetime64, size: int) -> BoolArray:
    holds = np.ones(size, bool)
    if since is not None:
        holds &= np.isnat(since) | (since <= day)
    if until is not None:
        holds &= np.isnat(until) | (day < until)
    return holds
