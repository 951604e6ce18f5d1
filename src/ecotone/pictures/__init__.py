"""Pictures of the readings, as SVG: readable without colour and without script, in light, dark and print."""

from ecotone.pictures.crowds import draw_people
from ecotone.pictures.maps import count_overlaps, draw_map
from ecotone.pictures.parts import draw_silos
from ecotone.pictures.positions import place_sides
from ecotone.pictures.rings import draw_ring
from ecotone.pictures.roads import find_largest
from ecotone.pictures.scales import draw_scale
from ecotone.pictures.seats import Acquaintance, Ring
from ecotone.pictures.strips import MOST_STRIPS, draw_strips
from ecotone.pictures.tokens import (
    DARK,
    LIGHT,
    SANS,
    SERIF,
    css_variables,
    measure_contrast,
    picture_css,
)
from ecotone.pictures.words import PICTURE_WORDS

__all__ = [
    "DARK",
    "LIGHT",
    "MOST_STRIPS",
    "PICTURE_WORDS",
    "SANS",
    "SERIF",
    "Acquaintance",
    "Ring",
    "count_overlaps",
    "css_variables",
    "draw_map",
    "draw_people",
    "draw_ring",
    "draw_scale",
    "draw_silos",
    "draw_strips",
    "find_largest",
    "measure_contrast",
    "picture_css",
    "place_sides",
]
