"""Several readings joined into one page: the look, as one HTML file without script or network, and its parts."""

from ecotone.reports.bounds import MOST_PAIRS, Chosen, choose_boundaries, count_sides, shorten_names
from ecotone.reports.contents import (
    BoundaryContent,
    Drawn,
    PartsContent,
    SidesContent,
    StripsOfSide,
    draw_boundaries,
    gather_boundaries,
    gather_sides,
)
from ecotone.reports.first import first_sentences, say_opening
from ecotone.reports.gaps import Gap, find_gaps
from ecotone.reports.look import write_look
from ecotone.reports.rows import (
    BoundaryRow,
    PairRow,
    PartRow,
    SideRow,
    list_boundaries,
    list_pairs,
    list_sides,
    make_part_row,
)

__all__ = [
    "MOST_PAIRS",
    "BoundaryContent",
    "BoundaryRow",
    "Chosen",
    "Drawn",
    "Gap",
    "PairRow",
    "PartRow",
    "PartsContent",
    "SideRow",
    "SidesContent",
    "StripsOfSide",
    "choose_boundaries",
    "count_sides",
    "draw_boundaries",
    "find_gaps",
    "first_sentences",
    "gather_boundaries",
    "gather_sides",
    "list_boundaries",
    "list_pairs",
    "list_sides",
    "make_part_row",
    "say_opening",
    "shorten_names",
    "write_look",
]
