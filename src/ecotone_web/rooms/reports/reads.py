"""What Home, the sheet and shared views ask."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Max, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ecotone_web.records.models import Boundary, Member, Note, Person, SharedView, Side, Source, Space, Tie
from ecotone_web.records.names import bare
from ecotone_web.records.tokens import hash_token
from ecotone_web.rooms.notebook.reads import find_notes

STALE = timedelta(days=365)
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
    people = Person.objects.filter(space=space)
    ties = Tie.objects.filter(space=space).exclude(status=Tie.Status.POTENTIAL)
    sources = Source.objects.filter(space=space, state=Source.State.READY)
    return Standing(
        n_people=people.count(),
        n_untold=people.filter(told_on__isnull=True).count(),
        n_sources=sources.count(),
        n_stale=ties.filter(last_confirmed__lt=timezone.localdate() - STALE).count(),
        changed_at=sources.aggregate(last=Max("added_at"))["last"],
    )


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
    if key == "missing.others":
        return Step(gap["said"], _("Look at all of them"), "boundaries:all")
    return Step(gap["said"], gap["next"])


WANTING_TIES = {"missing.no_ties", "boundary.too_few", "boundary.few_meetings"}
"""What more meetings would mend."""


def find_latest_notes(member: Member, most: int = 3) -> list[Note]:
    """The last lines of the notebook that she may read."""
    return list(find_notes(member)[:most])


def find_month(member: Member, today: date) -> list[Note]:
    """The lines of this month that name nobody: what may stand on a sheet without names."""
    notes = find_notes(member).filter(on__year=today.year, on__month=today.month, people__isnull=True)
    names = list_names(member.space)
    return [note for note in notes if not find_names(note.text, names)]


def list_names(space: Space) -> list[str]:
    """What the people of a space are called, and their addresses."""
    rows = Person.objects.filter(space=space).values_list("name", "email")
    return [word for row in rows for word in row if len(word) > 1]


def find_names(text: str, names: list[str]) -> list[str]:
    """Which names stand in a text, whole or, where a name has several words, each long word of it."""
    words = " ".join(re.findall(r"[\w@.-]+", text.casefold()))
    return [name for name in names if re.search(rf"(?<!\w){re.escape(name.casefold())}(?!\w)", words)]


def find_people_and_sides(
    space: Space, words: str
) -> tuple[QuerySet[Person], QuerySet[Side], QuerySet[Boundary]]:
    """People by name or address, sides and boundaries by name, each in the order of names."""
    people = Person.objects.filter(space=space)
    sides = Side.objects.filter(boundary__space=space).select_related("boundary")
    boundaries = Boundary.objects.filter(space=space)
    for word in words.split():
        people = people.filter(Q(sorted_as__contains=bare(word)) | Q(email__icontains=word))
        sides = sides.filter(name__icontains=word)
        boundaries = boundaries.filter(name__icontains=word)
    return people[:MOST_FOUND], sides.order_by("name")[:MOST_FOUND], boundaries.order_by("name")[:MOST_FOUND]


def find_boundaries(space: Space) -> QuerySet[Boundary]:
    """The boundaries that matter here."""
    return Boundary.objects.filter(space=space, is_used=True)


def find_shared(space: Space) -> QuerySet[SharedView]:
    """The links that were made, the latest first."""
    return SharedView.objects.filter(space=space).select_related("boundary", "made_by")


def find_open_view(token: str) -> SharedView | None:
    """The view behind a link that is neither over nor taken back."""
    return (
        SharedView.objects.filter(
            token_hash=hash_token(token), expires_at__gt=timezone.now(), revoked_at__isnull=True
        )
        .select_related("space", "boundary")
        .first()
    )
