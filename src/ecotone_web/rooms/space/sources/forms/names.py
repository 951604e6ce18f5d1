"""Pasted names: one a line, with an organisation and an e-mail address if there are any."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from ecotone_web.bridge.facts import BelongingFact, BoundaryFact, Facts, MeetingFact, PersonFact
from ecotone_web.bridge.fitting import fit_facts, is_address
from ecotone_web.records.names import fold, without_unseen
from ecotone_web.rooms.space.fields import split_several
from ecotone_web.rooms.space.sources.acts.people import ORGANISATION

MOST_LINES = 20_000
LONGEST = 200
HEADS = {"name", "names", "full name", "participant", "participants", "nom", "nombre", "nome"}
_LIST_MARK = re.compile(r"^\s*(?:[-*•–—]|\d{1,4}[.)])\s+")
_ADDRESS = re.compile(r"<\s*([^<>\s]+@[^<>\s]+)\s*>")


@dataclass
class _Named:
    name: str
    email: str = ""
    organisations: dict[str, str] = field(default_factory=dict)
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True)
class NamesRead:
    """The people of a paste, and what is the matter with its lines."""

    facts: Facts
    n_lines: int
    problems: tuple[str, ...] = ()
    """Lines that cannot be kept."""
    remarks: tuple[str, ...] = ()
    """What was put right."""


def read_names(text: str, meeting: MeetingFact | None = None) -> NamesRead:
    """The people named in a text; with `meeting`, all of them were there."""
    named: dict[tuple[str, str], _Named] = {}
    problems: list[str] = []
    remarks: list[str] = []
    lines = [(number, line) for number, line in enumerate(_list_lines(text), 1) if line.strip()]
    for number, line in lines[:MOST_LINES]:
        person, problem = _read_line(number, line)
        if person is None:
            problems += [problem] if problem else []
        else:
            _add(named, person, number, remarks)
            remarks += [_say_left_out(number, part) for part in person.left_out]
    if len(lines) > MOST_LINES:
        problems.append(
            _("Only the first %(n)s lines were read. Bring the others in as a file.") % {"n": MOST_LINES}
        )
    facts = _make_facts(list(named.values()), meeting)
    return NamesRead(facts, len(lines), tuple(problems), tuple(remarks))


def _list_lines(text: str) -> list[str]:
    return [without_unseen(line) for line in re.split(r"\r\n|\r|\n|\u2028", text)]


def _read_line(number: int, line: str) -> tuple[_Named | None, str]:
    found = _ADDRESS.search(line)
    bare = _ADDRESS.sub("", line)
    mark, called = _find_mark(bare)
    try:
        parts = [
            part.strip(" \t") for part in next(csv.reader([bare], delimiter=mark, skipinitialspace=True))
        ]
    except (csv.Error, StopIteration):
        return None, _("Line %(line)s cannot be read.") % {"line": number}
    addresses = [part for part in parts[1:] if is_address(part)]
    email = found.group(1) if found and is_address(found.group(1)) else (addresses or [""])[0]
    name, *others = [" ".join(part.split()) for part in parts if part not in addresses] or [""]
    name = _LIST_MARK.sub("", name)
    if mark == "," and len(others) > 1 and _is_surname_first(name, others[0]):
        name, others = f"{others[0]} {name}", others[1:]
    if number == 1 and fold(name) in HEADS:
        return None, ""
    if not name:
        return None, _("Line %(line)s has no name before the %(mark)s.") % {"line": number, "mark": called}
    if len(name) > LONGEST or any(len(other) > LONGEST for other in others):
        return None, _("Line %(line)s is too long: a name has %(most)s letters at most.") % {
            "line": number,
            "most": LONGEST,
        }
    organisations, left_out = _find_organisations(mark, others)
    return _Named(name, email, {fold(each): each for each in organisations}, left_out), ""


def _find_organisations(mark: str, parts: list[str]) -> tuple[list[str], tuple[str, ...]]:
    """The organisations, several with semicolons between them; and what stands there besides."""
    told = [part for part in parts if part and "@" not in part]
    spoilt = [part for part in parts if "@" in part]
    if mark != ";":
        told, spoilt = split_several(told[0], commas=False) if told else [], [*told[1:], *spoilt]
    return told, tuple(spoilt)


def _say_left_out(number: int, part: str) -> str:
    return _("Line %(line)s: “%(part)s” was left out. Write several organisations with semicolons.") % {
        "line": number,
        "part": part[:80],
    }


def _is_surname_first(first: str, second: str) -> bool:
    """Three parts of which the first two are one word each: "Okonkwo, Adaeze, Harbour Sick Fund"."""
    return all(len(part.split()) == 1 and not any(map(str.isdigit, part)) for part in (first, second))


def _find_mark(line: str) -> tuple[str, str]:
    """What stands between a name and what follows it: a tab, else the first comma or semicolon that parts them."""
    if "\t" in line:
        return "\t", _("tab")
    first, semicolon, _rest = line.partition(";")
    parts = next(csv.reader([first], skipinitialspace=True), [])
    has_comma = len(parts) > 1 and not (len(parts) == 2 and _is_surname_first(*map(str.strip, parts)))
    return (";", _("semicolon")) if semicolon and not has_comma else (",", _("comma"))


def _add(named: dict[tuple[str, str], _Named], person: _Named, number: int, remarks: list[str]) -> None:
    """One more; the same name with the same address, or with none, is the same person."""
    name, email = fold(person.name), person.email.casefold()
    same = (
        [key for key in named if key[0] == name and (not email or not key[1] or key[1] == email)]
        if name
        else []
    )
    if not same:
        named[(name, email)] = person
        return
    remarks.append(
        _("Line %(line)s has a name that stands above, too; taken as one person.") % {"line": number}
    )
    there = named.pop(same[0])
    there.organisations = {**there.organisations, **person.organisations}
    there.email = there.email or person.email
    named[(name, there.email.casefold())] = there


def _make_facts(named: list[_Named], meeting: MeetingFact | None) -> Facts:
    ids: set[str] = set()
    people = []
    for person in named:
        outside_id = person.name if person.name not in ids else f"{person.name} <{person.email}>"
        ids.add(outside_id)
        people.append(PersonFact(outside_id, person.name, person.email))
    sides: dict[str, str] = {}
    for person in named:
        for key, name in person.organisations.items():
            sides.setdefault(key, name)
    belongings = tuple(
        BelongingFact(place, sides[key]) for place, person in enumerate(named) for key in person.organisations
    )
    boundary = BoundaryFact(ORGANISATION, tuple(sides.values()), belongings, "organisational")
    everyone = tuple(range(len(people)))
    meetings = (MeetingFact(meeting.name, meeting.on, everyone),) if meeting else ()
    return fit_facts(Facts(tuple(people), (boundary,) if sides else (), (), meetings))
