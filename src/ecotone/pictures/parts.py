"""Close-knit parts: a circle each, beside it what they have among themselves and to others, and their sides."""

from __future__ import annotations

from collections.abc import Sequence

from ecotone.boundaries import Silo, SilosReading
from ecotone.pictures.elements import link_area, path, tag, write_picture
from ecotone.pictures.glyphs import BAR, MOST_DOTS, draw_side, side_radius
from ecotone.pictures.labels import write_label
from ecotone.pictures.legends import draw_legend, say_dot
from ecotone.pictures.scene import NARROW, TARGET, WIDE
from ecotone.pictures.words import say
from ecotone.sentences import USUAL, Nouns, count_people, say_side_share, say_silo, say_silos

TOP = 12.0
_EDGE = 8.0
_MOST_SIDES = 4


def draw_silos(
    silos: SilosReading,
    nouns: Nouns = USUAL,
    *,
    links: Sequence[str] | None = None,
    narrow: bool = False,
    id_prefix: str = "parts",
    standalone: bool = False,
) -> str:
    """The close-knit parts in the order of the reading, one row each, in an `<svg>` 720 px wide (`narrow`: 328).

    A circle's area goes by people, one dot a person while the landscape has at most 300; two bars on one scale say
    how many ties there are inside and to others; the sides over-represented stand under them in words. `links` has an
    address for each part, in their order. See `draw_map` for the rest.

    >>> import numpy as np
    >>> from ecotone.boundaries import SilosReading
    >>> nothing = SilosReading(71, 399, 0.3, np.full(39, 0.3), 0.31, (), 0)
    >>> "found none" in draw_silos(nothing)
    True
    """
    width = NARROW if narrow else WIDE
    most = 34.0 if narrow else 56.0
    area = most**2 / max((silo.n_people for silo in silos.silos), default=1)
    dots = silos.n_people <= MOST_DOTS
    left = _EDGE + 2 * most + (12 if narrow else 24)
    longest = max((max(silo.ties_inside, silo.ties_out) for silo in silos.silos), default=1)
    scale = min(width - left - _EDGE - 2, 360) / max(longest, 1)
    parts: list[str] = []
    top = TOP
    addresses: Sequence[str | None] = links or [None] * len(silos.silos)
    for silo, address in zip(silos.silos, addresses, strict=True):
        radius = side_radius(silo.n_people, area)
        drawn, bottom = _draw_texts(silo, nouns, (left, top, width), scale, address)
        centre = (_EDGE + most, top + max(radius, 10))
        circle = draw_side(centre, radius, silo.n_people, dots=dots)
        reach = max(radius, TARGET / 2)
        box = (centre[0] - reach, centre[1] - reach, centre[0] + reach, centre[1] + reach)
        parts += [*circle, *link_area(address, box, reach), *drawn]
        bottom = max(bottom, top + 2 * radius) + 14
        parts.append(path([(_EDGE, bottom), (width - _EDGE, bottom)], "eco-hair", closed=False))
        top = bottom + 18
    foot, top = _draw_foot(silos, nouns, (width, top), dots)
    return write_picture(
        [*parts, *foot],
        (width, top + TOP),
        str(say_silos(silos, nouns)),
        [str(say_silo(silo, nouns)[0]) for silo in silos.silos],
        id_prefix=id_prefix,
        standalone=standalone,
    )


def _draw_texts(
    silo: Silo, nouns: Nouns, at: tuple[float, float, float], scale: float, address: str | None
) -> tuple[list[str], float]:
    """How many people; the two bars, each with its number; the sides in words."""
    left, top, width = at
    head = write_label([(str(count_people(silo.n_people, nouns)), "name")], width - left - _EDGE)
    parts = [*head.draw(left, top), *link_area(address, head.box(left, top, "start"))]
    y = top + head.height + 6
    for key, count in (("word.picture_inside", silo.ties_inside), ("word.picture_out", silo.ties_out)):
        parts.append(tag("rect", x=left, y=y, width=max(count * scale, 0.5), height=BAR, class_="eco-filled"))
        label = write_label(
            [(say(key, count=count, ties=nouns.ties), "words")], width - left - _EDGE, even=False
        )
        parts += label.draw(left, y + BAR + 3)
        y += BAR + 3 + label.height + 8
    said = [(str(say_side_share(silo, share)), "note") for share in silo.sides[:_MOST_SIDES]]
    if silo.named_by is None and silo.made_of is None:
        said.append((say("word.picture_unnamed"), "note"))
    label = write_label(said, width - left - _EDGE, even=False)
    return [*parts, *label.draw(left, y)], y + label.height


def _draw_foot(
    silos: SilosReading, nouns: Nouns, at: tuple[float, float], dots: bool
) -> tuple[list[str], float]:
    width, top = at
    if silos.found:
        return draw_legend([("dot", say_dot(nouns))], width, top, "none") if dots else ([], top)
    label = write_label([(str(say_silos(silos, nouns)), "words")], width - 2 * _EDGE)
    return label.draw(_EDGE, top), top + label.height
