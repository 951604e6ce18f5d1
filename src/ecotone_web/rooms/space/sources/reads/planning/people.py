"""Who of a list is known, who is new, and what is said otherwise of somebody."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from ecotone_web.bridge.facts import PersonFact
from ecotone_web.records.models import Merge, Person, Update
from ecotone_web.records.names import fold
from ecotone_web.rooms.space.sources.reads.plans import Taking, say_origin
from ecotone_web.rooms.space.sources.reads.register import Register


def plan_people(taking: Taking, facts: Iterable[PersonFact]) -> None:
    """The person of each fact, in its order: found, or new."""
    listed = list(facts)
    register = Register(
        Person.objects.filter(space=taking.space).order_by("pk"),
        listed,
        Merge.objects.filter(space=taking.space, undone_at=None).select_related("kept"),
    )
    for fact in listed:
        person = register.find(fact)
        if person is None:
            person = _make_person(taking, fact, register)
            taking.plan.new_people.append(person)
        else:
            _see_person(taking, person, fact, register.merged_values.get(person.pk, ()))
        taking.plan.people.append(person)
    taking.plan.unclear = register.unclear


def _make_person(taking: Taking, fact: PersonFact, register: Register) -> Person:
    return Person(
        space=taking.space,
        outside_id=register.take_id(fact.outside_id),
        name=fact.name,
        email=fact.email,
        is_listed=fact.is_listed,
        is_asked=fact.is_asked,
        answered_on=taking.source.on if fact.has_answered else None,
        since=fact.since,
        until=fact.until,
        columns=fact.columns,
        **say_origin(taking.source),
    )


def _see_person(taking: Taking, person: Person, fact: PersonFact, merged: Collection[str]) -> None:
    """Fill in what was not known; what says otherwise becomes a conflict, unless merged records said it."""
    is_only_id = fact.name == fact.outside_id and fold(person.outside_id) == fold(fact.outside_id)
    said: dict[str, Any] = {
        "name": "" if is_only_id else fact.name,
        "email": fact.email,
        "since": fact.since,
        "until": fact.until,
        "answered_on": taking.source.on if fact.has_answered else None,
    }
    before: dict[str, Any] = {}
    after: dict[str, Any] = {}
    for name, value in said.items():
        held = getattr(person, name)
        if not value or held == value or (name in ("name", "email") and fold(held) == fold(value)):
            continue
        if str(value) in merged:
            continue
        is_open = not held or (name == "name" and held == person.outside_id)
        if is_open or name == "answered_on":
            before[name], after[name] = held, value
        else:
            taking.differ(Update.About.PERSON, person.pk, {name: held}, {name: value})
    columns = {name: text for name, text in fact.columns.items() if name not in person.columns}
    if columns:
        before["columns"], after["columns"] = {}, columns
    for name in ("is_listed", "is_asked"):
        if getattr(fact, name) and not getattr(person, name):
            before[name], after[name] = False, True
    taking.see(Update.About.PERSON, person.pk, person.last_confirmed, before, after)
