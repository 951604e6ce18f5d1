"""The invitations of a call, in the order of names."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from ecotone_web.records.models import Call, Invitation, Person, Side
from ecotone_web.records.names import called
from ecotone_web.rooms.call.states import WENT_OUT
from ecotone_web.rooms.landscape.reads.sides import belongings_to

SILENT = "silent"
"""Beside the answers there are: went out, and no answer yet."""


def find_invitations(
    call: Call,
    state: str | None = None,
    *,
    answer: str | None = None,
    side: Side | None = None,
    inviter: Person | None = None,
    has_inviter: bool = True,
    name: str = "",
) -> QuerySet[Invitation]:
    """Those of a call, by the names of the people; with `has_inviter` False those whom nobody asks yet."""
    found = Invitation.objects.filter(call=call)
    if state:
        found = found.filter(state=state)
    if answer == SILENT:
        found = found.filter(state__in=WENT_OUT, answer="")
    elif answer:
        found = found.filter(answer=answer)
    if side is not None:
        found = found.filter(person__in=belongings_to(side).values("person_id"))
    if inviter is not None:
        found = found.filter(inviter=inviter)
    if not has_inviter:
        found = found.filter(inviter=None)
    if name:
        found = found.filter(called(name, "person__sorted_as"))
    return found.select_related("person", "inviter", "wording").order_by("person__sorted_as", "person_id")


def get_invitation(call: Call, pk: int) -> Invitation:
    """One of them, or Http404."""
    rows = Invitation.objects.select_related("person", "inviter", "wording__world", "call")
    return get_object_or_404(rows, call=call, pk=pk)


@dataclass(frozen=True)
class Past:
    """A state in which an invitation came to be, and when; by whom of the team, if it was one of the team."""

    state: str
    on: datetime
    by: str
    answer: str


def list_past(invitation: Invitation) -> list[Past]:
    """How it went from state to state, the first one first; a new answer counts as well."""
    rows = invitation.history.select_related("history_user").order_by("history_date", "history_id")
    past: list[Past] = []
    before: tuple[object, ...] = ()
    for row in rows:
        now = (row.state, row.answer if row.state == Invitation.State.ANSWERED else "", row.n_reminders)
        if now != before:
            answer = row.get_answer_display() if row.state == Invitation.State.ANSWERED else ""
            past.append(Past(row.get_state_display(), row.history_date, str(row.history_user or ""), answer))
        before = now
    return past
