"""Who convenes with the team is noted, by what it counts in a world, who vouches for it there, and who backs it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone

from ecotone_web.records.models import Ground, Member, Person, Side, Sponsor, Voucher
from ecotone_web.rooms.legitimacy.rules import check_weigh_standing
from ecotone_web.rooms.space.acts import add, change, change_many, remove
from ecotone_web.rooms.space.sources.acts import find_hand, note_by


@transaction.atomic
def convene(*, by: Member, people: Collection[Person]) -> int:
    """These people ask others in the name of the team from now on; of how many that is news."""
    check_weigh_standing(by)
    return change_many(list(people), by=by.user, is_convening=True)


@transaction.atomic
def step_back(*, by: Member, person: Person) -> None:
    """Somebody asks in the name of the team no longer. Who was asked so far was asked by her."""
    check_weigh_standing(by)
    change(person, by=by.user, is_convening=False)


@transaction.atomic
def note_ground(*, by: Member, world: Side, **fields: Any) -> Ground:
    """By what the team counts in a world; the same said twice is said once."""
    check_weigh_standing(by)
    there = Ground.objects.filter(world=world, **fields).first()
    if there is not None:
        return there
    ground = Ground(world=world, **fields, **note_by(find_hand(by)))
    add(ground, by=by.user)
    return ground


@transaction.atomic
def note_voucher(*, by: Member, world: Side, person: Person, **fields: Any) -> Voucher:
    """Somebody was asked to vouch in a world, and what came of it. Who was asked there before keeps her row."""
    check_weigh_standing(by)
    there = Voucher.objects.filter(world=world, person=person).first()
    if there is not None:
        correct(by=by, row=there, **fields)
        return there
    voucher = Voucher(world=world, person=person, **fields, **note_by(find_hand(by)))
    add(voucher, by=by.user)
    return voucher


@transaction.atomic
def ask_to_vouch(*, by: Member, person: Person, worlds: Iterable[Side]) -> int:
    """Somebody is asked to vouch in these worlds; in how many she was not asked before."""
    check_weigh_standing(by)
    asked = set(Voucher.objects.filter(person=person).values_list("world_id", flat=True))
    new = [world for world in worlds if world.pk not in asked]
    for world in new:
        note_voucher(by=by, world=world, person=person, answer=Voucher.Answer.ASKED, on=timezone.localdate())
    return len(new)


@transaction.atomic
def note_sponsor(*, by: Member, person: Person, **fields: Any) -> Sponsor:
    """Somebody gives the team a mandate, cover or money; the same said twice is said once."""
    check_weigh_standing(by)
    there = Sponsor.objects.filter(space=by.space, person=person, **fields).first()
    if there is not None:
        return there
    sponsor = Sponsor(space=by.space, person=person, **fields, **note_by(find_hand(by)))
    add(sponsor, by=by.user)
    return sponsor


@transaction.atomic
def correct(*, by: Member, row: Ground | Voucher | Sponsor, **fields: Any) -> bool:
    """What was noted reads otherwise, or still holds today; what it was stays in its history."""
    check_weigh_standing(by)
    return change(row, by=by.user, **fields, last_confirmed=timezone.localdate())


@transaction.atomic
def take_away(*, by: Member, row: Ground | Voucher | Sponsor) -> None:
    """It never was so; its history keeps it."""
    check_weigh_standing(by)
    remove(row, by=by.user)
