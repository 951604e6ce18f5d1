"""What is said of each two sides of a kept reading."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ecotone.sentences import order_pair, order_sides, say_pair
from ecotone_web.bridge.numbers import revive_reading
from ecotone_web.bridge.pictures import ALL_ROADS, find_largest_side
from ecotone_web.bridge.words import keep


def say_each_pair(content: Mapping[str, Any], side: str = "") -> tuple[str, list[Any]]:
    """The sentences in the order of names: of all pairs where sides are few, else of those of one side, named first.

    Without a `side`, or with one that the reading does not know, of the side of most people.
    """
    reading = revive_reading(content["numbers"])
    names = reading.pairs.sides
    ends = {pair: order_pair(reading, pair) for pair in range(len(reading.pairs))}
    own = ""
    if len(names) > ALL_ROADS and ends:
        own = side if side in names else find_largest_side(dict(content))
        ends = {pair: both for pair, both in ends.items() if names.index(own) in both}
    rank = {place: number for number, place in enumerate(order_sides(names))}
    order = sorted(ends, key=lambda pair: sorted(rank[end] for end in ends[pair]))
    return own, [keep(say_pair(reading, pair)) for pair in order]
