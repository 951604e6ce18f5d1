"""A draft read: what its paste, list or files say, and what taking it in would do."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, replace
from datetime import date
from typing import Any

from ecotone.ground import Progress, silent
from ecotone_web.bridge.facts import Facts, MeetingFact
from ecotone_web.bridge.files import guess_rows, only_people, read_files
from ecotone_web.bridge.fitting import rename_sides
from ecotone_web.records.models import Source
from ecotone_web.rooms.space.sources.forms.names import read_names
from ecotone_web.rooms.space.sources.reads.duplicates import list_coming_twice
from ecotone_web.rooms.space.sources.reads.planning import plan_taking
from ecotone_web.rooms.space.sources.reads.plans import Plan
from ecotone_web.rooms.space.sources.reads.sides import (
    Codes,
    Names,
    find_names,
    list_codes,
    list_spellings,
)

AT_ONCE = 2_000
"""Rows up to which a draft is read while the page is made."""

MOST_ROWS = 500
"""People whom a preview can show."""

FIRST_BOUNDARIES = 4
MOST_NAMED = 5
"""Pairs of people who may be one that are named before they are kept."""


@dataclass(frozen=True)
class DraftRead:
    """What a draft says."""

    facts: Facts
    sheets: list[dict[str, Any]] = field(default_factory=list)
    kinds: tuple[str, ...] = ()
    n_lines: int = 0
    problems: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    names: Names = field(default_factory=dict)
    """What the sides are called that it calls otherwise."""
    codes: tuple[Codes, ...] = ()


def is_large(source: Source) -> bool:
    """Whether reading it takes longer than somebody should wait for a page."""
    return sum(guess_rows(bytes(upload.content)) for upload in source.uploads.all()) > AT_ONCE


def read_draft(source: Source, progress: Progress = silent) -> DraftRead:
    """What it says; raises `ecotone.errors.FileRefused`."""
    uploads = [(upload.name, bytes(upload.content)) for upload in source.uploads.order_by("pk")]
    meeting = _find_meeting(source)
    if all(not name for name, _content in uploads):
        read = read_names("\n".join(content.decode() for _name, content in uploads), meeting)
        return _call_sides(source, DraftRead(read.facts, [], (), read.n_lines, read.problems, read.remarks))
    known = source.space.boundaries.filter(grouped_from=None).values_list("name", flat=True)
    files = read_files(uploads, source.hints, unnamed=source.space.noun_ties, known=known, progress=progress)
    facts = _meet(files.facts, meeting) if meeting else files.facts
    n_lines = sum(sheet["rows"] for sheet in files.sheets)
    kinds = files.kinds if not meeting else ()
    return _call_sides(source, DraftRead(facts, files.sheets, kinds, n_lines))


def _call_sides(source: Source, read: DraftRead) -> DraftRead:
    """With the sides called as somebody said, of this draft or of one before it."""
    before, now = find_names(source.space), source.hints.get("sides", {})
    there = {boundary.name for boundary in read.facts.boundaries}
    names = {name: {**before.get(name, {}), **now.get(name, {})} for name in [*before, *now] if name in there}
    codes = tuple(list_codes(read.facts, names))
    return replace(read, facts=rename_sides(read.facts, names), names=names, codes=codes)


def _find_meeting(source: Source) -> MeetingFact | None:
    if source.kind != Source.Kind.MEETING:
        return None
    day = source.hints.get("day")
    return MeetingFact(source.title[:200], date.fromisoformat(day) if day else None, ())


def _meet(facts: Facts, meeting: MeetingFact) -> Facts:
    """A sheet of those present: all in it were there, or those whom it says were."""
    if len(facts.meetings) > 1:
        return facts
    people = facts.meetings[0].people if facts.meetings else tuple(range(len(facts.people)))
    return replace(only_people(facts), meetings=(replace(meeting, people=people),))


def make_preview(source: Source, read: DraftRead) -> dict[str, Any]:
    """What taking it in would do, and its first rows, as JSON."""
    plan = plan_taking(source, read.facts)
    boundaries = read.facts.boundaries[:FIRST_BOUNDARIES]
    twice = list_coming_twice(source.space, plan.new_people)
    return {
        "counts": {**plan.counts, "people_read": len(read.facts.people)},
        "boundaries": [boundary.name for boundary in boundaries],
        "rows": _list_rows(read.facts, plan),
        "kinds": list(read.kinds),
        "names": [source.hints.get("kinds", {}).get(kind, "") for kind in read.kinds],
        "n_lines": read.n_lines,
        "problems": list(read.problems[:50]),
        "remarks": list(read.remarks[:50]),
        "unclear": plan.unclear[:20],
        "codes": [asdict(codes) for codes in read.codes],
        "spellings": [asdict(each) for each in list_spellings(source.space, read.facts, read.names)],
        "n_twice": len(twice),
        "twice": twice[:MOST_NAMED],
    }


def _list_rows(facts: Facts, plan: Plan) -> list[dict[str, Any]]:
    """The first people with their sides, and whether they are new."""
    sides: list[dict[int, list[str]]] = []
    for boundary in facts.boundaries[:FIRST_BOUNDARIES]:
        held: dict[int, list[str]] = {}
        for each in boundary.belongings:
            held.setdefault(each.person, []).append(each.side)
        sides.append(held)
    return [
        {
            "name": person.name,
            "sides": [", ".join(dict.fromkeys(held.get(place, ()))) for held in sides],
            "is_new": plan.people[place].pk is None,
        }
        for place, person in enumerate(facts.people[:MOST_ROWS])
    ]
