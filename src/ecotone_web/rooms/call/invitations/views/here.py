"""What the pages of this room have in common: the call that an address names, and the panel beside its people."""

from __future__ import annotations

from typing import Any

from django.shortcuts import get_object_or_404

from ecotone_web.bridge.calling import say_of
from ecotone_web.bridge.rings import order_named
from ecotone_web.records.models import Boundary, Call, Person, Side
from ecotone_web.rooms.call.invitations.tasks import provide_balance
from ecotone_web.rooms.call.wording.reads import get_call
from ecotone_web.rooms.space.addresses import read_key
from ecotone_web.rooms.space.door import SpaceRequest

MOST_SIDES = 12
"""Sides that stand open in the panel; more unfold."""


def find_call(request: SpaceRequest, pk: int) -> Call:
    """The call of the address."""
    call = get_call(request.space, pk)
    call.space = request.space
    return call


def read_side(request: SpaceRequest) -> Side | None:
    """The side that is looked at."""
    key = read_key(request.GET, "side")
    if key is None:
        return None
    sides = Side.objects.filter(boundary__space=request.space).select_related("boundary")
    return get_object_or_404(sides, pk=key)


def list_sides(boundaries: list[Boundary]) -> list[tuple[Boundary, list[Side]]]:
    """The sides to choose from, by boundary, in the order of names."""
    found: dict[int, list[Side]] = {boundary.pk: [] for boundary in boundaries}
    for side in order_named(Side.objects.filter(boundary__in=boundaries)):
        found[side.boundary_id].append(side)
    return [(boundary, found[boundary.pk]) for boundary in boundaries]


def show_panel(request: SpaceRequest, call: Call) -> dict[str, Any]:
    """Whom the call reaches, and who would balance it, with her name."""
    content = provide_balance(request.space, call)
    named = Person.objects.filter(space=request.space).in_bulk(
        [each["person"] for each in content["suggested"]]
    )
    suggested = [
        (named[each["person"]], say_of(each["said"], named[each["person"]].name))
        for each in content["suggested"]
        if each["person"] in named
    ]
    return {
        "balance": content,
        "suggested": sorted(suggested, key=lambda pair: (pair[0].sorted_as, pair[0].pk)),
        "most_sides": MOST_SIDES,
        "here_path": request.get_full_path(),
    }
