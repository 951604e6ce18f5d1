"""Why a letter does not go: each reason is a code, kept with the letter, and said in words."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ecotone_web.records.models import Invitation, Letter
from ecotone_web.rooms.call.states import MOST_REMINDERS, UNHEARD, can_take
from ecotone_web.rooms.call.wording.reads import find_wording

State = Invitation.State

CLOSED, STEP, TWICE, UNWILLING = "closed", "step", "twice", "unwilling"
NO_ADDRESS, NO_INVITER, NO_REPLY, NO_WORDS = "no-address", "no-inviter", "no-reply", "no-words"
ON_ITS_WAY, UNSURE, CAME_BACK, TOO_SOON = "on-its-way", "unsure", "came-back", "too-soon"
RESTORED = "restored"
UNREACHED, LATER, REFUSED, ADDRESS, SENDER, WRITING = (
    "unreached",
    "later",
    "refused",
    "address",
    "sender",
    "writing",
)

WORDS: dict[str, str | Promise] = {
    CLOSED: _("the call is closed"),
    STEP: _("no letter is due any more"),
    TWICE: _("was reminded twice already"),
    UNWILLING: _("does not want to be written to again"),
    NO_ADDRESS: _("we know no e-mail address"),
    NO_INVITER: _("it is not settled in whose name the letter goes"),
    NO_REPLY: _("we know no e-mail address of the one in whose name the letter goes"),
    NO_WORDS: _("the call has no words for this world, nor for everybody"),
    ON_ITS_WAY: _("a letter is on its way"),
    UNSURE: _("we do not know whether the last letter arrived"),
    CAME_BACK: _("the last letter came back, or could not be sent"),
    TOO_SOON: _("a letter went out less than two days ago"),
    RESTORED: _(
        "it waited when the backup was made from which all was restored, and may have gone out since"
    ),
    UNREACHED: _("the mail server could not be reached"),
    LATER: _("the mail server asked to try again later"),
    REFUSED: _("the mail server did not take the letter"),
    ADDRESS: _("the address was refused"),
    SENDER: _("the mail server takes no letters from this workbench"),
    WRITING: _("the letter could not be written"),
}


def say_problem(code: str) -> str:
    """The reason in words."""
    return str(WORDS.get(code, ""))


def find_hindrance(invitation: Invitation, kind: str, *, went_before: bool = False) -> str:
    """What stands in the way of a letter now, as a code; nothing if it may go.

    `went_before`: it went out once, and came back.
    """
    if kind == Letter.Kind.LINK:
        return _hinder_link(invitation)
    if invitation.call.closed_at is not None:
        return CLOSED
    if not _may_step(invitation, kind, went_before):
        return TWICE if _was_reminded_twice(invitation, kind) else STEP
    inviter = invitation.inviter
    missing = {
        NO_ADDRESS: not invitation.person.email,
        NO_INVITER: inviter is None,
        NO_REPLY: inviter is not None and not inviter.email,
    }
    return next((code for code, is_missing in missing.items() if is_missing), "")


def lacks_words(invitation: Invitation) -> bool:
    """Whether nothing was written that she could read."""
    return invitation.wording_id is None and find_wording(invitation.call, None) is None


def _hinder_link(invitation: Invitation) -> str:
    """A link that she asks for herself: also after the call, for what is held about her is hers to see."""
    if invitation.state in UNHEARD:
        return STEP
    return "" if invitation.person.email else NO_ADDRESS


def _may_step(invitation: Invitation, kind: str, went_before: bool) -> bool:
    if kind == Letter.Kind.REMINDER:
        return can_take(invitation, "remind")
    is_repeated = went_before and invitation.state in (State.SENT, State.REMINDED) and not invitation.answer
    return is_repeated or can_take(invitation, "send")


def _was_reminded_twice(invitation: Invitation, kind: str) -> bool:
    is_reminder = kind == Letter.Kind.REMINDER and not invitation.answer
    return is_reminder and invitation.n_reminders >= MOST_REMINDERS
