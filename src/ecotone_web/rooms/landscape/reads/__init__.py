"""What pages ask of the landscape."""

from ecotone_web.rooms.landscape.reads.readings import count_ties, find_reading, list_kinds
from ecotone_web.rooms.landscape.reads.sides import find_grounds, find_side, list_boundaries

__all__ = ["count_ties", "find_grounds", "find_reading", "find_side", "list_boundaries", "list_kinds"]
