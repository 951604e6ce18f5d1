"""The glyphs: sides as circles, and one length that says what there is, what is open and what there would be."""

from __future__ import annotations

import math

from ecotone.pictures.elements import tag
from ecotone.pictures.labels import write_label
from ecotone.pictures.placing import Point
from ecotone.pictures.roads import Road

MOST_DOTS = 300
BAR = 16.0
GATE = 12.0
BEAD = 11.0
_GOLDEN_ANGLE = math.pi * (3 - math.sqrt(5))
_FEW_DOTS = 5
"""Up to so many dots stand in a ring: on a spiral they would hang to one side."""


def side_radius(people: int, scale: float) -> float:
    """The radius of a circle whose area is `people` times `scale` (px² a person) times π.

    >>> side_radius(4, 100.0), side_radius(16, 100.0)
    (20.0, 40.0)
    """
    return math.sqrt(people * scale)


def draw_side(centre: Point, radius: float, people: int, *, dots: bool, chosen: bool = False) -> list[str]:
    """A side: its circle, and with `dots` one dot a person; an empty seat where nobody is."""
    if people == 0:
        return [draw_empty(centre, radius)]
    circle = tag(
        "circle", cx=centre[0], cy=centre[1], r=radius, class_="eco-chosen" if chosen else "eco-side"
    )
    return [circle, *(_draw_dots(centre, radius, people) if dots else [])]


def draw_empty(centre: Point, radius: float) -> str:
    """A dashed circle: people of whom the side is not known, or a seat that nobody has taken."""
    return tag("circle", cx=centre[0], cy=centre[1], r=radius, class_="eco-nobody")


def draw_cannot(centre: Point) -> list[str]:
    """The dashed circle with a question mark: it cannot be told."""
    mark = write_label([("?", "figure")], 2 * BEAD)
    return [
        tag("circle", cx=centre[0], cy=centre[1], r=BEAD, class_="eco-cannot"),
        *mark.draw(centre[0], centre[1] - mark.height / 2, "middle"),
    ]


def bead_radius(count: int) -> float:
    """How large a bead must be for its number."""
    return max(BEAD + 3, write_label([(f"{count:,}", "figure")], 200).width / 2 + 7)


def draw_bead(centre: Point, count: int) -> list[str]:
    """A bead of two rings between two sides: so many people belong to both."""
    radius = bead_radius(count)
    inside = write_label([(f"{count:,}", "figure")], 200)
    return [
        tag("circle", cx=centre[0], cy=centre[1], r=radius, class_="eco-bead"),
        tag("circle", cx=centre[0], cy=centre[1], r=radius - 3.5, class_="eco-ring"),
        *inside.draw(centre[0], centre[1] - inside.height / 2, "middle"),
    ]


def draw_bar(start: Point, road: Road, scale: float, hatch: str) -> list[str]:
    """The glyph laid flat, from `start` (its left end, at half its height) to the right, `scale` px a tie.

    Filled what there is, hatched where it is not certain, empty room up to the mark of what there would be. Where it
    cannot be told: what there is in a dotted outline, and a question mark. Where nobody was asked: nothing.
    """
    (x, y), there = start, road.ties * scale
    if road.told:
        low, high, would = (part * scale for part in (road.low, road.high, road.expected))
        return draw_length((x, y), low, high, would, hatch)
    if not road.shown:
        return [_zero(x, y)]
    known = [_block(x, y, there, BAR, "eco-faint")] if there else []
    return [_zero(x, y), *known, *draw_cannot((x + there + BEAD + 6, y))]


def draw_length(start: Point, low: float, high: float, would: float, hatch: str) -> list[str]:
    """One flat glyph in px: filled to `low`, hatched to `high`, empty to `would`, a mark there."""
    x, y = start
    return [
        _block(x, y, would, BAR, "eco-room"),
        *([_block(x, y, low, BAR, "eco-filled")] if low > 0 else []),
        _block(x + low, y, high - low, BAR, "eco-hatched", hatch),
        draw_tick((x + would, y), BAR),
    ]


def draw_tick(centre: Point, thickness: float) -> str:
    """An upright mark: so many there would be."""
    x, y = centre
    return tag("path", d=f"M{x:.1f},{y - thickness / 2 - 4:.1f}v{thickness + 8:.1f}", class_="eco-tick")


def draw_gate(centre: Point, angle: float, road: Road, scale: float, hatch: str) -> str:
    """The glyph across a road whose direction is `angle` (radians), its middle on the middle of the road.

    A road that is wider than the gate passes the two marks.
    """
    low, high, would = (part * scale / 2 for part in (road.low, road.high, road.expected))
    sides = [_block(end, 0, high - low, GATE, "eco-hatched", hatch) for end in (-high, low)]
    return tag(
        "g",
        _block(-would, 0, 2 * would, GATE, "eco-room"),
        *([_block(-low, 0, 2 * low, GATE, "eco-filled")] if low > 0 else []),
        *sides,
        draw_tick((-would, 0), GATE),
        draw_tick((would, 0), GATE),
        transform=f"translate({centre[0]:.1f},{centre[1]:.1f}) rotate({math.degrees(angle) + 90:.1f})",
        class_="eco-gate",
    )


def _block(x: float, middle: float, width: float, height: float, class_: str, fill: str | None = None) -> str:
    return tag("rect", x=x, y=middle - height / 2, width=width, height=height, class_=class_, fill=fill)


def _zero(x: float, middle: float) -> str:
    return tag("path", d=f"M{x:.1f},{middle - BAR / 2:.1f}v{BAR:.1f}", class_="eco-line")


def _draw_dots(centre: Point, radius: float, people: int) -> list[str]:
    """Dots on a sunflower's spiral: evenly spread, always at the same places."""
    spacing = radius * math.sqrt(math.pi / people)
    dot = min(2.4, 0.24 * spacing)
    reach = radius - min(2.5 * dot + 1.5, 0.5 * radius)
    drawn = []
    for person in range(people):
        out, turn = _place_dot(person, people)
        x, y = centre[0] + reach * out * math.cos(turn), centre[1] + reach * out * math.sin(turn)
        drawn.append(tag("circle", cx=x, cy=y, r=dot, class_="eco-dot"))
    return drawn


def _place_dot(person: int, people: int) -> tuple[float, float]:
    """How far out, as a share, and at which angle; one dot stands in the middle, two side by side."""
    if people == 1:
        return 0.0, 0.0
    if people <= _FEW_DOTS:
        return 0.5, 2 * math.pi * person / people - (math.pi / 2 if people > 2 else 0)
    return math.sqrt((person + 0.5) / people), person * _GOLDEN_ANGLE
