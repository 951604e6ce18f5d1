"""The map of five to twelve sides: one side, its roads to all others.

Beside running text it is a star of two columns, so that every name stands on the outer side, where no road runs; on a
phone it is a comb, one tooth a road.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ecotone.pictures.elements import path
from ecotone.pictures.labels import Label, write_label
from ecotone.pictures.lanes import Lane, draw_lane, draw_sign, road_scale, shape_sign
from ecotone.pictures.placing import Point, Shape, beam, between, is_free, shorten
from ecotone.pictures.roads import Road
from ecotone.pictures.scene import Drawing, Scene

_GAP = 10.0
_AT = 0.66
"""Where on its road a gate stands, from the middle of the star: far enough out to be clear of its neighbours."""


@dataclass(frozen=True)
class Ray:
    """A counterpart of the chosen side: the road there, its circle, and all that is written beside it."""

    road: Road
    side: int
    radius: float
    label: Label
    space: float
    centre: Point = (0.0, 0.0)

    @property
    def height(self) -> float:
        """The height of its row."""
        return max(self.label.height, 2 * self.radius, 56.0) + self.space


def draw_star(scene: Scene, chosen: int, top: float) -> Drawing:
    """The chosen side in the middle; the others left and right of it, by their positions or in the order of names."""
    most, label_width, column = 32.0, 160.0, 206.0
    rays = {ray.side: ray for ray in _make_rays(scene, chosen, most, label_width)}
    columns = [[rays[side] for side in column] for column in scene.columns(chosen)]
    radius = scene.radius(chosen, scene.area(most))
    name = scene.side_label(chosen, scene.width - 2 * column)
    height = max(sum(ray.height for ray in part) for part in columns)
    height = max(height, 2 * radius + 80)
    body = top + name.height + 8
    centre = (scene.width / 2, body + height / 2)
    left = _stack(columns[0], column, body, height)
    right = _stack(columns[1], scene.width - column, body, height)
    lanes = _fit_lanes([*left, *right], centre, radius)
    leader = [(centre[0], body - 4), (centre[0], centre[1] - radius)]
    drawn = _draw_rays(scene, [*left, *right], lanes, scene.area(most))
    parts = [path(leader, "eco-line", closed=False), *drawn.parts]
    parts += scene.draw_circle(chosen, centre, radius, chosen=True)
    parts += scene.draw_name(chosen, name, centre[0], top, "middle")
    for part, turn, anchor in ((left, -1, "end"), (right, 1, "start")):
        for ray in part:
            x = ray.centre[0] + turn * (ray.radius + _GAP)
            parts += scene.draw_name(ray.side, ray.label, x, ray.centre[1] - ray.label.height / 2, anchor)
    return Drawing(parts, body + height, drawn.signs, drawn.area, chosen)


def draw_comb(scene: Scene, chosen: int, top: float) -> Drawing:
    """The chosen side above; from a line below it one level road to each other side, in the order of names."""
    most, spine, circles = 26.0, 36.0, 148.0
    rays = _make_rays(scene, chosen, most, scene.width - circles - most - _GAP - 4)
    radius = scene.radius(chosen, scene.area(most))
    name = scene.side_label(chosen, scene.width - spine - radius - 2 * _GAP)
    head = max(2 * radius, name.height)
    centre = (spine, top + head / 2)
    rays = _stack(rays, circles, top + head + 12, sum(ray.height for ray in rays))
    ends = [(spine, ray.centre[1]) for ray in rays if ray.road.shown]
    drawn = _draw_rays(scene, rays, _fit_level(rays, spine), scene.area(most))
    parts = [path([centre, ends[-1]], "eco-line", closed=False)] if ends else []
    parts += [*drawn.parts, *scene.draw_circle(chosen, centre, radius, chosen=True)]
    parts += scene.draw_name(chosen, name, spine + radius + _GAP, centre[1] - name.height / 2)
    for ray in rays:
        x = circles + ray.radius + _GAP
        parts += scene.draw_name(ray.side, ray.label, x, ray.centre[1] - ray.label.height / 2)
    bottom = top + head + 12 + sum(ray.height for ray in rays)
    return Drawing(parts, bottom, drawn.signs, drawn.area, chosen)


def _make_rays(scene: Scene, chosen: int, most: float, width: float) -> list[Ray]:
    area = scene.area(most)
    space = 44.0 if len(scene.order) <= 7 and not scene.narrow else 20.0
    rays = []
    for road in scene.roads_of(chosen):
        side = road.other(chosen)
        texts = [*scene.side_texts(side), *(scene.road_texts(road) if road.empty is None else [])]
        rays.append(Ray(road, side, scene.radius(side, area), write_label(texts, width), space))
    return rays


def _stack(rays: Sequence[Ray], x: float, top: float, height: float) -> list[Ray]:
    """The rays below one another at x, in the middle of `height` px."""
    y = top + (height - sum(ray.height for ray in rays)) / 2
    placed = []
    for ray in rays:
        placed.append(replace(ray, centre=(x, y + ray.height / 2)))
        y += ray.height
    return placed


def _fit_lanes(rays: Sequence[Ray], centre: Point, radius: float) -> list[Lane]:
    """Roads as wide as can be while neither they, in their outer halves, nor their gates touch one another."""
    roads = [ray.road for ray in rays]
    scale = road_scale(roads, 88.0, 44.0)
    lanes: list[Lane] = []
    for _ in range(40):
        lanes = [_make_lane(ray, centre, radius, scale) for ray in rays if ray.road.shown]
        shapes = [_outer_shapes(lane) for lane in lanes]
        if all(_clear(shapes, place) for place in range(len(shapes))):
            break
        scale *= 0.9
    return lanes


def _make_lane(ray: Ray, centre: Point, radius: float, scale: float) -> Lane:
    start, end = shorten(centre, ray.centre, radius, ray.radius)
    return Lane(ray.road, start, end, ray.road.ties * scale, scale, _AT)


def _outer_shapes(lane: Lane) -> list[Shape]:
    outer = beam(between(lane.start, lane.end, 0.45), lane.end, max(lane.width, 2.0))
    return [outer, shape_sign(lane, lane.gate, 0)] if lane.road.told else [outer]


def _clear(shapes: Sequence[list[Shape]], place: int) -> bool:
    others = [shape for other in shapes[place + 1 :] for shape in other]
    return all(is_free(shape, others, 3) for shape in shapes[place])


def _fit_level(rays: Sequence[Ray], spine: float) -> list[Lane]:
    roads = [ray.road for ray in rays]
    scale = road_scale(roads, min((ray.height for ray in rays), default=60.0) - 14, 36.0)
    return [
        Lane(
            ray.road,
            (spine, ray.centre[1]),
            (ray.centre[0] - ray.radius, ray.centre[1]),
            ray.road.ties * scale,
            scale,
            tucked=False,
        )
        for ray in rays
        if ray.road.shown
    ]


def _draw_rays(scene: Scene, rays: Sequence[Ray], lanes: Sequence[Lane], area: float) -> Drawing:
    """Roads first, circles on their ends, gates and beads on top."""
    parts = [part for lane in lanes for part in draw_lane(lane)]
    for ray in rays:
        parts += scene.draw_circle(ray.side, ray.centre, ray.radius)
    signs: set[str] = set()
    for lane in lanes:
        sign, drawn = draw_sign(lane, lane.gate, scene.both(lane.road), scene.hatch)
        signs.add(sign)
        parts += drawn
    return Drawing(parts, 0.0, frozenset(signs), area)
