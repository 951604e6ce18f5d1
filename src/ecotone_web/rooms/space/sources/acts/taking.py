"""Taking a source in: new facts become rows, known ones are seen again, what says otherwise waits for a decision."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.db import models, transaction

from ecotone_web.bridge.facts import Facts
from ecotone_web.records.models import (
    Belonging,
    Boundary,
    Meeting,
    Member,
    Person,
    Presence,
    Side,
    Source,
    Space,
    Tie,
    Update,
)
from ecotone_web.records.names import fold
from ecotone_web.rooms.space.acts import in_parts
from ecotone_web.rooms.space.sources.acts.inserting import AT_ONCE, insert
from ecotone_web.rooms.space.sources.reads.planning import plan_taking
from ecotone_web.rooms.space.sources.reads.plans import Plan, UpdatePlan, read_state, say_origin
from ecotone_web.rooms.space.sources.rules import check_bring_in

TABLES: dict[str, type[models.Model]] = {
    Update.About.PERSON: Person,
    Update.About.SIDE: Side,
    Update.About.BELONGING: Belonging,
    Update.About.TIE: Tie,
    Update.About.MEETING: Meeting,
    Update.About.PRESENCE: Presence,
}
TAKEABLE = (Source.State.DRAFT, Source.State.WORKING, Source.State.FAILED)

OF_TIE = ("kind", "status", "is_directed", "weight", "since", "until")
"""What a fact says of a tie, by the names of its columns."""

Told = Callable[[float], None]
"""Is told how far it has come, from 0 to 1."""


def tell_nobody(_share: float) -> None:
    """For those who do not wait."""


def take_in(
    *,
    by: Member,
    source: Source,
    facts: Facts,
    account: Sequence[Mapping[str, Any]] = (),
    told: Told = tell_nobody,
) -> Source:
    """Make rows of the facts of a source, all or none of them, and once, however often it is asked for.

    `account` says how its files were read; it is kept when they themselves are gone. What is to be done is found out
    before anything is locked, so that others need not wait for it; if somebody has changed something meanwhile, again.
    """
    check_bring_in(by)
    if Source.objects.get(pk=source.pk).state not in TAKEABLE:
        return Source.objects.get(pk=source.pk)
    state = read_state(source.space)
    plan = plan_taking(source, facts)
    told(0.2)
    with transaction.atomic():
        Space.objects.select_for_update().get(pk=source.space_id)
        held = Source.objects.select_for_update().get(pk=source.pk)
        if held.state not in TAKEABLE:
            return held
        if read_state(source.space) != state:
            plan = plan_taking(source, facts)
        return _write(source, plan, account, told)


def _write(source: Source, plan: Plan, account: Sequence[Mapping[str, Any]], told: Told) -> Source:
    _Writing(source, plan, told).write()
    source.uploads.all().delete()
    source.state = Source.State.READY
    source.counts = plan.counts
    source.account = list(account)
    source.save()
    source.space.turn()
    return source


class _Writing:
    """One run through a plan."""

    def __init__(self, source: Source, plan: Plan, told: Told) -> None:
        self.source, self.plan, self.told = source, plan, told
        self.space = source.space
        self.origin = say_origin(source)
        self.updates = plan.updates

    def write(self) -> None:
        """People first: the others stand on them."""
        Person.objects.bulk_create(self.plan.new_people, AT_ONCE)
        self._write_boundaries()
        self.told(0.3)
        self._write_ties()
        self.told(0.6)
        self._write_meetings()
        see_again(self.updates)
        self.told(0.75)
        insert(Update, UpdatePlan._fields, self.updates, source_id=self.source.pk)
        self.told(1)

    def _write_boundaries(self) -> None:
        new: list[tuple[Any, ...]] = []
        for plan in self.plan.boundaries:
            boundary = plan.boundary or Boundary.objects.create(
                space=self.space, name=plan.fact.name, kind=plan.fact.kind, **self.origin
            )
            made = Side.objects.bulk_create([Side(boundary=boundary, name=name) for name in plan.new_sides])
            if plan.boundary is not None:
                self.updates += [
                    UpdatePlan(Update.About.SIDE.value, side.pk, {}, {"is_new": True}) for side in made
                ]
            known = {fold(name): pk for pk, name in boundary.sides.values_list("pk", "name")}
            sides = {name: known[fold(name)] for name in plan.fact.sides}
            new += [
                (self.plan.people[fact.person].pk, sides[fact.side], fact.since, fact.until)
                for fact in plan.belongings
            ]
        insert(Belonging, ("person_id", "side_id", "since", "until"), new, **self.origin)

    def _write_ties(self) -> None:
        keys, written = [person.pk for person in self.plan.people], 0
        for some in in_parts(self.plan.ties, AT_ONCE):
            rows = (
                (keys[fact.one], keys[fact.other], *(getattr(fact, name) for name in OF_TIE)) for fact in some
            )
            same = {"space_id": self.space.pk, **self.origin}
            written += insert(Tie, ("one_id", "other_id", *OF_TIE), rows, **same)
            self.told(0.3 + 0.3 * written / len(self.plan.ties))

    def _write_meetings(self) -> None:
        new: list[tuple[Any, ...]] = []
        for plan in self.plan.meetings:
            meeting = plan.meeting or Meeting.objects.create(
                space=self.space, name=plan.fact.name, on=plan.fact.on, **self.origin
            )
            new += [(meeting.pk, self.plan.people[place].pk) for place in plan.present]
        insert(Presence, ("meeting_id", "person_id"), new, **self.origin)


def see_again(updates: Iterable[UpdatePlan]) -> None:
    """Fill in what a source says more of what is there, and confirm the rest; many rows in one statement."""
    confirmed: dict[tuple[str, str], list[int]] = {}
    for update in updates:
        if update.is_conflict or not update.after or update.about == Update.About.SIDE:
            continue
        filled = {name: value for name, value in update.after.items() if name != "last_confirmed"}
        if filled:
            _fill_in(update, filled)
        if day := update.after.get("last_confirmed"):
            confirmed.setdefault((update.about, day), []).append(update.fact)
    for (about, day), keys in confirmed.items():
        for some in in_parts(keys):
            rows(about).filter(pk__in=some).update(last_confirmed=date.fromisoformat(day))


def _fill_in(update: UpdatePlan, filled: dict[str, Any]) -> None:
    if "columns" in filled:
        person = Person.objects.only("columns").get(pk=update.fact)
        filled["columns"] = {**person.columns, **filled["columns"]}
    rows(update.about).filter(pk=update.fact).update(**filled)


def rows(about: str) -> Any:
    """The rows of the table that an update is about."""
    return TABLES[about]._base_manager.all()
