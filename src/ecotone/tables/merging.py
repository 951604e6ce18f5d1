"""Several lists of people as one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from ecotone.ground import BoolArray, DateArray, IntArray
from ecotone.landscape import Belongings, People
from ecotone.tables.parts import PeoplePart


def merge_people(parts: Sequence[PeoplePart]) -> tuple[People, tuple[Belongings, ...]]:
    """The people of all lists, each once; what an earlier list says is kept, later ones fill its gaps."""
    people, belongings = parts[0].people, parts[0].belongings
    for part in parts[1:]:
        people, belongings = _merge(people, belongings, part.people, part.belongings)
    return people, belongings


def extend_people(
    people: People, belongings: Sequence[Belongings], ids: Sequence[str], *, listed: bool
) -> tuple[People, tuple[Belongings, ...]]:
    """The people and `ids` after them, of whom nothing else is known."""
    n = len(ids)
    if not n:
        return people, tuple(belongings)
    extended = People(
        (*people.ids, *ids),
        (*people.names, *ids),
        None if people.answered is None else np.append(people.answered, np.full(n, -1, np.int8)),
        np.append(np.ones(0, bool) if people.listed is None else people.listed, np.full(n, listed)),
        None if people.since is None else _longer(people.since, n),
        None if people.until is None else _longer(people.until, n),
        {name: (*values, *[None] * n) for name, values in people.columns.items()},
    )
    return extended, tuple(replace(boundary, n_people=len(extended)) for boundary in belongings)


def _longer(days: DateArray, n: int) -> DateArray:
    return np.append(days, np.full(n, np.datetime64("NaT", "D")))


def _merge(
    people: People, belongings: Sequence[Belongings], others: People, more: Sequence[Belongings]
) -> tuple[People, tuple[Belongings, ...]]:
    known = set(people.ids)
    new = [person_id for person_id in others.ids if person_id not in known]
    people, belongings = extend_people(people, belongings, new, listed=True)
    index = {person_id: place for place, person_id in enumerate(people.ids)}
    place = np.array([index[person_id] for person_id in others.ids], np.int64)
    names = list(people.names)
    for where, name, person_id in zip(place.tolist(), others.names, others.ids, strict=True):
        if names[where] == person_id:
            names[where] = name
    merged = replace(
        people,
        names=tuple(names),
        columns=_merge_columns(people, others, place),
        answered=_merge_values(people.answered, others.answered, place, len(people), np.int8(-1)),
        since=_merge_values(people.since, others.since, place, len(people), np.datetime64("NaT", "D")),
        until=_merge_values(people.until, others.until, place, len(people), np.datetime64("NaT", "D")),
    )
    by_name = {boundary.name: boundary for boundary in belongings}
    for boundary in more:
        here = by_name.get(boundary.name)
        by_name[boundary.name] = _merge_sides(here, boundary, place, len(people))
    return merged, tuple(by_name.values())


def _merge_columns(people: People, others: People, place: IntArray) -> dict[str, tuple[str | None, ...]]:
    columns = {name: list(values) for name, values in people.columns.items()}
    for name, values in others.columns.items():
        held = columns.setdefault(name, [None] * len(people))
        for where, value in zip(place.tolist(), values, strict=True):
            held[where] = value if held[where] is None else held[where]
    return {name: tuple(values) for name, values in columns.items()}


def _merge_values(one: Any, other: Any, place: IntArray, size: int, nothing: Any) -> Any:
    """The values of both where either has any; `nothing` stands for what is not known."""
    if other is None:
        return one
    merged = np.full(size, nothing, other.dtype) if one is None else one.copy()
    unknown = np.isnat(merged) if merged.dtype.kind == "M" else merged == nothing
    fills = unknown[place]
    merged[place[fills]] = other[fills]
    return merged


def _merge_sides(here: Belongings | None, other: Belongings, place: IntArray, size: int) -> Belongings:
    """The belongings of both; a later list speaks only of those of whom the earlier one says nothing."""
    if here is None:
        return replace(other, person=place[other.person], n_people=size)
    sides = (*here.sides, *(side for side in other.sides if side not in here.sides))
    place_of_side = np.array([sides.index(side) for side in other.sides] or [0], np.int64)
    new = ~here.known[place[other.person]]
    days = {name: _join_days(here, other, new, name) for name in ("since", "until")}
    return Belongings(
        here.name,
        sides,
        np.append(here.person, place[other.person][new]),
        np.append(here.side, place_of_side[other.side][new]),
        size,
        here.kind,
        **days,
    )


def _join_days(here: Belongings, other: Belongings, new: BoolArray, name: str) -> DateArray | None:
    one, more = getattr(here, name), getattr(other, name)
    if one is None and more is None:
        return None
    nothing = np.datetime64("NaT", "D")
    first = np.full(len(here.person), nothing) if one is None else one
    then = np.full(np.count_nonzero(new), nothing) if more is None else more[new]
    return np.append(first, then)
