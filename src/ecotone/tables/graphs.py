"""A whole graph, as one file gives it: people and ties with attributes, made into sheets."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ecotone.tables.accounts import Notes
from ecotone.tables.escapes import MEETINGS_MARK, OUR_PEOPLE, OUR_TIES, PEOPLE_MARK, TIES_MARK, split
from ecotone.tables.records import make_sheet
from ecotone.tables.sheets import Sheet

_MEETING = re.compile(r"(?:(?P<number>\d+) )?(?P<name>.*?)(?: \{(?P<day>[^{}]*)\})?$", re.DOTALL)
_PRESENCE = ("meeting", "meeting number", "meeting date")


@dataclass
class Person:
    """A person by the id that the ties use, with what else is said of her."""

    id: str | None
    about: dict[str, Any]
    name: str | None = None
    line: int = 0


@dataclass
class Tie:
    """A tie; `direction` is "directed", "undirected" or another word for it."""

    source: str | None
    target: str | None
    direction: str | None
    about: dict[str, Any]
    line: int = 0


@dataclass
class Graph:
    """People and ties as they are met; `people_names` and `tie_names` are the names of attributes said beforehand.

    Where there are `meetings`, ids too, every tie is the presence of a person at one of them.
    """

    people: list[Person] = field(default_factory=list)
    ties: list[Tie] = field(default_factory=list)
    people_names: list[str] = field(default_factory=list)
    tie_names: list[str] = field(default_factory=list)
    people_notes: Notes = field(default_factory=Notes)
    ties_notes: Notes = field(default_factory=Notes)
    meetings: dict[str, None] = field(default_factory=dict)

    @property
    def is_ours(self) -> bool:
        """Whether Ecotone wrote it, whoever has saved it since."""
        first = self.people[:1]
        return PEOPLE_MARK in self.people_names or any(PEOPLE_MARK in person.about for person in first)


def make_sheets(path: Path, form: str, graph: Graph) -> list[Sheet]:
    """Two sheets, of people and of ties; of people alone where there are no ties."""
    if graph.is_ours:
        return _make_our_sheets(path, form, graph)
    if graph.meetings:
        return _make_presence_sheets(path, form, graph)
    ends = ("from", "to", "direction")
    ties = [
        {**dict(zip(ends, (tie.source, tie.target, tie.direction), strict=True)), **_free(tie.about, ends)}
        for tie in graph.ties
    ]
    sheets = [_make_people_sheet(path, form, graph)]
    if ties or graph.ties_notes.left_out:
        lines = _find_lines(graph.ties)
        sheets.append(make_sheet(path, form, "ties", ends, ties, graph.ties_notes, lines=lines))
    return sheets


def _make_people_sheet(path: Path, form: str, graph: Graph) -> Sheet:
    named = any(person.name is not None for person in graph.people)
    first = ("id", "name") if named else ("id",)
    people = [
        {**dict(zip(first, (person.id, person.name), strict=False)), **_free(person.about, first)}
        for person in graph.people
    ]
    lines = _find_lines(graph.people)
    return make_sheet(path, form, "people", first, people, graph.people_notes, lines=lines)


def _find_lines(records: Sequence[Person | Tie]) -> list[int]:
    """Where they stand in the file; nothing where the reader does not know."""
    return [record.line for record in records] if all(record.line for record in records) else []


def _make_presence_sheets(path: Path, form: str, graph: Graph) -> list[Sheet]:
    """Of people, and of who was at which meeting; how often or how strongly is not a thing that presence has."""
    notes = graph.ties_notes
    graph.people_notes.repair("two_sorts", people=len(graph.people), meetings=len(graph.meetings))
    weights = [read_number(tie.about.get("weight")) for tie in graph.ties]
    known = list(zip(graph.ties, weights, strict=True))
    if zero := [tie.line for tie, weight in known if weight == 0]:
        notes.leave_out("weight_zero", zero)
    if negative := [tie.line for tie, weight in known if weight is not None and weight < 0]:
        notes.leave_out("weight_negative", negative)
    if stronger := [tie.line for tie, weight in known if weight is not None and 0 < weight != 1]:
        notes.repair("presence_weight", stronger)
    present = [tie for tie, weight in known if weight is None or weight > 0]
    rows = [{"person": tie.source, "meeting": tie.target} for tie in present]
    names, lines = ("person", "meeting"), _find_lines(present)
    return [
        _make_people_sheet(path, form, graph),
        make_sheet(path, form, "attendance", names, rows, notes, lines=lines),
    ]


def fill_weights(ties: Iterable[Tie]) -> None:
    """1 where no weight is said and others have one: that is what these formats mean by it."""
    ties = list(ties)
    if any("weight" in tie.about for tie in ties):
        for tie in ties:
            tie.about.setdefault("weight", "1")


def read_number(text: Any) -> float | None:
    """A number, or None for what is none.

    >>> read_number("2.5"), read_number("much"), read_number("nan"), read_number(None)
    (2.5, None, None, None)
    """
    try:
        number = float(text)
    except (TypeError, ValueError):
        return None
    return number if math.isfinite(number) else None


def _free(about: dict[str, Any], taken: Sequence[str]) -> dict[str, Any]:
    return {(f"attribute {name}" if name in taken else name): value for name, value in about.items()}


def _make_our_sheets(path: Path, form: str, graph: Graph) -> list[Sheet]:
    """As `layout` has them: ids as they were, and presences as rows below the ties."""
    ids = {person.id: person.about.get(PEOPLE_MARK) or person.id for person in graph.people}
    listed = dict.fromkeys([*graph.people_names, *(name for one in graph.people for name in one.about)])
    meetings = [name for name in listed if name.startswith(MEETINGS_MARK[:-1])]
    names = [PEOPLE_MARK, "name", *(name for name in listed if name not in (PEOPLE_MARK, "name", *meetings))]
    people = [{"name": person.name, **person.about, PEOPLE_MARK: ids[person.id]} for person in graph.people]
    for record in people:
        for heading in meetings:
            record.pop(heading, None)
    ties = [
        {
            TIES_MARK: ids.get(tie.source, tie.source),
            "to": ids.get(tie.target, tie.target),
            "directed": tie.direction == "directed",
            **tie.about,
        }
        for tie in graph.ties
    ]
    presences = list(_find_presences(meetings, graph.people, ids))
    columns = (TIES_MARK, "to", "directed", *graph.tie_names, *(_PRESENCE if meetings else ()))
    return [
        make_sheet(path, form, OUR_PEOPLE, names, people, graph.people_notes, exact=True),
        make_sheet(path, form, OUR_TIES, columns, [*ties, *presences], graph.ties_notes, exact=True),
    ]


def _find_presences(
    headings: Iterable[str], people: Sequence[Person], ids: dict[str | None, str | None]
) -> Iterable[dict[str, Any]]:
    """A row for each presence, and for each meeting of the heading, where nobody was."""
    for heading in headings:
        nobody = heading.removeprefix(f"{MEETINGS_MARK[:-1]}: ").removesuffix("]")
        if nobody != heading.removesuffix("]"):
            yield from ({TIES_MARK: None, **meeting} for meeting in _read_meetings(nobody))
        for person in people:
            for meeting in _read_meetings(person.about.get(heading)):
                yield {TIES_MARK: ids[person.id], **meeting}


def _read_meetings(cell: Any) -> Iterable[dict[str, str | None]]:
    """The meetings of a cell such as `1 May circle {2024-05-02}`."""
    texts = cell if isinstance(cell, list) else split(cell or "", "|")
    for text in texts:
        found = _MEETING.match(str(text).strip())
        if found and found["name"]:
            yield dict(zip(_PRESENCE, (found["name"], found["number"], found["day"]), strict=True))
