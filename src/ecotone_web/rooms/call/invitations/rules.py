"""The steps of the table, in the words of pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from ecotone_web.records.models import Invitation
from ecotone_web.rooms.call.states import PERSON, POST, STEPS, TEAM, can_take, find_step

Words = str | Promise


@dataclass(frozen=True)
class Step:
    """What the team may do with many invitations at once: its button, and, counted by `n`, what is said after it."""

    name: str
    button: Words
    done: Any
    not_able: Any
    """Of those with whom it could not be done, and why."""

    @property
    def before(self) -> tuple[str, ...]:
        """From which states; only a draft can be dropped."""
        return ("draft",) if self.name == "drop" else find_step(self.name).before


TEAM_STEPS = (
    Step(
        "approve",
        _("Approve"),
        ngettext_lazy("One invitation is approved.", "%(n)s invitations are approved.", "n"),
        ngettext_lazy(
            "One is left as it is: it is no draft any more.",
            "%(n)s are left as they are: they are no drafts any more.",
            "n",
        ),
    ),
    Step(
        "take back",
        _("Take back to draft"),
        ngettext_lazy("One invitation is a draft again.", "%(n)s invitations are drafts again.", "n"),
        ngettext_lazy(
            "One is left as it is: it is not approved, or has gone out.",
            "%(n)s are left as they are: they are not approved, or have gone out.",
            "n",
        ),
    ),
    Step(
        "drop",
        _("Drop drafts"),
        ngettext_lazy("One draft is dropped.", "%(n)s drafts are dropped.", "n"),
        ngettext_lazy(
            "One is left: it is no draft, or may have gone out before. What was approved can be withdrawn.",
            "%(n)s are left: they are no drafts, or may have gone out before. "
            "What was approved can be withdrawn.",
            "n",
        ),
    ),
    Step(
        "withdraw",
        _("Withdraw"),
        ngettext_lazy("One invitation is withdrawn.", "%(n)s invitations are withdrawn.", "n"),
        ngettext_lazy(
            "One is left as it is: a draft can be dropped, and what is withdrawn stays so.",
            "%(n)s are left as they are: a draft can be dropped, and what is withdrawn stays so.",
            "n",
        ),
    ),
    Step(
        "ask again",
        _("Ask again"),
        ngettext_lazy("One invitation is a draft again.", "%(n)s invitations are drafts again.", "n"),
        ngettext_lazy(
            "One is left as it is: it was not withdrawn, or the answer was no.",
            "%(n)s are left as they are: they were not withdrawn, or the answer was no.",
            "n",
        ),
    ),
)

WHO = {TEAM: _("the team"), POST: _("the post"), PERSON: _("whoever is invited")}

SAID = {
    "approve": _("approved"),
    "take back": _("taken back"),
    "send": _("a letter goes out"),
    "hand over": _("handed over in person"),
    "open": _("opens the page, and goes on"),
    "answer": _("answers, or answers anew"),
    "remind": _("a reminder goes out, twice at most, and never after an answer"),
    "withdraw": _("withdrawn"),
    "ask again": _("asked again"),
}


def explain_steps() -> list[tuple[list[Words], Words, Words, Words]]:
    """The table of steps as plain lines: from which states, to which, how, and by whom."""
    label = dict(Invitation.State.choices)
    return [
        ([label[before] for before in step.before], label[step.after], SAID[step.name], WHO[step.by])
        for step in STEPS
    ]


def can_do(invitation: Invitation, name: str) -> bool:
    """Whether the team can take a step, or drop a draft; who said no is not asked again."""
    if name == "drop":
        return invitation.state == Invitation.State.DRAFT
    is_refused = name == "ask again" and invitation.answer == Invitation.Answer.NO
    return can_take(invitation, name) and not is_refused


_WAYS = {
    "tie": _("known to each other"),
    "voucher": _("through somebody who vouches for us"),
    "introduction": _("an introduction is needed"),
    "none": _("no way that we know of"),
}


def say_way(way: str) -> Words:
    """How one who asks comes to whom she asks."""
    return _WAYS[way]
