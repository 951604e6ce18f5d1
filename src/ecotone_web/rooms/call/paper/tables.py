"""Answers as a table: to fill in elsewhere, and to bring in again. Each row is read as a sheet is."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from operator import attrgetter

from django.utils.translation import gettext as _

from ecotone_web.bridge.answers import unguard, write_table
from ecotone_web.records.models import OWN_WORDS, Boundary, Call, Consent, Invitation, Tie
from ecotone_web.records.names import bare
from ecotone_web.rooms.call.paper.entries import HOW_OFTEN, MARKS, write_name
from ecotone_web.rooms.call.paper.forms import NO, YES, SheetForm, name_field
from ecotone_web.rooms.call.paper.reads import (
    AskedSides,
    Held,
    find_by_codes,
    find_printed,
    list_asked_sides,
    list_held,
    write_code,
)

CODE, NAME, TIES = "code", "name", "ties"
OWN = ("answer", "instead", "imagines", *OWN_WORDS)
OURS = (CODE, NAME, *OWN, *Consent.Use.values, TIES)
MOST_ROWS = 20_000

MOST_AT_ONCE = 300
"""Rows with something new that are taken in while a page waits. The table can be brought again: what is in it stays."""


class NoTable(Exception):
    """A file that cannot be read as answers; the sentence says why."""


@dataclass
class Taking:
    """What a table holds: rows that can be taken in, and what is wrong with the others, by line."""

    forms: list[SheetForm] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    """Columns of which nothing is taken."""
    n_same: int = 0
    """Rows in which nothing is new."""
    n_left: int = 0
    """Rows that wait for another time."""


def write_answers(call: Call) -> bytes:
    """What is known of everybody who is asked, a row each; as a template it is as good."""
    asked = list_asked_sides(call)
    rows = list_held(find_printed(call))
    header = [CODE, NAME, *OWN, *(_head(each.boundary) for each in asked), *Consent.Use.values, TIES]
    return write_table(header, [_write_row(held, asked) for held in rows], keep_lines=True)


def _head(boundary: Boundary) -> str:
    """What stands above its column: its name, unless one of our own columns is called so."""
    return f"{boundary.name} (boundary)" if bare(boundary.name) in OURS else boundary.name


def _write_row(held: Held, asked: Iterable[AskedSides]) -> list[str]:
    invitation, profile = held.invitation, held.profile
    texts = [getattr(profile, name) if profile else "" for name in OWN_WORDS]
    uses = [{True: YES, False: NO, None: ""}[held.uses.get(use)] for use in Consent.Use.values]
    return [
        write_code(invitation),
        invitation.person.name,
        invitation.answer,
        invitation.instead,
        invitation.imagines,
        *texts,
        *("; ".join(held.name_sides(each.boundary)) for each in asked),
        *uses,
        " | ".join(_write_ties(held.ties)),
    ]


def _write_ties(ties: Iterable[Tie]) -> Iterator[str]:
    often = {a_year: word for word, a_year in HOW_OFTEN.items()}
    by_name = attrgetter("other.name")
    for name, rows in groupby(sorted(ties, key=by_name), by_name):
        said = list(rows)
        marks = "".join(mark for mark, kind in MARKS.items() if kind in {tie.kind for tie in said})
        word = next((often.get(tie.weight, "") for tie in said if tie.weight), "")
        year = next((str(tie.since.year) for tie in said if tie.since), "")
        yield ", ".join(filter(None, (write_name(name), marks, word, year)))


def read_answers(call: Call, content: bytes) -> Taking:
    """The rows of a file, each as a sheet; raises NoTable where there is no column of codes."""
    header, rows = _open(content)
    asked = list_asked_sides(call)
    by_heading = {bare(_head(each.boundary)): name_field(each.boundary) for each in asked}
    by_heading |= {name: name for name in OURS}
    fields = [by_heading.get(bare(heading.strip())) for heading in header]
    if CODE not in fields:
        raise NoTable(
            _("There is no column “code” in it. Take the table from here, fill it in, and bring it back.")
        )
    taking = Taking(
        unknown=[name for name, of in zip(header, fields, strict=True) if of is None and name.strip()]
    )
    cells = [
        (line, {name: text for name, text in zip(fields, row, strict=False) if name and text})
        for line, row in rows
    ]
    _fit(call, asked, cells, taking)
    return taking


def _fit(
    call: Call, asked: list[AskedSides], cells: Iterable[tuple[int, Mapping[str, str]]], taking: Taking
) -> None:
    """Each row to the sheet of its code."""
    found: list[tuple[int, Mapping[str, str], Invitation]] = []
    rows = list(cells)
    by_code = find_by_codes(call, [row.get(CODE, "") for _line, row in rows])
    for line, row in rows:
        invitation = by_code.get(row.get(CODE, ""))
        if invitation is not None:
            found.append((line, row, invitation))
        elif row:
            taking.problems.append(
                _("Line %(line)s: nobody here has the code “%(code)s”.")
                % {"line": line, "code": row.get(CODE, "")}
            )
    held = list_held(invitation for _line, _row, invitation in found)
    for (line, row, _invitation), here in zip(found, held, strict=True):
        form = SheetForm(here, asked, dict(row))
        if form.is_valid() and not form.is_new:
            taking.n_same += 1
        elif form.is_valid() and len(taking.forms) == MOST_AT_ONCE:
            taking.n_left += 1
        elif form.is_valid():
            taking.forms.append(form)
        for label, problem in form.list_problems():
            taking.problems.append(
                _("Line %(line)s, %(label)s: %(problem)s")
                % {"line": line, "label": label, "problem": problem}
            )


def _open(content: bytes) -> tuple[list[str], list[tuple[int, list[str]]]]:
    """The headings, and the rows with the number of the line in which each ends."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        rows = [(reader.line_num, [unguard(cell) for cell in row]) for row in reader]
    except csv.Error:
        raise NoTable(_("This is no table of answers.")) from None
    if not rows or len(rows) > MOST_ROWS:
        raise NoTable(
            _("This is no table of answers.") if not rows else _("There are too many rows at once.")
        )
    return rows[0][1], rows[1:]
