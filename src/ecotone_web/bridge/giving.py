"""The sides of a boundary as others than the team may see them, drawn in the language of the page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from django.utils.translation import gettext

from ecotone.landscape import SMALLER_SIDES, Belongings
from ecotone.pictures import draw_people
from ecotone.sentences import say_sides
from ecotone_web.bridge.words import speak_here

FEWEST_SIDES = 2
"""Sides that have to be shown by themselves: one circle for everybody tells nothing."""


@dataclass(frozen=True)
class DrawnSides:
    """The sides in two widths, and in words."""

    wide: str
    phone: str
    said: tuple[str, ...]


def draw_sides(kept: Mapping[str, Any]) -> DrawnSides | None:
    """Out of a reading that was kept for others; nothing where too few sides could be shown by themselves."""
    numbers = kept["numbers"]
    sides = [(each["name"], int(each["people"])) for each in numbers["sides"]]
    if sum(name != SMALLER_SIDES for name, _people in sides) < FEWEST_SIDES:
        return None
    called = tuple(gettext("Smaller sides") if name == SMALLER_SIDES else name for name, _people in sides)
    of = np.repeat(np.arange(len(sides), dtype=np.int32), [people for _name, people in sides])
    person = np.arange(len(of), dtype=np.int32)
    belongings = Belongings(numbers["name"], called, person, of, len(of) + int(numbers["n_unknown"]))
    with speak_here():
        return DrawnSides(
            draw_people(belongings, id_prefix="sides"),
            draw_people(belongings, narrow=True, id_prefix="sidesp"),
            tuple(map(str, say_sides(belongings))),
        )
