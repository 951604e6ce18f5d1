"""Ties by hand: noted by us, and marked as such."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from ecotone_web.records.models import Member, Person, Source, Tie
from ecotone_web.rooms.landscape.acts.people import find_or_add
from ecotone_web.rooms.landscape.rules import check_change_landscape
from ecotone_web.rooms.space.acts import change, remove
from ecotone_web.rooms.space.sources.acts import find_hand, note_by


@transaction.atomic
def note_ties(
    *, by: Member, person: Person, others: list[Person | str], kind: str = "", since: date | None = None
) -> list[Tie]:
    """Somebody knows these people; who is a name alone is added. What was noted before is confirmed, not doubled."""
    check_change_landscape(by)
    hand = find_hand(by)
    ties = [
        _note_tie(by, hand, person, other, " ".join(kind.split()), since)
        for other in find_or_add(by, others)
        if other.pk != person.pk
    ]
    by.space.turn()
    return ties


def _note_tie(by: Member, hand: Source, one: Person, other: Person, kind: str, since: date | None) -> Tie:
    ends = Q(one=one, other=other) | Q(one=other, other=one)
    noted = Tie.objects.filter(ends, space=by.space, kind=kind, status=Tie.Status.NOTED, until=None).first()
    if noted is not None:
        change(noted, by=by.user, last_confirmed=timezone.localdate(), since=noted.since or since)
        return noted
    return Tie.objects.create(
        space=by.space, one=one, other=other, kind=kind, status=Tie.Status.NOTED, since=since, **note_by(hand)
    )


@transaction.atomic
def confirm_tie(*, by: Member, tie: Tie) -> None:
    """It still holds today."""
    check_change_landscape(by)
    change(tie, by=by.user, last_confirmed=timezone.localdate())


@transaction.atomic
def end_tie(*, by: Member, tie: Tie) -> None:
    """It holds no longer."""
    check_change_landscape(by)
    if change(tie, by=by.user, until=timezone.localdate()):
        by.space.turn()


@transaction.atomic
def remove_tie(*, by: Member, tie: Tie) -> None:
    """It never was: take it away; history keeps that it was there."""
    check_change_landscape(by)
    remove(tie, by=by.user)
    by.space.turn()
