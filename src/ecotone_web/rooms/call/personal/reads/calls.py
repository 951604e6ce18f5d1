"""What she was asked."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from ecotone_web.records.models import Call, Invitation, Letter, Person, Wording
from ecotone_web.rooms.call.states import can_take
from ecotone_web.rooms.call.wording.reads import read_wording

State = Invitation.State

MAY_BE_THERE = (Letter.State.HANDING, Letter.State.UNSURE)
"""Such a letter may be in her hands before the invitation is marked as sent."""


@dataclass(frozen=True)
class Asked:
    """A call to her: who asks, in which words, and what she answered."""

    invitation: Invitation
    inviter: str
    wording: Wording | None
    parts: list[tuple[str, str]]

    @property
    def is_open(self) -> bool:
        """Whether she may answer, or answer otherwise."""
        return self.invitation.call.closed_at is None and can_take(self.invitation, "answer")

    @property
    def is_withdrawn(self) -> bool:
        """Whether the ask was taken back."""
        return self.invitation.state == State.WITHDRAWN

    @property
    def is_waiting(self) -> bool:
        """Whether an answer is still to come."""
        return self.is_open and not self.invitation.answer

    @property
    def prefix(self) -> str:
        """What the fields of its form begin with."""
        return f"call{self.invitation.pk}"


def find_heard(person: Person) -> QuerySet[Invitation]:
    """Invitations of which she has heard, or may have; what has not gone out is the team's alone."""
    letters = Letter.objects.filter(invitation=OuterRef("pk"), state__in=MAY_BE_THERE)
    went = Q(sent_at__isnull=False) | Exists(letters.filter(kind=Letter.Kind.INVITATION))
    is_sure = ~Q(state__in=(State.APPROVED, State.WITHDRAWN))
    return Invitation.objects.filter(is_sure | went, person=person).exclude(state=State.DRAFT)


def list_asked(person: Person) -> list[Asked]:
    """The calls she has heard of, those that wait for an answer first."""
    rows = find_heard(person).select_related("call", "inviter", "wording").order_by("-pk")
    general = {row.call_id: row for row in Wording.objects.filter(call__invitations__in=rows, world=None)}
    asked = [_tell(row, row.wording or general.get(row.call_id)) for row in rows]
    return sorted(asked, key=lambda each: not each.is_waiting)


def _tell(row: Invitation, wording: Wording | None) -> Asked:
    inviter = row.inviter.name if row.inviter else row.call.space.name
    return Asked(row, inviter, wording, list(read_wording(wording)) if wording else [])


def find_asked(person: Person, pk: int) -> Asked | None:
    """One of them; never that of somebody else."""
    return next((each for each in list_asked(person) if each.invitation.pk == pk), None)


def list_calls(person: Person) -> list[Call]:
    """The calls that go on: not closed, and not taken back from her."""
    return [
        each.invitation.call
        for each in list_asked(person)
        if not each.is_withdrawn and each.invitation.call.closed_at is None
    ]
