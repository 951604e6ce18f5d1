"""What the terminal says first: the headline, what is known, each boundary with its counts, the closely tied parts."""

from __future__ import annotations

from collections.abc import Sequence

from ecotone.boundaries import BoundaryReading, SilosReading
from ecotone.landscape import Landscape
from ecotone.reports.bounds import MOST_PARAGRAPHS, choose_boundaries
from ecotone.sentences import (
    USUAL,
    Nouns,
    Sentence,
    say_boundary_in_full,
    say_headline,
    say_landscape,
    say_sides,
    say_silos,
    say_unlisted,
    say_view,
)

WHOLE = (
    "landscape.nobody",
    "landscape.people_alone",
    "landscape.none_then",
    "headline.no_difference",
    "headline.cannot_tell",
)
"""Headlines that say of themselves how much is known."""


def say_opening(
    landscape: Landscape, readings: Sequence[BoundaryReading], nouns: Nouns
) -> tuple[Sentence, ...]:
    """The headline, and how much is known, unless the headline says so."""
    headline = say_headline(landscape, readings, nouns)
    return (headline,) if headline.key in WHOLE else (headline, say_landscape(landscape, nouns))


def first_sentences(
    landscape: Landscape,
    readings: Sequence[BoundaryReading],
    silos: SilosReading | None = None,
    nouns: Nouns = USUAL,
) -> tuple[tuple[Sentence, ...], ...]:
    """Paragraphs of sentences: first the headline and what is known, then each boundary, then the parts.

    With people alone: the headline, and who is here by side. At most `MOST_PARAGRAPHS`: of more boundaries those
    that divide most stand here, and the report has more of them.
    """
    unlisted = say_unlisted(landscape, nouns)
    opening = (
        *say_opening(landscape, readings, nouns),
        *(() if unlisted is None else (unlisted,)),
        *say_view(landscape, nouns),
    )
    has_ties = landscape.simple.n_ties > 0
    chosen = choose_boundaries(landscape, readings, MOST_PARAGRAPHS - 3)
    boundaries = (
        [say_boundary_in_full(reading, nouns)[:2] for reading in chosen.readings]
        if has_ties
        else [say_sides(boundary, nouns) for boundary in chosen.landscape.belongings]
    )
    rest = [chosen.said, say_silos(silos, nouns) if has_ties and silos is not None else None]
    return (opening, *filter(None, boundaries), *((sentence,) for sentence in rest if sentence is not None))
