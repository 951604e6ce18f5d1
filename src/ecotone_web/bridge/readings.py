"""Readings into what a page keeps: sentences by key, rows, pictures; all of it JSON.

A reading is kept under what it is about (`whole`, `boundary:12`, `people:34` of a side, `silos`, `change`) and under
the selection.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from ecotone.boundaries import BoundaryReading, find_silos, weigh_boundaries
from ecotone.ground import Progress, silent
from ecotone.landscape import Landscape
from ecotone.pictures import count_overlaps, draw_people
from ecotone.reports import (
    BoundaryContent,
    PartsContent,
    SidesContent,
    choose_boundaries,
    draw_boundaries,
    find_gaps,
    gather_boundaries,
    gather_sides,
    list_boundaries,
    say_opening,
)
from ecotone.sentences import Nouns, name_boundary, order_sides, say_view
from ecotone_web.bridge.landscapes import gather_landscape, nouns_of
from ecotone_web.bridge.numbers import keep_numbers
from ecotone_web.bridge.pictures import ALL_PAIRS, Ground, draw_roads, keep_pair, place_anew
from ecotone_web.bridge.selection import Selection
from ecotone_web.bridge.sheets import find_kinds, keep_sheet, keep_start
from ecotone_web.bridge.words import keep
from ecotone_web.records.models import Space

WHOLE, SILOS = "whole", "silos"
Content = dict[str, Any]


def about_boundary(boundary: int) -> str:
    """Under which the reading of one boundary is kept, by its key."""
    return f"boundary:{boundary}"


def work_out_boundaries(
    space: Space, selection: Selection, grounds: Mapping[int, Ground], progress: Progress = silent
) -> dict[str, Content]:
    """The readings of all boundaries that matter, each under its key, and what they say together under `whole`.

    `grounds` says, by the key of a boundary, where its sides stand and lead; without one they stand as they may and
    lead nowhere.
    """
    gathered = gather_landscape(space)
    landscape, nouns = gathered.shown(selection), nouns_of(space)
    unmerged = gathered.shown(replace(selection, hide_small=False)) if selection.hide_small else landscape
    readings = weigh_boundaries(landscape, progress=progress)
    if selection.hide_small:
        readings = tuple(_hide_few(reading) for reading in readings)
    contents = {content.reading.name: content for content in gather_boundaries(landscape, readings, nouns)}
    sides = {content.belongings.name: content for content in gather_sides(landscape, readings, nouns)}
    has_ties = landscape.simple.n_ties > 0
    kept = {}
    for name, content in contents.items():
        key = gathered.boundaries[name]
        kept[about_boundary(key)] = keep_boundary(
            content,
            sides[name],
            grounds.get(key, Ground()),
            has_ties=has_ties,
            hide_small=selection.hide_small,
        )
    return {**kept, WHOLE: _keep_whole(space, landscape, unmerged, readings, nouns, gathered.boundaries)}


def _hide_few(reading: BoundaryReading) -> BoundaryReading:
    """Without how many have told us, of each side and of those whose side is known: there may be few."""
    sides = tuple(replace(side, answered=None) for side in reading.sides)
    return replace(reading, sides=sides, answered=None, asked=None)


def _keep_whole(
    space: Space,
    landscape: Landscape,
    unmerged: Landscape,
    readings: Sequence[BoundaryReading],
    nouns: Nouns,
    keys: Mapping[str, int],
) -> Content:
    has_ties = landscape.simple.n_ties > 0
    headline, *known = say_opening(landscape, readings, nouns)
    chosen = choose_boundaries(landscape, readings)
    scaled = [chosen.readings[place] for place in order_sides([each.name for each in chosen.readings])]
    return {
        "headline": keep(headline),
        "known": keep(known),
        "view": keep(say_view(landscape, nouns)),
        "n_people": landscape.n_people,
        "n_ties": landscape.simple.n_ties,
        "n_noted": int(landscape.simple.noted.sum()),
        "shown": [keys[name] for name in landscape.boundary_names],
        "lead": find_lead(headline.values.get("boundary"), find_kinds(space)[1], chosen.readings, keys),
        "scale": _draw(draw_boundaries(scaled, nouns)) if has_ties and scaled else None,
        "scale_rows": [
            {
                "boundary": keys[reading.name],
                "name": row.name,
                "word": keep(row.word),
                "crossing": keep(row.crossing),
                "expected": keep(row.expected),
                "unknown": row.unknown,
            }
            for reading, row in zip(scaled, list_boundaries(scaled, [""] * len(scaled)), strict=True)
        ],
        "start": keep_start(space, landscape, nouns, unmerged=unmerged),
        "sheet": keep_sheet(space, landscape, chosen.readings, nouns),
        "gaps": [
            # nobody's name is kept in a reading: who was named and is not listed, People says
            {
                "said": keep(gap.said),
                "next": keep(gap.next),
                "boundary": find_named(gap.said.values.get("boundary"), keys),
            }
            for gap in find_gaps(chosen, nouns)
        ],
    }


def find_named(name: Any, keys: Mapping[str, int]) -> int | None:
    """The key of the boundary that a sentence speaks of."""
    return next(
        (key for known, key in keys.items() if name is not None and name_boundary(known) == str(name)), None
    )


def find_lead(
    named: Any, kinds: str | None, readings: Sequence[BoundaryReading], keys: Mapping[str, int]
) -> int | None:
    """The key of the boundary that the headline is about; where it is about none, the groups, else the first."""
    names = [reading.name for reading in readings]
    first = kinds if kinds in names else next(iter(names), None)
    return find_named(named, keys) or (None if first is None else keys[first])


def keep_boundary(
    content: BoundaryContent,
    sides: SidesContent,
    ground: Ground,
    *,
    has_ties: bool,
    hide_small: bool = False,
) -> Content:
    """One boundary: what is said, the pictures, the rows, and the numbers under the library's own names.

    With `hide_small` without how many are on two sides, which may be few.
    """
    strips = content.strips
    overlaps = None if hide_small else _count_overlaps(content)
    return {
        "name": content.name,
        "hide_small": hide_small,
        "reason": content.reading.reason,
        "has_ties": has_ties,
        "said": keep(content.said[0]) if has_ties else None,
        "opening": keep(content.opening) if has_ties else [],
        "rest": keep(content.rest) if has_ties else [],
        "cautions": keep(content.cautions) if has_ties else [],
        "said_sides": keep(sides.said),
        "sides": [
            {
                "name": keep(row.name),
                "people": row.people,
                "answered": row.answered,
            }
            for row in sides.rows
        ],
        "overlaps": overlaps,
        "places": place_anew(content.reading, ground),
        "map": draw_roads(
            content.reading, content.nouns, ground, overlaps=overlaps, prefix=f"{content.anchor}-map"
        )
        if has_ties
        else _draw_people(sides, ground),
        "strips": _draw(strips) if has_ties and strips else None,
        "pairs": [keep_pair(row) for row in content.pairs] if has_ties else [],
        "n_pairs_hidden": content.n_pairs_hidden if has_ties else 0,
        "numbers": keep_numbers(content.reading),
    }


def _count_overlaps(content: BoundaryContent) -> list[list[int]] | None:
    """Who belongs to two sides, where there are few enough sides for a map to show it."""
    if not content.belongings.is_multiple or content.n_sides > ALL_PAIRS:
        return None
    counted: list[list[int]] = count_overlaps(content.belongings).tolist()
    return counted


def _draw_people(sides: SidesContent, ground: Ground) -> Content:
    """The sides as circles, while nobody knows who knows whom."""
    prefix, links = f"people-{sides.place}", ground.links or None
    return {
        "wide": draw_people(sides.belongings, sides.nouns, links=links, id_prefix=prefix),
        "phone": draw_people(sides.belongings, sides.nouns, links=links, narrow=True, id_prefix=f"{prefix}p"),
    }


def _draw(drawn: Any) -> Content:
    return {"wide": drawn.wide, "phone": drawn.phone}


def work_out_silos(space: Space, selection: Selection, progress: Progress = silent) -> dict[str, Content]:
    """The closely tied parts: what is said, the picture, and who is in each, by key."""
    gathered = gather_landscape(space)
    landscape = gathered.shown(selection)
    here = dict(zip(gathered.whole.people.ids, gathered.people, strict=True))
    reading = find_silos(landscape, progress=progress)
    parts = PartsContent(reading, landscape, nouns_of(space))
    picture = parts.picture
    rows = [
        {
            "people": [here[landscape.people.ids[person]] for person in silo.people.tolist()],
            "count": keep(row.people),
            "said": keep(row.said),
            "inside": row.inside,
            "outside": keep(row.outside),
            "named_by": row.named_by,
            "sides": keep(row.sides),
        }
        for silo, row in zip(reading.silos, parts.rows, strict=True)
    ]
    return {SILOS: {"said": keep(parts.said), "picture": _draw(picture) if picture else None, "rows": rows}}
