"""A closely tied part gets a name: as a boundary of its own, or as a side of one that is there."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from django.db import transaction

from ecotone_web.records.models import Belonging, Boundary, Member, Person, Side
from ecotone_web.rooms.boundaries.acts.boundaries import make_boundary
from ecotone_web.rooms.boundaries.rules import check_change_boundaries
from ecotone_web.rooms.space.sources.acts import find_hand, find_or_make_side, note_by

AT_ONCE = 2_000


@transaction.atomic
def name_part(
    *,
    by: Member,
    people: Collection[int],
    side: str,
    boundary: Boundary | None = None,
    name: str = "",
    kind: str = "other",
    others: str = "",
) -> Boundary:
    """These people (by key) are the side; with `others` everybody else is on a side of that name."""
    check_change_boundaries(by)
    listed = dict(Person.objects.filter(space=by.space).order_by("pk").values_list("pk", "is_listed"))
    inside = [key for key in people if key in listed]
    if boundary is None:
        boundary = make_boundary(by, find_hand(by), name, kind)
    _belong(by, find_or_make_side(boundary, side, by=by.user), inside)
    if others:
        there = set(inside)
        outside = [key for key, is_listed in listed.items() if is_listed and key not in there]
        _belong(by, find_or_make_side(boundary, others, by=by.user), outside)
    by.space.turn()
    return boundary


def _belong(by: Member, side: Side, people: Iterable[int]) -> None:
    """Who is there already is not put there again."""
    there = set(side.belongings.filter(until=None).values_list("person_id", flat=True))
    known = note_by(find_hand(by))
    Belonging.objects.bulk_create(
        [Belonging(person_id=key, side=side, **known) for key in people if key not in there], AT_ONCE
    )
