"""Sides are put into groups; the groups are the sides of a boundary of its own."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction

from ecotone_web.records.models import Boundary, Member, Side, Source
from ecotone_web.records.names import fold
from ecotone_web.rooms.boundaries.acts.boundaries import make_boundary
from ecotone_web.rooms.boundaries.reads.groups import find_grouping
from ecotone_web.rooms.boundaries.rules import check_change_boundaries
from ecotone_web.rooms.space.acts import change, remove
from ecotone_web.rooms.space.sources.acts import make_side
from ecotone_web.rooms.space.sources.reads.undoing import find_held_sides


@transaction.atomic
def group_sides(*, by: Member, boundary: Boundary, name: str, groups: Mapping[int, str]) -> Boundary:
    """Put the sides of a boundary (by key) into groups (by name); a side without one is of no known group.

    Who belongs to a group follows from the sides in it. Groups in which no side is left go, unless something else
    stands on them: a wording, a voucher.
    """
    check_change_boundaries(by)
    grouping = find_grouping(boundary)
    if grouping is None:
        title = f"{boundary.name} – {name}"
        source = Source.objects.create(
            space=by.space,
            kind=Source.Kind.GROUPING,
            state=Source.State.READY,
            title=title,
            added_by=by.user,
        )
        grouping = make_boundary(by, source, name, boundary.kind, grouped_from=boundary)
    else:
        change(grouping, by=by.user, name=name)
    _put_into(by, boundary, _find_groups(by, grouping, groups), groups)
    for empty in grouping.sides.filter(parts=None).exclude(pk__in=find_held_sides().values("pk")):
        remove(empty, by=by.user)
    by.space.turn()
    return grouping


def _find_groups(by: Member, grouping: Boundary, groups: Mapping[int, str]) -> dict[str, Side]:
    known = {fold(side.name): side for side in grouping.sides.all()}
    new: dict[str, str] = {}
    for name in filter(None, groups.values()):
        if fold(name) not in known:
            new.setdefault(fold(name), name)
    return known | {key: make_side(grouping, name, by=by.user) for key, name in new.items()}


def _put_into(by: Member, boundary: Boundary, found: Mapping[str, Side], groups: Mapping[int, str]) -> None:
    for side in boundary.sides.select_related("group"):
        if side.pk in groups:
            change(side, by=by.user, group=found.get(fold(groups[side.pk])))
