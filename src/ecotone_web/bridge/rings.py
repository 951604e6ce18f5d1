"""The ring of one person: whom she is known to be tied to, by side, with empty seats."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from ecotone.pictures import Acquaintance, Ring, draw_ring
from ecotone.sentences import count_people, order_sides, say_empty_seat, write
from ecotone_web.bridge.landscapes import nouns_of
from ecotone_web.bridge.words import say_sentence, speak_here
from ecotone_web.records.models import Boundary, Side, Space

Named = TypeVar("Named", Side, Boundary)


@dataclass(frozen=True)
class Neighbour:
    """Somebody whom a person knows: by which side, how we know, and where her page is."""

    name: str
    side: str | None
    status: str
    address: str | None


@dataclass(frozen=True)
class DrawnRing:
    """The ring in two widths, and the sides of its empty seats with the sentence about each."""

    wide: str
    phone: str
    empty: tuple[tuple[str, str], ...]


def draw_ring_of(
    name: str, boundary: str | None, known: Iterable[Neighbour], empty_seats: Sequence[str]
) -> DrawnRing:
    """The ring of somebody, by the sides of one boundary."""
    ring = Ring(
        name,
        boundary,
        [Acquaintance(each.name, each.side, each.status, each.address) for each in known],
        empty_seats,
    )
    seats = (
        tuple((side, say_sentence(say_empty_seat(boundary, side))) for side in ring.empty) if boundary else ()
    )
    with speak_here():
        return DrawnRing(draw_ring(ring), draw_ring(ring, narrow=True, id_prefix="ringp"), seats)


def order_names(sides: Sequence[str]) -> list[str]:
    """Sides in the order of their names, as everywhere."""
    return [sides[place] for place in order_sides(sides)]


def order_named(rows: Iterable[Named]) -> list[Named]:
    """Sides or boundaries in the order of their names, wherever they stand in a list."""
    held = list(rows)
    return [held[place] for place in order_sides([row.name for row in held])]


def say_people(space: Space, count: int, n_sides: int | None = None, sides_noun: str = "") -> str:
    """How many people one works with, and from how many sides."""
    people = count_people(count, nouns_of(space))
    if n_sides is not None and n_sides > 1 and sides_noun:
        return say_sentence(write("start.from_sides", people=people, count=n_sides, sides=sides_noun))
    return say_sentence(write("start.people", people=people))


def say_empty_side(name: str) -> str:
    """That nobody is there yet."""
    return say_sentence(write("empty.side", side=name))
