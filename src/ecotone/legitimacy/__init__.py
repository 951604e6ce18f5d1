"""Standing to convene: where a team is known, who would bring in the worlds it is not known in, who asks whom."""

from ecotone.legitimacy.assigning import WAYS, Assignment, assign_inviters
from ecotone.legitimacy.covering import CoConveners, WorldReached, find_co_conveners
from ecotone.legitimacy.standing import GROUNDS, Standing, Voucher, WorldStanding, find_standing

__all__ = [
    "GROUNDS",
    "WAYS",
    "Assignment",
    "CoConveners",
    "Standing",
    "Voucher",
    "WorldReached",
    "WorldStanding",
    "assign_inviters",
    "find_co_conveners",
    "find_standing",
]
