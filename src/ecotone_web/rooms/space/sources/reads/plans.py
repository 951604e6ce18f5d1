"""What taking a source in will do, found out without writing anything: who is known, what is new, what differs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Max

from ecotone_web.bridge.facts import BelongingFact, BoundaryFact, Facts, MeetingFact, PersonFact, TieFact
from ecotone_web.records.models import (
    Belonging,
    Boundary,
    Meeting,
    Merge,
    Person,
    Presence,
    Source,
    Space,
    Tie,
    Update,
)
from ecotone_web.records.names import fold
from ecotone_web.rooms.space.sources.reads.register import Register


@dataclass
class BoundaryPlan:
    """A boundary as it is or will be, which sides are new, and who will belong where."""

    fact: BoundaryFact
    boundary: Boundary | None
    new_sides: list[str] = field(default_factory=list)
    belongings: list[BelongingFact] = field(default_factory=list)


@dataclass
class MeetingPlan:
    """A meeting as it is or will be, and whose presence is new."""

    fact: MeetingFact
    meeting: Meeting | None
    present: list[int] = field(default_factory=list)


class UpdatePlan(NamedTuple):
    """What the source says again, or otherwise, of what is there: an `Update` as it will be."""

    about: str
    fact: int
    before: dict[str, Any]
    after: dict[str, Any]
    is_conflict: bool = False


class HeldBelonging(NamedTuple):
    """A belonging as it is, with the name of its side."""

    pk: int
    side: str
    since: date | None
    until: date | None
    last_confirmed: date | None


@dataclass
class Plan:
    """All that will be written. `people[k]` is the person of fact k; without a key, she is new."""

    people: list[Person] = field(default_factory=list)
    new_people: list[Person] = field(default_factory=list)
    boundaries: list[BoundaryPlan] = field(default_factory=list)
    ties: list[TieFact] = field(default_factory=list)
    meetings: list[MeetingPlan] = field(default_factory=list)
    updates: list[UpdatePlan] = field(default_factory=list)
    unclear: list[str] = field(default_factory=list)
    """Names that several people here have, so that it cannot be told who is meant."""

    @property
    def counts(self) -> dict[str, int]:
        """What the source brings."""
        conflicts = sum(update.is_conflict for update in self.updates)
        new = {id(person) for person in self.new_people}  # once kept, they have a key as well
        return {
            "people": len(self.new_people),
            "known": len({person.pk for person in self.people if person.pk and id(person) not in new}),
            "boundaries": sum(plan.boundary is None for plan in self.boundaries),
            "belongings": sum(len(plan.belongings) for plan in self.boundaries),
            "ties": len(self.ties),
            "meetings": sum(plan.meeting is None for plan in self.meetings),
            "presences": sum(len(plan.present) for plan in self.meetings),
            "seen_again": len(self.updates) - conflicts,
            "conflicts": conflicts,
        }


def plan_taking(source: Source, facts: Facts) -> Plan:
    """What taking these facts in will do; reads the space in a few queries, however many facts there are."""
    planning = _Planning(source)
    planning.plan_people(facts.people)
    for boundary in facts.boundaries:
        planning.plan_boundary(boundary)
    planning.plan_ties(facts.ties)
    planning.plan_meetings(facts.meetings)
    return planning.plan


class _Planning:
    def __init__(self, source: Source) -> None:
        self.source, self.space = source, source.space
        self.plan = Plan()
        self.decided = _find_decided(self.space)

    # --- people

    def plan_people(self, facts: Iterable[PersonFact]) -> None:
        """The person of each fact, in its order: found, or new."""
        listed = list(facts)
        register = Register(
            Person.objects.filter(space=self.space).order_by("pk"),
            listed,
            Merge.objects.filter(space=self.space, undone_at=None).select_related("kept"),
        )
        self.merged_values = register.merged_values
        for fact in listed:
            person = register.find(fact)
            if person is None:
                person = self._make_person(fact, register)
                self.plan.new_people.append(person)
            else:
                self._see_person(person, fact)
            self.plan.people.append(person)
        self.plan.unclear = register.unclear

    def _make_person(self, fact: PersonFact, register: Register) -> Person:
        return Person(
            space=self.space,
            outside_id=register.take_id(fact.outside_id),
            name=fact.name,
            email=fact.email,
            is_listed=fact.is_listed,
            is_asked=fact.is_asked,
            answered_on=self.source.on if fact.has_answered else None,
            since=fact.since,
            until=fact.until,
            columns=fact.columns,
            **say_origin(self.source),
        )

    def _see_person(self, person: Person, fact: PersonFact) -> None:
        """Fill in what was not known; what says otherwise becomes a conflict."""
        is_only_id = fact.name == fact.outside_id and fold(person.outside_id) == fold(fact.outside_id)
        said: dict[str, Any] = {
            "name": "" if is_only_id else fact.name,
            "email": fact.email,
            "since": fact.since,
            "until": fact.until,
            "answered_on": self.source.on if fact.has_answered else None,
        }
        before: dict[str, Any] = {}
        after: dict[str, Any] = {}
        for name, value in said.items():
            held = getattr(person, name)
            if not value or held == value or (name in ("name", "email") and fold(held) == fold(value)):
                continue
            if str(value) in self.merged_values.get(person.pk, ()):
                continue
            is_open = not held or (name == "name" and held == person.outside_id)
            if is_open or name == "answered_on":
                before[name], after[name] = held, value
            else:
                self._differ(Update.About.PERSON, person.pk, {name: held}, {name: value})
        columns = {name: text for name, text in fact.columns.items() if name not in person.columns}
        if columns:
            before["columns"], after["columns"] = {}, columns
        for name in ("is_listed", "is_asked"):
            if getattr(fact, name) and not getattr(person, name):
                before[name], after[name] = False, True
        self._see(Update.About.PERSON, person.pk, person.last_confirmed, before, after)

    # --- boundaries

    def plan_boundary(self, fact: BoundaryFact) -> None:
        """The boundary with its sides, and who belongs where."""
        boundary = Boundary.objects.filter(space=self.space, name__iexact=fact.name).first()
        if boundary is not None and boundary.grouped_from_id is not None:
            return  # groups follow from the sides in them
        plan = BoundaryPlan(fact, boundary)
        known = (
            {} if boundary is None else {fold(name) for name in boundary.sides.values_list("name", flat=True)}
        )
        new = {fold(name): name for name in reversed(fact.sides) if fold(name) not in known}
        plan.new_sides = [name for name in fact.sides if new.get(fold(name)) == name]
        held = _find_belongings(boundary) if boundary is not None else {}
        said: dict[int, list[BelongingFact]] = {}
        for each in fact.belongings:
            said.setdefault(each.person, []).append(each)
        for place, facts in said.items():
            pk = self.plan.people[place].pk
            plan.belongings += self._plan_belongings(held.get(pk, []) if pk else [], facts)
        self.plan.boundaries.append(plan)

    def _plan_belongings(self, there: list[HeldBelonging], facts: list[BelongingFact]) -> list[BelongingFact]:
        """Of what the source says where somebody belongs, what is new; the rest is seen again, or differs."""
        new: list[BelongingFact] = []
        sides = {fold(fact.side) for fact in facts}
        is_shared = any(fold(old.side) in sides for old in there)
        seen: set[tuple[Any, ...]] = set()
        for fact in facts:
            key = (fold(fact.side), fact.since, fact.until)
            if key in seen:
                continue
            seen.add(key)
            same = next((old for old in there if fold(old.side) == key[0] and _fits(old, fact)), None)
            if same is not None:
                self._see_belonging(same, fact)
            elif there and not is_shared and not any(_follows(old, fact) for old in there):
                after = {"side": fact.side, "since": fact.since, "until": fact.until}
                old = there[0]
                self._differ(
                    Update.About.BELONGING,
                    old.pk,
                    {"side": old.side},
                    {name: value for name, value in after.items() if value},
                )
            else:
                new.append(fact)
        return new

    def _see_belonging(self, old: HeldBelonging, fact: BelongingFact) -> None:
        before: dict[str, Any] = {}
        after: dict[str, Any] = {}
        for name in ("since", "until"):
            if getattr(fact, name) and not getattr(old, name):
                before[name], after[name] = None, getattr(fact, name)
        self._see(Update.About.BELONGING, old.pk, old.last_confirmed, before, after)

    # --- ties and meetings

    def plan_ties(self, facts: Iterable[TieFact]) -> None:
        """The ties; one that is there already is seen again."""
        listed = list(facts)
        known = _find_ties(self.space) if listed else {}
        seen: set[tuple[Any, ...]] = set()
        keys = [person.pk or -place for place, person in enumerate(self.plan.people, 1)]
        for fact in listed:
            one, other = keys[fact.one], keys[fact.other]
            if one == other:
                continue  # two records that turned out to be one person
            key = key_of_tie(one, other, fact.is_directed, fact.kind, fact.status, fact.since)
            if key in seen:
                continue
            seen.add(key)
            if key in known:
                self._see_tie(known[key], fact)
            else:
                self.plan.ties.append(fact)

    def _see_tie(self, row: tuple[Any, ...], fact: TieFact) -> None:
        pk, weight, until, confirmed = row
        before: dict[str, Any] = {}
        after: dict[str, Any] = {}
        for name, held, value in (("weight", weight, fact.weight), ("until", until, fact.until)):
            if value is None or held == value:
                continue
            if held is None:
                before[name], after[name] = None, value
            else:
                self._differ(Update.About.TIE, pk, {name: held}, {name: value})
        self._see(Update.About.TIE, pk, confirmed, before, after)

    def plan_meetings(self, facts: Iterable[MeetingFact]) -> None:
        """The meetings and who was there; more names of a meeting that is known are added to it."""
        listed = list(facts)
        known: dict[tuple[str, date | None], list[Meeting]] = {}
        there: dict[tuple[int, int], Presence] = {}
        if listed:
            for each in Meeting.objects.filter(space=self.space).order_by("pk"):
                known.setdefault((fold(each.name), each.on), []).append(each)
            rows = Presence.objects.filter(meeting__space=self.space)
            there = {(row.meeting_id, row.person_id): row for row in rows}
        again: Counter[tuple[str, date | None]] = Counter()
        for fact in listed:
            key = (fold(fact.name), fact.on)
            meeting = next(iter(known.get(key, [])[again[key] :]), None)
            again[key] += 1  # two of one name on one day are two
            plan = MeetingPlan(fact, meeting)
            for place in {id(self.plan.people[place]): place for place in fact.people}.values():
                row = there.get((meeting.pk, self.plan.people[place].pk or 0)) if meeting else None
                if row is None:
                    plan.present.append(place)
                else:
                    self._see(Update.About.PRESENCE, row.pk, row.last_confirmed, {}, {})
            self.plan.meetings.append(plan)

    # --- what is written down

    def _see(
        self, about: str, fact: int, confirmed: date | None, before: dict[str, Any], after: dict[str, Any]
    ) -> None:
        """The source says again, or more, of what is there."""
        if confirmed is None or confirmed < self.source.on:
            before["last_confirmed"], after["last_confirmed"] = confirmed, self.source.on
        self.plan.updates.append(UpdatePlan(str(about), fact, plain(before), plain(after)))

    def _differ(self, about: str, fact: int, before: dict[str, Any], after: dict[str, Any]) -> None:
        """The source says otherwise: nothing changes until somebody decides; nobody is asked the same twice."""
        said = plain(after)
        if (about, fact, repr(sorted(said.items()))) in self.decided:
            return
        self.plan.updates.append(UpdatePlan(str(about), fact, plain(before), said, is_conflict=True))


def read_state(space: Space) -> tuple[int | None, ...]:
    """What is another number after any change of what a plan stands on: of the landscape, a person, a boundary."""
    version = Space.objects.values_list("version", flat=True).get(pk=space.pk)
    changed = [model.history.filter(space=space.pk) for model in (Person, Boundary)]
    return version, *(rows.aggregate(last=Max("history_id"))["last"] for rows in changed)


def say_origin(source: Source) -> dict[str, Any]:
    """What every fact of a source knows of itself."""
    return {"source_id": source.pk, "noted_on": source.on, "last_confirmed": source.on}


def key_of_tie(
    one: int, other: int, is_directed: bool, kind: str, status: str, since: date | None
) -> tuple[Any, ...]:
    """Two ties of the same key are one."""
    if not is_directed and one > other:
        one, other = other, one
    return one, other, is_directed, kind, status, since


def _find_ties(space: Space) -> dict[tuple[Any, ...], tuple[Any, ...]]:
    rows = Tie.objects.filter(space=space).order_by("-pk")
    names = (
        "one_id",
        "other_id",
        "is_directed",
        "kind",
        "status",
        "since",
        "pk",
        "weight",
        "until",
        "last_confirmed",
    )
    return {key_of_tie(*row[:6]): row[6:] for row in rows.values_list(*names).iterator(5_000)}


def _find_belongings(boundary: Boundary) -> dict[int, list[HeldBelonging]]:
    """Who is on which side, by the key of the person, in the order in which it was noted."""
    rows = Belonging.objects.filter(side__boundary=boundary)
    names = ("person_id", "pk", "side__name", "since", "until", "last_confirmed")
    held: dict[int, list[HeldBelonging]] = {}
    for person, *row in rows.values_list(*names).iterator(5_000):
        held.setdefault(person, []).append(HeldBelonging(*row))
    return held


def _find_decided(space: Space) -> set[tuple[str, int, str]]:
    """What was asked before, whether it was decided or still waits."""
    asked = Update.objects.filter(source__space=space, is_conflict=True).values_list("about", "fact", "after")
    return {(about, fact, repr(sorted(after.items()))) for about, fact, after in asked}


def _fits(old: HeldBelonging, new: BelongingFact) -> bool:
    """Whether two belongings to one side may be the same: their days do not contradict."""
    return (old.since is None or new.since is None or old.since == new.since) and (
        old.until is None or new.until is None or old.until == new.until
    )


def _follows(old: HeldBelonging, new: BelongingFact) -> bool:
    """Whether one belonging ended before the other began: somebody has moved, and nothing differs."""
    after = old.until is not None and new.since is not None and new.since >= old.until
    before = new.until is not None and old.since is not None and old.since >= new.until
    return after or before


def plain(values: dict[str, Any]) -> dict[str, Any]:
    """Values as JSON holds them."""
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in values.items()}
