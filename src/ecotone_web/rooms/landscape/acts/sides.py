"""Sides get another name, and two that are one are put together; that can be undone."""

from __future__ import annotations

from django.db import transaction
from simple_history.utils import bulk_create_with_history

from ecotone_web.records.models import Belonging, Member, Side
from ecotone_web.rooms.landscape.rules import check_change_landscape
from ecotone_web.rooms.space.acts import add, change, change_many, remove

AT_ONCE = 1_000


class NameTaken(Exception):
    """Another side of the boundary has this name: then the two are put together instead."""


@transaction.atomic
def rename_side(*, by: Member, side: Side, name: str) -> bool:
    """Another name for a side."""
    check_change_landscape(by)
    name = " ".join(name.split())
    others = side.boundary.sides.exclude(pk=side.pk)
    if any(other.name.casefold() == name.casefold() for other in others):
        raise NameTaken
    changed = change(side, by=by.user, name=name)
    if changed:
        by.space.turn()
    return changed


@transaction.atomic
def merge_sides(*, by: Member, kept: Side, other: Side) -> None:
    """Two sides are one, spelt in two ways: all who belong to the other belong to the one that is kept."""
    check_change_landscape(by)
    reason = _reason(kept, other)
    there = set(kept.belongings.values_list("person_id", "since", "until"))
    rows = list(other.belongings.all())
    repeated = [row for row in rows if (row.person_id, row.since, row.until) in there]
    for row in repeated:
        remove(row, by=by.user, reason=reason)
    change_many([row for row in rows if row not in repeated], by=by.user, reason=reason, side=kept)
    for part in other.parts.all():
        change(part, by=by.user, reason=reason, group=kept)
    remove(other, by=by.user, reason=reason)
    by.space.turn()


@transaction.atomic
def undo_merge_of_sides(*, by: Member, kept: Side, other: int) -> Side | None:
    """The side that went into another is there again, with those who belonged to it and have not moved since."""
    check_change_landscape(by)
    gone = Side.history.filter(id=other, boundary=kept.boundary_id, history_type="-").first()
    if gone is None or gone.history_change_reason != _reason_of(kept.pk, other):
        return None
    if Side.objects.filter(boundary=kept.boundary, name=gone.name).exists():
        return None
    side: Side = gone.instance
    side.x = side.y = None
    add(side, by=by.user)
    reason = _reason_of(kept.pk, other)
    moved = Belonging.history.filter(history_change_reason=reason)
    still = Belonging.objects.filter(pk__in=moved.filter(history_type="~").values("id"), side=kept)
    change_many(list(still), by=by.user, side=side)
    _bring_back([row.instance for row in moved.filter(history_type="-")], by)
    parts = Side.history.filter(history_change_reason=reason, history_type="~").values("id")
    for part in Side.objects.filter(pk__in=parts, group=kept):
        change(part, by=by.user, group=side)
    by.space.turn()
    return side


def _bring_back(rows: list[Belonging], by: Member) -> None:
    gone = [row for row in rows if not Belonging.objects.filter(pk=row.pk).exists()]
    bulk_create_with_history(gone, Belonging, AT_ONCE, default_user=by.user)


def _reason(kept: Side, other: Side) -> str:
    return _reason_of(kept.pk, other.pk)


def _reason_of(kept: int, other: int) -> str:
    """What the history of all that moved says, so that it can be found again."""
    return f"side {other} put together with {kept}"
