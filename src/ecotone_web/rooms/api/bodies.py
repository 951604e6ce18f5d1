"""What programs send, and what they are answered."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Annotated, Any

from ninja import Field, Schema
from pydantic import ConfigDict, StringConstraints

from ecotone_web.bridge.facts import BelongingFact, BoundaryFact, Facts, MeetingFact, PersonFact

Text = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200, pattern=r"^[^\x00]*$")
]


class Strict(Schema):
    """A word that is not known is a mistake, not a remark."""

    model_config = ConfigDict(extra="forbid")


class PersonIn(Strict):
    """Somebody: her name, and, where your files have them, her id and her e-mail address."""

    name: Text
    id: Text | None = None
    email: Annotated[str, StringConstraints(strip_whitespace=True, max_length=254)] = ""
    since: date | None = None
    until: date | None = None
    sides: dict[Text, list[Text]] = Field(
        default_factory=dict, description="Where she belongs: boundary, and one side or several."
    )


class PeopleIn(Strict):
    """A list of people."""

    people: list[PersonIn] = Field(min_length=1, max_length=5_000)
    title: str = Field("", max_length=300, description="What the list is; without one, what the key is for.")
    on: date | None = Field(None, description="The day the list is from; without one, today.")


class MeetingIn(Strict):
    """A meeting and who was there."""

    name: Text
    on: date | None = None
    present: list[PersonIn] = Field(max_length=2_000)


class MeetingsIn(Strict):
    """Meetings."""

    meetings: list[MeetingIn] = Field(min_length=1, max_length=200)
    title: str = Field("", max_length=300)
    on: date | None = None


class SpaceOut(Schema):
    """A space and how much is in it."""

    slug: str
    name: str
    noun_people: str
    noun_ties: str
    version: int
    people: int
    boundaries: int
    ties: int
    meetings: int


class Added(Schema):
    """What was new, what was known already, and what the list says otherwise, which waits for a decision."""

    new: dict[str, int]
    known: dict[str, int]
    conflicts: int


class Refusal(Schema):
    """Why something was refused: a code, a sentence, and for what was not understood, where."""

    code: str
    sentence: str
    where: list[str] = []


def make_facts(people: Iterable[PersonIn], meetings: Iterable[MeetingIn] = ()) -> Facts:
    """Plain facts; who is named twice in one message, by her id or else by her name, is one."""
    places: dict[str, int] = {}
    said: list[PersonIn] = []

    def place(person: PersonIn) -> int:
        key = person.id or person.name
        if key not in places:
            places[key] = len(said)
            said.append(person)
        return places[key]

    belongings: dict[str, list[BelongingFact]] = {}
    for person in people:
        at = place(person)
        for boundary, sides in person.sides.items():
            belongings.setdefault(boundary, []).extend(BelongingFact(at, side) for side in sides)
    met = [
        MeetingFact(
            meeting.name, meeting.on, tuple(dict.fromkeys(place(person) for person in meeting.present))
        )
        for meeting in meetings
    ]
    return Facts(
        tuple(
            PersonFact(key, said[at].name, said[at].email, since=said[at].since, until=said[at].until)
            for key, at in places.items()
        ),
        tuple(
            BoundaryFact(
                boundary, tuple(dict.fromkeys(each.side for each in facts)), tuple(dict.fromkeys(facts))
            )
            for boundary, facts in belongings.items()
        ),
        (),
        tuple(met),
    )


def tell_counts(counts: dict[str, Any], facts: Facts) -> Added:
    """What a source brought."""
    names = ("people", "boundaries", "belongings", "meetings", "presences")
    return Added(
        new={name: counts[name] for name in names},
        known={
            "people": len(facts.people) - counts["people"],
            "meetings": len(facts.meetings) - counts["meetings"],
        },
        conflicts=counts["conflicts"],
    )
