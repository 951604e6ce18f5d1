"""What the report shows of each boundary and of the closely tied parts: sentences, pictures, rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from ecotone.boundaries import BoundaryReading, SilosReading
from ecotone.landscape import Belongings, Landscape
from ecotone.pictures import (
    count_overlaps,
    draw_map,
    draw_people,
    draw_scale,
    draw_silos,
    draw_strips,
    find_largest,
)
from ecotone.reports.rows import (
    PairRow,
    PartRow,
    SideRow,
    list_pairs,
    list_sides,
    make_part_row,
)
from ecotone.sentences import (
    MOST_SIDES_NAMED,
    Nouns,
    Sentence,
    count_people,
    name_boundary,
    name_side,
    say_boundary_in_full,
    say_cautions,
    say_sides,
    say_silos,
)

ALL_ROADS, ALL_PAIRS = 4, 12
"""Up to so many sides a map shows all roads; up to so many all pairs are strips."""

LARGEST = 5
"""Of more sides, those of most people that get strips of their own."""

MOST_ROWS = 8
"""More rows of a table than this are folded; printing unfolds them."""


@dataclass(frozen=True)
class Drawn:
    """One picture twice: for a wide page and for a phone."""

    wide: str
    phone: str


@dataclass(frozen=True)
class StripsOfSide:
    """The strips of one side among many, with their rows; `is_largest`: the side of most people."""

    name: Any
    people: Any
    is_largest: bool
    picture: Drawn
    rows: tuple[PairRow, ...]


@dataclass(frozen=True)
class BoundaryContent:
    """One boundary: where it stands in the page, what is said of it, its pictures and its rows."""

    anchor: str
    reading: BoundaryReading
    belongings: Belongings
    nouns: Nouns

    @property
    def name(self) -> str:
        """The name of the boundary, as words."""
        return name_boundary(self.reading.name)

    @cached_property
    def said(self) -> tuple[Sentence, ...]:
        """The sentence and all that follows from the reading."""
        return say_boundary_in_full(self.reading, self.nouns)

    @property
    def opening(self) -> tuple[Sentence, ...]:
        """Counts and rates: what follows the sentence at once."""
        return tuple(sentence for sentence in self.said[1:] if _opens(sentence))

    @property
    def rest(self) -> tuple[Sentence, ...]:
        """The likely range, who stays, what goes with other boundaries."""
        return tuple(sentence for sentence in self.said[1:] if not _opens(sentence))

    @property
    def cautions(self) -> tuple[Sentence, ...]:
        """What to keep in mind."""
        return say_cautions(self.reading, self.nouns)

    @property
    def n_sides(self) -> int:
        """How many sides."""
        return len(self.reading.sides)

    @property
    def map(self) -> Drawn:
        """Sides and roads."""
        overlaps = count_overlaps(self.belongings) if self.belongings.is_multiple else None
        return Drawn(
            draw_map(self.reading, self.nouns, overlaps=overlaps, id_prefix=f"{self.anchor}-map"),
            draw_map(
                self.reading,
                self.nouns,
                overlaps=overlaps,
                narrow=True,
                # on a phone the strips stand right above it
                explained=self.n_sides <= ALL_PAIRS and len(self.reading.pairs) > 0,
                id_prefix=f"{self.anchor}-mapp",
            ),
        )

    @property
    def strips(self) -> Drawn | None:
        """All pairs as strips; None where there are too many sides for it."""
        return self._draw_strips(None, "") if self.n_sides <= ALL_PAIRS and len(self.reading.pairs) else None

    @property
    def strips_of_sides(self) -> tuple[StripsOfSide, ...]:
        """Where there are many sides: the strips of those with most people, in the order of their names."""
        if self.n_sides <= ALL_PAIRS:
            return ()
        sides = self.reading.sides
        most = find_largest(self.reading, 1)
        return tuple(
            StripsOfSide(
                name_side(self.reading.name, sides[side].name),
                count_people(sides[side].people, self.nouns),
                side in most,
                self._draw_strips(sides[side].name, f"-{side}"),
                list_pairs(self.reading, sides[side].name),
            )
            for side in find_largest(self.reading, LARGEST)
        )

    @cached_property
    def pairs(self) -> tuple[PairRow, ...]:
        """All pairs of sides; of very many every two of the largest sides."""
        return list_pairs(self.reading)

    @property
    def n_pairs_hidden(self) -> int:
        """How many pairs the table does not show."""
        return len(self.reading.pairs) - len(self.pairs)

    def _draw_strips(self, side: str | None, ending: str) -> Drawn:
        prefix = f"{self.anchor}-strips{ending}"
        return Drawn(
            draw_strips(self.reading, self.nouns, side=side, id_prefix=prefix),
            draw_strips(self.reading, self.nouns, side=side, narrow=True, id_prefix=f"{prefix}p"),
        )


@dataclass(frozen=True)
class SidesContent:
    """Who is on which side of one boundary: sentences and rows, and a picture for people alone."""

    belongings: Belongings
    reading: BoundaryReading | None
    nouns: Nouns
    place: int

    @property
    def name(self) -> str:
        """The name of the boundary, as words."""
        return name_boundary(self.belongings.name)

    @property
    def said(self) -> tuple[Sentence, ...]:
        """How many are on which side, and of how many it is not known."""
        return say_sides(self.belongings, self.nouns)

    @property
    def rows(self) -> tuple[SideRow, ...]:
        """The table of sides."""
        return list_sides(self.belongings, self.reading)

    @property
    def needs_table(self) -> bool:
        """Whether the rows say more than the sentence: many sides, somebody asked, or a side with nobody."""
        rows = self.rows
        return len(rows) > MOST_SIDES_NAMED or any(row.answered is not None or not row.people for row in rows)

    @property
    def picture(self) -> Drawn:
        """The sides as circles."""
        prefix = f"people-{self.place}"
        return Drawn(
            draw_people(self.belongings, self.nouns, id_prefix=prefix),
            draw_people(self.belongings, self.nouns, narrow=True, id_prefix=f"{prefix}p"),
        )


@dataclass(frozen=True)
class PartsContent:
    """The closely tied parts: what is said, the picture, the rows, and who is in them."""

    silos: SilosReading
    landscape: Landscape
    nouns: Nouns

    @property
    def said(self) -> Sentence:
        """Whether there are any."""
        return say_silos(self.silos, self.nouns)

    @property
    def picture(self) -> Drawn | None:
        """The parts as circles; None where there are none."""
        if not self.silos.found:
            return None
        return Drawn(
            draw_silos(self.silos, self.nouns, id_prefix="part-picture"),
            draw_silos(self.silos, self.nouns, narrow=True, id_prefix="part-picturep"),
        )

    @property
    def rows(self) -> tuple[PartRow, ...]:
        """The table of parts."""
        return tuple(make_part_row(silo, self.landscape, self.nouns) for silo in self.silos.silos)


def draw_boundaries(readings: Sequence[BoundaryReading], nouns: Nouns) -> Drawn:
    """All boundaries on one scale."""
    return Drawn(
        draw_scale(readings, nouns, id_prefix="scale"),
        draw_scale(readings, nouns, narrow=True, id_prefix="scalep"),
    )


def gather_boundaries(
    landscape: Landscape, readings: Sequence[BoundaryReading], nouns: Nouns
) -> tuple[BoundaryContent, ...]:
    """The content of each reading, in their order."""
    return tuple(
        BoundaryContent(f"boundary-{place}", reading, landscape.boundary(reading.name), nouns)
        for place, reading in enumerate(readings, 1)
    )


def gather_sides(
    landscape: Landscape, readings: Sequence[BoundaryReading], nouns: Nouns
) -> tuple[SidesContent, ...]:
    """Who is on which side of each boundary of the landscape."""
    by_name = {reading.name: reading for reading in readings}
    return tuple(
        SidesContent(boundary, by_name.get(boundary.name), nouns, place)
        for place, boundary in enumerate(landscape.belongings, 1)
    )


def _opens(sentence: Sentence) -> bool:
    return sentence.key.startswith("boundary.counts") or sentence.key == "boundary.rates"
