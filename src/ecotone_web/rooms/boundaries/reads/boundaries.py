"""The boundaries of a space, what the team wrote of them, and what hangs on each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Any

from django.db.models import Count, QuerySet

from ecotone_web.bridge.rings import order_named
from ecotone_web.records.models import (
    KNOWLEDGE,
    Belonging,
    Boundary,
    Call,
    Ground,
    Note,
    SharedView,
    Side,
    Source,
    Space,
    User,
    Voucher,
)

FEW_PEOPLE, MANY_SIDES = 5, 5
"""Sides are offered to be grouped where half of so many have fewer people than this."""


def find_boundaries(space: Space) -> QuerySet[Boundary]:
    """All of them, those that do not matter here too."""
    return Boundary.objects.filter(space=space).select_related("source", "grouped_from")


def has_name(space: Space, name: str, but: Boundary | None = None) -> bool:
    """Whether another boundary of the space has that name, in whatever capitals."""
    others = Boundary.objects.filter(space=space)
    others = others.exclude(pk=but.pk) if but else others
    return name.casefold() in {each.casefold() for each in others.values_list("name", flat=True)}


@dataclass(frozen=True)
class Listed:
    """A boundary in the list: its row of the reading, if it was weighed, and whether its sides could be grouped."""

    boundary: Boundary
    row: Mapping[str, Any] | None
    n_sides: int
    wants_groups: bool


def list_boundaries(space: Space, rows: Sequence[Mapping[str, Any]]) -> tuple[list[Listed], list[Boundary]]:
    """Those that matter here, each with its row; and the others; in the order of names."""
    found: list[Any] = order_named(find_boundaries(space).annotate(n_sides=Count("sides")))
    by_key = {row["boundary"]: row for row in rows}
    wanting = find_wanting_groups(find_boundaries(space))
    listed = [
        Listed(each, by_key.get(each.pk), each.n_sides, each.pk in wanting) for each in found if each.is_used
    ]
    return listed, [each for each in found if not each.is_used]


def find_wanting_groups(boundaries: QuerySet[Boundary]) -> set[int]:
    """Of these, those whose sides are not grouped yet, and of which half have few people."""
    used = boundaries.filter(grouped_from=None, groupings=None, is_used=True)
    sides = Side.objects.filter(boundary__in=used.values("pk"))
    counted: dict[int, list[int]] = {}
    for boundary, people in sides.annotate(n=Count("belongings__person", distinct=True)).values_list(
        "boundary_id", "n"
    ):
        counted.setdefault(boundary, []).append(people)
    return {
        boundary
        for boundary, people in counted.items()
        if len(people) >= MANY_SIDES and 2 * sum(n < FEW_PEOPLE for n in people) >= len(people)
    }


@dataclass(frozen=True)
class Hanging:
    """What goes with a boundary when it is taken away, and what stays without it."""

    n_sides: int
    n_belongings: int
    n_people: int
    n_shared: int
    n_notes: int
    groupings: list[Boundary]
    calls: list[Call]
    n_standing: int
    """Grounds and vouchers for its sides."""


def find_hanging(boundary: Boundary) -> Hanging:
    """What hangs on a boundary and on the boundaries made of its groups."""
    groupings = list(boundary.groupings.all())
    keys = [boundary.pk, *(each.pk for each in groupings)]
    held = Belonging.objects.filter(side__boundary=boundary)
    return Hanging(
        boundary.sides.count(),
        held.count(),
        held.values("person").distinct().count(),
        SharedView.objects.filter(boundary__in=keys, revoked_at=None).count(),
        Note.objects.filter(boundary__in=keys).count(),
        groupings,
        list(Call.objects.filter(boundaries__in=keys).distinct()),
        sum(table.objects.filter(world__boundary__in=keys).count() for table in (Ground, Voucher)),
    )


def came_in_with_others(boundary: Boundary) -> bool:
    """Whether it was brought in, and so can be taken back with its source."""
    return boundary.source.kind not in (Source.Kind.HAND, Source.Kind.GROUPING)


def ask_of(field: str) -> str:
    """The question that a field answers."""
    return str(Boundary._meta.get_field(field).verbose_name)  # type: ignore[union-attr]


@dataclass(frozen=True)
class Earlier:
    """What was written of a boundary before: which field, by whom, when."""

    field: str
    text: str
    on: datetime
    by: User | None


def list_earlier(boundary: Boundary) -> list[Earlier]:
    """What the four fields said before, the latest first."""
    states = list(boundary.history.select_related("history_user").order_by("-history_date", "-history_id"))
    return list(_compare(states))


def _compare(states: list[Any]) -> Iterator[Earlier]:
    for later, earlier in pairwise(states):
        for name in KNOWLEDGE:
            was = getattr(earlier, name)
            if was and was != getattr(later, name):
                yield Earlier(ask_of(name), was, later.history_date, later.history_user)


def find_nameable(space: Space) -> QuerySet[Boundary]:
    """Boundaries that can have one more side: those whose sides are no groups of others."""
    return Boundary.objects.filter(grouped_from=None, space=space).order_by("name")
