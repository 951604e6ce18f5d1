"""One person typed in by hand, and which differences matter."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from django.db import transaction
from django.utils import timezone

from ecotone_web.records.models import Belonging, Boundary, Member, Person, Side
from ecotone_web.rooms.space.acts import change
from ecotone_web.rooms.space.sources.acts.hands import find_hand
from ecotone_web.rooms.space.sources.reads.names import fold
from ecotone_web.rooms.space.sources.rules import check_bring_in

ORGANISATION = "organisation"
"""The boundary that a paste and a person typed in bring with them."""


@transaction.atomic
def add_person(*, by: Member, name: str, organisations: Iterable[str] = (), email: str = "") -> Person:
    """Somebody new, noted by hand."""
    check_bring_in(by)
    space, today = by.space, timezone.localdate()
    origin = {"source": find_hand(by), "noted_on": today, "last_confirmed": today}
    taken = set(
        Person.objects.filter(space=space, outside_id__startswith=name).values_list("outside_id", flat=True)
    )
    outside_id = next(free for free in _ids(name) if free not in taken)
    person = Person.objects.create(space=space, name=name, outside_id=outside_id, email=email, **origin)
    named = {fold(each): each.strip()[:200] for each in organisations if each.strip()}
    if named:
        boundary = Boundary.objects.filter(space=space, name__iexact=ORGANISATION).first()
        boundary = boundary or Boundary.objects.create(
            space=space, name=ORGANISATION, kind="organisational", **origin
        )
        sides = {fold(side.name): side for side in boundary.sides.all()}
        for key, said in named.items():
            side = sides.get(key) or Side.objects.create(boundary=boundary, name=said)
            Belonging.objects.create(person=person, side=side, **origin)
    space.turn()
    return person


def _ids(name: str) -> Iterable[str]:
    yield name
    number = 2
    while True:
        yield f"{name[:190]} ({number})"
        number += 1


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
