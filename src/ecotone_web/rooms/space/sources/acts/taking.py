"""Taking a source in: new facts become rows, known ones are seen again, contradictions wait for a decision."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction

from ecotone_web.bridge.facts import BoundaryFact, Facts, PersonFact
from ecotone_web.records.models import (
    Belonging,
    Boundary,
    Meeting,
    Member,
    Person,
    Presence,
    Side,
    Source,
    Tie,
    Update,
)
from ecotone_web.rooms.space.sources.rules import check_bring_in

AT_ONCE = 2_000
"""Rows written in one statement."""


@transaction.atomic
def take_in(*, by: Member, source: Source, facts: Facts) -> Source:
    """Make rows of the facts of a source, all or none of them."""
    check_bring_in(by)
    taking = _Taking(source)
    people = taking.take_people(facts.people)
    for boundary in facts.boundaries:
        taking.take_boundary(boundary, people)
    taking.take_ties(facts, people)
    taking.take_meetings(facts, people)
    Update.objects.bulk_create(taking.updates, AT_ONCE)
    source.uploads.all().delete()
    source.state = Source.State.READY
    source.counts = dict(taking.counts)
    source.save()
    source.space.turn()
    return source


def fold(text: str) -> str:
    """A name as it is compared: without regard to capitals and spaces."""
    return " ".join(text.split()).casefold()


class _Taking:
    """One run through the facts of a source; counts what it does and writes down what can be undone."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.space = source.space
        self.counts: Counter[str] = Counter()
        self.updates: list[Update] = []

    # --- people

    def take_people(self, facts: Iterable[PersonFact]) -> list[Person]:
        """The person of each fact, in its order: found, or new."""
        known = _Known(Person.objects.filter(space=self.space))
        new: list[Person] = []
        found: list[Person] = []
        for fact in facts:
            person = known.find(fact)
            if person is None:
                person = self._make_person(fact, known)
                new.append(person)
            elif person.pk is not None:
                self._see_person(person, fact)
            found.append(person)
        Person.objects.bulk_create(new, AT_ONCE)
        self.counts["people"] += len(new)
        return found

    def _make_person(self, fact: PersonFact, known: _Known) -> Person:
        person = Person(
            space=self.space,
            outside_id=fact.outside_id,
            name=fact.name,
            email=fact.email,
            is_listed=fact.is_listed,
            is_asked=fact.is_asked,
            answered_on=self.source.on if fact.has_answered else None,
            since=fact.since,
            until=fact.until,
            columns=fact.columns,
            **self._fact(),
        )
        known.add(person)
        return person

    def _see_person(self, person: Person, fact: PersonFact) -> None:
        """Fill in what was not known; what says otherwise becomes a conflict."""
        said: dict[str, Any] = {
            "name": fact.name if fact.name != fact.outside_id else "",
            "email": fact.email,
            "since": fact.since,
            "until": fact.until,
            "answered_on": self.source.on if fact.has_answered else None,
        }
        before: dict[str, Any] = {}
        after: dict[str, Any] = {}
        for name, value in said.items():
            held = getattr(person, name)
            if not value or held == value or (name == "name" and fold(held) == fold(value)):
                continue
            if held and name != "answered_on":
                self._differ(Update.About.PERSON, person.pk, {name: held}, {name: value})
            else:
                before[name], after[name] = held, value
        columns = {name: text for name, text in fact.columns.items() if name not in person.columns}
        if columns:
            before["columns"], after["columns"] = person.columns, {**person.columns, **columns}
        if fact.is_listed and not person.is_listed:
            before["is_listed"], after["is_listed"] = False, True
        self._see(Update.About.PERSON, person, before, after)

    # --- boundaries and belongings

    def take_boundary(self, fact: BoundaryFact, people: list[Person]) -> None:
        """The boundary with its sides, and who belongs where."""
        boundary = self._find_boundary(fact)
        if boundary.grouped_from_id is not None:
            return  # groups follow from the sides in them
        sides = self._find_sides(boundary, fact.sides)
        held: dict[int, list[Belonging]] = {}
        for belonging in Belonging.objects.filter(side__boundary=boundary).select_related("side"):
            held.setdefault(belonging.person_id, []).append(belonging)
        said: dict[int, list[Any]] = {}
        for each in fact.belongings:
            said.setdefault(each.person, []).append(each)
        new: list[Belonging] = []
        for place, belongings in said.items():
            person = people[place]
            there = held.get(person.pk, [])
            for each in belongings:
                same = [old for old in there if old.side_id == sides[each.side].pk and _fits(old, each)]
                if same:
                    self._see(Update.About.BELONGING, same[0], {}, {})
                elif there and not any(old.side.name in {b.side for b in belongings} for old in there):
                    old = there[0]
                    self._differ(Update.About.BELONGING, old.pk, {"side": old.side.name}, {"side": each.side})
                else:
                    new.append(
                        Belonging(
                            person=person,
                            side=sides[each.side],
                            since=each.since,
                            until=each.until,
                            **self._fact(),
                        )
                    )
        Belonging.objects.bulk_create(new, AT_ONCE)
        self.counts["belongings"] += len(new)

    def _find_boundary(self, fact: BoundaryFact) -> Boundary:
        boundary = Boundary.objects.filter(space=self.space, name__iexact=fact.name).first()
        if boundary is None:
            boundary = Boundary.objects.create(
                space=self.space, name=fact.name, kind=fact.kind, **self._fact()
            )
            self.counts["boundaries"] += 1
        return boundary

    def _find_sides(self, boundary: Boundary, names: Iterable[str]) -> dict[str, Side]:
        known = {fold(side.name): side for side in boundary.sides.all()}
        new = [Side(boundary=boundary, name=name) for name in names if fold(name) not in known]
        known |= {fold(side.name): side for side in Side.objects.bulk_create(new, AT_ONCE)}
        return {name: known[fold(name)] for name in names}

    # --- ties and meetings

    def take_ties(self, facts: Facts, people: list[Person]) -> None:
        """The ties; one that is there already is seen again."""
        known: dict[tuple[Any, ...], Tie] = {}
        if facts.ties:
            known = {_tie_key(tie): tie for tie in Tie.objects.filter(space=self.space).iterator(AT_ONCE)}
        new: list[Tie] = []
        for fact in facts.ties:
            tie = Tie(
                space=self.space,
                one=people[fact.one],
                other=people[fact.other],
                kind=fact.kind,
                status=fact.status,
                is_directed=fact.is_directed,
                weight=fact.weight,
                since=fact.since,
                until=fact.until,
                **self._fact(),
            )
            if tie.one_id == tie.other_id:
                continue  # two records that turned out to be one person
            there = known.setdefault(_tie_key(tie), tie)
            if there is tie:
                new.append(tie)
            elif there.pk is not None:
                self._see(Update.About.TIE, there, {}, {})
        Tie.objects.bulk_create(new, AT_ONCE)
        self.counts["ties"] += len(new)

    def take_meetings(self, facts: Facts, people: list[Person]) -> None:
        """The meetings and who was there; more names of a meeting that is known are added to it."""
        known = {
            (fold(meeting.name), meeting.on): meeting for meeting in Meeting.objects.filter(space=self.space)
        }
        new: list[Presence] = []
        for fact in facts.meetings:
            key = (fold(fact.name), fact.on)
            if key not in known:
                known[key] = Meeting.objects.create(
                    space=self.space, name=fact.name, on=fact.on, **self._fact()
                )
                self.counts["meetings"] += 1
            meeting = known[key]
            there = {presence.person_id: presence for presence in meeting.presences.all()}
            for person in {people[place].pk: people[place] for place in fact.people}.values():
                if person.pk in there:
                    self._see(Update.About.PRESENCE, there[person.pk], {}, {})
                else:
                    new.append(Presence(meeting=meeting, person=person, **self._fact()))
        Presence.objects.bulk_create(new, AT_ONCE)
        self.counts["presences"] += len(new)

    # --- what is written down

    def _fact(self) -> dict[str, Any]:
        return {"source": self.source, "noted_on": self.source.on, "last_confirmed": self.source.on}

    def _see(self, about: str, row: Any, before: dict[str, Any], after: dict[str, Any]) -> None:
        """The source says again, or more, of what is there."""
        if row.last_confirmed is None or row.last_confirmed < self.source.on:
            before["last_confirmed"], after["last_confirmed"] = row.last_confirmed, self.source.on
        for name, value in after.items():
            setattr(row, name, value)
        if after:
            type(row).objects.filter(pk=row.pk).update(**after)
        self.updates.append(
            Update(source=self.source, about=about, fact=row.pk, before=_plain(before), after=_plain(after))
        )
        self.counts["seen_again"] += 1

    def _differ(self, about: str, fact: int, before: dict[str, Any], after: dict[str, Any]) -> None:
        """The source says otherwise: nothing changes until somebody decides."""
        self.updates.append(
            Update(
                source=self.source,
                about=about,
                fact=fact,
                before=_plain(before),
                after=_plain(after),
                is_conflict=True,
            )
        )
        self.counts["conflicts"] += 1


class _Known:
    """The people of a space, found by id, by e-mail, or, where a list has no ids, by a name that only one has."""

    def __init__(self, people: Iterable[Person]) -> None:
        self.by_id: dict[str, Person] = {}
        self.by_email: dict[str, Person] = {}
        self.by_name: dict[str, list[Person]] = {}
        for person in people:
            self.add(person)

    def add(self, person: Person) -> None:
        """One more that is known from now on."""
        self.by_id.setdefault(fold(person.outside_id), person)
        self.by_name.setdefault(fold(person.name), []).append(person)
        if person.email:
            self.by_email.setdefault(person.email.casefold(), person)

    def find(self, fact: PersonFact) -> Person | None:
        """Who that is; None for somebody new."""
        found = self.by_id.get(fold(fact.outside_id)) or self.by_email.get(fact.email.casefold() or "-")
        named = self.by_name.get(fold(fact.name), [])
        if found is None and fact.outside_id == fact.name and len(named) == 1:
            return named[0]
        return found


def _fits(old: Belonging, new: Any) -> bool:
    """Whether two belongings to one side may be the same: their days do not contradict."""
    return (old.since is None or new.since is None or old.since == new.since) and (
        old.until is None or new.until is None or old.until == new.until
    )


def _tie_key(tie: Tie) -> tuple[Any, ...]:
    ends = (tie.one_id, tie.other_id)
    return (*(ends if tie.is_directed else sorted(ends)), tie.is_directed, tie.kind, tie.status, tie.since)


def _plain(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in values.items()}
