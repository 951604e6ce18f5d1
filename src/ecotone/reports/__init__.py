"""Several readings joined into something to read: the report, its first sentences, and the parts that a page can show."""

from ecotone.reports.bounds import MOST_PAIRS, Chosen, choose_boundaries
from ecotone.reports.contents import (
    BoundaryContent,
    Drawn,
    PartsContent,
    SidesContent,
    draw_boundaries,
    gather_boundaries,
    gather_sides,
)
from ecotone.reports.first import first_sentences, say_opening
from ecotone.reports.gaps import Gap, find_gaps
from ecotone.reports.look import write_look
from ecotone.reports.rows import BoundaryRow, PairRow, PartRow, SideRow, list_boundaries, list_pairs, list_sides

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
    "choose_boundaries",
    "draw_boundaries",
    "find_gaps",
    "first_sentences",
    "gather_boundaries",
    "gather_sides",
    "list_boundaries",
    "list_pairs",
    "list_sides",
    "say_opening",
    "write_look",
]
