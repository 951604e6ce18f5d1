"""What the readers hand to the joining: people, ties and attendance, still by their outside names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from ecotone.ground import BoolArray, DateArray, FloatArray, IntArray
from ecotone.landscape import Belongings, People
from ecotone.tables.sheets import Table

if TYPE_CHECKING:
    import polars as pl


@dataclass(frozen=True, eq=False)
class PeoplePart:
    """A list of people with their belongings."""

    table: Table
    people: People
    belongings: tuple[Belongings, ...] = ()
    role: str = "people"


@dataclass(frozen=True, eq=False)
class TiesPart:
    """m ties: the ends as text (never None), the line of each, and what else is known of it.

    `everyone` are people who are named even if they have no tie, `answered` says who of them answered, as in `People`.
    """

    table: Table
    source: pl.Series
    target: pl.Series
    lines: IntArray
    kinds: tuple[str, ...]
    kind: IntArray
    directed: BoolArray
    status: IntArray | None = None
    weight: FloatArray | None = None
    since: DateArray | None = None
    until: DateArray | None = None
    everyone: tuple[str, ...] = ()
    answered: Sequence[int] = ()
    role: str = "ties"


@dataclass(frozen=True, eq=False)
class AttendancePart:
    """Presences: the person as text, the meeting as an index into `names` and `dates`."""

    table: Table
    person: pl.Series
    meeting: IntArray
    lines: IntArray
    names: tuple[str, ...]
    dates: DateArray
    everyone: tuple[str, ...] = ()
    role: str = "attendance"


AnyPart: TypeAlias = PeoplePart | TiesPart | AttendancePart

Labels: TypeAlias = Mapping[str, Mapping[str, str]]
"""For each column, by its simplified name, the words for its codes."""
