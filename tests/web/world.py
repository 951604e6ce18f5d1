"""One of everything that has an address."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

from ecotone_web.records.models import (
    ApiToken,
    Belonging,
    Boundary,
    Meeting,
    Member,
    Merge,
    Note,
    Person,
    Presence,
    SharedView,
    Side,
    Source,
    Space,
    TeamInvitation,
    Tie,
    Update,
)
from ecotone_web.records.tokens import hash_token
from ecotone_web.rooms.space.sources.acts import add_person, merge_people
from tests.web.making import make_member, make_people, make_space

TOKEN = "one-word-that-opens-what-it-names-and-is-long-enough"


@dataclass(frozen=True)
class World:
    """A space with the cast, a note, a shared view, an invitation and a key."""

    space: Space
    convener: Member
    source: Source
    person: Person
    other: Person
    merge: Merge
    update: Update
    boundary: Boundary
    side: Side
    tie: Tie
    meeting: Meeting
    presence: Presence
    belonging: Belonging
    note: Note
    shared: SharedView
    invitation: TeamInvitation
    key: ApiToken


def make_world() -> World:
    """All of it, made by the convener."""
    space = make_space()
    convener = make_member(space, "convener")
    source = make_people(space, convener)
    boundary = Boundary.objects.get(space=space, name="organisation")
    boundary.sides.update(x=0.5, y=0.5)
    person = Person.objects.get(space=space, outside_id="ada")
    token = hash_token(TOKEN)
    soon = timezone.now() + timedelta(days=7)
    return World(
        space=space,
        convener=convener,
        source=source,
        person=person,
        other=Person.objects.get(space=space, outside_id="bo"),
        merge=merge_people(
            by=convener,
            kept=add_person(by=convener, name="Pearl Pier"),
            gone=add_person(by=convener, name="Perl Pier"),
            chosen={},
        ),
        update=Update.objects.create(
            source=source,
            about=Update.About.PERSON,
            fact=person.pk,
            before={"name": person.name},
            after={"name": "Ada Anker"},
            is_conflict=True,
        ),
        boundary=boundary,
        side=boundary.sides.first(),
        tie=Tie.objects.filter(space=space).first(),
        meeting=Meeting.objects.get(space=space),
        presence=Presence.objects.filter(meeting__space=space).first(),
        belonging=Belonging.objects.filter(person=person).first(),
        note=Note.objects.create(space=space, writer=convener.user, text="They drank tea."),
        shared=SharedView.objects.create(
            space=space, boundary=boundary, title="Steering group", token_hash=token, expires_at=soon
        ),
        invitation=TeamInvitation.objects.create(
            space=space, email="new@example.org", role="co-convener", token_hash=token, expires_at=soon
        ),
        key=ApiToken.objects.create(
            space=space, user=convener.user, title="notebook", token_hash=token, expires_at=soon
        ),
    )
