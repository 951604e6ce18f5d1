"""Who is here, how they are tied, and on which sides they stand."""

from ecotone.landscape.belongings import UNKNOWN, Belongings
from ecotone.landscape.exchange import from_networkx, from_pandas, from_polars, to_networkx
from ecotone.landscape.landscape import Landscape, People
from ecotone.landscape.meetings import MET, Meetings
from ecotone.landscape.sharing import SMALLER_SIDES, merge_small_sides
from ecotone.landscape.simple import SimpleTies
from ecotone.landscape.ties import STATUSES, Ties
from ecotone.landscape.turnover import Turnover, compare_landscapes
from ecotone.landscape.views import view

__all__ = [
    "MET",
    "SMALLER_SIDES",
    "STATUSES",
    "UNKNOWN",
    "Belongings",
    "Landscape",
    "Meetings",
    "People",
    "SimpleTies",
    "Ties",
    "Turnover",
    "compare_landscapes",
    "from_networkx",
    "from_pandas",
    "from_polars",
    "merge_small_sides",
    "to_networkx",
    "view",
]
