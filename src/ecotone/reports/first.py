"""What the terminal says first: the headline, what is known, each boundary with its counts, the closely tied parts."""

from __future__ import annotations

from collections.abc import Sequence

from ecotone.boundaries import BoundaryReading, SilosReading
from ecotone.landscape import Landscape
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
)

WHOLE = ("landscape.nobody", "landscape.people_alone", "headline.no_difference", "headline.cannot_tell")
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

    With people alone: the headline, and who is here by side.
    """
    said = [
        say_headline(landscape, readings, nouns),
        say_landscape(landscape, nouns),
        say_unlisted(landscape, nouns),
    ]
    opening = tuple({sentence.text: sentence for sentence in said if sentence is not None}.values())
    if landscape.simple.n_ties == 0:
        return (opening, *(say_sides(boundary, nouns) for boundary in landscape.belongings))
    boundaries = tuple(say_boundary_in_full(reading, nouns)[:2] for reading in readings)
    return (opening, *boundaries, *([(say_silos(silos, nouns),)] if silos is not None else []))


def _if_any(sentence: Sentence | None) -> tuple[Sentence, ...]:
    return () if sentence is None else (sentence,)
