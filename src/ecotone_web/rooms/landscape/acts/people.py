"""People and where they belong, noted and corrected by hand."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import uuid4

from django.db import transaction
from django.utils import timezone

from ecotone_web.records.models import Belonging, Boundary, Member, Person, Side, Source
from ecotone_web.rooms.landscape.rules import check_change_landscape
from ecotone_web.rooms.space.acts import change, remove
from ecotone_web.rooms.space.sources.acts import find_hand

LONGEST_ID = 200


@transaction.atomic
def add_person(*, by: Member, name: str) -> Person:
    """Somebody new, noted by hand."""
    check_change_landscape(by)
    person = _make_person(by, find_hand(by), name)
    by.space.turn()
    return person


def _make_person(by: Member, hand: Source, name: str) -> Person:
    uid = uuid4()
    name = " ".join(name.split())
    taken = Person.objects.filter(space=by.space, outside_id=name).exists()
    return Person.objects.create(
        space=by.space, uid=uid, outside_id=str(uid) if taken else name, name=name, **note_by(hand)
    )


def note_by(hand: Source, on: date | None = None) -> dict[str, Any]:
    """What every fact that is noted by hand knows of itself."""
    today = timezone.localdate()
    return {"source": hand, "noted_on": today, "last_confirmed": on or today}


def find_or_add(by: Member, hand: Source, people: list[Person | str]) -> list[Person]:
    """These people, each once; those that are a name alone are added."""
    made = [_make_person(by, hand, each) if isinstance(each, str) else each for each in people]
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
    here = _find_or_make_side(by, boundary, side)
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
    here = _find_or_make_side(by, belonging.side.boundary, side)
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


def _find_or_make_side(by: Member, boundary: Boundary, name: str) -> Side:
    name = " ".join(name.split())
    named = [side for side in boundary.sides.all() if side.name.casefold() == name.casefold()]
    if named:
        return named[0]
    side = Side(boundary=boundary, name=name)
    side._history_user = by.user  # type: ignore[attr-defined]  # as simple_history asks for it
    side.save()
    return side
