"""People and where they belong, noted and corrected by hand."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from ecotone_web.records.models import Belonging, Boundary, Member, Person
from ecotone_web.rooms.landscape.rules import check_change_landscape
from ecotone_web.rooms.space.acts import change, remove
from ecotone_web.rooms.space.sources.acts import find_hand, find_or_make_side, make_person, note_by


def find_or_add(by: Member, people: list[Person | str]) -> list[Person]:
    """These people, each once; those that are a name alone are added."""
    made = [make_person(by, " ".join(each.split())) if isinstance(each, str) else each for each in people]
    return list(dict.fromkeys(made))


@transaction.atomic
def correct_person(*, by: Member, person: Person, **fields: Any) -> bool:
    """Change what is held of somebody: name, e-mail address, note, since, until."""
    check_change_landscape(by)
    changed = change(person, by=by.user, **fields)
    if changed:
        by.space.turn()
    return changed


@transaction.atomic
def confirm_person(*, by: Member, person: Person) -> None:
    """What is held of her still holds today."""
    check_change_landscape(by)
    change(person, by=by.user, last_confirmed=timezone.localdate())


@transaction.atomic
def add_belonging(
    *,
    by: Member,
    person: Person,
    boundary: Boundary,
    side: str,
    is_told: bool = False,
    since: date | None = None,
    until: date | None = None,
) -> Belonging:
    """Somebody belongs to a side; a side that is not there yet is made. Said again, it is confirmed."""
    check_change_landscape(by)
    here = find_or_make_side(boundary, side, by=by.user)
    held = Belonging.objects.filter(person=person, side=here, until=None).first()
    if held is not None:
        change(held, by=by.user, last_confirmed=timezone.localdate(), is_told=held.is_told or is_told)
        return held
    belonging = Belonging.objects.create(
        person=person, side=here, is_told=is_told, since=since, until=until, **note_by(find_hand(by))
    )
    by.space.turn()
    return belonging


@transaction.atomic
def correct_belonging(
    *,
    by: Member,
    belonging: Belonging,
    side: str,
    is_told: bool,
    since: date | None,
    until: date | None,
) -> bool:
    """Put right where somebody belongs, or since when; from now on it is known by this hand."""
    check_change_landscape(by)
    here = find_or_make_side(belonging.side.boundary, side, by=by.user)
    new: dict[str, Any] = {"side": here, "is_told": is_told, "since": since, "until": until}
    if all(getattr(belonging, name) == value for name, value in new.items()):
        return False
    changed = change(belonging, by=by.user, **new, **note_by(find_hand(by)))
    by.space.turn()
    return changed


@transaction.atomic
def confirm_belonging(*, by: Member, belonging: Belonging) -> None:
    """She still belongs there today."""
    check_change_landscape(by)
    change(belonging, by=by.user, last_confirmed=timezone.localdate())


@transaction.atomic
def end_belonging(*, by: Member, belonging: Belonging) -> None:
    """She belongs there no longer."""
    check_change_landscape(by)
    if change(belonging, by=by.user, until=timezone.localdate()):
        by.space.turn()


@transaction.atomic
def remove_belonging(*, by: Member, belonging: Belonging) -> None:
    """She never did: take it away; history keeps that it was there."""
    check_change_landscape(by)
    remove(belonging, by=by.user)
    by.space.turn()
