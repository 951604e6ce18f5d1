"""The picture of people alone: who is here, by side, while nobody knows yet who knows whom."""

from __future__ import annotations

from collections.abc import Mapping

from ecotone.boundaries import Side
from ecotone.landscape import Belongings
from ecotone.pictures.elements import write_picture
from ecotone.pictures.grids import draw_grid, draw_unknown
from ecotone.pictures.legends import draw_legend, say_dot
from ecotone.pictures.maps import TOP
from ecotone.pictures.scene import Sides
from ecotone.pictures.words import say
from ecotone.sentences import USUAL, Nouns, count_people, name_boundary, say_sides


def draw_people(
    belongings: Belongings,
    nouns: Nouns = USUAL,
    *,
    links: Mapping[str, str] | None = None,
    narrow: bool = False,
    id_prefix: str = "people",
    standalone: bool = False,
) -> str:
    """The sides of one boundary as circles, without roads, in an `<svg>` 720 px wide (`narrow`: 328).

    Area by people, one dot a person while there are at most 300; an empty seat where nobody is; those of unknown
    side as a dashed circle apart; `links` and the rest as for `draw_map`.

    >>> from ecotone.landscape import Belongings
    >>> picture = draw_people(Belongings.from_labels("office", ["Boston", "Boston", "Hartford", None]))
    >>> picture.count('class="eco-side"'), picture.count('class="eco-nobody"')
    (2, 1)
    """
    people = belongings.side_people.tolist()
    named = tuple(Side(name, count) for name, count in zip(belongings.sides, people, strict=True))
    sides = Sides(belongings.name, named, belongings.n_unknown, nouns, narrow, id_prefix, links)
    drawing = draw_grid(sides, None, TOP)
    parts, bottom = [*drawing.parts], drawing.bottom
    if sides.n_unknown:
        unknown, bottom = draw_unknown(sides, drawing.area, bottom)
        parts += unknown
    if sides.dots and any(people):
        legend, bottom = draw_legend([("dot", say_dot(nouns))], sides.width, bottom, sides.hatch)
        parts += legend
    everyone = count_people(belongings.n_people, nouns)
    return write_picture(
        parts,
        (sides.width, bottom + TOP),
        say("picture.people", people=everyone, boundary=name_boundary(belongings.name)),
        [*map(str, say_sides(belongings, nouns))],
        id_prefix=id_prefix,
        standalone=standalone,
    )
