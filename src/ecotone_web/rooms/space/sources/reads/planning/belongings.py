"""Which sides are new, who will belong where, and what is said otherwise of where somebody belongs."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from ecotone_web.bridge.facts import BelongingFact, BoundaryFact
from ecotone_web.records.models import Belonging, Boundary, Update
from ecotone_web.records.names import fold
from ecotone_web.rooms.space.sources.reads.plans import BoundaryPlan, Taking


class HeldBelonging(NamedTuple):
    """A belonging as it is, with the name of its side."""

    pk: int
    side: str
    since: date | None
    until: date | None
    last_confirmed: date | None


def plan_boundary(taking: Taking, fact: BoundaryFact) -> None:
    """The boundary with its sides, and who belongs where."""
    boundary = Boundary.objects.filter(space=taking.space, name__iexact=fact.name).first()
    if boundary is not None and boundary.grouped_from_id is not None:
        return  # groups follow from the sides in them
    plan = BoundaryPlan(fact, boundary)
    known = {} if boundary is None else {fold(name) for name in boundary.sides.values_list("name", flat=True)}
    new = {fold(name): name for name in reversed(fact.sides) if fold(name) not in known}
    plan.new_sides = [name for name in fact.sides if new.get(fold(name)) == name]
    held = _find_belongings(boundary) if boundary is not None else {}
    said: dict[int, list[BelongingFact]] = {}
    for each in fact.belongings:
        said.setdefault(each.person, []).append(each)
    for place, facts in said.items():
        pk = taking.plan.people[place].pk
        plan.belongings += _plan_belongings(taking, held.get(pk, []) if pk else [], facts)
    taking.plan.boundaries.append(plan)


def _plan_belongings(
    taking: Taking, there: list[HeldBelonging], facts: list[BelongingFact]
) -> list[BelongingFact]:
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
            _see_belonging(taking, same, fact)
        elif there and not is_shared and not any(_follows(old, fact) for old in there):
            after = {"side": fact.side, "since": fact.since, "until": fact.until}
            old = there[0]
            taking.differ(
                Update.About.BELONGING,
                old.pk,
                {"side": old.side},
                {name: value for name, value in after.items() if value},
            )
        else:
            new.append(fact)
    return new


def _see_belonging(taking: Taking, old: HeldBelonging, fact: BelongingFact) -> None:
    before: dict[str, Any] = {}
    after: dict[str, Any] = {}
    for name in ("since", "until"):
        if getattr(fact, name) and not getattr(old, name):
            before[name], after[name] = None, getattr(fact, name)
    taking.see(Update.About.BELONGING, old.pk, old.last_confirmed, before, after)


def _find_belongings(boundary: Boundary) -> dict[int, list[HeldBelonging]]:
    """Who is on which side, by the key of the person, in the order in which it was noted."""
    rows = Belonging.objects.filter(side__boundary=boundary)
    names = ("person_id", "pk", "side__name", "since", "until", "last_confirmed")
    held: dict[int, list[HeldBelonging]] = {}
    for person, *row in rows.values_list(*names).iterator(5_000):
        held.setdefault(person, []).append(HeldBelonging(*row))
    return held


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
