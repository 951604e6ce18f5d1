"""What can be read in the notebook."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import TruncMonth

from ecotone_web.records.models import AREAS, Boundary, Member, Note, readable_by
from ecotone_web.records.names import bare


@dataclass(frozen=True)
class Day:
    """The lines of one day."""

    on: date
    lines: tuple[Note, ...]


@dataclass(frozen=True)
class Wanted:
    """What is looked for: words, an area of work, a month."""

    words: str = ""
    area: str = ""
    month: date | None = None


def find_notes(member: Member, wanted: Wanted | None = None) -> QuerySet[Note]:
    """Her lines and those shared with the team, the latest first."""
    wanted = wanted or Wanted()
    notes = Note.objects.filter(readable_by(member.user), space=member.space)
    for word in wanted.words.split():
        notes = notes.filter(Q(text__icontains=word) | Q(people__sorted_as__contains=bare(word))).distinct()
    if wanted.area:
        notes = notes.filter(area=wanted.area)
    if wanted.month:
        notes = notes.filter(on__year=wanted.month.year, on__month=wanted.month.month)
    return notes.select_related("writer", "boundary").prefetch_related("people")


def group_by_day(notes: Iterable[Note]) -> list[Day]:
    """The lines under their days."""
    return [Day(on, tuple(lines)) for on, lines in groupby(notes, key=lambda note: note.on)]


def count_areas(member: Member) -> list[dict[str, object]]:
    """Each area of work, and how many lines there are about it, in the order of the areas."""
    rows = find_notes(member).order_by().values("area").annotate(n=Count("pk", distinct=True))
    found = {row["area"]: row["n"] for row in rows}
    return [{"area": area, "name": name, "n": found.get(area, 0)} for area, name in AREAS]


def list_months(member: Member) -> list[dict[str, object]]:
    """The months in which something was written, and by area how much."""
    rows = (
        find_notes(member)
        .order_by()
        .annotate(month=TruncMonth("on"))
        .values("month", "area")
        .annotate(n=Count("pk", distinct=True))
    )
    months: dict[date, dict[str, int]] = {}
    for row in rows:
        months.setdefault(row["month"], {})[row["area"]] = row["n"]
    return [
        {
            "month": month,
            "n": sum(found.values()),
            "areas": [{"name": name, "n": found.get(area, 0)} for area, name in AREAS],
        }
        for month, found in sorted(months.items(), reverse=True)
    ]


def find_boundaries(member: Member) -> QuerySet[Boundary]:
    """Boundaries that a line can be about."""
    return Boundary.objects.filter(space=member.space).order_by("name")
