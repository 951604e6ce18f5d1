"""Whether the first line holds the names of the columns, and what the columns are called."""

from __future__ import annotations

from collections.abc import Sequence

from ecotone.errors import FileRefused
from ecotone.tables.dates import read_day
from ecotone.tables.sheets import Sheet, Table
from ecotone.tables.values import are_numbers, clean
from ecotone.tables.words import find_ends, is_known_name

_LOOKED_AT = 2_000


def name_columns(sheet: Sheet, given: Sequence[str] = ()) -> Table:
    """The sheet as a table: names from the file, from `given`, or 1, 2, … from left to right."""
    if sheet.names is not None:
        return Table(sheet, _all_different(sheet, sheet.names), True)
    headed = has_names(sheet)
    body = sheet.below(1) if headed else sheet
    if given:
        if len(given) != sheet.width:
            raise FileRefused("tables.names_given", file=sheet.file, columns=sheet.width, names=len(given))
        if headed:
            sheet.notes.repair("columns_renamed")
        return Table(body, _all_different(sheet, given), True)
    if not headed:
        return Table(body, tuple(str(k + 1) for k in range(sheet.width)), False)
    first = sheet.row(0)
    unnamed = tuple(k for k, name in enumerate(first) if not name)
    names = [name or str(k + 1) for k, name in enumerate(first)]
    return Table(body, _all_different(sheet, names), True, unnamed)


def has_names(sheet: Sheet) -> bool:
    """Whether the first row names the columns.

    It does if it holds a word by which we know a column. Else it does if its cells are all different and no
    numbers, occur nowhere below, and stand over columns of another sort: numbers, or values that repeat; or over
    all columns but the first.
    """
    first = [name for name in sheet.row(0) if name]
    ends = find_ends(sheet.row(0)) or ()
    known = {place for place, name in enumerate(sheet.row(0)) if is_known_name(name)} | set(ends)
    if any(not _stands_below(sheet, place) for place in known):
        return True
    if sheet.cells.height < 2 or len(set(first)) < len(first) or len(first) < sheet.width - 1:
        return False
    if any(_is_value(name) for name in first):
        return False
    below = [clean(column) for column in sheet.cells[1 : _LOOKED_AT + 1]]
    if any(column.is_in(first).any() for column in below):
        return False
    if sheet.width > 1 and not sheet.row(0)[0] and not below[0].null_count():
        return True
    return any(are_numbers(column) or _repeats(column.drop_nulls().to_list()) for column in below)


def _stands_below(sheet: Sheet, place: int) -> bool:
    """Whether what stands first in a column comes again in the table, as No may: then it is a value and no name.

    A single letter is a value too where single letters stand below it.
    """
    import polars as pl

    first = sheet.row(0)[place]
    below = sheet.cells[1 : _LOOKED_AT + 1].select(pl.all().str.strip_chars())
    if any((column == first).any() for column in below):
        return True
    return len(first) == 1 and bool(below.to_series(place).str.contains(r"^\pL$").any())


def _is_value(cell: str) -> bool:
    return cell[:1].isdigit() or cell[:1] in "+-." or cell in {"NA", "?"} or read_day(cell) is not None


def _repeats(values: Sequence[str]) -> bool:
    return len(values) > 2 and 2 * len(set(values)) <= len(values)


def _all_different(sheet: Sheet, names: Sequence[str]) -> tuple[str, ...]:
    taken: list[str] = []
    for name in names:
        new, number = name, 2
        while new in taken:
            new, number = f"{name} ({number})", number + 1
        if new != name:
            sheet.notes.repair("repeated_column", name=name, new=new)
        taken.append(new)
    return tuple(taken)
