"""Where a landscape is divided: boundaries that have a name, and close-knit parts that have none."""

from ecotone.boundaries.change import Change, weigh_change
from ecotone.boundaries.results import (
    BoundaryReading,
    MissingRange,
    Pairs,
    Side,
    SideShare,
    Silo,
    SilosReading,
)
from ecotone.boundaries.silos import find_silos
from ecotone.boundaries.weigh import weigh_boundaries, weigh_boundary

__all__ = [
    "BoundaryReading",
    "Change",
    "MissingRange",
    "Pairs",
    "Side",
    "SideShare",
    "Silo",
    "SilosReading",
    "find_silos",
    "weigh_boundaries",
    "weigh_boundary",
    "weigh_change",
]
