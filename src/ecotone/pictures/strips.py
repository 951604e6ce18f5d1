"""Strips: the same glyph laid flat, one row a pair of sides, in the order of names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from ecotone.boundaries import BoundaryReading
from ecotone.pictures.elements import path, write_picture
from ecotone.pictures.glyphs import BAR, BEAD, draw_bar
from ecotone.pictures.labels import Label, write_label
from ecotone.pictures.legends import draw_legend, explain_glyph
from ecotone.pictures.maps import TOP
from ecotone.pictures.positions import ROADS_OF_ONE
from ecotone.pictures.roads import Road, find_largest, find_side
from ecotone.pictures.scene import Scene, set_scene
from ecotone.pictures.words import say
from ecotone.sentences import USUAL, Nouns, join_words, name_boundary, say_counts, say_pair

_EDGE = 8.0
_NAMES, _FIGURES = 190.0, 206.0
_MOST_LINES = 3
_MARK = 2 * BEAD + 8

Named: TypeAlias = tuple[Label, int | None]
"""The name of a strip, and the side that it leads to."""

MOST_STRIPS = 60
"""The strips of one side: more counterparts than this are counted, not drawn."""


def draw_strips(
    reading: BoundaryReading,
    nouns: Nouns = USUAL,
    *,
    side: str | None = None,
    links: Mapping[str, str] | None = None,
    narrow: bool = False,
    id_prefix: str = "strips",
    standalone: bool = False,
) -> str:
    """The pairs of sides as flat strips on one scale, in an `<svg>` 720 px wide (`narrow`: 328, for a phone).

    One strip a pair in the order of names; with `side`, or where there are more than twelve sides, one strip for every
    counterpart of that side (default: of most people), at most `MOST_STRIPS`, those of most people. Each length is
    what there would be if the boundary made no difference: filled what there is, hatched where it is not certain,
    empty room. With the strips of one side, the names of the others lead to their `links`. See `draw_map` for the rest.

    >>> from ecotone.boundaries import weigh_boundary
    >>> from ecotone.landscape import Belongings, Landscape, People, Ties
    >>> office = Belongings.from_labels("office", ["Boston", "Boston", "Hartford"])
    >>> here = Landscape(People(("ana", "ben", "cleo")), (office,), Ties([0, 1], [1, 2]))
    >>> "Boston and Hartford" in draw_strips(weigh_boundary(here, "office"))
    True
    """
    scene = set_scene(reading, nouns, narrow=narrow, id_prefix=id_prefix, links=links)
    chosen = find_side(reading, side) if side is not None or len(scene.people) > ROADS_OF_ONE else None
    whole = scene.roads if chosen is None else scene.roads_of(chosen)
    roads = whole if chosen is None else _keep_largest(scene, whole, chosen)
    parts, bottom = _draw_rows(scene, roads, chosen)
    if len(roads) < len(whole):
        more = write_label(
            [(say("word.picture_more_strips", count=len(whole) - len(roads)), "note")], scene.width
        )
        parts += more.draw(_EDGE, bottom)
        bottom += more.height + 8
    signs = {"gate" if road.told else "cannot" for road in roads if road.shown}
    explained = explain_glyph(nouns.ties, name_boundary(reading.name), signs)
    legend, bottom = draw_legend(explained, scene.width, bottom + 10, scene.hatch)
    return write_picture(
        [*parts, *legend],
        (scene.width, bottom + TOP),
        _entitle(scene, chosen),
        _state_facts(scene, roads),
        id_prefix=id_prefix,
        standalone=standalone,
    )


def _keep_largest(scene: Scene, roads: Sequence[Road], chosen: int) -> Sequence[Road]:
    """The roads to the sides of most people, in the order that they have."""
    kept = set(find_largest(scene.reading, MOST_STRIPS))
    return [road for road in roads if road.other(chosen) in kept]


def _draw_rows(scene: Scene, roads: Sequence[Road], chosen: int | None) -> tuple[list[str], float]:
    """Three columns where the names are short enough for them, else names, strip and figures below one another."""
    names = [_name_pair(scene, road, chosen) for road in roads]
    columns = [write_label([(name, "name")], _NAMES) for name in names]
    level = not scene.narrow and all(len(label.lines) <= _MOST_LINES for label in columns)
    room = scene.width - 2 * _EDGE - (_NAMES + _FIGURES + 28 if level else 0)
    scale = _fit_scale(roads, room)
    top, parts = TOP, []
    for road, name, label in zip(roads, names, columns, strict=True):
        draw = _draw_level if level else _draw_stacked
        # a name that leads somewhere is that of one side; a pair of sides leads nowhere
        to = None if chosen is None else road.other(chosen)
        drawn, top = draw(scene, road, (label if level else _across(scene, name), to), scale, top)
        parts += drawn
    return parts, top


def _draw_level(scene: Scene, road: Road, named: Named, scale: float, top: float) -> tuple[list[str], float]:
    name = named[0]
    figures = write_label(scene.road_texts(road), _FIGURES)
    height = max(name.height, figures.height, BAR + 8)
    middle = top + height / 2
    parts = [
        *_draw_name(scene, named, middle - name.height / 2),
        *draw_bar((_EDGE + _NAMES + 12, middle), road, scale, scene.hatch),
        *figures.draw(scene.width - _EDGE - _FIGURES, middle - figures.height / 2),
        path([(_EDGE, top + height + 6), (scene.width - _EDGE, top + height + 6)], "eco-hair", closed=False),
    ]
    return parts, top + height + 12


def _draw_stacked(
    scene: Scene, road: Road, named: Named, scale: float, top: float
) -> tuple[list[str], float]:
    name = named[0]
    said = ": ".join(text for text, _ in scene.road_texts(road))
    figures = write_label([(said, "words")], scene.width - 2 * _EDGE, even=False)
    bar = top + name.height + 6 + BAR / 2 + 4
    parts = [
        *_draw_name(scene, named, top),
        *draw_bar((_EDGE, bar), road, scale, scene.hatch),
        *figures.draw(_EDGE, bar + BAR / 2 + 7),
    ]
    return parts, bar + BAR / 2 + 7 + figures.height + 18


def _draw_name(scene: Scene, named: Named, top: float) -> list[str]:
    name, side = named
    return name.draw(_EDGE, top) if side is None else scene.draw_name(side, name, _EDGE, top)


def _across(scene: Scene, name: str) -> Label:
    return write_label([(name, "name")], scene.width - 2 * _EDGE, even=False)


def _fit_scale(roads: Sequence[Road], room: float) -> float:
    """The px of a tie: the longest glyph fills the room, with space for a question mark after what cannot be told."""
    told = max((road.span for road in roads if road.told), default=0.0)
    other = max((road.ties for road in roads if not road.told), default=0)
    return min((room - 2) / max(told, 1.0), (room - _MARK) / max(other, 1))


def _name_pair(scene: Scene, road: Road, chosen: int | None) -> str:
    if chosen is not None:
        return scene.side_name(road.other(chosen))
    return str(join_words([scene.side_name(road.first), scene.side_name(road.second)]))


def _entitle(scene: Scene, chosen: int | None) -> str:
    boundary, ties = name_boundary(scene.reading.name), scene.nouns.ties
    if chosen is None:
        return say("picture.strips", ties=ties, boundary=boundary)
    return say("picture.strips_of_one", ties=ties, side=scene.side_name(chosen))


def _state_facts(scene: Scene, roads: Sequence[Road]) -> list[str]:
    """All pairs where there are at most three; else what crosses, and that the table has the rest."""
    if len(roads) <= 3:
        return [str(say_pair(scene.reading, road.index)) for road in roads]
    return [str(say_counts(scene.reading, scene.nouns)), say("word.picture_strips", count=len(roads))]
