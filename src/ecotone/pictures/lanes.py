"""Roads on the sheet, and what stands on them: a gate, a bead of those who belong to both, or a question mark."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from ecotone.pictures.elements import path
from ecotone.pictures.glyphs import BEAD, GATE, bead_radius, draw_bead, draw_cannot, draw_gate
from ecotone.pictures.placing import Point, Shape, beam, between, ring, shorten
from ecotone.pictures.roads import Road


@dataclass(frozen=True)
class Lane:
    """A road on the sheet: from the rim of one circle to that of the other, so many px wide.

    `at` is the share of the way where its gate stands; `tucked` says whether its start, too, lies under a circle.
    """

    road: Road
    start: Point
    end: Point
    width: float
    scale: float
    at: float = 0.5
    tucked: bool = True

    @property
    def shape(self) -> Shape:
        """The room that it takes."""
        return beam(self.start, self.end, max(self.width, 4.0))

    @property
    def angle(self) -> float:
        """Its direction in radians."""
        return math.atan2(self.end[1] - self.start[1], self.end[0] - self.start[0])

    @property
    def gate(self) -> Point:
        """Where its gate stands."""
        return between(self.start, self.end, self.at)


def road_scale(roads: Sequence[Road], longest: float, widest: float) -> float:
    """The px of a tie, so that no gate is longer than `longest` and no road wider than `widest` px."""
    span = max((road.span for road in roads if road.told), default=0.0)
    ties = max((road.ties for road in roads), default=0)
    return min(longest / max(span, 1.0), widest / max(ties, 1))


def draw_lane(lane: Lane) -> list[str]:
    """The road itself, as wide as the ties there are: outlined where it can be told, dotted where it cannot."""
    if lane.road.ties == 0:
        line = "eco-line" if lane.road.told else "eco-dotted"
        return [path((lane.start, lane.end), line, closed=False)]
    # a little way under the circles, so that no ground shows between a flat end and a round rim
    under = min(lane.width / 2, 16.0)
    start, end = shorten(lane.start, lane.end, -under if lane.tucked else 0.0, -under)
    return [path(beam(start, end, lane.width).corners, "eco-road" if lane.road.told else "eco-faint")]


def shape_sign(lane: Lane, centre: Point, both: int) -> Shape:
    """The room of what stands on the road at `centre`."""
    if lane.road.told:
        reach = lane.road.span * lane.scale / 2
        across = (-math.sin(lane.angle) * reach, math.cos(lane.angle) * reach)
        first = (centre[0] - across[0], centre[1] - across[1])
        return beam(first, (centre[0] + across[0], centre[1] + across[1]), GATE + 10)
    return ring(centre, bead_radius(both) if both else BEAD)


def draw_sign(lane: Lane, centre: Point, both: int, hatch: str) -> tuple[str, list[str]]:
    """What stands on the road, and its name in the legend."""
    if lane.road.told:
        return "gate", [draw_gate(centre, lane.angle, lane.road, lane.scale, hatch)]
    if both:
        return "both", draw_bead(centre, both)
    return "cannot", draw_cannot(centre)
