"""What she takes back."""

from __future__ import annotations

from django.db import transaction

from ecotone_web.records.models import Belonging, Consent, Invitation, Person, Profile
from ecotone_web.rooms.call.invitations.acts import clear_words
from ecotone_web.rooms.call.personal.rules import LABELS
from ecotone_web.rooms.space.acts import change, remove


@transaction.atomic
def take_back_text(*, person: Person, name: str) -> None:
    """What she wrote of herself under one heading."""
    profile = Profile.objects.filter(person=person).first()
    if profile is not None and name in LABELS:
        change(profile, by=None, **{name: ""})


@transaction.atomic
def take_back_belonging(*, person: Person, belonging: Belonging) -> None:
    """That she belongs there."""
    if belonging.person_id == person.pk:
        remove(belonging, by=None)
        person.space.turn()


@transaction.atomic
def take_back_consent(*, person: Person, use: str) -> None:
    """Not given any more."""
    for row in Consent.objects.filter(person=person, use=use, is_given=True):
        change(row, by=None, is_given=False)


@transaction.atomic
def take_back_words(*, invitation: Invitation) -> None:
    """What she imagined, and whom else she thought of; that she answered, and how, stays."""
    clear_words(invitation=invitation)
