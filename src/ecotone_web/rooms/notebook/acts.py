"""Writing a line, wording it anew, sharing it, taking it away."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.db.models import Count
from django.utils import timezone

from ecotone_web.records.models import Boundary, Member, Note, Person
from ecotone_web.rooms.notebook.rules import check_change, check_write
from ecotone_web.rooms.space.acts import change, find_just_said, remove


@transaction.atomic
def write_line(
    *,
    by: Member,
    text: str,
    on: date | None = None,
    area: str = "",
    people: Iterable[Person] = (),
    boundary: Boundary | None = None,
) -> Note:
    """A new line, private to its writer; sent twice, it is one line."""
    check_write(by)
    said = {"text": text, "on": on or timezone.localdate(), "area": area, "boundary": boundary}
    about = set(people)
    alike = Note.objects.filter(space=by.space, writer=by.user).alias(n_people=Count("people"))
    for person in about:  # the same words about somebody else are another line
        alike = alike.filter(people=person)
    note: Note | None = find_just_said(alike, by=by, when="written_at", n_people=len(about), **said)
    if note is None:
        note = Note.objects.create(space=by.space, writer=by.user, **said)
        note.people.set(about)
    return note


@transaction.atomic
def word_anew(
    *,
    by: Member,
    note: Note,
    text: str,
    on: date,
    area: str,
    people: Iterable[Person],
    boundary: Boundary | None,
) -> None:
    """The line in other words; those before stay in its history."""
    check_change(by, note)
    change(note, by=by.user, text=text, on=on, area=area, boundary=boundary)
    note.people.set(people)


@transaction.atomic
def share(*, by: Member, note: Note) -> None:
    """Let the whole team read a line."""
    check_change(by, note)
    change(note, by=by.user, shared_at=note.shared_at or timezone.now())


@transaction.atomic
def take_back(*, by: Member, note: Note) -> None:
    """Make a line private again."""
    check_change(by, note)
    change(note, by=by.user, shared_at=None)


@transaction.atomic
def take_away(*, by: Member, note: Note) -> None:
    """Take a line out of the notebook."""
    check_change(by, note)
    remove(note, by=by.user)
