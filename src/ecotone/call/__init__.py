"""The call: whom the invitations reach and do not reach, and where the call lands."""

from ecotone.call.answers import ANSWERS, FEWEST_ASKED, Answers, SideAnswers, weigh_answers
from ecotone.call.balance import Balance, SideBalance, Suggestion, suggest_invitees, weigh_balance

__all__ = [
    "ANSWERS",
    "FEWEST_ASKED",
    "Answers",
    "Balance",
    "SideAnswers",
    "SideBalance",
    "Suggestion",
    "suggest_invitees",
    "weigh_answers",
    "weigh_balance",
]
