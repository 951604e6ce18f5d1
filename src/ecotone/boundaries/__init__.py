"""Where a landscape is divided: boundaries that have a name, and close-knit parts that have none."""

from ecotone.boundaries.results import (
    BoundaryReading,
    MissingRange,
    Pairs,
    Side,
    SideShare,
    Silo,
    SilosReading,
)

__all__ = [
    "BoundaryReading",
    "MissingRange",
    "Pairs",
    "Side",
    "SideShare",
    "Silo",
    "SilosReading",
]
