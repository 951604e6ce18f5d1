"""The map of a boundary: sides as circles, roads between them, gates across the roads."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product

import numpy as np

from ecotone.boundaries import BoundaryReading
from ecotone.ground import IntArray
from ecotone.landscape import Belongings
from ecotone.pictures.corners import draw_corners
from ecotone.pictures.elements import write_picture
from ecotone.pictures.grids import draw_grid, draw_unknown
from ecotone.pictures.labels import write_label
from ecotone.pictures.legends import draw_legend, explain_glyph, say_dot
from ecotone.pictures.positions import ALL_ROADS, ROADS_OF_ONE, Place
from ecotone.pictures.roads import find_side
from ecotone.pictures.scene import Drawing, Scene, set_scene
from ecotone.pictures.stars import draw_comb, draw_star
from ecotone.pictures.words import say
from ecotone.sentences import USUAL, Nouns, name_boundary, say_boundary, say_counts

TOP = 12.0


def draw_map(
    reading: BoundaryReading,
    nouns: Nouns = USUAL,
    *,
    chosen: str | None = None,
    overlaps: IntArray | None = None,
    positions: Mapping[str, Place] | None = None,
    links: Mapping[str, str] | None = None,
    narrow: bool = False,
    explained: bool = False,
    id_prefix: str = "map",
    standalone: bool = False,
) -> str:
    """One boundary as a map, in an `<svg>` of its own, 720 px wide (`narrow`: 328).

    Circles: area by people, one dot a person while there are at most 300. Roads: as wide as the ties there are; the
    gate across a road is as long as the ties there would be. Two to four sides: all roads; five to twelve: those of
    the side called `chosen` (default: of most people); more: an index of circles. Places follow the order of names, or
    `positions` that were kept (`place_sides`); on a phone five sides and more are a list.

    `links` has an address for sides by name; their circles and labels lead there, for the pointer: areas above the
    image. To a keyboard and a screen reader it stays one image (nothing inside an image can be gone to, and every link
    would come twice), so the table after the picture must hold the same links.

    `overlaps` (n_sides, n_sides) counts who belongs to two sides (`count_overlaps`). `explained` says that strips
    beside it explain the glyph, so that the legend leaves it out. `id_prefix` begins all ids: give
    every picture of a page its own. `standalone` puts the style inside; else a page needs `css_variables()` and
    `picture_css()` once.

    >>> from ecotone.boundaries import weigh_boundary
    >>> from ecotone.landscape import Belongings, Landscape, People, Ties
    >>> office = Belongings.from_labels("office", ["Boston", "Boston", "Hartford"])
    >>> here = Landscape(People(("ana", "ben", "cleo")), (office,), Ties([0, 1], [1, 2]))
    >>> picture = draw_map(weigh_boundary(here, "office"))
    >>> picture[:4], picture.count('class="eco-side"'), "too few to tell" in picture
    ('<svg', 2, True)
    """
    scene = set_scene(
        reading,
        nouns,
        narrow=narrow,
        id_prefix=id_prefix,
        overlaps=overlaps,
        positions=positions,
        links=links,
    )
    side = find_side(reading, chosen)
    drawing = _draw_sides(scene, side, chosen)
    parts, bottom, signs = [*drawing.parts], drawing.bottom + 18, set(drawing.signs)
    if scene.n_unknown:
        unknown, bottom = draw_unknown(scene, drawing.area, bottom)
        parts += unknown
    if drawing.centre is not None:
        note = write_label(
            [(_say_centre(scene, drawing.centre, chosen), "note")], scene.width - 16, even=False
        )
        parts += note.draw(8, bottom)
        bottom += note.height + 12
    legend, bottom = draw_legend(_explain(scene, signs, explained), scene.width, bottom, scene.hatch)
    return write_picture(
        [*parts, *legend],
        (scene.width, bottom + TOP),
        str(say_boundary(reading, nouns)),
        _state_facts(scene),
        id_prefix=id_prefix,
        standalone=standalone,
    )


def count_overlaps(belongings: Belongings) -> IntArray:
    """How many people belong to both of two sides, (n_sides, n_sides); the diagonal counts each side.

    >>> count_overlaps(Belongings.from_labels("practice", ["law|tax", "law", "law|tax"])).tolist()
    [[3, 2], [2, 2]]
    """
    n_sides = len(belongings.sides)
    held = np.unique(belongings.person.astype(np.int64) * n_sides + belongings.side)
    person, side = held // max(n_sides, 1), held % max(n_sides, 1)
    how_many = np.bincount(person, minlength=belongings.n_people)[person]
    counts = np.zeros(n_sides * n_sides, np.int64)
    # people of equally many sides at a time: their sides make a table with one row each
    for several in np.unique(how_many).tolist():
        table = side[how_many == several].reshape(-1, several)
        for first, second in product(range(several), repeat=2):
            cells = table[:, first] * n_sides + table[:, second]
            counts += np.bincount(cells, minlength=n_sides * n_sides)
    return counts.reshape(n_sides, n_sides)


def _draw_sides(scene: Scene, side: int, chosen: str | None) -> Drawing:
    marked = side if chosen is not None else None
    if len(scene.people) < 2 or len(scene.people) > ROADS_OF_ONE:
        return draw_grid(scene, marked, TOP)
    all_roads = draw_corners(scene, marked, TOP) if len(scene.people) <= ALL_ROADS else None
    if all_roads is not None:
        return all_roads
    return draw_comb(scene, side, TOP) if scene.narrow else draw_star(scene, side, TOP)


def _say_centre(scene: Scene, centre: int, chosen: str | None) -> str:
    """Whose roads are drawn, and why those."""
    key = "word.picture_of_largest" if chosen is None else "word.picture_of_chosen"
    return say(key, ties=scene.nouns.ties, people=scene.nouns.people, side=scene.side_name(centre))


def _explain(scene: Scene, signs: set[str], explained: bool) -> list[tuple[str, str]]:
    """The legend's entries for the signs that were used."""
    entries = [] if explained else explain_glyph(scene.nouns.ties, name_boundary(scene.boundary), signs)
    if "both" in signs:
        entries.append(("both", say("word.picture_both")))
    if scene.dots and any(scene.people):
        entries.append(("dot", say_dot(scene.nouns)))
    return entries


def _state_facts(scene: Scene) -> list[str]:
    """At most three: what crosses, who is where, who is left out."""
    reading = scene.reading
    facts = [str(say_counts(reading, scene.nouns))]
    if len(scene.order) <= ALL_ROADS:
        facts.append(", ".join(f"{scene.side_name(side)} {scene.people[side]:,}" for side in scene.order))
    else:
        facts.append(say("word.picture_sides", count=len(scene.order)))
    return [*facts, scene.say_unknown()] if scene.n_unknown else facts
