"""Which letters there are, and when the next one is due."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Count, Max, Min, Q, QuerySet
from django.shortcuts import get_object_or_404

from ecotone_web.records.models import Call, Invitation, Letter
from ecotone_web.rooms.call.invitations.reads import find_invitations

State = Letter.State

UNDERWAY = (State.WAITING, State.HANDING)
"""It goes without anybody doing more."""


def find_letters(call: Call, state: str = "") -> QuerySet[Letter]:
    """Those of a call, by the names of the people."""
    found = Letter.objects.filter(invitation__call=call)
    if state:
        found = found.filter(state=state)
    rows = found.select_related("invitation__person", "invitation__inviter")
    return rows.order_by("invitation__person__sorted_as", "invitation__person_id", "pk")


def get_letter(call: Call, pk: int) -> Letter:
    """One of them, or Http404."""
    return get_object_or_404(Letter.objects.select_related("invitation"), invitation__call=call, pk=pk)


def count_states(call: Call) -> dict[str, int]:
    """How many letters are how far."""
    rows = Letter.objects.filter(invitation__call=call).order_by().values_list("state")
    return {**dict.fromkeys(State.values, 0), **dict(rows.annotate(n=Count("pk")))}


def find_waiting(call: Call) -> QuerySet[Letter]:
    """What has not gone yet."""
    return find_letters(call, State.WAITING)


def find_next_due() -> datetime | None:
    """When the first of those that wait, in whatever space, is due."""
    due: datetime | None = Letter.objects.filter(state=State.WAITING).aggregate(at=Min("due_at"))["at"]
    return due


def find_last_handed() -> datetime | None:
    """When the last one was handed over."""
    at: datetime | None = Letter.objects.aggregate(at=Max("handed_at"))["at"]
    return at


def find_neighbours(call: Call, invitation: Invitation) -> tuple[Invitation | None, Invitation | None]:
    """Those before and after her by name, among all who are in the call."""
    rows = find_invitations(call).exclude(state=Invitation.State.WITHDRAWN)
    name, key = invitation.person.sorted_as, invitation.person_id
    earlier = Q(person__sorted_as__lt=name) | Q(person__sorted_as=name, person_id__lt=key)
    later = Q(person__sorted_as__gt=name) | Q(person__sorted_as=name, person_id__gt=key)
    before = rows.filter(earlier).order_by("-person__sorted_as", "-person_id").first()
    return before, rows.filter(later).first()
