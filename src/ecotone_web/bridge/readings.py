"""Readings into what a page keeps: sentences by key, rows, pictures; all of it JSON.

A reading is kept under what it is about (`whole`, `boundary:12`, `silos`, `change`) and under the selection.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ecotone.boundaries import BoundaryReading, find_silos, weigh_boundaries
from ecotone.ground import Progress, silent
from ecotone.landscape import Landscape
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
from ecotone.sentences import Nouns, say_view
from ecotone_web.bridge.landscapes import gather_landscape, nouns_of
from ecotone_web.bridge.selection import Selection
from ecotone_web.bridge.words import keep
from ecotone_web.records.models import Space

WHOLE, SILOS = "whole", "silos"
Content = dict[str, Any]


def about_boundary(boundary: int) -> str:
    """Under which the reading of one boundary is kept, by its key."""
    return f"boundary:{boundary}"


def work_out_boundaries(
    space: Space, selection: Selection, progress: Progress = silent
) -> dict[str, Content]:
    """The readings of all boundaries that matter, each under its name, and what they say together under `whole`."""
    gathered = gather_landscape(space)
    landscape, nouns = gathered.shown(selection), nouns_of(space)
    readings = weigh_boundaries(landscape, progress=progress)
    contents = {content.reading.name: content for content in gather_boundaries(landscape, readings, nouns)}
    sides = {content.belongings.name: content for content in gather_sides(landscape, readings, nouns)}
    has_ties = landscape.simple.n_ties > 0
    kept = {
        about_boundary(gathered.boundaries[name]): keep_boundary(
            contents[name], sides[name], has_ties=has_ties
        )
        for name in contents
    }
    return {**kept, WHOLE: _keep_whole(landscape, readings, nouns, gathered.boundaries)}


def _keep_whole(
    landscape: Landscape, readings: Sequence[BoundaryReading], nouns: Nouns, keys: Mapping[str, int]
) -> Content:
    has_ties = landscape.simple.n_ties > 0
    headline, *known = say_opening(landscape, readings, nouns)
    chosen = choose_boundaries(landscape, readings)
    return {
        "headline": keep(headline),
        "known": keep(known),
        "view": keep(say_view(landscape, nouns)),
        "n_people": landscape.n_people,
        "n_ties": landscape.simple.n_ties,
        "n_noted": int(landscape.simple.noted.sum()),
        "n_potential": landscape.simple.n_potential,
        "lead": find_lead(headline.values.get("boundary"), chosen.readings, keys),
        "scale": _draw(draw_boundaries(chosen.readings, nouns)) if has_ties and chosen.readings else None,
        "scale_rows": [
            {
                "boundary": keys[reading.name],
                "name": row.name,
                "word": keep(row.word),
                "crossing": keep(row.crossing),
                "expected": keep(row.expected),
                "unknown": row.unknown,
            }
            for reading, row in zip(
                chosen.readings, list_boundaries(chosen.readings, [""] * len(chosen.readings)), strict=True
            )
        ],
        "gaps": [
            {"said": keep(gap.said), "next": keep(gap.next), "names": list(gap.names), "head": gap.head}
            for gap in find_gaps(chosen, nouns)
        ],
    }


def find_lead(named: Any, readings: Sequence[BoundaryReading], keys: Mapping[str, int]) -> int | None:
    """The key of the boundary that the headline is about; the first where it is about none."""
    for reading in readings:
        if named is not None and str(named) in (reading.name, str(reading.name).replace("_", " ")):
            return keys[reading.name]
    return keys[readings[0].name] if readings else None


def keep_boundary(content: BoundaryContent, sides: SidesContent, *, has_ties: bool) -> Content:
    """One boundary: what is said, the pictures, the rows, and the numbers under the library's own names."""
    strips = content.strips
    return {
        "name": content.name,
        "verdict": content.reading.verdict,
        "reason": content.reading.reason,
        "has_ties": has_ties,
        "said": keep(content.said[0]) if has_ties else None,
        "opening": keep(content.opening) if has_ties else [],
        "rest": keep(content.rest) if has_ties else [],
        "cautions": keep(content.cautions) if has_ties else [],
        "said_sides": keep(sides.said),
        "sides": [
            {"name": keep(row.name), "people": row.people, "answered": row.answered} for row in sides.rows
        ],
        "map": _draw(content.map if has_ties else sides.picture),
        "strips": _draw(strips) if has_ties and strips else None,
        "strips_of_sides": [
            {
                "name": keep(part.name),
                "people": keep(part.people),
                "is_largest": part.is_largest,
                "picture": _draw(part.picture),
                "rows": [_keep_pair(row) for row in part.rows],
            }
            for part in (content.strips_of_sides if has_ties else ())
        ],
        "pairs": [_keep_pair(row) for row in content.pairs] if has_ties else [],
        "n_pairs_hidden": content.n_pairs_hidden if has_ties else 0,
        "numbers": content.reading.as_dict(),
    }


def _keep_pair(row: Any) -> Content:
    return {
        "name": keep(row.name),
        "known": keep(row.known),
        "expected": keep(row.expected),
        "likely": list(row.likely) if row.likely else None,
        "word": keep(row.word),
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
