"""The first sentences of a space, and what stands on the sheet for a steering group."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ecotone.boundaries import BoundaryReading
from ecotone.landscape import Belongings, Landscape
from ecotone.pictures import draw_strips
from ecotone.sentences import (
    Nouns,
    choose_difference,
    order_sides,
    say_asks,
    say_one_difference,
    say_presence,
    say_start,
)
from ecotone_web.bridge.words import keep
from ecotone_web.records.models import Boundary, Space

MOST_PAIRED = 12
"""Up to so many sides all pairs are drawn on the sheet."""


def find_kinds(space: Space) -> tuple[str | None, str | None]:
    """The boundary that was grouped, and that of the groups: organisations, and their kinds."""
    grouped = (
        Boundary.objects.filter(space=space, is_used=True, grouped_from__isnull=False)
        .select_related("grouped_from")
        .order_by("pk")
        .first()
    )
    return (grouped.grouped_from.name, grouped.name) if grouped and grouped.grouped_from else (None, None)


def keep_start(space: Space, landscape: Landscape, nouns: Nouns, *, unmerged: Landscape) -> Any:
    """With whom one works, from how many organisations of which kinds, and what is not known yet.

    How many organisations is counted before small ones are put together.
    """
    base, kinds = find_kinds(space)
    belongings = {boundary.name: boundary for boundary in landscape.belongings}
    counted = {boundary.name: boundary for boundary in unmerged.belongings}
    organisations = counted.get(base or "") or counted.get("organisation")
    return keep(
        say_start(
            landscape,
            nouns,
            organisations=organisations,
            sides_noun=_name_sides(organisations),
            kinds=belongings.get(kinds or ""),
        )
    )


def keep_sheet(
    space: Space, landscape: Landscape, readings: Sequence[BoundaryReading], nouns: Nouns
) -> dict[str, Any]:
    """Who is here and who is not, one difference that divides with what cannot be said, and three asks."""
    reading = choose_difference(readings)
    shown = _choose_sides(space, landscape, reading)
    return {
        "boundary": shown.name if shown is not None else None,
        "sides": []
        if shown is None
        else [
            {"name": shown.sides[side], "people": int(shown.side_people[side])}
            for side in order_sides(shown.sides)
        ],
        "presence": keep(say_presence(shown, nouns)) if shown is not None else [],
        "difference": keep(say_one_difference(readings, nouns)),
        "asks": keep(say_asks(shown, reading, nouns)),
        "strips": draw_strips(reading, nouns, id_prefix="sheet")
        if reading is not None and len(reading.sides) <= MOST_PAIRED and len(reading.pairs)
        else None,
    }


def _choose_sides(space: Space, landscape: Landscape, reading: BoundaryReading | None) -> Belongings | None:
    """The boundary that says who is here: the groups if there are any, else that which divides, else the first."""
    belongings = {boundary.name: boundary for boundary in landscape.belongings}
    _base, kinds = find_kinds(space)
    return (
        belongings.get(kinds or "")
        or (belongings.get(reading.name) if reading else None)
        or next(iter(belongings.values()), None)
    )


def _name_sides(organisations: Belongings | None) -> str | None:
    """The plural of the boundary everybody has; of others the library says it without."""
    named = organisations is not None and organisations.name.casefold() in ("organisation", "organization")
    return f"{organisations.name.lower()}s" if named and organisations else None
