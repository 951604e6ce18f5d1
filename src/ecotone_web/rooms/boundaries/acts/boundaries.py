"""A boundary added by hand, settled, written about, taken away."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone

from ecotone_web.records.models import Belonging, Boundary, Member, Source
from ecotone_web.rooms.boundaries.rules import check_change_boundaries
from ecotone_web.rooms.space.acts import add, change, erase, remove
from ecotone_web.rooms.space.sources.acts import find_hand, make_side, note_by

AT_ONCE = 1_000
"""Rows written in one statement."""


@transaction.atomic
def add_boundary(*, by: Member, name: str, kind: str, sides: Iterable[str] = ()) -> Boundary:
    """A boundary noted by hand, with its sides; nobody is on them yet."""
    check_change_boundaries(by)
    boundary = make_boundary(by, find_hand(by), name, kind)
    for side in sides:
        make_side(boundary, side, by=by.user)
    by.space.turn()
    return boundary


def make_boundary(
    by: Member, source: Source, name: str, kind: str, grouped_from: Boundary | None = None
) -> Boundary:
    """The row of a new boundary, with its history."""
    boundary = Boundary(space=by.space, name=name, kind=kind, grouped_from=grouped_from, **note_by(source))
    add(boundary, by=by.user)
    return boundary


@transaction.atomic
def settle(*, by: Member, boundary: Boundary, **fields: Any) -> None:
    """Another name or kind, or whether it matters here."""
    check_change_boundaries(by)
    if change(boundary, by=by.user, **fields):
        by.space.turn()


@transaction.atomic
def write_on(*, by: Member, boundary: Boundary, **fields: str) -> None:
    """What the team knows of a boundary; it changes no reading, and what was written before stays in its history."""
    check_change_boundaries(by)
    change(boundary, by=by.user, **fields)


@transaction.atomic
def take_away(*, by: Member, boundary: Boundary) -> None:
    """Take a boundary away, with its sides and who is on them, and with the boundary made of its groups."""
    check_change_boundaries(by)
    _remove_belongings(by, boundary)
    remove(boundary, by=by.user)
    by.space.turn()


def _remove_belongings(by: Member, boundary: Boundary) -> None:
    """Thousands at once; the history of each keeps what it was."""
    found = Belonging.objects.filter(side__in=boundary.sides.values("pk"))
    past: Any = Belonging.history.model
    end = {"history_type": "-", "history_date": timezone.now(), "history_user": by.user}
    names = [field.attname for field in past.tracked_fields]
    past.objects.bulk_create(
        [past(**end, **{name: getattr(row, name) for name in names}) for row in found], AT_ONCE
    )
    erase(found)
