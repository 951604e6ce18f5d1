"""Meetings, put right by hand."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from ecotone_web.records.models import Meeting, Member, Person, Presence
from ecotone_web.rooms.landscape.acts.people import find_or_add
from ecotone_web.rooms.landscape.rules import check_change_landscape
from ecotone_web.rooms.space.acts import change, remove
from ecotone_web.rooms.space.sources.acts import find_hand, note_by


@transaction.atomic
def correct_meeting(*, by: Member, meeting: Meeting, name: str, on: date | None) -> bool:
    """Put right what it was, or which day."""
    check_change_landscape(by)
    changed = change(meeting, by=by.user, name=" ".join(name.split()), on=on)
    if changed:
        by.space.turn()
    return changed


@transaction.atomic
def add_present(*, by: Member, meeting: Meeting, people: list[Person | str]) -> list[Presence]:
    """These people were there, too; who is a name alone is added to the people."""
    check_change_landscape(by)
    hand = find_hand(by)
    there = set(meeting.presences.values_list("person_id", flat=True))
    present = [
        Presence.objects.create(meeting=meeting, person=person, **note_by(hand))
        for person in find_or_add(by, people)
        if person.pk not in there
    ]
    by.space.turn()
    return present


@transaction.atomic
def remove_present(*, by: Member, presence: Presence) -> None:
    """She was not there."""
    check_change_landscape(by)
    remove(presence, by=by.user)
    by.space.turn()


@transaction.atomic
def remove_meeting(*, by: Member, meeting: Meeting) -> None:
    """It was not: take it away with its list of those present."""
    check_change_landscape(by)
    for presence in meeting.presences.all():
        remove(presence, by=by.user)
    remove(meeting, by=by.user)
    by.space.turn()
