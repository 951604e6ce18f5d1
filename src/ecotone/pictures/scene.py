"""What all pictures of one boundary share: its sides in the order of their names, and what is written beside them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np

from ecotone.boundaries import BoundaryReading, Side
from ecotone.ground import IntArray
from ecotone.pictures.elements import hatch_url, link_area
from ecotone.pictures.glyphs import MOST_DOTS, draw_side, side_radius
from ecotone.pictures.labels import Label, write_label
from ecotone.pictures.placing import Point
from ecotone.pictures.positions import Place, place_sides, stand_in_columns, stand_in_corners
from ecotone.pictures.roads import Road, read_roads
from ecotone.pictures.words import say, say_figures
from ecotone.sentences import Nouns, count_people, name_boundary, name_side, order_sides, say_pair_word

TARGET = 44.0
"""The least height and width of a circle that leads somewhere, as the pointer feels it."""

WIDE, NARROW = 720.0, 328.0
"""The width of a picture in px: beside running text, and on a phone of 360 px."""


class Drawing(NamedTuple):
    """Parts of a picture, how far down they reach, the signs a legend has to explain, and the area of a person.

    `centre` is the side whose roads alone are drawn; None where all are, or none.
    """

    parts: list[str]
    bottom: float
    signs: frozenset[str]
    area: float
    centre: int | None = None


@dataclass(frozen=True, eq=False)
class Sides:
    """The sides of one boundary on a sheet, in the order of their names, and the words beside them."""

    boundary: str
    sides: tuple[Side, ...]
    n_unknown: int
    nouns: Nouns
    narrow: bool
    id_prefix: str
    links: Mapping[str, str] | None = None

    @property
    def width(self) -> float:
        """The width of the sheet in px."""
        return NARROW if self.narrow else WIDE

    @property
    def hatch(self) -> str:
        """Where its hatching is."""
        return hatch_url(self.id_prefix)

    @cached_property
    def order(self) -> list[int]:
        """The sides in the order of their names."""
        return order_sides([side.name for side in self.sides])

    @cached_property
    def people(self) -> list[int]:
        """How many people each side has."""
        return [side.people for side in self.sides]

    @cached_property
    def dots(self) -> bool:
        """Whether each person gets a dot."""
        return sum(self.people) <= MOST_DOTS

    def area(self, most: float) -> float:
        """The px² (÷ π) of a person, if the largest circle has the radius `most`; the unknown count as one circle."""
        return most**2 / max(*self.people, self.n_unknown, 1)

    def radius(self, side: int, area: float) -> float:
        """The radius of a side's circle; one of a size to be seen where nobody, or next to nobody, is."""
        return max(side_radius(self.people[side], area), 6.0 if self.people[side] == 0 else 1.5)

    def side_name(self, side: int) -> str:
        """The name of a side, as it stands alone."""
        return str(name_side(self.boundary, self.sides[side].name))

    def side_texts(self, side: int) -> list[tuple[str, str]]:
        """The name of a side and how many people it has, each with its lettering."""
        count = self.people[side]
        words = count_people(count, self.nouns) if count else say("word.picture_nobody_here")
        return [(self.side_name(side), "name"), (str(words), "note")]

    def side_label(self, side: int, width: float) -> Label:
        """The same as a label."""
        return write_label(self.side_texts(side), width)

    def draw_circle(self, side: int, centre: Point, radius: float, *, chosen: bool = False) -> list[str]:
        """The circle of a side, a link where it has an address."""
        reach = max(radius, TARGET / 2)
        box = (centre[0] - reach, centre[1] - reach, centre[0] + reach, centre[1] + reach)
        circle = draw_side(centre, radius, self.people[side], dots=self.dots, chosen=chosen)
        return [*circle, *link_area(self.address(side), box, reach)]

    def draw_name(self, side: int, label: Label, x: float, top: float, anchor: str = "start") -> list[str]:
        """The label of a side, a link where it has an address."""
        return [*label.draw(x, top, anchor), *link_area(self.address(side), label.box(x, top, anchor))]

    def address(self, side: int) -> str | None:
        """Where a side leads, if anywhere."""
        return None if self.links is None else self.links.get(self.sides[side].name)

    def say_unknown(self) -> str:
        """Of how many people the side is not known."""
        people = count_people(self.n_unknown, self.nouns)
        return say("word.picture_unknown", people=people, boundary=name_boundary(self.boundary))


@dataclass(frozen=True, eq=False, kw_only=True)
class Scene(Sides):
    """The same with the roads of a reading, and who belongs to two sides: `overlaps` (n_sides, n_sides) or None.

    `positions` say which side stands where (`place_sides`).
    """

    reading: BoundaryReading
    overlaps: IntArray | None = None
    positions: Mapping[str, Place] | None = None

    @cached_property
    def roads(self) -> tuple[Road, ...]:
        """All roads, in the order of names."""
        return read_roads(self.reading)

    def roads_of(self, side: int) -> list[Road]:
        """The roads of one side, by the names at their other ends."""
        rank = {side: place for place, side in enumerate(self.order)}
        return sorted(read_roads(self.reading, side), key=lambda road: rank[road.other(side)])

    @cached_property
    def places(self) -> dict[str, Place]:
        """Where each side stands, those without a position of their own included."""
        return place_sides(self.reading, self.positions)

    @cached_property
    def corners(self) -> list[int]:
        """Up to four sides clockwise from the upper left."""
        return stand_in_corners([side.name for side in self.sides], self.places)

    def columns(self, chosen: int) -> tuple[list[int], list[int]]:
        """The sides left and right of a chosen one, from above; without positions in the order of their names."""
        if self.positions is not None:
            return stand_in_columns([side.name for side in self.sides], self.places, chosen)
        others = [side for side in self.order if side != chosen]
        half = (len(others) + 1) // 2
        return others[:half], others[half:]

    def both(self, road: Road) -> int:
        """How many people belong to both sides of a road."""
        return 0 if self.overlaps is None else int(np.asarray(self.overlaps)[road.first, road.second])

    def road_texts(self, road: Road) -> list[tuple[str, str]]:
        """The figures of a road and what they mean, each with its lettering."""
        if road.empty is not None:
            return [(say("word.picture_nobody_from", side=self.side_name(road.empty)), "note")]
        return [(say_figures(road), "figure"), (str(say_pair_word(self.reading, road.index)), "note")]


def set_scene(
    reading: BoundaryReading,
    nouns: Nouns,
    *,
    narrow: bool,
    id_prefix: str,
    overlaps: IntArray | None = None,
    positions: Mapping[str, Place] | None = None,
    links: Mapping[str, str] | None = None,
) -> Scene:
    """The scene of a reading."""
    known = (reading.name, reading.sides, reading.n_unknown, nouns, narrow, id_prefix, links)
    return Scene(*known, reading=reading, overlaps=overlaps, positions=positions)
