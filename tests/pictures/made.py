"""Readings with real-looking numbers, made by hand, and a way to look into a picture."""

from __future__ import annotations

import math
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import numpy as np

from ecotone.boundaries import BoundaryReading, Pairs, Side
from ecotone.boundaries.verdicts import CANNOT_TELL
from ecotone.pictures.labels import Box
from ecotone.pictures.letters import measure_text
from ecotone.pictures.tokens import LETTERINGS
from ecotone.sentences import Nouns

NAN = float("nan")
FRIENDS = Nouns("friendships")
_WHOLE, _REAL = ("first", "second", "ties"), ("expected", "low", "high")
SVG = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True)
class Pair:
    """One pair of sides for a reading made by hand."""

    first: int
    second: int
    ties: int
    expected: float
    low: float = NAN
    high: float = NAN
    verdict: str = CANNOT_TELL
    reason: str | None = "too_few"


def told(first: int, second: int, ties: int, expected: float, verdict: str = "narrow") -> Pair:
    """A pair of which something can be said."""
    ratio = ties / expected
    return Pair(first, second, ties, expected, 0.8 * ratio, 1.25 * ratio + 0.02, verdict, None)


def make_reading(
    name: str, people: Sequence[tuple[str, int]], pairs: Iterable[Pair], **values: Any
) -> BoundaryReading:
    """A reading of the sides `people` (name, count), whatever else it says given in `values`."""
    pairs = list(pairs)
    sides = tuple(side for side, _ in people)
    first, second, ties = (np.array([getattr(pair, key) for pair in pairs], int) for key in _WHOLE)
    expected, low, high = (np.array([getattr(pair, key) for pair in pairs], float) for key in _REAL)
    words = tuple(pair.verdict for pair in pairs), tuple(pair.reason for pair in pairs)
    known: dict[str, Any] = dict.fromkeys(BoundaryReading.__dataclass_fields__)
    known |= {
        "name": name,
        "kind": "other",
        "sides": tuple(Side(*side) for side in people),
        "n_known": sum(count for _, count in people),
        "n_unknown": 0,
        "ties": 399,
        "ties_left_out": 0,
        "crossing": 62,
        "crossing_share": 0.155,
        "expected_crossing": 143.05,
        "expected_crossing_share": 0.3585,
        "pull": 8.0,
        "pull_low": 5.0,
        "pull_high": 12.7,
        "permeability": 0.43,
        "verdict": "narrow to closed",
        "with_": (),
        "noted": 0,
        "n_several": 0,
        "pairs": Pairs(sides, first, second, ties, expected, (low + high) / 2, low, high, *words),
    }
    return BoundaryReading(**{**known, **values})


def office() -> BoundaryReading:
    """Friendships between three offices of a law firm."""
    people = [("Boston", 48), ("Hartford", 19), ("Providence", 4)]
    narrow = Pair(0, 1, 59, 138.0, 0.342, 0.521, "narrow", None)
    return make_reading("office", people, [narrow, Pair(0, 2, 3, 4.1), Pair(1, 2, 0, 1.0)])


def gender() -> BoundaryReading:
    """Two sides."""
    pair = Pair(0, 1, 113, 144.0, 0.69, 0.9, "guarded", None)
    return make_reading(
        "gender", [("women", 18), ("men", 53)], [pair], crossing=113, pull_low=1.3, pull_high=1.9
    )


def trade() -> BoundaryReading:
    """Two sides that reach across, and six people of unknown side."""
    pair = Pair(0, 1, 213, 144.0, 1.3, 1.65, "crossed", None)
    limits = {"pull": 0.45, "pull_low": 0.3, "pull_high": 0.6}
    return make_reading(
        "role", [("buyers", 30), ("sellers", 28)], [pair], n_unknown=6, verdict="crossed", **limits
    )


def disciplines() -> BoundaryReading:
    """Four sides at a conference, 28 people of unknown side."""
    people = [("Social science", 50), ("Computing", 39), ("Physics, maths", 13), ("Media, other", 8)]
    pairs = [
        told(0, 1, 1638, 1656, "open"),
        told(0, 2, 561, 569, "open"),
        told(1, 2, 458, 442, "crossed to open"),
        told(0, 3, 354, 348, "crossed to open"),
        told(1, 3, 264, 270, "open to guarded"),
        Pair(2, 3, 91, 93.0, 0.6, 1.5, CANNOT_TELL, "unclear"),
    ]
    return make_reading("discipline", people, pairs, n_unknown=28, verdict="open", crossing=3366)


def types() -> BoundaryReading:
    """Five types of organisation."""
    people = [
        ("Government", 11),
        ("Interest groups", 7),
        ("International", 3),
        ("Parties", 3),
        ("Science", 6),
    ]
    pairs = [
        told(4, 0, 37, 40, "open"),
        Pair(4, 1, 14, 21.0, 0.5, 0.98, CANNOT_TELL, "unclear"),
        Pair(4, 2, 9, 8.0, 0.7, 1.3, CANNOT_TELL, "unclear"),
        Pair(4, 3, 2, 4.0),
        told(0, 1, 45, 50, "open to guarded"),
        told(0, 2, 20, 19, "open"),
        told(0, 3, 18, 17, "crossed to open"),
        told(1, 2, 4, 9, "guarded to narrow"),
        told(1, 3, 10, 8, "crossed"),
        Pair(2, 3, 0, 3.0),
    ]
    return make_reading("type", people, pairs)


def committees() -> BoundaryReading:
    """Four sides of which people hold several."""
    people = [("BLAU", 11), ("DFG MAK", 9), ("OECD CP", 12), ("UBA AG", 6)]
    pairs = [Pair(g, h, 10 + g * h, 12.0, reason="several_belongings") for g, h in combinations(range(4), 2)]
    several = {"verdict": CANNOT_TELL, "reason": "several_belongings", "pull_low": None, "pull_high": None}
    return make_reading("committee", people, pairs, n_unknown=10, n_several=8, **several)


def departments(n_sides: int = 42) -> BoundaryReading:
    """Many sides, named by numbers."""
    people = [(str(side), 3 + 7 * side % 60) for side in range(n_sides)]
    pairs = []
    for g, h in combinations(range(n_sides), 2):
        expected = people[g][1] * people[h][1] / 60
        pairs.append(told(g, h, round(expected / 2), expected) if expected >= 5 else Pair(g, h, 1, expected))
    return make_reading("department", people, pairs, verdict="narrow")


def anything(names: Sequence[str], seed: int) -> BoundaryReading:
    """Sides of these names with made-up people and ties."""
    rng = np.random.default_rng(seed)
    people = [(name, int(rng.integers(0 if len(names) > 4 else 1, 200))) for name in names]
    words = ["narrow", "narrow to closed", "open to guarded", "crossed", "closed"]
    pairs = []
    for g, h in combinations(range(len(names)), 2):
        expected = float(rng.choice([2, 30, 200]) * rng.uniform(0.6, 1.5))
        ties = int(expected * rng.choice([0, 0.2, 0.6, 1.0, 1.7]))
        if expected >= 5:
            pairs.append(told(g, h, ties, expected, str(rng.choice(words))))
        else:
            pairs.append(Pair(g, h, ties, expected, reason=str(rng.choice(["too_few", "nobody_asked"]))))
    return make_reading("practice", people, pairs, n_unknown=int(rng.integers(0, 90)))


def parse(picture: str) -> ElementTree.Element:
    """The picture as a tree: it must be well-formed."""
    return ElementTree.fromstring(picture)


def find(picture: str, tag: str, class_: str | None = None) -> list[ElementTree.Element]:
    """Every element of a tag (and a class) that is drawn, in order; patterns in <defs> are not."""
    root = parse(picture)
    hidden = {id(element) for defs in root.iter(f"{SVG}defs") for element in defs.iter()}
    return [
        element
        for element in root.iter(f"{SVG}{tag}")
        if id(element) not in hidden and (class_ is None or element.get("class") == class_)
    ]


def texts(picture: str) -> list[str]:
    """All that stands written in the picture, without the marks that keep writing directions apart."""
    return [
        "".join(element.itertext()).replace("\u2068", "").replace("\u2069", "")
        for element in find(picture, "text")
    ]


def text_boxes(picture: str) -> list[tuple[str, Box]]:
    """Where each line of text stands, by the careful estimate of its width."""
    boxes = []
    for element in find(picture, "text"):
        text = "".join(child for child in [element.text or "", *(c.tail or "" for c in element)])
        lettering = str(element.get("class")).removeprefix("eco-")
        width = measure_text(text, lettering)
        x, baseline = float(element.get("x", "nan")), float(element.get("y", "nan"))
        left = x - width * {"middle": 0.5, "end": 1.0}.get(element.get("text-anchor", ""), 0.0)
        size = LETTERINGS[lettering].size
        boxes.append((text, Box(left, baseline - 0.72 * size, left + width, baseline + 0.2 * size)))
    return boxes


def overlapping(boxes: Sequence[tuple[str, Box]]) -> list[tuple[str, str]]:
    """Pairs of texts that cover one another."""
    return [
        (one, two)
        for (one, a), (two, b) in combinations(boxes, 2)
        if a.left < b.right and b.left < a.right and a.top < b.bottom and b.top < a.bottom
    ]


def outside(picture: str) -> list[str]:
    """Texts that are cut by the edge of the picture."""
    _, _, width, height = map(float, str(parse(picture).get("viewBox")).split())
    return [
        text
        for text, box in text_boxes(picture)
        if box.left < 0 or box.top < 0 or box.right > width or box.bottom > height
    ]


def circle_of(picture: str, place: int, class_: str = "eco-side") -> tuple[float, float, float]:
    """Middle and radius of one of the circles of a class."""
    circle = find(picture, "circle", class_)[place]
    return (float(circle.attrib["cx"]), float(circle.attrib["cy"]), float(circle.attrib["r"]))


def road_widths(picture: str, class_: str = "eco-road") -> list[float]:
    """How wide each road is: the distance of its first corner from its last."""
    widths = []
    for road in find(picture, "path", class_):
        corners = [tuple(map(float, corner.split(","))) for corner in road.attrib["d"][1:-1].split("L")]
        widths.append(math.dist(corners[0], corners[3]))
    return widths
