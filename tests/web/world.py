"""One of everything that has an address."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

from ecotone_web.records.models import (
    ApiToken,
    Belonging,
    Boundary,
    Call,
    Consent,
    Ground,
    Invitation,
    Letter,
    Meeting,
    Member,
    Merge,
    Note,
    Person,
    PersonalLink,
    Presence,
    SharedView,
    SharedWording,
    Side,
    Source,
    Space,
    Sponsor,
    TeamInvitation,
    Theme,
    Tie,
    Update,
    Voucher,
    Wording,
)
from ecotone_web.records.tokens import hash_token
from ecotone_web.rooms.space.sources.acts import add_person, find_hand, merge_people
from tests.web.making import make_call, make_invitation, make_member, make_people, make_space

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
    call: Call
    wording: Wording
    shared_wording: SharedWording
    asked: Invitation
    letter: Letter
    theme: Theme
    link: PersonalLink
    ground: Ground
    voucher: Voucher
    sponsor: Sponsor


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
    call = make_call(space)
    wording = call.wordings.get()
    other = Person.objects.get(space=space, outside_id="bo")
    asked = make_invitation(call, other, "sent")
    Consent.objects.create(person=person, use=Consent.Use.LISTED, is_given=True)
    world, hand = boundary.sides.first(), find_hand(convener)
    return World(
        space=space,
        convener=convener,
        source=source,
        person=person,
        other=other,
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
        call=call,
        wording=wording,
        shared_wording=SharedWording.objects.create(
            wording=wording, title="A friend", token_hash=token, expires_at=soon
        ),
        asked=asked,
        letter=Letter.objects.create(invitation=asked, kind=Letter.Kind.INVITATION, state=Letter.State.SENT),
        theme=Theme.objects.create(call=call, name="trust"),
        link=PersonalLink.objects.create(person=other, token_hash=token, expires_at=soon),
        ground=Ground.objects.create(world=world, basis="experience", strength="some", source=hand),
        voucher=Voucher.objects.create(world=world, person=other, source=hand),
        sponsor=Sponsor.objects.create(space=space, person=other, gives="cover", source=hand),
    )
