"""What Home, the sheet and shared views ask."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Max, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ecotone_web.records.models import (
    Boundary,
    Meeting,
    Member,
    Note,
    Person,
    SharedView,
    Side,
    Space,
)
from ecotone_web.records.names import bare
from ecotone_web.records.tokens import find_by_token
from ecotone_web.rooms.notebook.reads import Wanted, find_notes
from ecotone_web.rooms.space.privacy.reads.people import find_old_ties, find_people
from ecotone_web.rooms.space.sources.reads.sources import find_brought

MOST_FOUND = 40


@dataclass(frozen=True)
class Standing:
    """How a space stands: who, from where, how fresh, who has not been told."""

    n_people: int
    n_untold: int
    n_sources: int
    n_stale: int
    changed_at: datetime | None


def find_standing(space: Space) -> Standing:
    """Counted from the rows."""
    sources = find_brought(space)
    return Standing(
        n_people=Person.objects.filter(space=space).count(),
        n_untold=find_people(space, "untold").count(),
        n_sources=sources.count(),
        n_stale=find_old_ties(space).count(),
        changed_at=sources.aggregate(last=Max("added_at"))["last"],
    )


def list_people_names(space: Space, most: int) -> list[str]:
    """What the people are called, in the order of their names; none of them where they are too many for a sheet."""
    names = list(Person.objects.filter(space=space).values_list("name", flat=True)[: most + 1])
    return names if len(names) <= most else []


@dataclass(frozen=True)
class Step:
    """What is missing, and one step: words, and where to go."""

    said: Any
    words: Any
    address: str | None = None
    query: str = ""


def list_steps(gaps: Iterable[Mapping[str, Any]], most: int = 5) -> list[Step]:
    """Each gap with a step that can be taken here; where there is no page for it, with the library's advice."""
    return [_make_step(gap) for gap in list(gaps)[:most]]


def _make_step(gap: Mapping[str, Any]) -> Step:
    key, boundary = gap["said"]["key"], gap["boundary"]
    if key == "landscape.side_not_known" and boundary:
        return Step(
            gap["said"], _("Fill in what you know"), "people:all", f"?boundary={boundary}&side=unknown"
        )
    if key in WANTING_TIES:
        return Step(gap["said"], _("Add who came to a meeting"), "sources:meeting")
    if key == "empty.side":
        return Step(gap["said"], _("Add somebody from there"), "sources:begin")
    if key == "missing.others":
        return Step(gap["said"], _("Look at all of them"), "boundaries:all")
    return Step(gap["said"], gap["next"])


WANTING_TIES = {"missing.no_ties", "boundary.too_few", "boundary.few_meetings"}
"""What more meetings would mend."""


def find_latest_notes(member: Member, most: int = 3) -> list[Note]:
    """The last lines of the notebook that she may read."""
    return list(find_notes(member)[:most])


def find_month(member: Member, today: date) -> list[Note]:
    """The lines of this month that the team may read and that name nobody: what may stand on a sheet."""
    notes = find_notes(member).filter(
        on__year=today.year, on__month=today.month, people__isnull=True, shared_at__isnull=False
    )
    names = list_names(member.space)
    return [note for note in notes if not find_names(note.text, names)]


def list_names(space: Space) -> list[str]:
    """What the people of a space are called, in full and by the first of their names, and their addresses."""
    rows = Person.objects.filter(space=space).values_list("name", "email")
    firsts = (name.split()[0] for name, _email in rows if name.strip())
    return sorted(
        {word for row in rows for word in row if len(word) > 1} | {word for word in firsts if len(word) > 2}
    )


def find_names(text: str, names: list[str]) -> list[str]:
    """Which names stand in a text: several words in any letters, one word as a name is written (Will, but not will)."""
    plain = " ".join(text.split())

    def stands(name: str) -> bool:
        whole = rf"(?<!\w){re.escape(' '.join(name.split()))}(?!\w)"
        return bool(re.search(whole, plain, 0 if name.isalpha() else re.IGNORECASE))

    return [name for name in names if stands(name)]


def find_called(member: Member, words: str) -> dict[str, QuerySet[Any]]:
    """People by name or address; sides, boundaries and meetings by name; lines by their words."""
    space = member.space
    people = Person.objects.filter(space=space)
    sides = Side.objects.filter(boundary__space=space).select_related("boundary").order_by("name")
    boundaries = Boundary.objects.filter(space=space).order_by("name")
    meetings = Meeting.objects.filter(space=space)
    for word in words.split():
        people = people.filter(Q(sorted_as__contains=bare(word)) | Q(email__icontains=word))
        sides = sides.filter(name__icontains=word)
        boundaries = boundaries.filter(name__icontains=word)
        meetings = meetings.filter(name__icontains=word)
    found: dict[str, QuerySet[Any]] = {
        "people": people,
        "sides": sides,
        "boundaries": boundaries,
        "meetings": meetings,
        "notes": find_notes(member, Wanted(words=words)),
    }
    return {name: rows[:MOST_FOUND] for name, rows in found.items()}


def find_boundaries(space: Space) -> QuerySet[Boundary]:
    """The boundaries that matter here."""
    return Boundary.objects.filter(space=space, is_used=True).order_by("name")


def find_shared(space: Space) -> QuerySet[SharedView]:
    """The links that were made, the latest first."""
    return SharedView.objects.filter(space=space).select_related("boundary", "made_by")


def find_open_view(token: str) -> SharedView | None:
    """The view behind a link that is neither over nor taken back."""
    rows = SharedView.objects.filter(expires_at__gt=timezone.now(), revoked_at=None)
    return find_by_token(rows.select_related("space", "boundary"), token)
