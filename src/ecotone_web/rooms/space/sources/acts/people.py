"""One person typed in by hand, and which differences matter."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from django.db import transaction

from ecotone_web.records.models import Belonging, Boundary, Member, Person, Space
from ecotone_web.records.names import fold
from ecotone_web.rooms.space.acts import change
from ecotone_web.rooms.space.sources.acts.hands import find_hand, note_by
from ecotone_web.rooms.space.sources.acts.sides import find_or_make_side
from ecotone_web.rooms.space.sources.reads.people import CUT, find_free_id, find_named
from ecotone_web.rooms.space.sources.rules import check_bring_in

ORGANISATION = "organisation"
"""The boundary that a paste and a person typed in bring with them."""


@transaction.atomic
def add_person(
    *, by: Member, name: str, organisations: Iterable[str] = (), email: str = "", is_other: bool = True
) -> Person:
    """Somebody new, noted by hand. Unless it is said that she is another, whoever has the name: a second click."""
    check_bring_in(by)
    space = by.space
    Space.objects.select_for_update().get(pk=space.pk)  # one after the other
    known = [] if is_other else find_named(space, name)
    if known:
        return known[0]
    origin = note_by(find_hand(by))
    person = make_person(by, name, email)
    named = {fold(each): each.strip()[:200] for each in organisations if each.strip()}
    if named:
        boundary = Boundary.objects.filter(space=space, name__iexact=ORGANISATION).first()
        boundary = boundary or Boundary.objects.create(
            space=space, name=ORGANISATION, kind="organisational", **origin
        )
        for said in named.values():
            side = find_or_make_side(boundary, said, by=by.user)
            Belonging.objects.create(person=person, side=side, **origin)
    space.turn()
    return person


def make_person(by: Member, name: str, email: str = "") -> Person:
    """The row of somebody new, noted by hand; her id is her name, or, where somebody has it, one like it."""
    begun = Person.objects.filter(space=by.space, outside_id__startswith=name[:CUT])
    outside_id = find_free_id(name, set(begun.values_list("outside_id", flat=True)))
    return Person.objects.create(
        space=by.space, name=name, outside_id=outside_id, email=email, **note_by(find_hand(by))
    )


@transaction.atomic
def choose_boundaries(*, by: Member, used: Collection[int]) -> None:
    """Which differences matter here; the others are kept, and not shown."""
    check_bring_in(by)
    changed = [
        change(boundary, by=by.user, is_used=boundary.pk in used)
        for boundary in Boundary.objects.filter(space=by.space)
    ]
    if any(changed):
        by.space.turn()
