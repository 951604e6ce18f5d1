"""Placing: does a thing that is to be drawn touch what is drawn already?"""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import cached_property
from typing import TypeAlias

Point: TypeAlias = tuple[float, float]


class Shape:
    """A convex polygon by its corners in turn; what is asked of it often is worked out once."""

    def __init__(self, corners: Iterable[Point]) -> None:
        self.corners = tuple(corners)
        xs, ys = zip(*self.corners, strict=True)
        self.left: float = min(xs)
        self.right: float = max(xs)
        self.top: float = min(ys)
        self.bottom: float = max(ys)

    @cached_property
    def axes(self) -> tuple[Point, ...]:
        """The directions across its edges."""
        edges = zip(self.corners, (*self.corners[1:], self.corners[0]), strict=True)
        return tuple((-y, x) for x, y in (_unit(here, there) for here, there in edges))

    def span(self, axis: Point) -> Point:
        """From where to where it reaches along a direction."""
        along = [x * axis[0] + y * axis[1] for x, y in self.corners]
        return min(along), max(along)


def touch(first: Shape, second: Shape, gap: float = 0.0) -> bool:
    """Whether two shapes come nearer than about `gap` px (separating axes).

    >>> square = Shape([(0, 0), (1, 0), (1, 1), (0, 1)])
    >>> aside = [Shape((x + by, y) for x, y in square.corners) for by in (1.5, 0.5)]
    >>> touch(square, aside[0]), touch(square, aside[1])
    (False, True)
    """
    # most things are far apart, and their upright boxes tell it soonest
    if first.right + gap <= second.left or second.right + gap <= first.left:
        return False
    if first.bottom + gap <= second.top or second.bottom + gap <= first.top:
        return False
    return not any(_apart(first, second, axis, gap) for axis in (*first.axes, *second.axes))


def is_free(shape: Shape, taken: Iterable[Shape], gap: float) -> bool:
    """Whether `shape` keeps `gap` px away from everything in `taken`."""
    return not any(touch(shape, other, gap) for other in taken)


def is_within(shape: Shape, width: float, top: float, bottom: float) -> bool:
    """Whether all of it lies on the sheet between `top` and `bottom`."""
    return shape.left >= 0 and shape.right <= width and shape.top >= top and shape.bottom <= bottom


def ring(centre: Point, radius: float, corners: int = 16) -> Shape:
    """A polygon around a circle."""
    outer = radius / math.cos(math.pi / corners)
    angles = [2 * math.pi * corner / corners for corner in range(corners)]
    return Shape((centre[0] + outer * math.cos(turn), centre[1] + outer * math.sin(turn)) for turn in angles)


def beam(start: Point, end: Point, width: float) -> Shape:
    """The rectangle of `width` px along a line from `start` to `end`."""
    along = _unit(start, end)
    across = (-along[1] * width / 2, along[0] * width / 2)
    corners = [
        (start[0] + across[0], start[1] + across[1]),
        (end[0] + across[0], end[1] + across[1]),
        (end[0] - across[0], end[1] - across[1]),
        (start[0] - across[0], start[1] - across[1]),
    ]
    return Shape(corners)


def between(start: Point, end: Point, share: float) -> Point:
    """The point at `share` of the way."""
    return (start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share)


def shorten(start: Point, end: Point, at_start: float, at_end: float) -> tuple[Point, Point]:
    """The line with so many px taken off at either end."""
    x, y = _unit(start, end)
    return (start[0] + x * at_start, start[1] + y * at_start), (end[0] - x * at_end, end[1] - y * at_end)


def _unit(start: Point, end: Point) -> Point:
    length = math.dist(start, end) or 1.0
    return ((end[0] - start[0]) / length, (end[1] - start[1]) / length)


def _apart(first: Shape, second: Shape, axis: Point, gap: float) -> bool:
    (low, high), (other_low, other_high) = first.span(axis), second.span(axis)
    return high + gap <= other_low or other_high + gap <= low
