"""What is said of each two sides of a kept reading."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from ecotone.pictures import MOST_STRIPS, find_largest
from ecotone.sentences import order_pair, order_sides, say_pair
from ecotone_web.bridge.pictures import ALL_ROADS, find_largest_side, revive_reading
from ecotone_web.bridge.words import keep


def say_each_pair(content: Mapping[str, Any], side: str = "") -> dict[str, Any]:
    """The sentences in the order of names: of all pairs where sides are few, else of those of one side.

    Without a `side`, or with one that the reading does not know, of the side of most people.
    """
    reading = revive_reading(content["numbers"])
    pairs, names = reading.pairs, reading.pairs.sides
    rank = {place: number for number, place in enumerate(order_sides(names))}
    ends = {pair: order_pair(reading, pair) for pair in range(len(pairs))}
    own, n_more = "", 0
    if len(names) > ALL_ROADS and len(pairs):
        own = side if side in names else find_largest_side(dict(content))
        shown = {*find_largest(reading, MOST_STRIPS), names.index(own)}
        of_own = {pair: both for pair, both in ends.items() if names.index(own) in both}
        ends = {pair: both for pair, both in of_own.items() if shown.issuperset(both)}
        n_more = len(of_own) - len(ends)
    order = sorted(ends, key=lambda pair: tuple(np.sort([rank[end] for end in ends[pair]]).tolist()))
    return {"side": own, "said": [keep(say_pair(reading, pair)) for pair in order], "n_more": n_more}
