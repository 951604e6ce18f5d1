"""What would go out if the team said so, and who would be left out, and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from math import ceil

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone

from ecotone_web.records.models import Call, Invitation, Letter
from ecotone_web.rooms.call.invitations.reads import find_invitations, find_unwilling
from ecotone_web.rooms.call.letters.reads import hindrances
from ecotone_web.rooms.call.letters.reads.hindrances import find_hindrance, say_problem
from ecotone_web.rooms.call.letters.reads.letters import UNDERWAY
from ecotone_web.rooms.call.wording.reads import find_wording

A_WHILE = timedelta(days=2)
"""Nobody is reminded so soon after a letter: not by a second click, and not by two who did not know of each other."""

NEEDED = (
    *("call_id", "state", "answer", "n_reminders", "sent_at", "wording_id", "person__space_id"),
    *("person__name", "person__email", "inviter__email"),
)
"""Of five thousand invitations, what a plan asks."""

FAILED = (Letter.State.FAILED, Letter.State.BOUNCED)


@dataclass
class Plan:
    """Those whom a letter would reach, and the others by reason."""

    going: list[Invitation] = field(default_factory=list)
    left: dict[str, list[Invitation]] = field(default_factory=dict)

    @property
    def reasons(self) -> list[tuple[str, list[Invitation]]]:
        """Each reason in words, with those whom it holds back."""
        return [(say_problem(code), people) for code, people in self.left.items()]

    @property
    def n_minutes(self) -> int:
        """How long the letters take at the rate; nothing: it is done at once."""
        rate = settings.EMAIL_PER_MINUTE
        return ceil((len(self.going) - 1) / rate) if rate and self.going else 0


def find_candidates(call: Call, kind: str) -> QuerySet[Invitation]:
    """Whom a letter of this kind is for: all who are approved; all who were asked and are silent."""
    if kind == Letter.Kind.INVITATION:
        return find_invitations(call, Invitation.State.APPROVED)
    return find_invitations(call, answer="silent")


def plan_letters(call: Call, kind: str, invitations: Iterable[Invitation] | None = None) -> Plan:
    """What would go to these, or to all candidates."""
    rows = find_candidates(call, kind)
    if invitations is not None:
        rows = find_invitations(call).filter(pk__in=[row.pk for row in invitations])
    found = list(rows.select_related(None).select_related("person", "inviter").only(*NEEDED))
    last = _find_last([row.pk for row in found], call)
    unwilling = find_unwilling(call.space)
    has_words = find_wording(call, None) is not None
    plan, soon = Plan(), timezone.now() - A_WHILE
    for row in found:
        row.call = call
        code = _hinder(row, kind, last.get(row.pk), soon)
        if not code and row.person_id in unwilling:
            code = hindrances.UNWILLING
        if not code and row.wording_id is None and not has_words:
            code = hindrances.NO_WORDS
        (plan.left.setdefault(code, []) if code else plan.going).append(row)
    return plan


def _hinder(row: Invitation, kind: str, last: Mapping[str, object] | None, soon: datetime) -> str:
    if code := find_hindrance(row, kind):
        return code
    is_early = kind == Letter.Kind.REMINDER and row.sent_at is not None and row.sent_at > soon
    if last is None:
        return hindrances.TOO_SOON if is_early else ""
    by_state = dict.fromkeys(UNDERWAY, hindrances.ON_ITS_WAY) | dict.fromkeys(FAILED, hindrances.CAME_BACK)
    by_state[Letter.State.UNSURE] = hindrances.UNSURE
    went: object = last["sent_at"]
    is_early |= kind == Letter.Kind.REMINDER and isinstance(went, datetime) and went > soon
    return by_state.get(Letter.State(str(last["state"])), hindrances.TOO_SOON if is_early else "")


def _find_last(keys: list[int], call: Call) -> dict[int, Mapping[str, object]]:
    """The last letter to each of them."""
    rows = Letter.objects.filter(invitation__call=call).order_by("pk")
    wanted = set(keys)
    found = rows.values("invitation_id", "state", "sent_at")
    return {row["invitation_id"]: row for row in found if row["invitation_id"] in wanted}
