"""Reading who is asked, by whom, and how that stands."""

from ecotone_web.rooms.call.invitations.reads.invitations import find_invitations, get_invitation
from ecotone_web.rooms.call.invitations.reads.people import find_unwilling, list_inviters

__all__ = ["find_invitations", "find_unwilling", "get_invitation", "list_inviters"]
