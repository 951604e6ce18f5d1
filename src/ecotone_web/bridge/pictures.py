"""A kept reading drawn again: with a side chosen, with the sides where the team has put them, with links to them.

Drawing takes a few thousandths of a second, weighing does not: so a reading is weighed once and drawn as a page asks.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from ecotone.boundaries import BoundaryReading
from ecotone.pictures import MOST_STRIPS, draw_map, draw_strips, find_largest, place_sides
from ecotone.reports import list_pairs
from ecotone.sentences import Nouns, order_pair, order_sides, say_pair
from ecotone_web.bridge.numbers import revive_reading
from ecotone_web.bridge.words import keep

Place = tuple[float, float]
Content = dict[str, Any]

ALL_ROADS, ALL_PAIRS = 4, 12
"""Up to so many sides a map shows all roads; up to so many those of a chosen side, and all pairs as strips."""


@dataclass(frozen=True)
class Ground:
    """Where the sides of a boundary stand on its map, and where they lead, both by name."""

    places: Mapping[str, Place] = field(default_factory=dict)
    links: Mapping[str, str] = field(default_factory=dict)


def place_anew(reading: BoundaryReading, ground: Ground) -> dict[str, Place]:
    """Where each side stands: as it was kept, and new ones where there is room."""
    return place_sides(reading, ground.places or None)


def draw_roads(
    reading: BoundaryReading,
    nouns: Nouns,
    ground: Ground,
    *,
    chosen: str | None = None,
    overlaps: Any = None,
    prefix: str = "map",
) -> Content:
    """The map, wide and for a phone."""
    shared: Any = {
        "chosen": chosen,
        "overlaps": None if overlaps is None else np.array(overlaps),
        "positions": place_anew(reading, ground),
        "links": ground.links or None,
    }
    # on a phone the strips stand right above it, and explain the glyph
    explained = len(reading.sides) <= ALL_PAIRS and len(reading.pairs) > 0
    return {
        "wide": draw_map(reading, nouns, id_prefix=prefix, **shared),
        "phone": draw_map(reading, nouns, narrow=True, explained=explained, id_prefix=f"{prefix}p", **shared),
    }


def draw_again(content: Content, nouns: Nouns, ground: Ground, *, chosen: str | None = None) -> Content:
    """The map of a kept reading."""
    reading = revive_reading(content["numbers"])
    return draw_roads(reading, nouns, ground, chosen=chosen, overlaps=content.get("overlaps"))


@dataclass(frozen=True)
class ChosenSide:
    """One side of a kept reading: its sentences, by whom they are about, its strips, and its rows."""

    said: list[dict[str, Any]]
    """Of each pair `other`, the name of the other side, and `said`."""
    n_more: int
    """Pairs of which nothing stands here, because there are so many."""
    strips: Content | None
    rows: list[Content]


def read_side(content: Content, nouns: Nouns, name: str, ground: Ground) -> ChosenSide | None:
    """What a kept reading says of one side; None where it does not know the side."""
    reading = revive_reading(content["numbers"])
    names = reading.pairs.sides
    if name not in names or not len(reading.pairs):
        return None
    own = names.index(name)
    shown = {*find_largest(reading, MOST_STRIPS)}
    said, n_pairs = [], 0
    for pair in np.flatnonzero((reading.pairs.first == own) | (reading.pairs.second == own)).tolist():
        other = next(end for end in order_pair(reading, pair) if end != own)
        n_pairs += 1
        if other in shown:
            said.append({"other": names[other], "said": keep(say_pair(reading, pair))})
    said = [said[place] for place in order_sides([each["other"] for each in said])]
    links = ground.links or None
    strips = {
        "wide": draw_strips(reading, nouns, side=name, links=links, id_prefix="side"),
        "phone": draw_strips(reading, nouns, side=name, links=links, narrow=True, id_prefix="sidep"),
    }
    rows = [keep_pair(row) for row in list_pairs(reading, name)]
    return ChosenSide(said, n_pairs - len(said), strips, rows)


def keep_pair(row: Any) -> Content:
    """A row of a table of pairs, as JSON."""
    return {
        "name": keep(row.name),
        "known": keep(row.known),
        "expected": keep(row.expected),
        "likely": list(row.likely) if row.likely else None,
        "word": keep(row.word),
    }


def find_largest_side(content: Content) -> str:
    """The name of the side of most people, whose roads are drawn unless another is chosen."""
    return str(max(content["numbers"]["sides"], key=lambda side: side["people"])["name"])
