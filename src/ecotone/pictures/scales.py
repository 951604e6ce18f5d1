"""All boundaries on one scale: how likely two people across are tied, beside two on one side."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from ecotone.boundaries import BoundaryReading
from ecotone.boundaries.verdicts import CANNOT_TELL
from ecotone.pictures.elements import hatch_url, path, tag, write_picture
from ecotone.pictures.glyphs import BAR, draw_cannot, draw_length, draw_tick
from ecotone.pictures.labels import Label, write_label
from ecotone.pictures.legends import draw_legend
from ecotone.pictures.placing import Point
from ecotone.pictures.scene import NARROW, WIDE
from ecotone.pictures.words import say
from ecotone.sentences import USUAL, Nouns, holds_counts, name_boundary, say_boundary, say_counts

TOP = 12.0
MOST = 2.0
"""Bars end at twice as likely as inside; one that goes on has an open end."""

_EDGE = 8.0
_TEXT = 372.0


@dataclass(frozen=True)
class Chance:
    """How likely two across are tied, divided by how likely two on one side are: 1 / the pull; None: cannot tell."""

    low: float
    high: float


def draw_scale(
    readings: Sequence[BoundaryReading],
    nouns: Nouns = USUAL,
    *,
    narrow: bool = False,
    id_prefix: str = "scale",
    standalone: bool = False,
) -> str:
    """One row a boundary, in the order of the file, on one scale, in an `<svg>` 720 px wide (`narrow`: 328).

    Filled up to `1 / pull_high`, hatched up to `1 / pull_low`, empty up to the mark of 1: as likely across as inside.
    A bar that passes the mark reaches across. A dashed bar with a question mark cannot be told. See `draw_map` for
    the rest.

    >>> from ecotone.boundaries import weigh_boundary
    >>> from ecotone.landscape import Belongings, Landscape, People, Ties
    >>> office = Belongings.from_labels("office", ["Boston", "Boston", "Hartford"])
    >>> here = Landscape(People(("ana", "ben", "cleo")), (office,), Ties([0, 1], [1, 2]))
    >>> "none across" in draw_scale([weigh_boundary(here, "office")])
    True
    """
    width, hatch = (NARROW if narrow else WIDE), hatch_url(id_prefix)
    chances = [measure_chance(reading) for reading in readings]
    start = _EDGE if narrow else _EDGE + _TEXT + 12
    unit = (width - start - _EDGE - 2) / _longest(chances)
    measure = say("word.picture_across", ties=nouns.ties, people=nouns.people)
    heading = write_label([(measure, "note")], width - 2 * _EDGE, even=False)
    parts, top = heading.draw(_EDGE, TOP), TOP + heading.height + 12
    for reading, chance in zip(readings, chances, strict=True):
        drawn, top = (_draw_stacked if narrow else _draw_level)(
            reading, nouns, chance, (start, top, unit), hatch
        )
        parts += drawn
    if not narrow:
        parts = [*_draw_guides((start, start + unit), TOP + heading.height + 8, top - 4), *parts]
    ends, top = _draw_ends(start, top, unit, width)
    legend, top = draw_legend(_explain(chances), width, top + 12, hatch)
    return write_picture(
        [*parts, *ends, *legend],
        (width, top + TOP),
        say("picture.scale", ties=nouns.ties),
        [str(say_boundary(reading, nouns)) for reading in readings],
        id_prefix=id_prefix,
        standalone=standalone,
    )


def measure_chance(reading: BoundaryReading) -> Chance | None:
    """The length of a boundary's bar, from the interval of its pull; None where it cannot be told.

    Where hardly anything crosses, the pull has no upper end: nothing is filled, and what might be is hatched. Where
    hardly anything is inside, it has no lower end, and the bar goes on.
    """
    low, high = reading.pull_low, reading.pull_high
    if reading.verdict == CANNOT_TELL or not (low or high):
        return None
    return Chance(1 / high if high else 0.0, 1 / low if low else math.inf)


def _longest(chances: Sequence[Chance | None]) -> float:
    return min(MOST, max([1.0, *(chance.high for chance in chances if chance)]))


def _draw_level(
    reading: BoundaryReading, nouns: Nouns, chance: Chance | None, at: tuple[float, float, float], hatch: str
) -> tuple[list[str], float]:
    start, top, unit = at
    label = write_label(_texts(reading, nouns), _TEXT, even=False)
    parts = [*label.draw(_EDGE, top), *_draw_bar((start, top + 24), chance, unit, hatch)]
    line = top + label.height + 8
    parts.append(path([(_EDGE, line), (WIDE - _EDGE, line)], "eco-hair", closed=False))
    return parts, line + 12


def _draw_stacked(
    reading: BoundaryReading, nouns: Nouns, chance: Chance | None, at: tuple[float, float, float], hatch: str
) -> tuple[list[str], float]:
    start, top, unit = at
    name, *rest = _texts(reading, nouns)
    head: Label = write_label([name], NARROW - 2 * _EDGE)
    foot = write_label(rest, NARROW - 2 * _EDGE, even=False)
    bar = top + head.height + BAR / 2 + 8
    under = bar + BAR / 2 + 8
    parts = [*head.draw(_EDGE, top), *_draw_bar((start, bar), chance, unit, hatch), *foot.draw(_EDGE, under)]
    return parts, under + foot.height + 20


def _texts(reading: BoundaryReading, nouns: Nouns) -> list[tuple[str, str]]:
    name = name_boundary(reading.name)
    texts = [(name[:1].upper() + name[1:], "name"), (str(say_boundary(reading, nouns)), "words")]
    return texts if holds_counts(reading) else [*texts, (str(say_counts(reading, nouns)), "note")]


def _draw_bar(start: Point, chance: Chance | None, unit: float, hatch: str) -> list[str]:
    x, y = start
    if chance is None:
        box = tag("rect", x=x, y=y - BAR / 2, width=unit, height=BAR, class_="eco-nobody")
        return [box, draw_tick((x + unit, y), BAR), *draw_cannot((x + unit / 2, y))]
    low, high = min(chance.low, MOST) * unit, min(chance.high, MOST) * unit
    bar = draw_length(start, low, high, unit, hatch)
    return [*bar, _go_on((x + high, y))] if chance.high > MOST else bar


def _go_on(end: Point) -> str:
    """An open end: the bar would go on."""
    x, y = end
    return path([(x - 5, y - BAR / 2 - 3), (x + 1, y), (x - 5, y + BAR / 2 + 3)], "eco-tick", closed=False)


def _draw_guides(places: tuple[float, float], top: float, bottom: float) -> list[str]:
    """Fine upright lines at none and at as likely: it is one scale from the first row to the last."""
    return [path([(x, top), (x, bottom)], "eco-hair", closed=False) for x in places]


def _draw_ends(start: float, top: float, unit: float, width: float) -> tuple[list[str], float]:
    """What the two ends of the scale mean, under the bars."""
    room = 190.0 if unit > 300 else 110.0
    none = write_label(
        [(say("word.picture_none_across"), "note")], unit - room / 2 - 4 if unit < 200 else 110
    )
    same = write_label([(say("word.picture_as_likely"), "note")], room)
    middle = min(start + unit, width - _EDGE - same.width / 2)
    parts = [*none.draw(start, top), *same.draw(middle, top, "middle")]
    return parts, top + max(none.height, same.height)


def _explain(chances: Sequence[Chance | None]) -> list[tuple[str, str]]:
    entries = [
        ("filled", say("word.picture_at_least")),
        ("hatched", say("word.picture_hatched")),
        ("room", say("word.picture_room")),
    ]
    return [*entries, ("cannot", say("word.picture_cannot"))] if None in chances else entries
