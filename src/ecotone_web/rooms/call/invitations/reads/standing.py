"""How a call stands: with each person, with each state, with each who asks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from django.db.models import Count, Q

from ecotone_web.bridge.calling import SILENT, UNSENT
from ecotone_web.records.models import Call, Invitation, Person, Space, Voucher
from ecotone_web.rooms.call.invitations.reads.people import find_unwilling
from ecotone_web.rooms.call.states import UNHEARD, WENT_OUT

State = Invitation.State


def read_stands(call: Call) -> dict[int, str]:
    """How it stands with each in a call, by key: an answer, SILENT or UNSENT. Withdrawn ones are not in it."""
    rows = Invitation.objects.filter(call=call).exclude(state=State.WITHDRAWN).order_by("person_id")
    return {
        person: answer or (SILENT if state in WENT_OUT else UNSENT)
        for person, state, answer in rows.values_list("person_id", "state", "answer")
    }


def find_unasked(call: Call) -> set[int]:
    """Who is not suggested, by key: who is or was in the call, who asks with us, who wants no more letters."""
    there = set(Invitation.objects.filter(call=call).values_list("person_id", flat=True))
    convening = Person.objects.filter(space=call.space_id, is_convening=True)
    return there | set(convening.values_list("pk", flat=True)) | find_unwilling(call.space_id)


def find_agreed(space: Space) -> list[int]:
    """Who agreed to vouch for us, by key."""
    agreed = Voucher.objects.filter(world__boundary__space=space, answer=Voucher.Answer.AGREED)
    return sorted(set(agreed.values_list("person_id", flat=True)))


def mark_of(*parts: object) -> str:
    """A short sum of what something was worked out from."""
    return sha256(repr(parts).encode()).hexdigest()[:16]


@dataclass(frozen=True)
class Standing:
    """How many stand where in a call."""

    n_all: int
    by_state: dict[str, int]
    n_answered: int

    def count(self, states: Iterable[str]) -> int:
        """How many are in one of these states."""
        return sum(self.by_state.get(state, 0) for state in states)

    @property
    def n_in(self) -> int:
        """All but the withdrawn."""
        return self.n_all - self.count([State.WITHDRAWN])

    @property
    def n_waiting(self) -> int:
        """Drafts, and what is approved."""
        return self.count(UNHEARD)

    @property
    def n_out(self) -> int:
        """It went out."""
        return self.count(WENT_OUT)


def count_states(call: Call) -> Standing:
    """Counted in one go."""
    rows = Invitation.objects.filter(call=call).order_by().values("state")
    answered = Count("pk", filter=~Q(answer=""))
    found = {row["state"]: (row["n"], row["n_said"]) for row in rows.annotate(n=Count("pk"), n_said=answered)}
    return Standing(
        sum(n for n, _said in found.values()),
        {state: n for state, (n, _said) in found.items()},
        sum(said for state, (_n, said) in found.items() if state in WENT_OUT),
    )


def count_loads(call: Call) -> dict[int | None, int]:
    """How many each inviter asks, by key; None: nobody yet."""
    rows = Invitation.objects.filter(call=call).exclude(state=State.WITHDRAWN).order_by()
    return dict(rows.values_list("inviter_id").annotate(n=Count("pk")))


def list_pairs(call: Call) -> list[tuple[int, int | None]]:
    """Who is asked by whom, both by key."""
    rows = Invitation.objects.filter(call=call).exclude(state=State.WITHDRAWN).order_by()
    return list(rows.values_list("person_id", "inviter_id"))
