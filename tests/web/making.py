"""How tests make a space, its team, and the cast in it."""

from __future__ import annotations

from datetime import date

from ecotone_web.bridge.facts import MeetingFact, list_facts
from ecotone_web.records.models import (
    Boundary,
    Call,
    Invitation,
    Member,
    Person,
    Source,
    Space,
    User,
    Wording,
)
from ecotone_web.rooms.space.sources.acts import take_in
from tests.cast import make_landscape


def make_space(name: str = "Getting home well") -> Space:
    """A space without anything in it."""
    return Space.objects.create(name=name, aspiration="Nobody waits for a bed.")


def make_member(space: Space, role: str, email: str | None = None) -> Member:
    """An account with this role in the space."""
    user = User.objects.create_user(email or f"{role}@example.org")
    return Member.objects.create(space=space, user=user, role=role)


def make_people(space: Space, convener: Member) -> Source:
    """The cast, its boundaries and ties, and one meeting of three, brought in as a file."""
    source = Source.objects.create(
        space=space, kind=Source.Kind.FILE, title="cast.csv", added_by=convener.user, on=date(2026, 3, 1)
    )
    facts = list_facts(make_landscape())
    meeting = MeetingFact("Spring supper", date(2026, 3, 20), (0, 4, 10))
    return take_in(
        by=convener,
        source=source,
        facts=type(facts)(facts.people, facts.boundaries, facts.ties, (meeting,)),
    )


def make_call(space: Space, *, worlds: str = "organisation") -> Call:
    """A call to the worlds of one boundary, worded for everybody; one of the cast convenes, and has an address."""
    call = Call.objects.create(space=space, title="Getting home well, together")
    call.boundaries.set(Boundary.objects.filter(space=space, name=worlds))
    Wording.objects.create(
        call=call,
        subject="Getting home well",
        difference="Nobody waits for a bed.",
        why_now="Winter is coming.",
        why_you="You see what others do not.",
        asked="Two hours in spring.",
        undecided="Where we begin.",
    )
    Person.objects.filter(space=space, outside_id="ada").update(is_convening=True, email="ada@example.org")
    return call


def make_invitation(call: Call, person: Person, state: str = "draft", **fields: object) -> Invitation:
    """Somebody of the cast is asked, in the name of the first who convenes."""
    inviter = Person.objects.filter(space=call.space, is_convening=True).first()
    return Invitation.objects.create(call=call, person=person, inviter=inviter, state=state, **fields)
