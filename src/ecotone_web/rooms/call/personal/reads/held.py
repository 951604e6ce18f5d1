"""Everything that is held of her, by source: what she said, what others brought, what was sent to her."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from ecotone_web.records.models import (
    Belonging,
    Consent,
    Fact,
    Invitation,
    Letter,
    Note,
    Person,
    PersonalLink,
    Presence,
    Sponsor,
    Tie,
    Voucher,
)
from ecotone_web.rooms.call.personal.reads.people import list_others_who_named, list_said
from ecotone_web.rooms.call.personal.reads.steps import find_profile
from ecotone_web.rooms.call.personal.rules import LABELS


@dataclass(frozen=True)
class Held:
    """All of it, as rows; `as_dict` is what she downloads."""

    person: Person
    answers: list[Invitation]
    texts: dict[str, str]
    drawn_to: list[str]
    own_belongings: list[Belonging]
    other_belongings: list[Belonging]
    said: list[Any]
    said_of_her: dict[str, int]
    consents: list[Consent]
    presences: list[Presence]
    letters: list[Letter]
    links: list[PersonalLink]
    n_notes: int = 0

    @property
    def own_texts(self) -> list[tuple[str, Any, str]]:
        """What she wrote, each under its heading."""
        return [(name, LABELS[name], text) for name, text in self.texts.items() if text]

    @property
    def n_named(self) -> int:
        """How often others named her."""
        return sum(self.said_of_her.values())

    def as_dict(self) -> dict[str, Any]:
        """Plain values, under English names: a program reads it."""
        person = self.person
        return {
            "space": person.space.name,
            "person": {
                "name": person.name,
                "email": person.email,
                "number_here": str(person.uid),
                "answered_on": person.answered_on,
                "told_on": person.told_on,
                "keep_until": person.keep_until,
                "note_of_the_team": person.note,
                "columns_of_files": person.columns,
                **_tell_fact(person),
            },
            "answers": [
                {
                    "call": row.wording.subject if row.wording else "",
                    "state": row.state,
                    "answer": row.answer,
                    "imagines": row.imagines,
                    "instead": row.instead,
                    "sent_at": row.sent_at,
                    "answered_at": row.answered_at,
                }
                for row in self.answers
            ],
            "in_own_words": self.texts,
            "would_like_to_be_part_of": self.drawn_to,
            "belongings_said_by_you": [_tell_belonging(row) for row in self.own_belongings],
            "belongings_from_others": [_tell_belonging(row) for row in self.other_belongings],
            "people_you_named": [
                {
                    "name": each.other.name,
                    "kinds": list(each.kinds),
                    "times_a_year": each.a_year,
                    "since": each.since,
                    "confirmed_by_both": each.is_confirmed,
                }
                for each in self.said
            ],
            "said_of_you_by_others": self.said_of_her,
            "agreed_to": {row.use: row.is_given for row in self.consents},
            "meetings": [
                {"name": row.meeting.name, "on": row.meeting.on, **_tell_fact(row)} for row in self.presences
            ],
            "letters": [
                {"kind": row.kind, "state": row.state, "sent_at": row.sent_at} for row in self.letters
            ],
            "links": [
                {"made_at": row.made_at, "until": row.expires_at, "taken_back_at": row.revoked_at}
                for row in self.links
            ],
            "lines_of_the_team_about_you": self.n_notes,
        }


def gather_held(person: Person) -> Held:
    """Everything. Who named her is theirs to tell; the team's own lines are counted, and can be asked for."""
    profile = find_profile(person)
    belongings = list(Belonging.objects.filter(person=person).select_related("side__boundary", "source"))
    return Held(
        person=person,
        answers=list(
            Invitation.objects.filter(person=person)
            .exclude(state=Invitation.State.DRAFT)
            .select_related("wording", "inviter")
        ),
        texts={name: getattr(profile, name) for name in LABELS} if profile else {},
        drawn_to=[side.name for side in profile.drawn_to.all()] if profile else [],
        own_belongings=[row for row in belongings if row.is_told],
        other_belongings=[row for row in belongings if not row.is_told],
        said=list_said(person),
        said_of_her=_count_said_of_her(person),
        consents=list(Consent.objects.filter(person=person)),
        presences=list(Presence.objects.filter(person=person).select_related("meeting", "source")),
        letters=list(Letter.objects.filter(invitation__person=person)),
        links=list(PersonalLink.objects.filter(person=person)),
        n_notes=_count_notes(person),
    )


def _count_said_of_her(person: Person) -> dict[str, int]:
    """How often somebody named her, by kind; without those whom she named herself and both confirmed."""
    return dict(sorted(Counter(tie.kind for tie in list_others_who_named(person)).items()))


def _count_notes(person: Person) -> int:
    """What the team noted of her for itself."""
    lines = Note.objects.filter(people=person).count() + bool(person.note)
    roles = (Voucher.objects.filter(person=person), Sponsor.objects.filter(person=person))
    noted = Tie.objects.filter(Q(one=person) | Q(other=person), status=Tie.Status.NOTED)
    return lines + sum(rows.count() for rows in roles) + noted.count()


def _tell_fact(row: Fact) -> dict[str, Any]:
    return {
        "source": row.source.title,
        "noted_on": row.noted_on,
        "last_confirmed": row.last_confirmed,
        "who_may_see_it": row.visibility,
    }


def _tell_belonging(row: Belonging) -> dict[str, Any]:
    return {
        "boundary": row.side.boundary.name,
        "side": row.side.name,
        "since": row.since,
        "until": row.until,
        **_tell_fact(row),
    }
