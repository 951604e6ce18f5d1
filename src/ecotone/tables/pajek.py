"""Pajek's files: networks (.net), values of people (.clu, .vec), and projects that hold several of both (.paj).

Read line by line, and by hand: the readers that there are take partitions for people, and lose ties. Places, shapes and
colours are passed over.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from ecotone.errors import FileRefused
from ecotone.tables.accounts import Notes
from ecotone.tables.graphs import Person, Tie, read_number
from ecotone.tables.projects import Network, Project, Values, make_project_sheets
from ecotone.tables.sheets import Sheet
from ecotone.tables.texts import decode, join_letters

_HEADER = re.compile(r"\*\s*([A-Za-z]+)\s*(.*)")
_RELATION = re.compile(r":\s*([0-9]+)\s*(.*)")
_PART = re.compile(r'"([^"]*)"|(\S+)')
_CODE = re.compile(r"&#([0-9]{1,7});")
_INTERVAL = re.compile(r"\[[0-9,*\s-]*\]")
_TIES = frozenset({"arcs", "edges", "arcslist", "edgeslist", "matrix"})
_VALUES = {".clu": "partition", ".vec": "vector"}
MOST_PEOPLE = 1_000_000


@dataclass
class _Section:
    """Where the reading is: the section's name, its relation, how many ties it announces, and its rows if a matrix."""

    name: str = "start"
    line: int = 1
    kind: str | None = None
    announced: int | None = None
    n_before: int = 0
    rows: list[tuple[int, list[str]]] = field(default_factory=list)


@dataclass
class _Reading:
    file: str
    project: Project
    section: _Section = field(default_factory=_Section)
    n_people: int = 0
    passed: list[int] = field(default_factory=list)
    unread: list[tuple[int, str]] = field(default_factory=list)


def read_pajek(path: Path, data: bytes) -> list[Sheet]:
    """Sheets of people, and of ties or of presences; of people alone for values without a network."""
    notes = Notes()
    text, _ = decode(data, path.name, notes)
    reading = _Reading(path.name, Project(notes=notes))
    if path.suffix.lower() in _VALUES:
        reading.section.name = _VALUES[path.suffix.lower()]
        reading.project.values.append(Values(path.stem, 1))
    for number, line in enumerate(re.split(r"\r\n|\r|\n", join_letters(text)), 1):
        _read_line(reading, number, line.strip())
    _end_section(reading)
    if reading.passed:
        notes.repair("comments", reading.passed)
    if reading.unread:
        notes.leave_out("line_unread", [line for line, _ in reading.unread], example=reading.unread[0][1])
    if not reading.project.networks and not reading.project.values:
        raise FileRefused("tables.no_graph", file=path.name)
    return make_project_sheets(path, reading.project)


def _read_line(reading: _Reading, number: int, line: str) -> None:
    name = reading.section.name
    if line.startswith("*") and (header := _HEADER.match(line)):
        _begin_section(reading, number, header[1].lower(), header[2].strip())
    elif line.startswith("%") or (line and name in ("start", "network")):
        reading.passed.append(number)
    elif not line or name == "passed over":
        return
    elif name == "vertices":
        _read_person(reading, number, line)
    elif name in ("partition", "vector"):
        _read_value(reading, number, line)
    elif name == "matrix":
        reading.section.rows.append((number, line.split()))
    else:
        _read_ties(reading, number, line)


def _begin_section(reading: _Reading, number: int, name: str, rest: str) -> None:
    project, inside = reading.project, reading.section.name in ("partition", "vector")
    if name == "vertices" and inside and not project.values[-1].cells:
        project.values[-1].announced = _count(reading, number, rest)[0]
        return
    _end_section(reading)
    reading.section = _Section(name, number)
    if name == "network":
        project.networks.append(Network(rest.strip('"'), number))
    elif name == "vertices":
        if not project.networks or project.networks[-1].people:
            project.networks.append(Network("", number))
        _announce_people(reading, number, rest)
    elif name in ("partition", "vector"):
        project.values.append(Values(re.sub(r"(?i)\.(clu|vec)$", "", rest.strip('"')), number))
    elif name in _TIES and project.networks:
        _announce_ties(reading.section, rest, len(project.networks[-1].ties))
    else:
        reading.section.name = "passed over"
        project.notes.leave_out("section_unread", [number], name=name)


def _count(reading: _Reading, number: int, rest: str) -> tuple[int, int | None]:
    """The two numbers behind *Vertices: of all, and of those of the first sort."""
    numbers = [
        int(part) for part in rest.split()[:2] if part.isascii() and part.isdecimal() and len(part) < 10
    ]
    if not numbers:
        raise FileRefused("tables.broken_pajek", file=reading.file, line=number)
    return numbers[0], numbers[1] if len(numbers) > 1 else None


def _announce_people(reading: _Reading, number: int, rest: str) -> None:
    network = reading.project.networks[-1]
    n_people, first = _count(reading, number, rest)
    reading.n_people += n_people
    if reading.n_people > MOST_PEOPLE:
        people = reading.n_people
        raise FileRefused("tables.too_many_people", file=reading.file, people=people, most=MOST_PEOPLE)
    network.people = [Person(str(k + 1), {}, None, number) for k in range(n_people)]
    network.n_first = first if first is not None and 0 < first < n_people else None


def _announce_ties(section: _Section, rest: str, n_ties: int) -> None:
    """*Arcs 9 announces nine; *Arcs :2 "advice" names a relation."""
    section.n_before = n_ties
    if relation := _RELATION.match(rest):
        section.kind = relation[2].strip().strip('"').strip() or f"relation {relation[1]}"
    elif rest.isascii() and rest.isdecimal():
        section.announced = int(rest)


def _end_section(reading: _Reading) -> None:
    section = reading.section
    if section.name == "matrix":
        if not reading.project.networks[-1].add_matrix(section.kind, section.rows):
            raise FileRefused("tables.matrix_counts", file=reading.file, line=section.line)
    elif section.announced is not None:
        found = len(reading.project.networks[-1].ties) - section.n_before
        if found != section.announced:
            reading.project.notes.repair("announced", announced=section.announced, found=found)


def _read_person(reading: _Reading, number: int, line: str) -> None:
    """A number, a name, and how to draw her; the times at which she is there are kept as they stand."""
    parts = [found[1] if found[1] is not None else found[2] for found in _PART.finditer(line)]
    place = _place(reading, number, line, parts[0])
    if place is None:
        return
    person = reading.project.networks[-1].people[place]
    person.line = number
    if len(parts) > 1:
        label = _CODE.sub(lambda code: chr(int(code[1])) if int(code[1]) < 0x110000 else code[0], parts[1])
        person.name = " ".join(label.replace("\\n", " ").split()) or None
    if interval := _INTERVAL.search(line.rpartition('"')[2]):
        person.about["interval"] = interval[0]


def _read_value(reading: _Reading, number: int, line: str) -> None:
    values = reading.project.values[-1]
    value = line.split()[0]
    if values.announced is not None and len(values.cells) >= values.announced:
        reading.passed.append(number)
    elif read_number(value) is None:
        reading.unread.append((number, line[:40]))
    else:
        values.cells.append(value)
        values.lines.append(number)


def _read_ties(reading: _Reading, number: int, line: str) -> None:
    """`1 2 3.5`, or `2: 1 2 3.5` in relation 2; in a list, `1 2 3` are two ties from 1."""
    section, network = reading.section, reading.project.networks[-1]
    kind = section.kind
    if ":" in line and (own := re.match(r"([0-9]+)\s*:", line)):
        kind, line = f"relation {own[1]}", line[own.end() :].strip()
    parts = line.split()
    ends = parts if section.name.endswith("list") else parts[:2]
    places = [_place(reading, number, line, part) for part in ends]
    if len(places) < 2:
        reading.unread.append((number, line[:40]))
    if len(places) < 2 or any(place is None for place in places):
        return
    directed = section.name.startswith("arcs")
    if section.name.endswith("list"):
        for place in places[1:]:
            network.add(places[0], place, directed, kind, number)
        return
    weight = parts[2] if len(parts) > 2 and read_number(parts[2]) is not None else None
    tie = network.add(places[0], places[1], directed, kind, number, weight)
    if len(parts) > 2 and (len(parts) > 3 or weight is None):
        _add_about(tie, line)


def _add_about(tie: Tie, line: str) -> None:
    """Its label, and the times at which it is there; how it is drawn is passed over."""
    if found := re.search(r'\bl\s+"([^"]*)"', line):
        tie.about["label"] = found[1]
    if interval := _INTERVAL.search(re.sub(r'"[^"]*"', "", line)):
        tie.about["interval"] = interval[0]


def _place(reading: _Reading, number: int, line: str, text: str) -> int | None:
    """The place of a person by her number; None, and written down, where there is nobody of that number."""
    n_people = len(reading.project.networks[-1].people)
    known = text.isascii() and text.isdecimal() and len(text) < 10
    if known and 0 < int(text) <= n_people:
        return int(text) - 1
    if known:
        reading.project.strangers.append((number, text))
    else:
        reading.unread.append((number, line[:40]))
    return None
