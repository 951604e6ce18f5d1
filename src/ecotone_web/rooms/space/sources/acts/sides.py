"""The sides of a boundary, by name."""

from __future__ import annotations

from ecotone_web.records.models import Boundary, Side, User
from ecotone_web.records.names import fold
from ecotone_web.rooms.space.acts import add


def find_or_make_side(boundary: Boundary, name: str, *, by: User | None) -> Side:
    """The side of this name, in whatever capitals; made where there is none."""
    there = next((side for side in boundary.sides.all() if fold(side.name) == fold(name)), None)
    return there or make_side(boundary, name, by=by)


def make_side(boundary: Boundary, name: str, *, by: User | None) -> Side:
    """A new side; its history says by whom."""
    side = Side(boundary=boundary, name=" ".join(name.split()))
    add(side, by=by)
    return side
