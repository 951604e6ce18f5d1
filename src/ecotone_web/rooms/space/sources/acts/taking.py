"""Taking a source in: new facts become rows, known ones are seen again, what says otherwise waits for a decision."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from django.db import models, transaction

from ecotone_web.bridge.facts import Facts, TieFact
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
from ecotone_web.rooms.space.sources.acts.inserting import AT_ONCE, insert
from ecotone_web.rooms.space.sources.reads.names import fold
from ecotone_web.rooms.space.sources.reads.plans import Plan, plan_taking, say_origin
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

Told = Callable[[float], None]
"""Is told how far it has come, from 0 to 1."""


def tell_nobody(_share: float) -> None:
    """For those who do not wait."""


@transaction.atomic
def take_in(
    *,
    by: Member,
    source: Source,
    facts: Facts,
    account: Sequence[Mapping[str, Any]] = (),
    told: Told = tell_nobody,
) -> Source:
    """Make rows of the facts of a source, all or none of them, and once, however often it is asked for.

    `account` says how its files were read; it is kept when they themselves are gone.
    """
    check_bring_in(by)
    held = Source.objects.select_for_update().get(pk=source.pk)
    if held.state not in TAKEABLE:
        return held
    plan = plan_taking(source, facts)
    told(0.2)
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
        insert(Update, self.updates)
        self.told(1)

    def _write_boundaries(self) -> None:
        new: list[Belonging] = []
        for plan in self.plan.boundaries:
            boundary = plan.boundary or Boundary.objects.create(
                space=self.space, name=plan.fact.name, kind=plan.fact.kind, **self.origin
            )
            made = Side.objects.bulk_create([Side(boundary=boundary, name=name) for name in plan.new_sides])
            if plan.boundary is not None:
                self.updates += [
                    Update(source=self.source, about=Update.About.SIDE, fact=side.pk, after={"is_new": True})
                    for side in made
                ]
            known = {fold(name): pk for pk, name in boundary.sides.values_list("pk", "name")}
            sides = {name: known[fold(name)] for name in plan.fact.sides}
            new += [
                Belonging(
                    person_id=self.plan.people[fact.person].pk,
                    side_id=sides[fact.side],
                    since=fact.since,
                    until=fact.until,
                    **self.origin,
                )
                for fact in plan.belongings
            ]
        insert(Belonging, new)

    def _write_ties(self) -> None:
        people, written = self.plan.people, 0
        for some in in_parts(self.plan.ties):
            written += insert(Tie, (self._make_tie(fact, people) for fact in some))
            self.told(0.3 + 0.3 * written / len(self.plan.ties))

    def _make_tie(self, fact: TieFact, people: list[Person]) -> Tie:
        return Tie(
            space_id=self.space.pk,
            one_id=people[fact.one].pk,
            other_id=people[fact.other].pk,
            kind=fact.kind,
            status=fact.status,
            is_directed=fact.is_directed,
            weight=fact.weight,
            since=fact.since,
            until=fact.until,
            **self.origin,
        )

    def _write_meetings(self) -> None:
        new: list[Presence] = []
        for plan in self.plan.meetings:
            meeting = plan.meeting or Meeting.objects.create(
                space=self.space, name=plan.fact.name, on=plan.fact.on, **self.origin
            )
            people = [self.plan.people[place] for place in plan.present]
            new += [Presence(meeting=meeting, person=person, **self.origin) for person in people]
        insert(Presence, new)


def see_again(updates: Iterable[Update]) -> None:
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
        for some in in_parts(keys, 500):
            rows(about).filter(pk__in=some).update(last_confirmed=date.fromisoformat(day))


def _fill_in(update: Update, filled: dict[str, Any]) -> None:
    if "columns" in filled:
        person = Person.objects.only("columns").get(pk=update.fact)
        filled["columns"] = {**person.columns, **filled["columns"]}
    rows(update.about).filter(pk=update.fact).update(**filled)


def rows(about: str) -> Any:
    """The rows of the table that an update is about."""
    return TABLES[about]._base_manager.all()


def in_parts(items: Sequence[Any], size: int = AT_ONCE) -> Iterator[Sequence[Any]]:
    """A few at a time."""
    return (items[start : start + size] for start in range(0, len(items), size))
