"""One person: what she told us, what we noted, where she belongs, whom we know her to know."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone

from ecotone_web.bridge.rings import DrawnRing, Neighbour, draw_ring_of, order_names
from ecotone_web.records.days import lasting
from ecotone_web.records.models import (
    OWN_WORDS,
    Belonging,
    Boundary,
    Consent,
    Member,
    Note,
    Person,
    Presence,
    Profile,
    Side,
    Tie,
    readable_by,
)
from ecotone_web.rooms.landscape.reads.sides import belongings_in, side_of

MOST_KNOWN = 400
"""Whom somebody knows: more are not named on her page."""

MET = "observed"
_FIRST = {status: place for place, status in enumerate(("confirmed", "reported", "observed", "noted by us"))}


@dataclass(frozen=True)
class Held:
    """A boundary and what is held of somebody on it; without a belonging her side is not known."""

    boundary: Boundary
    belongings: list[Belonging]
    groups: list[str]
    """The groups that follow from sides of another boundary."""


def list_belongings(person: Person, boundaries: list[Boundary]) -> tuple[list[Held], list[Belonging]]:
    """Her belongings by boundary, and those that have ended."""
    rows = list(
        Belonging.objects.filter(person=person)
        .select_related("side__boundary", "side__group", "source")
        .order_by("side__name")
    )
    today = timezone.localdate()
    ended = [row for row in rows if row.until is not None and row.until <= today]
    return _by_boundary([row for row in rows if row not in ended], boundaries), ended


def _by_boundary(rows: list[Belonging], boundaries: list[Boundary]) -> list[Held]:
    held = []
    for boundary in boundaries:
        own = [row for row in rows if row.side.boundary_id == boundary.pk]
        groups = [side_of(row, boundary) for row in rows] if boundary.grouped_from_id else []
        held.append(Held(boundary, own, order_names(list({side.name for side in groups if side}))))
    return held


def list_ties(person: Person) -> list[Tie]:
    """Her ties that have not ended, by the names at the other end."""
    rows = (
        Tie.objects.filter(lasting(), space=person.space)
        .filter(Q(one=person) | Q(other=person))
        .select_related("one", "other", "source")
    )
    ties = list(rows[: 2 * MOST_KNOWN])
    return sorted(ties, key=lambda tie: (other_end(tie, person).sorted_as, tie.pk))


def other_end(tie: Tie, person: Person) -> Person:
    """Who is at the other end."""
    return tie.other if tie.one_id == person.pk else tie.one


def list_told(person: Person, ties: list[Tie]) -> list[tuple[str, list[Person]]]:
    """Whom she named herself, by kind; each once, though both may have said so."""
    told: dict[str, list[Person]] = {}
    for tie in ties:
        is_said = tie.one_id == person.pk and tie.is_directed and tie.status == Tie.Status.REPORTED
        others = told.setdefault(tie.kind, []) if is_said or tie.status == Tie.Status.CONFIRMED else None
        if others is not None and (other := other_end(tie, person)) not in others:
            others.append(other)
    return sorted(told.items())


def list_wished(person: Person, ties: list[Tie]) -> list[Person]:
    """Whom she would like to meet, as she says herself: nothing that is there yet."""
    own = (tie for tie in ties if tie.one_id == person.pk and tie.is_directed)
    return [tie.other for tie in own if tie.status == Tie.Status.POTENTIAL]


@dataclass(frozen=True)
class OwnWords:
    """What she wrote of herself, each under its heading; of which sides she would like to be part; and whether she
    may be introduced with it (None: she was not asked)."""

    texts: list[tuple[Any, str]]
    drawn_to: list[Side]
    may_introduce: bool | None


def find_own_words(person: Person) -> OwnWords | None:
    """Hers alone to write; nothing where she has not."""
    profile = Profile.objects.filter(person=person).first()
    if profile is None:
        return None
    use = Consent.objects.filter(person=person, use=Consent.Use.INTRODUCED)
    return OwnWords(
        [
            (profile._meta.get_field(name).verbose_name, text)  # type: ignore[union-attr]
            for name in OWN_WORDS
            if (text := getattr(profile, name))
        ],
        list(profile.drawn_to.order_by("name")),
        use.values_list("is_given", flat=True).first(),
    )


def list_presences(person: Person) -> list[Presence]:
    """At which meetings she was."""
    rows = Presence.objects.filter(person=person).select_related("meeting")
    return sorted(rows, key=lambda row: (row.meeting.on is not None, row.meeting.on, row.pk), reverse=True)


def list_met(person: Person) -> list[Person]:
    """Who was at the same meetings, by name."""
    meetings = Presence.objects.filter(person=person).values("meeting_id")
    present = Presence.objects.filter(meeting__in=meetings).values("person_id")
    return list(Person.objects.filter(pk__in=present).exclude(pk=person.pk)[:MOST_KNOWN])


@dataclass(frozen=True)
class SeatedSide:
    """A side of the ring: who is known there, or, with nobody, the sentence that says so."""

    name: str
    known: list[tuple[Person, str]]
    said: str = ""


@dataclass(frozen=True)
class Known:
    """Her ring: drawn, and as a list by side, those of unknown side last."""

    drawn: DrawnRing
    sides: list[SeatedSide]
    n_more: int


def gather_ring(person: Person, boundary: Boundary | None, ties: list[Tie], met: list[Person]) -> Known:
    """Whom we know her to know, by the sides of a boundary, with at most five empty seats."""
    best: dict[Person, str] = {}
    told = [(other_end(tie, person), tie.status) for tie in ties if tie.status != Tie.Status.POTENTIAL]
    for other, status in [*told, *((other, MET) for other in met)]:
        best[other] = min(best.get(other, status), status, key=lambda each: _FIRST.get(each, 9))
    people = sorted(best, key=lambda each: (each.sorted_as, each.pk))
    shown = people[:MOST_KNOWN]
    where = _find_sides(shown, boundary)
    address = reverse("people:person", args=[person.space.slug, person.uid]).replace(str(person.uid), "{}")
    neighbours = [
        Neighbour(each.name, where.get(each.pk), best[each], address.format(each.uid)) for each in shown
    ]
    drawn = draw_ring_of(
        person.name, boundary.name if boundary else None, neighbours, _find_empty(boundary, where)
    )
    return Known(drawn, _seat(shown, best, where, drawn), len(people) - len(shown))


def _find_sides(people: list[Person], boundary: Boundary | None) -> dict[int, str]:
    """Her side, the first by name where she is on several."""
    if boundary is None:
        return {}
    through = "side__group__name" if boundary.grouped_from_id else "side__name"
    rows = belongings_in(boundary).filter(person__in=[each.pk for each in people])
    found: dict[int, str] = {}
    for person, name in rows.order_by(through).values_list("person_id", through):
        found.setdefault(person, name)
    return found


def _find_empty(boundary: Boundary | None, where: dict[int, str]) -> list[str]:
    """Sides with somebody on them, none of whom she is known to know."""
    if boundary is None:
        return []
    here = "side__group" if boundary.grouped_from_id else "side"
    peopled = Exists(Belonging.objects.filter(lasting(), **{here: OuterRef("pk")}))
    names = Side.objects.filter(peopled, boundary=boundary).values_list("name", flat=True)
    return sorted(set(names) - set(where.values()))


def _seat(
    people: list[Person], best: dict[Person, str], where: dict[int, str], drawn: DrawnRing
) -> list[SeatedSide]:
    sides: dict[str, SeatedSide] = {name: SeatedSide(name, [], said) for name, said in drawn.empty}
    known = sorted((each for each in people if each.pk in where), key=lambda each: where[each.pk])
    for name, group in groupby(known, key=lambda each: where[each.pk]):
        sides[name] = SeatedSide(name, [(each, best[each]) for each in group])
    seated = [sides[name] for name in order_names(list(sides))]
    unknown = [(each, best[each]) for each in people if each.pk not in where]
    return [*seated, SeatedSide("", unknown)] if unknown else seated


def list_notes(person: Person, member: Member) -> list[Note]:
    """Lines of the notebook about her: shared ones, and the reader's own."""
    notes = Note.objects.filter(people=person, space=person.space).select_related("writer")
    return list(notes.filter(readable_by(member.user))[:50])
