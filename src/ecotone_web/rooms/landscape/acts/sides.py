"""Sides get another name, and two that are one are put together; that can be undone."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import Any

from django.db import transaction
from simple_history.utils import bulk_create_with_history

from ecotone_web.records.models import Belonging, Ground, Member, Person, Profile, Side, Voucher, Wording
from ecotone_web.rooms.landscape.rules import check_change_landscape
from ecotone_web.rooms.space.acts import add, change, change_many, remove

AT_ONCE = 1_000

STANDING: tuple[Any, ...] = (Wording, Ground, Voucher)
"""What stands on a side beside those who belong to it."""


class NameTaken(Exception):
    """Another side of the boundary has this name: then the two are put together instead."""


class BothWorded(Exception):
    """A call has a wording for each of the two: somebody has to say first which of them stays."""


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
    """Two sides are one, spelt in two ways: all who belong to the other belong to the one that is kept.

    Wordings, grounds and vouchers go along. Raises BothWorded.
    """
    check_change_landscape(by)
    if Wording.objects.filter(world=other, call__wordings__world=kept).exists():
        raise BothWorded
    reason = _reason(kept, other)
    there = set(kept.belongings.values_list("person_id", "since", "until"))
    rows = list(other.belongings.all())
    repeated = [row for row in rows if (row.person_id, row.since, row.until) in there]
    for row in repeated:
        remove(row, by=by.user, reason=reason)
    change_many([row for row in rows if row not in repeated], by=by.user, reason=reason, side=kept)
    for part in other.parts.all():
        change(part, by=by.user, reason=reason, group=kept)
    _move_standing(by, kept, other)
    remove(other, by=by.user, reason=reason)
    by.space.turn()


def _move_standing(by: Member, kept: Side, other: Side) -> None:
    """Who was asked to vouch on both sides vouches once, as she answered last."""
    reason = _reason(kept, other)
    asked: dict[int, list[Voucher]] = defaultdict(list)
    for voucher in Voucher.objects.filter(world__in=[kept, other]):
        asked[voucher.person_id].append(voucher)
    for both in asked.values():
        for older in sorted(both, key=lambda each: (each.on or date.min, each.pk))[:-1]:
            remove(older, by=by.user, reason=reason)
    for table in STANDING:
        change_many(list(table.objects.filter(world=other)), by=by.user, reason=reason, world=kept)
    drawn = Profile.drawn_to.through._base_manager
    there = list(drawn.filter(side=kept).values_list("profile", flat=True))
    drawn.filter(side=other, profile__in=there).delete()
    drawn.filter(side=other).update(side=kept)


@transaction.atomic
def undo_merge_of_sides(*, by: Member, kept: Side, other: int) -> Side | None:
    """The side that went into another is there again, with those who belonged to it and have not moved since.

    Who would like to be there stays with the side that was kept.
    """
    check_change_landscape(by)
    gone = Side.history.filter(id=other, boundary=kept.boundary_id, history_type="-").first()
    if gone is None or gone.history_change_reason != _reason_of(kept.pk, other):
        return None
    if Side.objects.filter(boundary=kept.boundary, name=gone.name).exists():
        return None
    side: Side = gone.instance
    side.x = side.y = None
    add(side, by=by.user)
    _move_back(Belonging, "side", kept, side, by)
    for table in STANDING:
        _move_back(table, "world", kept, side, by)
    parts = Side.history.filter(history_change_reason=_reason(kept, side), history_type="~").values("id")
    for part in Side.objects.filter(pk__in=parts, group=kept):
        change(part, by=by.user, group=side)
    by.space.turn()
    return side


def _move_back(table: Any, column: str, kept: Side, side: Side, by: Member) -> None:
    """What went along and has not moved since is on its side again, and what was there twice is there again."""
    moved = table.history.filter(history_change_reason=_reason(kept, side))
    still = table.objects.filter(pk__in=moved.filter(history_type="~").values("id"), **{column: kept})
    back: dict[str, Any] = {column: side}
    change_many(list(still), by=by.user, **back)
    gone = [row.instance for row in moved.filter(history_type="-")]
    gone = [row for row in gone if not table.objects.filter(pk=row.pk).exists() and _has_room(row)]
    bulk_create_with_history(gone, table, AT_ONCE, default_user=by.user)


def _has_room(row: Any) -> bool:
    """Whether nobody was asked anew to vouch there meanwhile, and she is still here."""
    if not isinstance(row, Voucher):
        return True
    asked_again = Voucher.objects.filter(world=row.world_id, person=row.person_id)
    return Person.objects.filter(pk=row.person_id).exists() and not asked_again.exists()


def _reason(kept: Side, other: Side) -> str:
    return _reason_of(kept.pk, other.pk)


def _reason_of(kept: int, other: int) -> str:
    """What the history of all that moved says, so that it can be found again."""
    return f"side {other} put together with {kept}"
