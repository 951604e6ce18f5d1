"""Positions: where the sides of a boundary stand, worked out once, kept, and moved only by people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from ecotone.boundaries import BoundaryReading
from ecotone.landscape import Belongings
from ecotone.sentences import order_sides

Place: TypeAlias = tuple[float, float]

ALL_ROADS, ROADS_OF_ONE = 4, 12
"""Up to so many sides the map shows all roads; up to so many the roads of one side; beyond, circles alone."""

_CORNERS: tuple[Place, ...] = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0))
_BELOW: Place = (0.5, 1.0)
_MIDDLE: Place = (0.5, 0.5)
_STEP = 1 / 6


def place_sides(
    sides: BoundaryReading | Belongings, positions: Mapping[str, Place] | None = None
) -> dict[str, Place]:
    """Where each side stands, by name: (x, y) from the upper left (0, 0) to the lower right (1, 1).

    `positions` are those kept from an earlier time; they come back as they are, and sides that are not among them get
    places that are free. A map takes from positions who stands beside whom, and makes room by itself: the upper two of
    up to four sides stand above, the others below; of five to twelve those with x under .5 stand in the left column,
    the others in the right one, from the smallest y down. The side whose roads are drawn steps into the middle; who
    stood there takes its place meanwhile. More sides are an index, and stand in the order of their names.

    >>> from ecotone.landscape import Belongings
    >>> office = Belongings.from_labels("office", ["Boston", "Hartford", "Providence"])
    >>> place_sides(office)
    {'Boston': (0.0, 0.0), 'Hartford': (1.0, 0.0), 'Providence': (0.5, 1.0)}
    >>> place_sides(office, {"Boston": (1.0, 0.0), "Hartford": (0.0, 0.0)})["Providence"]
    (0.5, 1.0)
    """
    names, people = _read(sides)
    # kept as JSON, a place comes back as a list
    known = {name: (float(x), float(y)) for name, (x, y) in (positions or {}).items() if name in names}
    ordered = [names[side] for side in order_sides(names)]
    if not known:
        return _place_all(ordered, names[people.index(max(people))] if people else "")
    for name in ordered:
        if name not in known:
            known[name] = _find_free(known, len(ordered))
    return {name: known[name] for name in ordered}


def stand_in_corners(names: Sequence[str], positions: Mapping[str, Place]) -> list[int]:
    """Up to four sides, their places in `names`, clockwise from the upper left."""
    down = sorted(range(len(names)), key=lambda side: positions[names[side]][::-1])
    upper = sorted(down[:2], key=lambda side: positions[names[side]])
    return [*upper, *sorted(down[2:], key=lambda side: positions[names[side]], reverse=True)]


def stand_in_columns(
    names: Sequence[str], positions: Mapping[str, Place], chosen: int
) -> tuple[list[int], list[int]]:
    """The sides left and right of the one whose roads are drawn, from above."""
    place = {side: positions[name] for side, name in enumerate(names)}
    in_middle = min(place, key=lambda side: _from_middle(place[side]))
    if in_middle != chosen and _from_middle(place[in_middle]) < 1 / 16:
        place[in_middle] = place[chosen]
    columns: tuple[list[int], list[int]] = ([], [])
    for side in sorted(place, key=lambda side: place[side][::-1]):
        if side != chosen:
            columns[place[side][0] >= 0.5].append(side)
    return columns


def _read(sides: BoundaryReading | Belongings) -> tuple[list[str], list[int]]:
    if isinstance(sides, Belongings):
        return list(sides.sides), [int(people) for people in sides.side_people]
    return [side.name for side in sides.sides], [side.people for side in sides.sides]


def _place_all(names: Sequence[str], largest: str) -> dict[str, Place]:
    """Every side in the order of names: in the corners, around the largest, or row by row."""
    if len(names) <= ALL_ROADS:
        corners = (*_CORNERS[:2], _BELOW) if len(names) == 3 else _CORNERS
        return dict(zip(names, corners, strict=False))
    if len(names) <= ROADS_OF_ONE:
        others = [name for name in names if name != largest]
        half = (len(others) + 1) // 2
        return {largest: _MIDDLE, **_line_up(others[:half], 0.0), **_line_up(others[half:], 1.0)}
    last_row = (len(names) - 1) // 5
    return {name: (place % 5 / 4, place // 5 / last_row) for place, name in enumerate(names)}


def _line_up(names: Sequence[str], x: float) -> dict[str, Place]:
    return {name: (x, place / max(len(names) - 1, 1)) for place, name in enumerate(names)}


def _find_free(known: Mapping[str, Place], n_sides: int) -> Place:
    """A free corner; else the end of the column that has fewer."""
    if n_sides <= ALL_ROADS:
        corners = (*_CORNERS[:2], _BELOW) if n_sides == 3 else _CORNERS
        return max(corners, key=lambda corner: min(_apart(corner, place) for place in known.values()))
    right = sum(x >= 0.5 for x, _ in known.values())
    x = 0.0 if 2 * right > len(known) else 1.0
    taken = [place for place in known.values() if (place[0] >= 0.5) == (x >= 0.5)]
    last = max((y for _, y in taken), default=-_STEP)
    return x, last + _STEP


def _apart(one: Place, other: Place) -> float:
    return (one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2


def _from_middle(place: Place) -> float:
    return _apart(place, _MIDDLE)
