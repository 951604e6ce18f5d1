"""The map of two to four sides: all of them in the corners, all roads between them."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from ecotone.pictures.labels import Label, write_label
from ecotone.pictures.lanes import Lane, draw_lane, draw_sign, road_scale, shape_sign
from ecotone.pictures.placing import (
    Point,
    Shape,
    beam,
    between,
    is_free,
    is_within,
    ring,
    shorten,
)
from ecotone.pictures.scene import Drawing, Scene

PLACES = (0.5, 0.43, 0.57, 0.36, 0.64, 0.3, 0.7, 0.24, 0.76, 0.18, 0.82)
"""Where along a road its gate may stand, the middle first."""

STEPS = (0, 1, 3, 5, 7, 9, 12)
"""How often the map may grow by 7 % while its roads thin by 12 %."""


Spot: TypeAlias = tuple[float, Point, Shape, tuple[float, float, str]]
"""Its cost, the middle of the sign, the room of the sign, and x, top and anchor of the label."""


@dataclass
class Sheet:
    """A map while it is laid out: what is drawn, and the room that it takes."""

    top: float
    bottom: float
    under: list[str] = field(default_factory=list)
    over: list[str] = field(default_factory=list)
    taken: list[Shape] = field(default_factory=list)
    signs: set[str] = field(default_factory=set)


def draw_corners(scene: Scene, chosen: int | None, top: float) -> Drawing | None:
    """All sides and all roads; the picture grows, and its roads thin, until no label touches anything.

    Places depend on positions or the order of names, never on amounts. None where even then there is no room.
    """
    # four sides on a phone need all the room there is, or do without
    for step in STEPS[3::3] if scene.narrow and len(scene.order) == 4 else STEPS:
        sheet = _lay_out(scene, chosen, top, step)
        if sheet is not None:
            area = scene.area(_largest(scene))
            return Drawing([*sheet.under, *sheet.over], sheet.bottom, frozenset(sheet.signs), area)
    return None


def _largest(scene: Scene) -> float:
    """The radius of the largest circle in px."""
    return 38.0 if scene.narrow else 78.0


def _lay_out(scene: Scene, chosen: int | None, top: float, step: int) -> Sheet | None:
    area = scene.area(_largest(scene))
    radii = [scene.radius(side, area) for side in range(len(scene.people))]
    centres, labels, sheet = _place_sides(scene, radii, top, step)
    for (label, x, label_top), side in zip(labels, scene.corners, strict=True):
        sheet.over += scene.draw_name(side, label, x, label_top, "middle")
        sheet.taken += [Shape(label.box(x, label_top, "middle").corners), ring(centres[side], radii[side])]
    lanes = [*_lay_lanes(scene, centres, radii, step)]
    sheet.under += [part for lane in lanes for part in draw_lane(lane)]
    for side in scene.corners:
        sheet.under += scene.draw_circle(side, centres[side], radii[side], chosen=side == chosen)
    shapes = [lane.shape for lane in lanes]
    sheet.taken += shapes
    # those that run through the middle have the fewest places for their labels, so they choose first
    middle = (scene.width / 2, (sheet.top + sheet.bottom) / 2)
    inner_first = sorted(zip(lanes, shapes, strict=True), key=lambda pair: math.dist(pair[0].gate, middle))
    placed = all(_place_gate(scene, sheet, lane, own) for lane, own in inner_first)
    return sheet if placed else None


def _place_sides(
    scene: Scene, radii: list[float], top: float, step: int
) -> tuple[dict[int, Point], list[tuple[Label, float, float]], Sheet]:
    """Up to two sides above, the rest below; names on the outer side of the circles, where no road runs."""
    half = scene.width / 2
    upper, lower = scene.corners[:2], scene.corners[2:][::-1]
    left = 46.0 if scene.narrow else 144.0 if len(lower) < 2 else 176.0
    upper_x = [left, scene.width - left]
    lower_x = [half] if len(lower) == 1 else [left, scene.width - left]
    labels = {side: scene.side_label(side, half - 20) for side in scene.corners}
    names = max(labels[side].height + 8 + radii[side] for side in upper)
    # room for the gate between the upper two, and for its label above it
    upper_y = top + max(names, 96.0 if scene.narrow else 138.0)
    lower_y = upper_y + (260 if scene.narrow else 290) * 1.07**step
    centres = {side: (x, upper_y) for side, x in zip(upper, upper_x, strict=True)}
    centres |= {side: (x, lower_y) for side, x in zip(lower, lower_x[: len(lower)], strict=True)}
    placed = []
    for side in scene.corners:
        x, y = centres[side]
        above = side in upper
        label_top = y - radii[side] - 8 - labels[side].height if above else y + radii[side] + 8
        placed.append((labels[side], _keep_in(x, labels[side].width, half, scene.width), label_top))
    if lower:
        bottom = max(label_top + label.height for label, _, label_top in placed)
    else:
        bottom = upper_y + max(radii) * (1.0 + 0.1 * step) + 30
    return centres, placed, Sheet(top, bottom)


def _keep_in(x: float, width: float, half: float, whole: float) -> float:
    """The middle of a label near x that neither leaves the sheet nor crosses its middle (unless it stands there)."""
    if x == half:
        return x
    low, high = (4.0, half - 4) if x < half else (half + 4, whole - 4)
    return min(max(x, low + width / 2), high - width / 2)


def _lay_lanes(scene: Scene, centres: dict[int, Point], radii: list[float], step: int) -> Iterator[Lane]:
    roads = [road for road in scene.roads if road.shown]
    scale = road_scale(roads, 84.0 if scene.narrow else 132.0, 40.0 if scene.narrow else 62.0) * 0.88**step
    for road in roads:
        first, second = road.first, road.second
        start, end = shorten(centres[first], centres[second], radii[first], radii[second])
        yield Lane(road, start, end, road.ties * scale, scale)


def _place_gate(scene: Scene, sheet: Sheet, lane: Lane, own: Shape) -> bool:
    """Draw gate, bead or question mark with its label where nothing is touched and both are close together."""
    both = scene.both(lane.road)
    # on a phone the strips above the map have the words, and the figures are enough
    texts = scene.road_texts(lane.road)
    width = 200.0 if len(scene.order) < 4 else 148.0
    label = write_label(texts[:1], 100.0) if scene.narrow else write_label(texts, width)
    spots = _find_spots(scene, sheet, lane, own, both, label)
    for _, centre, sign, (x, y, anchor) in sorted(spots, key=lambda spot: spot[0]):
        box = Shape(label.box(x, y, anchor).corners)
        if _fits(box, scene, sheet, sign) and _sees(box, centre, sheet, own):
            name, drawn = draw_sign(lane, centre, both, scene.hatch)
            sheet.signs.add(name)
            sheet.over += [*drawn, *label.draw(x, y, anchor)]
            sheet.taken += [sign, box]
            return True
    return False


def _find_spots(
    scene: Scene, sheet: Sheet, lane: Lane, own: Shape, both: int, label: Label
) -> Iterator[Spot]:
    """Wherever the sign has room, the places of its label, each with what speaks against it."""
    others = [shape for shape in sheet.taken if shape is not own]
    middle = (scene.width / 2, (sheet.top + sheet.bottom) / 2)
    for share in PLACES:
        centre = between(lane.start, lane.end, share)
        sign = shape_sign(lane, centre, both)
        if is_free(sign, others, 4):
            for x, y, anchor, away in _label_places(sign, centre, label):
                box = label.box(x, y, anchor)
                inner = math.dist(box.middle, middle) < math.dist(centre, middle)
                # on a phone a label between two roads could belong to either
                toward_middle = (40 if scene.narrow else 6) * inner
                yield away + 70 * abs(share - 0.5) + toward_middle, centre, sign, (x, y, anchor)


def _fits(box: Shape, scene: Scene, sheet: Sheet, sign: Shape) -> bool:
    inside = is_within(box, scene.width, sheet.top, sheet.bottom)
    return inside and is_free(box, [*sheet.taken, sign], 5)


def _sees(box: Shape, centre: Point, sheet: Sheet, own: Shape) -> bool:
    """Whether nothing but its own road lies between a sign and its label: else it would seem to belong to another."""
    nearest = (min(max(centre[0], box.left), box.right), min(max(centre[1], box.top), box.bottom))
    others = [shape for shape in sheet.taken if shape is not own]
    return is_free(beam(centre, nearest, 1.0), others, 2)


def _label_places(sign: Shape, centre: Point, label: Label) -> Iterator[tuple[float, float, str, float]]:
    """Where a label may stand beside a sign: x, top, anchor, and how far away that is; the nearest first."""
    reach_x, reach_y = sign.right - centre[0], sign.bottom - centre[1]
    x, y = centre
    for away in (6.0, 12.0, 20.0, 30.0, 42.0):
        middle, above, below = y - label.height / 2, y - reach_y - away - label.height, y + reach_y + away
        yield x, above, "middle", away
        yield x, below, "middle", away
        yield x + reach_x + away, middle, "start", away + 1
        yield x - reach_x - away, middle, "end", away + 1
        for top in (above, below):
            yield x, top, "start", away + 3
            yield x, top, "end", away + 3
        for top in (above + reach_y, below - reach_y):
            yield x + 0.7 * reach_x + away, top, "start", away + 5
            yield x - 0.7 * reach_x - away, top, "end", away + 5
