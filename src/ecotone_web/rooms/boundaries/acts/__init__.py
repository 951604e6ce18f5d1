"""What changes boundaries: their names and sides, what is known of them, their groups."""

from ecotone_web.rooms.boundaries.acts.boundaries import add_boundary, settle, take_away, write_on
from ecotone_web.rooms.boundaries.acts.groups import group_sides
from ecotone_web.rooms.boundaries.acts.parts import name_part

__all__ = ["add_boundary", "group_sides", "name_part", "settle", "take_away", "write_on"]
