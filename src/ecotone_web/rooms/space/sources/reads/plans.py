"""What taking a source in will do: who is known, what is new, what differs. Nothing of it is written yet."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Max

from ecotone_web.bridge.facts import BelongingFact, BoundaryFact, MeetingFact, TieFact
from ecotone_web.records.models import Boundary, Meeting, Person, Source, Space, Update


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


class Taking:
    """A source on its way in: what it says of what is there goes down in its plan."""

    def __init__(self, source: Source) -> None:
        self.source, self.space = source, source.space
        self.plan = Plan()
        self.decided = _find_decided(self.space)

    def see(
        self, about: str, fact: int, confirmed: date | None, before: dict[str, Any], after: dict[str, Any]
    ) -> None:
        """The source says again, or more, of what is there."""
        if confirmed is None or confirmed < self.source.on:
            before["last_confirmed"], after["last_confirmed"] = confirmed, self.source.on
        self.plan.updates.append(UpdatePlan(str(about), fact, plain(before), plain(after)))

    def differ(self, about: str, fact: int, before: dict[str, Any], after: dict[str, Any]) -> None:
        """The source says otherwise: nothing changes until somebody decides; nobody is asked the same twice."""
        said = plain(after)
        if (about, fact, repr(sorted(said.items()))) in self.decided:
            return
        self.plan.updates.append(UpdatePlan(str(about), fact, plain(before), said, is_conflict=True))


def _find_decided(space: Space) -> set[tuple[str, int, str]]:
    """What was asked before, whether it was decided or still waits."""
    asked = Update.objects.filter(source__space=space, is_conflict=True).values_list("about", "fact", "after")
    return {(about, fact, repr(sorted(after.items()))) for about, fact, after in asked}


def plain(values: dict[str, Any]) -> dict[str, Any]:
    """Values as JSON holds them."""
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in values.items()}


def say_origin(source: Source) -> dict[str, Any]:
    """What every fact of a source knows of itself."""
    return {"source_id": source.pk, "noted_on": source.on, "last_confirmed": source.on}


def read_state(space: Space) -> tuple[int | None, ...]:
    """What is another number after any change of what a plan stands on: of the landscape, a person, a boundary."""
    version = Space.objects.values_list("version", flat=True).get(pk=space.pk)
    changed = [model.history.filter(space=space.pk) for model in (Person, Boundary)]
    return version, *(rows.aggregate(last=Max("history_id"))["last"] for rows in changed)
