"""A table of which it is still being found out what each column is for."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ecotone.ground import DateArray, IntArray
from ecotone.tables.dates import are_days, read_days
from ecotone.tables.hints import Hints
from ecotone.tables.sheets import Table
from ecotone.tables.values import clean
from ecotone.tables.words import columns_called

if TYPE_CHECKING:
    import polars as pl


@dataclass
class Draft:
    """The columns that are still to be understood (`free`), and the cells of all, cleaned as they are asked for.

    `lines[k]` is where row k of the cells starts in the file.
    """

    table: Table
    hints: Hints
    free: list[int]
    lines: IntArray
    cells: dict[int, pl.Series] = field(default_factory=dict)

    @classmethod
    def of(cls, table: Table, hints: Hints, skip: Collection[int] = ()) -> Draft:
        """All columns but those in `skip`."""
        return cls(table, hints, [k for k in range(table.sheet.width) if k not in skip], table.lines)

    def look(self, place: int) -> pl.Series:
        """The cells of a column."""
        if place not in self.cells:
            self.cells[place] = clean(self.table.column(place), self.hints.unknown)
        return self.cells[place]

    def keep_codes(self, places: Iterable[int]) -> None:
        """These columns name people: a code that means *not known* elsewhere may be somebody's id."""
        for place in places:
            self.cells[place] = clean(self.table.column(place))

    def take(self, place: int, meaning: str) -> pl.Series:
        """The cells of a column that has found its use."""
        if place in self.free and not self._is_wanted(place):
            self.free.remove(place)
        self.table.notes.columns[self.table.names[place]] = meaning
        return self.look(place)

    def called(self, what: str) -> list[int]:
        """The free columns of such a name; the one of the hint alone where there is one."""
        hint = getattr(self.hints, what, None)
        if hint is not None and self.table.holds(hint):
            return [self.table.place(hint)]
        called = columns_called(self.table.names, what)
        return [place for place in called if place in self.free and not self._is_wanted(place)]

    def take_days(self, what: str, *others: str) -> DateArray | None:
        """The days of the first column so called that holds any, (n,); says so where one holds none."""
        for place in [place for called in (what, *others) for place in self.called(called)]:
            name, cells = self.table.names[place], self.look(place)
            if are_days(cells):
                return read_days(self.take(place, what), name, self.lines, self.table.notes)
            if cells.count():
                self.table.notes.repair("no_days", column=name, example=cells.drop_nulls()[0])
        return None

    def _is_wanted(self, place: int) -> bool:
        """Whether the column is to be a boundary, whatever else it may be."""
        return self.table.names[place].casefold() in {name.casefold() for name in self.hints.boundaries}
