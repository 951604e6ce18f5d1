"""A list of ties: who names whom, of what kind, how strongly, since when, and how it is known."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from ecotone.errors import FileRefused
from ecotone.ground import BoolArray, FloatArray, IntArray
from ecotone.tables.drafts import Draft
from ecotone.tables.edges import Edges, find_edges
from ecotone.tables.hints import Hints
from ecotone.tables.parts import TiesPart
from ecotone.tables.sheets import Table
from ecotone.tables.values import are_numbers, read_numbers, read_yes_no
from ecotone.tables.words import (
    DIRECTED,
    STATUS_WORDS,
    UNDIRECTED,
    find_ends,
    simplify,
    word_set,
)

if TYPE_CHECKING:
    import polars as pl

MOST_KINDS = 200


def read_ties(table: Table, hints: Hints, kind: str = "tie", known_ids: Collection[str] = ()) -> TiesPart:
    """The ties of a table; `kind` is theirs where no column says another.

    A tie without a status is reported; ties of weight 0 or less, and those of which an end is not known, are
    left out, and the account says so.
    """
    edges = _find_columns(table, hints, known_ids)
    draft = Draft.of(table, replace(hints, boundaries=()))
    draft.keep_codes((edges.source, edges.target))
    source, target = draft.take(edges.source, "from"), draft.take(edges.target, "to")
    weight, numbers = _read_weight(draft, edges, source, target)
    directed = _read_direction(draft)
    kinds, codes = _read_kind(draft, edges, kind)
    status = _read_status(draft)
    since, until = draft.take_days("since", "date"), draft.take_days("until")
    kept = _leave_out(table, source, target, numbers)
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


def _read_weight(
    draft: Draft, edges: Edges, source: pl.Series, target: pl.Series
) -> tuple[FloatArray | None, FloatArray | None]:
    """The weights, and the numbers of which those of 0 or less bar a tie, even where too few are numbers to weigh."""
    places = [edges.weight] if edges.weight is not None else draft.called("weight")
    numbers = None
    for place in places:
        read, is_weight = _read_column(draft, place)
        if is_weight:
            draft.take(place, "weight")
            return read, read
        numbers = read if numbers is None else numbers
    return _count_contacts(draft, edges, source, target), numbers


def _read_column(draft: Draft, place: int) -> tuple[FloatArray, bool]:
    """The numbers of a column, and whether they are weights: by hint, or because four in five cells are numbers."""
    name, cells = draft.table.names[place], draft.look(place)
    numbers, unread = read_numbers(cells, name, draft.table.notes)
    is_weight = draft.hints.weight is not None or 5 * int(unread.sum()) <= cells.count() > 0
    if unread.any():
        remark = "weight_unread" if is_weight else "no_weights"
        example = cells[int(np.flatnonzero(unread)[0])]
        draft.table.notes.repair(remark, draft.lines[unread], column=name, example=example)
    return numbers, is_weight


def _count_contacts(draft: Draft, edges: Edges, source: pl.Series, target: pl.Series) -> FloatArray | None:
    """A list of contacts (time, one, other): each line counts one; people meet more than once in it."""
    import polars as pl

    place = edges.time
    if place is None:
        places = [k for k in draft.called("time") if are_numbers(draft.look(k))]
        ends = pl.DataFrame({"s": source, "t": target})
        if not places or draft.table.sheet.width > 3 or not ends.is_duplicated().any():
            return None
        place = places[0]
    draft.take(place, "time of contact")
    draft.table.notes.repair("contacts")
    return np.ones(len(draft.table))


def _read_direction(draft: Draft) -> BoolArray:
    """Whether a tie was said by its source of its target, or of both at once."""
    for place in draft.called("direction"):
        said = read_yes_no(draft.look(place), DIRECTED, UNDIRECTED)
        if said is not None and any(word is not None for word in said):
            draft.take(place, "direction")
            return np.array([word is not False for word in said], bool)
    return np.ones(len(draft.table), bool)


def _read_kind(draft: Draft, edges: Edges, kind: str) -> tuple[tuple[str, ...], IntArray]:
    places = [edges.kind] if edges.kind is not None else draft.called("kind")
    for place in places:
        cells = draft.look(place)
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


def _read_status(draft: Draft) -> IntArray | None:
    for place in draft.called("status"):
        cells = draft.look(place)
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
