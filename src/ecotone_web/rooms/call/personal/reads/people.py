"""Whose names she finds, and what she has said of whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from ecotone_web.bridge.telling import OWN as TOLD
from ecotone_web.records.days import lasting
from ecotone_web.records.models import Call, Consent, Invitation, Person, Tie
from ecotone_web.records.names import called
from ecotone_web.rooms.call.personal.reads.calls import list_calls
from ecotone_web.rooms.call.personal.rules import KINDS, MEET, MOST_LISTED

LISTED = Consent.Use.LISTED


def find_listed(person: Person) -> QuerySet[Person]:
    """Those whose names she may choose from: as her calls say it, and nobody who said no to it."""
    consents = Consent.objects.filter(person=OuterRef("pk"), use=LISTED)
    agreed = Q(Exists(consents.filter(is_given=True)))
    calls = list_calls(person)
    names = {call.names for call in calls}
    people = Person.objects.filter(space=person.space).exclude(pk=person.pk)
    people = people.exclude(Exists(consents.filter(is_given=False)))
    if Call.Names.EVERYBODY in names:
        return people.filter(agreed | Q(is_listed=True))
    if Call.Names.ASKED in names:
        asked = Invitation.objects.filter(person=OuterRef("pk"), sent_at__isnull=False)
        here = asked.filter(call__in=[each.pk for each in calls if each.names == Call.Names.ASKED])
        return people.filter(agreed | Q(Exists(here.exclude(state=Invitation.State.WITHDRAWN))))
    return people.filter(agreed)


def is_listed_unasked(person: Person) -> bool:
    """Whether a call that goes on shows her name to others unless she says no."""
    going = Call.objects.filter(space=person.space, closed_at=None)
    if person.is_listed and going.filter(names=Call.Names.EVERYBODY).exists():
        return True
    return any(call.names == Call.Names.ASKED for call in list_calls(person))


def look_for(person: Person, words: str) -> list[Person]:
    """A few of them, by name: those in whose names the words stand."""
    found = find_listed(person)
    return list((found.filter(called(words)) if words else found)[: MOST_LISTED + 1])


@dataclass(frozen=True)
class Said:
    """All that she has said of one other."""

    other: Person
    kinds: tuple[str, ...]
    a_year: float | None
    since: date | None
    is_confirmed: bool

    @property
    def labels(self) -> list[Any]:
        """The kinds as she was asked them."""
        return [label for kind, label in KINDS if kind in self.kinds]

    @property
    def is_wish(self) -> bool:
        """Whether she only would like to meet."""
        return self.kinds == (MEET,)


def find_told_ties() -> QuerySet[Tie]:
    """What people said themselves of each other, on their pages or on paper."""
    return Tie.objects.filter(lasting(), is_directed=True, source__kind__in=TOLD)


def list_said(person: Person) -> list[Said]:
    """Whom she has named, by name, with all that she said of each."""
    rows = find_told_ties().filter(one=person)
    by_other: dict[Person, list[Tie]] = {}
    for row in rows.select_related("other").order_by("other__sorted_as", "other_id"):
        by_other.setdefault(row.other, []).append(row)
    return [_tell(other, ties) for other, ties in by_other.items()]


def _tell(other: Person, ties: list[Tie]) -> Said:
    return Said(
        other,
        tuple(tie.kind for tie in ties),
        next((tie.weight for tie in ties if tie.weight is not None), None),
        next((tie.since for tie in ties if tie.since is not None), None),
        any(tie.status == Tie.Status.CONFIRMED for tie in ties),
    )


def find_other(person: Person, uid: Any) -> Person | None:
    """Somebody whom she has named, or whose name she may find; nobody else is there for her."""
    named = find_told_ties().filter(one=person, other=OuterRef("pk"))
    own = Person.objects.filter(Exists(named), space=person.space, uid=uid).first()
    return own or find_listed(person).filter(uid=uid).first()
