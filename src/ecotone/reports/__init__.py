"""Several readings joined into one page: the look, as one HTML file without script or network."""

from ecotone.reports.bounds import MOST_PAIRS, choose_boundaries
from ecotone.reports.first import first_sentences
from ecotone.reports.look import write_look

__all__ = ["MOST_PAIRS", "choose_boundaries", "first_sentences", "write_look"]
