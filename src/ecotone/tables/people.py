"""A list of people: who they are, on which sides they stand, and what else is said of them."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

import numpy as np

from ecotone.errors import FileRefused
from ecotone.ground import IntArray
from ecotone.landscape import Belongings, People
from ecotone.landscape.landscape import ANSWERED_NO, ANSWERED_YES, ASKED_NOT
from ecotone.tables.drafts import Draft
from ecotone.tables.hints import Hints
from ecotone.tables.kinds import guess_kind
from ecotone.tables.labels import relabel
from ecotone.tables.parts import Labels, PeoplePart
from ecotone.tables.repeats import merge_repeated
from ecotone.tables.sheets import Table
from ecotone.tables.sides import can_be_boundary, make_belongings
from ecotone.tables.values import read_yes_no
from ecotone.tables.words import NO, YES, columns_called

if TYPE_CHECKING:
    import polars as pl


def read_people(
    table: Table, hints: Hints, labels: Labels | None = None, *, skip: Collection[int] = (), once: bool = True
) -> PeoplePart:
    """The people of a table, without the columns in `skip`.

    `once`: each should stand there once; False for a list of presences, where people come again and again.
    """
    draft = Draft.of(table, hints, skip)
    places = _find_id(draft)
    draft.keep_codes(places)
    ids = _take_names(draft, places, "id")
    merged, kept = merge_repeated(table, ids, {place: draft.look(place) for place in draft.free}, tell=once)
    draft.cells = {place: column.gather(kept) for place, column in draft.cells.items()} | merged
    draft.lines = table.lines[kept]
    listed = [str(person_id) for person_id in ids.gather(kept).to_list()]
    names = _read_names(draft, listed)
    answered = _read_answered(draft)
    since, until = draft.take_days("since"), draft.take_days("until")
    belongings, columns = _tell_apart(draft, labels or {})
    people = People(tuple(listed), names, answered, None, since, until, columns)
    return PeoplePart(table, people, belongings)


def _find_id(draft: Draft) -> tuple[int, ...]:
    """The column of ids by its name, or by having none; else the columns of names, or the first, if all different."""
    if draft.hints.id is not None:
        return (draft.table.place(draft.hints.id),)
    called = [*draft.called("id"), *[k for k in draft.table.unnamed if k == 0], *draft.called("row")]
    choices: list[tuple[int, ...]] = [(k,) for k in called]
    choices += [_name_places(draft), *[(k,) for k in draft.called("email")], tuple(draft.free[:1])]
    choices = [choice for choice in choices if choice]
    for share in (1.0, 0.5):
        for choice in choices:
            if _share_different(_joined(draft, choice)) >= share:
                return choice
    raise FileRefused("tables.no_id", file=draft.table.sheet.file, known=", ".join(draft.table.names[:12]))


def _share_different(cells: pl.Series) -> float:
    """How many different values there are for each known one; 0 where most are not known."""
    known = cells.drop_nulls()
    return known.n_unique() / len(known) if 2 * len(known) >= max(len(cells), 1) else 0.0


def _name_places(draft: Draft) -> tuple[int, ...]:
    """The column of names, or the two of first and last names.

    Where there is a column for one half of the name, the one called just *name* holds the other half.
    """
    name, given, family = (next(iter(draft.called(what)), None) for what in ("name", "given", "family"))
    if draft.table.holds(draft.hints.name) and name is not None:
        return (name,)
    if family is not None and (given is not None or name is not None):
        return (given if given is not None else name or 0, family)
    if given is not None and name is not None:
        return (given, name)
    return tuple(place for place in (name, family) if place is not None)[:1]


def _joined(draft: Draft, places: tuple[int, ...]) -> pl.Series:
    """The cells of one column, or of two with a blank between."""
    import polars as pl

    if len(places) == 1:
        return draft.look(places[0])
    both = pl.DataFrame({"one": draft.look(places[0]), "other": draft.look(places[1])})
    joined = pl.concat_str(["one", "other"], separator=" ", ignore_nulls=True).alias("both")
    return both.select(joined)["both"].replace("", None)


def _take_names(draft: Draft, places: tuple[int, ...], meaning: str) -> pl.Series:
    cells = _joined(draft, places)
    for place in places:
        draft.take(place, meaning)
    if len(places) == 2:
        given, family = (draft.table.names[place] for place in places)
        draft.table.notes.repair("joined_names", given=given, family=family)
    return cells


def _read_names(draft: Draft, ids: list[str]) -> tuple[str, ...]:
    """What people are called: names that are mostly different, or their ids."""
    places = _name_places(draft)
    if not places or _share_different(_joined(draft, places)) < 0.5:
        return tuple(ids)
    names = _take_names(draft, places, "name")
    return tuple(name or person_id for name, person_id in zip(names, ids, strict=True))


def _read_answered(draft: Draft) -> IntArray | None:
    for place in draft.called("answered"):
        said = read_yes_no(draft.look(place), YES, NO)
        if said is not None:
            draft.take(place, "answered")
            meaning = {True: ANSWERED_YES, False: ANSWERED_NO, None: ASKED_NOT}
            return np.array([meaning[word] for word in said], np.int8)
    return None


def _halves_of_names(draft: Draft) -> dict[str, tuple[str | None, ...]]:
    """First and last names, where there are two columns of them: other files may call people by one."""
    halves = [
        place for what in ("given", "family", "name") for place in columns_called(draft.table.names, what)
    ]
    used = [place for place in halves if place not in draft.free]
    return (
        {draft.table.names[place]: tuple(draft.look(place).to_list()) for place in used}
        if len(used) > 1
        else {}
    )


def _tell_apart(
    draft: Draft, labels: Labels
) -> tuple[tuple[Belongings, ...], dict[str, tuple[str | None, ...]]]:
    """What is left: boundaries, and other columns, which are kept as text."""
    belongings = []
    columns = _halves_of_names(draft)
    wanted = {name.casefold() for name in draft.hints.boundaries}
    for place in draft.free:
        name = draft.table.names[place]
        cells = relabel(draft.look(place), name, labels, draft.table.notes)
        if name.casefold() in wanted or can_be_boundary(cells, name):
            kind = guess_kind(name)
            belongings.append(make_belongings(name, kind, cells))
            draft.table.notes.columns[name] = f"boundary, {kind}"
        else:
            columns[name] = tuple(cells.to_list())
            draft.table.notes.columns[name] = "kept, no boundary"
    return tuple(belongings), columns
