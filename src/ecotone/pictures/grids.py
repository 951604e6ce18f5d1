"""An index of sides: circles side by side in the order of names, without roads."""

from __future__ import annotations

from collections.abc import Sequence

from ecotone.pictures.glyphs import draw_empty, side_radius
from ecotone.pictures.labels import Label, write_label
from ecotone.pictures.scene import Drawing, Sides
from ecotone.pictures.words import say

MOST_SIDES = 120
"""Circles in one index; the table under the picture has the rest."""


def draw_grid(sides: Sides, chosen: int | None, top: float) -> Drawing:
    """Every side as a circle with its name below, row by row, at most `MOST_SIDES`."""
    shown, hidden = sides.order[:MOST_SIDES], len(sides.order) - MOST_SIDES
    columns = _count_columns(sides, len(shown))
    cell = sides.width / columns
    area = sides.area(min(0.46 * cell, 72.0))
    parts: list[str] = []
    for start in range(0, len(shown), columns):
        row = shown[start : start + columns]
        drawn, top = _draw_row(sides, row, chosen, (top, cell, area))
        parts += drawn
    if hidden > 0:
        more = write_label([(say("word.picture_more_sides", count=hidden), "note")], sides.width)
        parts += more.draw(8, top)
        top += more.height
    return Drawing(parts, top, frozenset(), area)


def _count_columns(sides: Sides, n_sides: int) -> int:
    if sides.narrow:
        return min(max(n_sides, 1), 2)
    return min(max(n_sides, 2), 5)


def _draw_row(
    sides: Sides, row: Sequence[int], chosen: int | None, sizes: tuple[float, float, float]
) -> tuple[list[str], float]:
    """One row: circles stand on one line, names hang from it; `sizes` is top, width of a cell, px² a person."""
    top, cell, area = sizes
    radii = [sides.radius(side, area) for side in row]
    labels: list[Label] = [sides.side_label(side, cell - 14) for side in row]
    line = top + 2 * max(radii)
    parts: list[str] = []
    for place, (side, radius, label) in enumerate(zip(row, radii, labels, strict=True)):
        x = cell * (place + 0.5)
        parts += sides.draw_circle(side, (x, line - radius), radius, chosen=side == chosen)
        parts += sides.draw_name(side, label, x, line + 6, "middle")
    return parts, line + 6 + max(label.height for label in labels) + 20


def draw_unknown(sides: Sides, area: float, top: float) -> tuple[list[str], float]:
    """A dashed empty circle apart, to scale: the people of whom the side is not known."""
    radius = side_radius(sides.n_unknown, area)
    label = write_label([(sides.say_unknown(), "note")], sides.width - 2 * radius - 32)
    height = max(2 * radius, label.height)
    middle = top + height / 2
    parts = [draw_empty((10 + radius, middle), radius)]
    return [*parts, *label.draw(2 * radius + 22, middle - label.height / 2)], top + height + 20
