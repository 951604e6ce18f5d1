"""Whom she knows: each as she says it, and confirmed where the other has said the same of her."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from ecotone_web.bridge.telling import OWN as TOLD
from ecotone_web.records.models import Different, Member, Person, Source, Space, Tie
from ecotone_web.records.names import sort_by
from ecotone_web.rooms.call.personal.acts.saying import note_told, say_by
from ecotone_web.rooms.call.personal.reads.people import find_listed, find_told_ties
from ecotone_web.rooms.call.personal.rules import KINDS, MEET, MOST_NAMED, REAL
from ecotone_web.rooms.space.acts import add, change, remove
from ecotone_web.rooms.space.sources.reads.people import CUT, find_free_id
from ecotone_web.rooms.space.sources.reads.undoing import is_noted_by_hand, is_stood_on

Status = Tie.Status


@dataclass(frozen=True)
class SaidTie:
    """All that she says of one other: the kinds (none: nothing any more), how often a year, since when."""

    other: Person | str
    kinds: tuple[str, ...]
    a_year: float | None = None
    since: date | None = None


@transaction.atomic
def say_ties(
    *, person: Person, source: Source, by: Member | None = None, ties: Iterable[SaidTie]
) -> list[Person]:
    """What she says of each of these now holds of them; of others nothing changes. A name alone may be somebody new."""
    Space.objects.select_for_update().get(
        pk=person.space_id
    )  # two who name each other at once are both confirmed
    user = by.user if by else None
    others, has_told = [], False
    for said in ties:
        other = (
            said.other if isinstance(said.other, Person) else _find_or_make(person, said.other, source, user)
        )
        if other is None or other.pk == person.pk or other.space_id != person.space_id:
            continue
        _say_one(person, other, said, source, user)
        others.append(other)
        has_told = has_told or bool(said.kinds)
    if has_told:
        note_told(person, by=by)
    if others:
        person.space.turn()
    return others


def _say_one(person: Person, other: Person, said: SaidTie, source: Source, user: Any) -> None:
    mine = {row.kind: row for row in find_told_ties().filter(one=person, other=other)}
    for kind, _label in KINDS:
        row = mine.get(kind)
        if kind not in said.kinds:
            if row is not None:
                remove(row, by=user)
                _settle(other, person, kind, user)
            continue
        fields: dict[str, Any] = {"weight": said.a_year if kind in REAL else None, "since": said.since}
        if row is None:
            status = Status.POTENTIAL if kind == MEET else Status.REPORTED
            row = Tie(space=person.space, one=person, other=other, kind=kind, is_directed=True, status=status)
            for name, value in {**fields, **say_by(source)}.items():
                setattr(row, name, value)
            add(row, by=user)
        else:
            change(row, by=user, **fields, last_confirmed=say_by(source)["last_confirmed"])
        _settle(person, other, kind, user)
    if not said.kinds:
        _sweep(other, user)


def _settle(one: Person, other: Person, kind: str, user: Any) -> None:
    """Confirmed if each has said it of the other, reported by one if not; what would only be liked is neither."""
    if kind == MEET:
        return
    told = find_told_ties().filter(kind=kind)
    rows = [*told.filter(one=one, other=other), *told.filter(one=other, other=one)]
    is_mutual = len({row.one_id for row in rows}) > 1
    for row in rows:
        change(row, by=user, status=Status.CONFIRMED if is_mutual else Status.REPORTED)


def _sweep(other: Person, user: Any) -> None:
    """Whom she alone had named, and names no more, is nobody here any more, unless the team has more of her."""
    rows = Person.objects.filter(pk=other.pk, is_listed=False, source__kind__in=TOLD)
    if rows.exclude(is_stood_on(but=(Different,)) | is_noted_by_hand()).exists():
        remove(other, by=user)


def _find_or_make(person: Person, name: str, source: Source, user: Any) -> Person | None:
    """Whoever is called exactly so, if only one is; else somebody new, who is only named. She is not told which."""
    written = unicodedata.normalize("NFC", " ".join(name.split()))
    alike = Person.objects.filter(space=person.space, sorted_as=sort_by(written)).exclude(pk=person.pk)
    called = [each for each in alike if unicodedata.normalize("NFC", each.name) == written]
    named = set(find_told_ties().filter(one=person).values_list("other_id", flat=True))
    # in whatever letters, where she could see the name anyway, or the team writes it for her
    seen = list(alike if user is not None else find_listed(person).filter(sorted_as=sort_by(written)))
    there = [each for each in called if each.pk in named]
    there = there or next((some for some in (called, seen) if len(some) == 1), [])
    if there or not written or len(named) >= MOST_NAMED:
        return there[0] if there else None
    begun = Person.objects.filter(space=person.space, outside_id__startswith=written[:CUT])
    new = Person(
        space=person.space,
        name=written,
        outside_id=find_free_id(written, set(begun.values_list("outside_id", flat=True))),
        is_listed=False,
        **say_by(source),
    )
    add(new, by=user)
    return new
