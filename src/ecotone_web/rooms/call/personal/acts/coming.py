"""That she was here, noted only when she sends something: a scanner of mail only looks."""

from __future__ import annotations

from django.db import transaction

from ecotone_web.records.models import Person, Profile
from ecotone_web.rooms.call.invitations.acts import note_opened
from ecotone_web.rooms.call.personal.reads.calls import find_heard
from ecotone_web.rooms.call.states import can_take
from ecotone_web.rooms.space.acts import add, change


@transaction.atomic
def note_here(*, person: Person, language: str = "") -> None:
    """She has opened what went out to her; the language that she chose is hers from now on."""
    for invitation in find_heard(person):
        if can_take(invitation, "open"):
            note_opened(invitation=invitation)
    if language:
        keep_profile(person, language=language)


def keep_profile(person: Person, *, by: object = None, **fields: object) -> bool:
    """Write into what she says of herself; the row is made when she says the first thing."""
    Person.objects.select_for_update().get(pk=person.pk)  # one after the other: a page may be sent twice
    profile = Profile.objects.filter(person=person).first()
    if profile is not None:
        return change(profile, by=by, **fields)  # type: ignore[arg-type]
    add(Profile(person=person, **fields), by=by)  # type: ignore[arg-type]
    return True
