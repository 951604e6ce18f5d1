"""A list of ties: who names whom, of what kind, how strongly, since when, and how it is known."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ecotone.errors import FileRefused
from ecotone.ground import BoolArray, DateArray, FloatArray, IntArray
from ecotone.tables.dates import are_days, read_days
from ecotone.tables.edges import Edges, find_edges
from ecotone.tables.hints import Hints
from ecotone.tables.parts import TiesPart
from ecotone.tables.sheets import Table
from ecotone.tables.values import are_numbers, clean, read_numbers, read_yes_no
from ecotone.tables.words import (
    DIRECTED,
    STATUS_WORDS,
    UNDIRECTED,
    columns_called,
    find_ends,
    simplify,
    word_set,
)

if TYPE_CHECKING:
    import polars as pl

MOST_KINDS = 200


@dataclass
class _Draft:
    """The columns that are still to be understood."""

    table: Table
    hints: Hints
    edges: Edges
    used: set[int]

    def called(self, what: str) -> list[int]:
        """The free columns of such a name; the one of the hint alone where there is one."""
        hint = getattr(self.hints, what, None)
        if hint is not None and self.table.holds(hint):
            return [self.table.place(hint)]
        return [place for place in columns_called(self.table.names, what) if place not in self.used]

    def take(self, place: int, meaning: str) -> pl.Series:
        """The cells of a column that has found its use."""
        self.used.add(place)
        self.table.notes.columns[self.table.names[place]] = meaning
        return clean(self.table.column(place), self.hints.unknown)


def read_ties(table: Table, hints: Hints, kind: str = "tie", known_ids: Collection[str] = ()) -> TiesPart:
    """The ties of a table; `kind` is theirs where no column says another.

    A tie without a status is reported; ties of weight 0 or less, and those of which an end is not known, are
    left out, and the account says so.
    """
    edges = _find_columns(table, hints, known_ids)
    draft = _Draft(table, hints, edges, set())
    source, target = draft.take(edges.source, "from"), draft.take(edges.target, "to")
    weight = _read_weight(draft, source, target)
    directed = _read_direction(draft)
    kinds, codes = _read_kind(draft, kind)
    status = _read_status(draft)
    since, until = _read_dates(draft, "since", "date"), _read_dates(draft, "until")
    kept = _leave_out(table, source, target, weight)
    rows = np.flatnonzero(kept)
    return TiesPart(
        table,
        source.gather(rows),
        target.gather(rows),
        table.lines[kept],
        kinds,
        codes[kept],
        directed[kept],
        None if status is None else status[kept],
        None if weight is None else weight[kept],
        None if since is None else since[kept],
        None if until is None else until[kept],
    )


def _find_columns(table: Table, hints: Hints, known_ids: Collection[str]) -> Edges:
    """The ends by hint, by name, or by what the columns hold."""
    named = find_ends(table.names) or (None, None)
    source = table.place(hints.source) if table.holds(hints.source) and hints.source else named[0]
    target = table.place(hints.target) if table.holds(hints.target) and hints.target else named[1]
    if source is not None and target is not None and source != target:
        return Edges(source, target)
    if source is not None or target is not None:
        missing, given = (
            ("--to", hints.source) if target is None or source == target else ("--from", hints.target)
        )
        raise FileRefused("tables.one_end", file=table.sheet.file, given=given, missing=missing)
    if table.sheet.width not in (2, 3):
        raise FileRefused("tables.no_role", file=table.sheet.file, known=", ".join(table.names[:12]))
    return find_edges(table, known_ids)


def _read_weight(draft: _Draft, source: pl.Series, target: pl.Series) -> FloatArray | None:
    places = [draft.edges.weight] if draft.edges.weight is not None else draft.called("weight")
    for place in places:
        cells = clean(draft.table.column(place), draft.hints.unknown)
        if draft.hints.weight is None and not _mostly_numbers(cells):
            continue
        name = draft.table.names[place]
        numbers, unread = read_numbers(draft.take(place, "weight"), name, draft.table.notes)
        if unread.any():
            first = int(np.flatnonzero(unread)[0])
            draft.table.notes.repair(
                "weight_unread", draft.table.lines[unread], column=name, example=cells[first]
            )
        return numbers
    return _count_contacts(draft, source, target)


def _mostly_numbers(cells: pl.Series) -> bool:
    known = cells.drop_nulls().str.replace(",", ".", literal=True)
    return len(known) > 0 and bool((known.str.contains(r"^[+-]?[\d.]+([eE][+-]?\d+)?$").mean() or 0) >= 0.8)  # type: ignore[operator]


def _count_contacts(draft: _Draft, source: pl.Series, target: pl.Series) -> FloatArray | None:
    """A list of contacts (time, one, other): each line counts one; people meet more than once in it."""
    import polars as pl

    place = draft.edges.time
    if place is None:
        places = [k for k in draft.called("time") if are_numbers(clean(draft.table.column(k)))]
        ends = pl.DataFrame({"s": source, "t": target})
        if not places or draft.table.sheet.width > 3 or not ends.is_duplicated().any():
            return None
        place = places[0]
    draft.take(place, "time of contact")
    draft.table.notes.repair("contacts")
    return np.ones(len(draft.table))


def _read_direction(draft: _Draft) -> BoolArray:
    """Whether a tie was said by its source of its target, or of both at once."""
    for place in draft.called("direction"):
        said = read_yes_no(clean(draft.table.column(place)), DIRECTED, UNDIRECTED)
        if said is not None and any(word is not None for word in said):
            draft.take(place, "direction")
            return np.array([word is not False for word in said], bool)
    return np.ones(len(draft.table), bool)


def _read_kind(draft: _Draft, kind: str) -> tuple[tuple[str, ...], IntArray]:
    places = [draft.edges.kind] if draft.edges.kind is not None else draft.called("kind")
    for place in places:
        cells = clean(draft.table.column(place), draft.hints.unknown)
        known = cells.drop_nulls()
        few = known.n_unique() <= MOST_KINDS and (
            known.n_unique() <= 20 or 2 * known.n_unique() <= len(known)
        )
        if not len(known) or (not few and draft.hints.kind is None):
            continue
        if known.n_unique() > 60_000:
            raise FileRefused("tables.too_many_kinds", file=draft.table.sheet.file, kinds=known.n_unique())
        filled = draft.take(place, "kind").fill_null(kind)
        kinds = filled.unique(maintain_order=True).to_list()
        return tuple(kinds), _number(filled, kinds)
    return (kind,), np.zeros(len(draft.table), np.int64)


def _number(cells: pl.Series, values: list[str]) -> IntArray:
    import polars as pl

    numbers = pl.Series(range(len(values)), dtype=pl.Int64)
    return cells.replace_strict(pl.Series(values, dtype=pl.String), numbers, return_dtype=pl.Int64).to_numpy()


def _read_status(draft: _Draft) -> IntArray | None:
    for place in draft.called("status"):
        cells = clean(draft.table.column(place), draft.hints.unknown)
        meaning = {word: _status(word) for word in cells.drop_nulls().unique().to_list()}
        if draft.hints.status is None and not any(code is not None for code in meaning.values()):
            continue
        draft.take(place, "status")
        codes = np.array([0 if word is None else meaning[word] or 0 for word in cells.to_list()], np.uint8)
        unread = [word is not None and meaning[word] is None for word in cells.to_list()]
        if any(unread):
            example = cells[unread.index(True)]
            draft.table.notes.repair("status_unread", draft.table.lines[np.array(unread)], example=example)
        return codes
    return None


def _status(word: str) -> int | None:
    simple = simplify(word)
    return next((code for code, words in enumerate(STATUS_WORDS) if simple in word_set(words)), None)


def _read_dates(draft: _Draft, what: str, *others: str) -> DateArray | None:
    for place in [place for called in (what, *others) for place in draft.called(called)]:
        if are_days(clean(draft.table.column(place), draft.hints.unknown)):
            cells = draft.take(place, what)
            return read_days(cells, draft.table.names[place], draft.table.lines, draft.table.notes)
    return None


def _leave_out(table: Table, source: pl.Series, target: pl.Series, weight: FloatArray | None) -> BoolArray:
    known = (source.is_not_null() & target.is_not_null()).to_numpy()
    if not known.all():
        table.notes.leave_out("end_unknown", table.lines[~known])
    if weight is None:
        return np.asarray(known)
    for code, wrong in (("weight_zero", known & (weight == 0)), ("weight_negative", known & (weight < 0))):
        if wrong.any():
            table.notes.leave_out(code, table.lines[wrong])
            known = known & ~wrong
    return np.asarray(known)
