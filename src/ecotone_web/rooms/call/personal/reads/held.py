"""Everything that is held of her, by source: what she said, what others brought, what was sent to her."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from ecotone_web.bridge.telling import OWN as TOLD
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
    Update,
    Voucher,
    Wording,
)
from ecotone_web.rooms.call.personal.reads.people import find_told_ties, list_said
from ecotone_web.rooms.call.personal.reads.steps import find_profile
from ecotone_web.rooms.call.personal.rules import HOW_TOLD, KINDS, LABELS
from ecotone_web.rooms.space.privacy.reads.holdings import find_conflicts, find_id_in_files, tell_conflict

KNOWN_TO_BOTH = (Tie.Status.CONFIRMED, Tie.Status.OBSERVED)
"""What nobody told in confidence: both said it, or it was seen."""


@dataclass(frozen=True)
class OtherTie:
    """What is known of her and one other from elsewhere than what she told us herself."""

    tie: Tie
    person: Person

    @property
    def other(self) -> Person:
        """With whom."""
        return self.tie.other if self.tie.one_id == self.person.pk else self.tie.one

    @property
    def label(self) -> Any:
        """The kind, as she was asked it where it is one of ours."""
        return dict(KINDS).get(self.tie.kind, self.tie.kind)

    @property
    def is_said(self) -> bool:
        """Whether the source has it from her."""
        return self.tie.is_directed and self.tie.one_id == self.person.pk

    @property
    def is_confirmed(self) -> bool:
        """Whether both said so."""
        return self.tie.status == Tie.Status.CONFIRMED


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
    other_ties: list[OtherTie]
    said_of_her: dict[str, int]
    conflicts: list[Update]
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
    def id_in_files(self) -> str:
        """How she is called in the files, where that is not her name."""
        return find_id_in_files(self.person)

    @property
    def told_how(self) -> Any:
        """How she was told that something is held."""
        return HOW_TOLD.get(self.person.told_how, self.person.told_how)

    @property
    def n_named(self) -> int:
        """How often others named her."""
        return sum(self.said_of_her.values())

    def as_dict(self) -> dict[str, Any]:
        """Plain values, under English names: a program reads it."""
        return {
            "space": self.person.space.name,
            "person": self._tell_person(),
            "answers": [_tell_answer(row) for row in self.answers],
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
            "connections_from_other_sources": [_tell_tie(each) for each in self.other_ties],
            "said_of_you_by_others": self.said_of_her,
            "other_sources_say": [tell_conflict(row) for row in self.conflicts],
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

    def _tell_person(self) -> dict[str, Any]:
        person = self.person
        return {
            "name": person.name,
            "email": person.email,
            "number_here": str(person.uid),
            "answered_on": person.answered_on,
            "id_in_files": self.id_in_files,
            "since": person.since,
            "until": person.until,
            "is_convening": person.is_convening,
            "told_on": person.told_on,
            "told_how": person.told_how,
            "keep_until": person.keep_until,
            "note_of_the_team": person.note,
            "columns_of_files": person.columns,
            **_tell_fact(person),
        }


def _tell_answer(row: Invitation) -> dict[str, Any]:
    return {
        "call": row.wording.subject if row.wording else "",
        "state": row.state,
        "answer": row.answer,
        "imagines": row.imagines,
        "instead": row.instead,
        "sent_at": row.sent_at,
        "answered_at": row.answered_at,
    }


def _list_answers(person: Person) -> list[Invitation]:
    """What she was asked, each in the words that she read."""
    rows = list(
        Invitation.objects.filter(person=person)
        .exclude(state=Invitation.State.DRAFT)
        .select_related("wording", "inviter")
    )
    calls = [row.call_id for row in rows]
    general = {each.call_id: each for each in Wording.objects.filter(call__in=calls, world=None)}
    for row in rows:
        row.wording = row.wording or general.get(row.call_id)
    return rows


def gather_held(person: Person) -> Held:
    """Everything. Who named her is theirs to tell; the team's own lines are counted, and can be asked for."""
    profile, ties = find_profile(person), _list_other_ties(person)
    belongings = list(Belonging.objects.filter(person=person).select_related("side__boundary", "source"))
    return Held(
        person=person,
        answers=_list_answers(person),
        texts={name: getattr(profile, name) for name in LABELS} if profile else {},
        drawn_to=[side.name for side in profile.drawn_to.all()] if profile else [],
        own_belongings=[row for row in belongings if row.is_told],
        other_belongings=[row for row in belongings if not row.is_told],
        said=list_said(person),
        other_ties=[OtherTie(tie, person) for tie in ties if _may_be_named(tie, person)],
        said_of_her=_count_kinds(tie for tie in ties if not _may_be_named(tie, person)),
        conflicts=find_conflicts(person, belongings),
        consents=list(Consent.objects.filter(person=person)),
        presences=list(Presence.objects.filter(person=person).select_related("meeting", "source")),
        letters=list(Letter.objects.filter(invitation__person=person)),
        links=list(PersonalLink.objects.filter(person=person)),
        n_notes=_count_notes(person),
    )


def _list_other_ties(person: Person) -> list[Tie]:
    """Those that she did not tell us, but for the team's own: these are counted among its lines."""
    own = find_told_ties().filter(one=person)
    said = set(own.values_list("other_id", "kind"))
    ties = Tie.objects.filter(Q(one=person) | Q(other=person)).exclude(status=Tie.Status.NOTED)
    rows = ties.exclude(pk__in=own.values("pk")).select_related("one", "other", "source")
    return [tie for tie in rows.order_by("kind", "pk") if not _is_answered(tie, said)]


def _is_answered(tie: Tie, said: set[tuple[int, str]]) -> bool:
    """Whether it is the other half of what she said: that both did stands there."""
    is_told = tie.source.kind in TOLD and tie.status == Tie.Status.CONFIRMED
    return is_told and (tie.one_id, tie.kind) in said


def _may_be_named(tie: Tie, person: Person) -> bool:
    """What another said of her alone is theirs."""
    return tie.one_id == person.pk or tie.status in KNOWN_TO_BOTH


def _count_kinds(ties: Iterable[Tie]) -> dict[str, int]:
    return dict(sorted(Counter(tie.kind for tie in ties).items()))


def _count_notes(person: Person) -> int:
    """What the team noted of her for itself, and is not shown."""
    lines = Note.objects.filter(people=person).count()
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


def _tell_tie(each: OtherTie) -> dict[str, Any]:
    tie = each.tie
    return {
        "with": each.other.name,
        "kind": tie.kind,
        "how_known": tie.status,
        "said_by_you": each.is_said,
        "weight": tie.weight,
        "since": tie.since,
        "until": tie.until,
        **_tell_fact(tie),
    }


def _tell_belonging(row: Belonging) -> dict[str, Any]:
    return {
        "boundary": row.side.boundary.name,
        "side": row.side.name,
        "since": row.since,
        "until": row.until,
        **_tell_fact(row),
    }
