"""Short ways of writing on a keyboard: whom somebody knows, one a line; a side by the first letters of its name."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from ecotone_web.records.models import Side
from ecotone_web.records.names import bare
from ecotone_web.rooms.call.personal.acts import SaidTie
from ecotone_web.rooms.call.personal.rules import FIRST_YEAR, KINDS

MARKS = dict(zip("kiwm", (kind for kind, _label in KINDS), strict=True))
"""k knows, i exchanges ideas with, w works with, m would like to meet."""

HOW_OFTEN = {"week": 52.0, "month": 12.0, "quarter": 4.0, "year": 1.0}

QUOTED = re.compile(r'\s*"((?:[^"]|"")+)"\s*(?:,|$)')
"""A name with a comma in it stands in quotation marks."""

YEAR = re.compile(r"\d{4}", re.ASCII)


@dataclass(frozen=True)
class Line:
    """One line: a name, and what follows it after commas, in whatever order."""

    name: str
    kinds: tuple[str, ...]
    a_year: float | None = None
    since: date | None = None

    def is_in(self, said: Collection[tuple[str, str, float | None, date | None]]) -> bool:
        """Whether she has said exactly this: a wish has no *how often*."""
        own = {each[1:] for each in said if each[0] == self.name}
        wanted = {(kind, None if kind == MARKS["m"] else self.a_year, self.since) for kind in self.kinds}
        return own == wanted

    def as_said(self) -> SaidTie:
        """As an act takes it."""
        return SaidTie(self.name, self.kinds, self.a_year, self.since)


def read_ties(text: str) -> list[Line]:
    """All lines; raises ValidationError with those that cannot be read, by their numbers."""
    lines, wrong = [], []
    for number, line in enumerate(text.replace("|", "\n").splitlines(), 1):
        if line.strip():
            try:
                lines.append(read_tie(line))
            except ValueError as cause:
                wrong.append(
                    _("Line %(number)s: “%(word)s” is not understood.") % {"number": number, "word": cause}
                )
    if wrong:
        raise ValidationError(wrong)
    return lines


def read_tie(line: str) -> Line:
    """Ann Ames, kw, month, 2019. A name alone: she knows her. Raises ValueError with the word that is not understood.

    >>> read_tie("Ann Ames, kw, month, 2019").a_year
    12.0
    """
    quoted = QUOTED.match(line)
    first, rest = (quoted[1].replace('""', '"'), line[quoted.end() :]) if quoted else line.partition(",")[::2]
    name, *words = (" ".join(word.split()) for word in (first, *rest.split(",")))
    if not name:
        raise ValueError(line.strip())
    kinds: tuple[str, ...] = ()
    a_year, since = None, None
    for word in filter(None, words):
        if YEAR.fullmatch(word) and FIRST_YEAR <= int(word) <= date.today().year:
            since = date(int(word), 1, 1)
        elif set(word.lower()) <= set(MARKS):
            kinds = tuple(kind for mark, kind in MARKS.items() if mark in word.lower())
        elif word.lower() in HOW_OFTEN:
            a_year = HOW_OFTEN[word.lower()]
        else:
            raise ValueError(word)
    return Line(name, kinds or (MARKS["k"],), a_year, since)


def write_name(name: str) -> str:
    """A name as `read_tie` reads it."""
    plain = name.replace("|", "/")
    return f'"{plain.replace(chr(34), chr(34) * 2)}"' if "," in plain or plain.startswith('"') else plain


def find_sides(text: str, sides: Iterable[Side]) -> list[Side]:
    """Sides by their names, or by the first letters where these fit one alone; raises ValidationError for others."""
    known, found = list(sides), []
    for word in filter(None, (" ".join(each.split()) for each in text.replace("|", ";").split(";"))):
        alike = [side for side in known if bare(side.name) == bare(word)]
        alike = alike or [side for side in known if bare(side.name).startswith(bare(word))]
        if len(alike) != 1:
            said = _("There is no side “%(word)s”.") if not alike else _("“%(word)s” fits several sides.")
            raise ValidationError(said % {"word": word})
        found.append(alike[0])
    return found
