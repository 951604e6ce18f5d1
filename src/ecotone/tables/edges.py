"""Bare lists of ties: which of two or three columns without telling names are the ends."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np

from ecotone.ground import FloatArray
from ecotone.tables.sheets import Table
from ecotone.tables.values import are_numbers, clean

_LOOKED_AT = 200_000


@dataclass(frozen=True)
class Edges:
    """The places of the columns; None where there is none."""

    source: int
    target: int
    weight: int | None = None
    kind: int | None = None
    time: int | None = None


def looks_like_edges(table: Table) -> bool:
    """Whether two or three columns read as ties: what stands at one end stands at others too."""
    if table.sheet.width not in (2, 3) or len(table) == 0:
        return False
    edges = find_edges(table)
    return _share(table, edges.source, edges.target) > 0


def find_edges(table: Table, known_ids: Collection[str] = ()) -> Edges:
    """Two columns are the ends; of three, (time, from, to), (from, to, weight) or (from, to, kind).

    The ends are the two neighbours that have most in common, with the list of people where there is one and with
    each other; a time is a number that never falls from line to line.
    """
    if table.sheet.width == 2:
        return Edges(0, 1)
    first, last = clean(table.column(0)[:_LOOKED_AT]), clean(table.column(2)[:_LOOKED_AT])
    early = _share(table, 0, 1), _known(table, (0, 1), known_ids)
    late = _share(table, 1, 2), _known(table, (1, 2), known_ids)
    if late[::-1] > early[::-1] and are_numbers(first) and _never_falls(first.cast(float).to_numpy()):
        return Edges(1, 2, time=0)
    return Edges(0, 1, weight=2) if are_numbers(last) or not last.count() else Edges(0, 1, kind=2)


def _share(table: Table, one: int, other: int) -> float:
    """What two columns have in common, of all that stands in either."""
    sets = [set(clean(table.column(k)[:_LOOKED_AT]).drop_nulls().unique().to_list()) for k in (one, other)]
    either = len(sets[0] | sets[1])
    return len(sets[0] & sets[1]) / either if either else 0.0


def _known(table: Table, places: tuple[int, int], known_ids: Collection[str]) -> float:
    if not known_ids:
        return 0.0
    ids = known_ids if isinstance(known_ids, set | frozenset) else set(known_ids)
    found = [clean(table.column(k)[:_LOOKED_AT]).drop_nulls().unique().to_list() for k in places]
    ends = {end for column in found for end in column}
    return round(len(ends & ids) / len(ends), 1) if ends else 0.0


def _never_falls(numbers: FloatArray) -> bool:
    known = numbers[np.isfinite(numbers)]
    return len(known) == len(numbers) and bool(np.all(np.diff(known) >= 0))
