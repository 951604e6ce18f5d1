"""Which ties are new, and which are there already."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from ecotone_web.bridge.facts import TieFact
from ecotone_web.records.models import Space, Tie, Update
from ecotone_web.rooms.space.sources.reads.plans import Taking


def plan_ties(taking: Taking, facts: Iterable[TieFact]) -> None:
    """The ties; one that is there already is seen again."""
    listed = list(facts)
    known = _find_ties(taking.space) if listed else {}
    seen: set[tuple[Any, ...]] = set()
    keys = [person.pk or -place for place, person in enumerate(taking.plan.people, 1)]
    for fact in listed:
        one, other = keys[fact.one], keys[fact.other]
        if one == other:
            continue  # two records that turned out to be one person
        key = key_of_tie(one, other, fact.is_directed, fact.kind, fact.status, fact.since)
        if key in seen:
            continue
        seen.add(key)
        if key in known:
            _see_tie(taking, known[key], fact)
        else:
            taking.plan.ties.append(fact)


def _see_tie(taking: Taking, row: tuple[Any, ...], fact: TieFact) -> None:
    pk, weight, until, confirmed = row
    before: dict[str, Any] = {}
    after: dict[str, Any] = {}
    for name, held, value in (("weight", weight, fact.weight), ("until", until, fact.until)):
        if value is None or held == value:
            continue
        if held is None:
            before[name], after[name] = None, value
        else:
            taking.differ(Update.About.TIE, pk, {name: held}, {name: value})
    taking.see(Update.About.TIE, pk, confirmed, before, after)


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
