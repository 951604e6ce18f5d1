"""What changes spaces and their teams."""

from ecotone_web.rooms.space.team.acts.ending import end_space
from ecotone_web.rooms.space.team.acts.invitations import (
    accept,
    end_all_invitations,
    invite,
    make_account,
    make_operator,
    withdraw,
)
from ecotone_web.rooms.space.team.acts.members import change_role, leave, remove_member
from ecotone_web.rooms.space.team.acts.spaces import change_space, name_oneself, start_space

__all__ = [
    "accept",
    "change_role",
    "change_space",
    "end_all_invitations",
    "end_space",
    "invite",
    "leave",
    "make_account",
    "make_operator",
    "name_oneself",
    "remove_member",
    "start_space",
    "withdraw",
]
