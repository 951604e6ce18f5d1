"""The parts joined to one landscape: every end of a tie and every presence finds its person."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from ecotone.ground import IntArray
from ecotone.landscape import Landscape, Meetings, People, Ties
from ecotone.tables.accounts import Account
from ecotone.tables.merging import extend_people, merge_people
from ecotone.tables.parts import AnyPart, AttendancePart, PeoplePart, TiesPart

if TYPE_CHECKING:
    import polars as pl


class _Register:
    """People by their ids, in the order in which they come; grows as new ones are named."""

    def __init__(self, people: People | None) -> None:
        self.people = people
        self.place = {person_id: k for k, person_id in enumerate(people.ids if people else ())}
        self.n_listed = len(self.place)

    def find(self, part: TiesPart | AttendancePart, *columns: pl.Series) -> list[IntArray]:
        """The people of the columns as indices; whoever is new is added, and the account says so."""
        import polars as pl

        ends = pl.concat([pl.Series(list(part.everyone), dtype=pl.String), *(c.rename("") for c in columns)])
        different = ends.unique(maintain_order=True).to_list()
        meaning = self._by_other_names(part, different)
        before = len(self.place)
        numbers = [self.place.setdefault(meaning.get(end, end), len(self.place)) for end in different]
        if self.people is not None:
            self._tell_unlisted(part, before, numbers)
        old, new = pl.Series(different, dtype=pl.String), pl.Series(numbers, dtype=pl.Int32)
        return [column.replace_strict(old, new, return_dtype=pl.Int32).to_numpy() for column in columns]

    def _by_other_names(self, part: TiesPart | AttendancePart, ends: list[str]) -> dict[str, str]:
        """Ids for what people are called here, where that is never an id but always a name, or an address."""
        people = self.people
        if people is None or not ends or all(end in self.place for end in ends):
            return {}
        for column, values in (("name", people.names), *people.columns.items()):
            known = dict(zip(values, people.ids, strict=False))
            if len(known) == len(people.ids) and all(end in known for end in ends):
                part.table.notes.repair("by_name", column=column)
                return {end: known[end] for end in ends}
        return {}

    def _tell_unlisted(self, part: TiesPart | AttendancePart, before: int, numbers: list[int]) -> None:
        new = list(self.place)[before:]
        if not new:
            return
        few = ", ".join(new[:5]) + (f" and {len(new) - 5} more" if len(new) > 5 else "")
        people = "person is" if len(new) == 1 else "people are"
        part.table.notes.repair("unlisted", people=people, rows=len(new), first_ids=few)
        if min(numbers) >= self.n_listed:
            part.table.notes.repair("nobody_matches")


def join_parts(parts: Sequence[AnyPart]) -> Landscape:
    """The landscape of all parts; what was done for it stands in their notes."""
    lists = [part for part in parts if isinstance(part, PeoplePart)]
    people, belongings = merge_people(lists) if lists else (None, ())
    register = _Register(people)
    named = [
        (part, register.find(part, *_columns(part))) for part in parts if not isinstance(part, PeoplePart)
    ]
    new = list(register.place)[len(people) if people else 0 :]
    if people is None:
        people = People(tuple(new))
    else:
        people, belongings = extend_people(people, belongings, new, listed=False)
    ties = _join_ties([(part, ends) for part, ends in named if isinstance(part, TiesPart)])
    meetings = _join_meetings([(part, ends[0]) for part, ends in named if isinstance(part, AttendancePart)])
    return Landscape(people, belongings, ties, meetings)


def _columns(part: TiesPart | AttendancePart) -> tuple[pl.Series, ...]:
    return (part.source, part.target) if isinstance(part, TiesPart) else (part.person,)


def _join_ties(parts: list[tuple[TiesPart, list[IntArray]]]) -> Ties:
    if not parts:
        return Ties.none()
    kinds = list(dict.fromkeys(kind for part, _ in parts for kind in part.kinds))
    codes = [np.array([kinds.index(kind) for kind in part.kinds] or [0])[part.kind] for part, _ in parts]
    sizes = [len(part.kind) for part, _ in parts]
    tables = [part for part, _ in parts]
    return Ties(
        np.concatenate([ends[0] for _, ends in parts]),
        np.concatenate([ends[1] for _, ends in parts]),
        tuple(kinds),
        np.concatenate(codes).astype(np.uint16),
        _join_values([part.status for part in tables], sizes, np.uint8(0)),
        np.concatenate([part.directed for part in tables]),
        _join_values([part.weight for part in tables], sizes, np.nan),
        _join_values([part.since for part in tables], sizes, np.datetime64("NaT", "D")),
        _join_values([part.until for part in tables], sizes, np.datetime64("NaT", "D")),
    )


def _join_values(values: list[Any], sizes: list[int], nothing: Any) -> Any:
    """The values one after another, None where no part has any."""
    if all(value is None for value in values):
        return None
    filled = [
        np.full(size, nothing) if value is None else value for value, size in zip(values, sizes, strict=True)
    ]
    return np.concatenate(filled)


def _join_meetings(parts: list[tuple[AttendancePart, IntArray]]) -> Meetings:
    if not parts:
        return Meetings.none()
    start = np.cumsum([0, *(len(part.names) for part, _ in parts)])
    return Meetings(
        tuple(name for part, _ in parts for name in part.names),
        np.concatenate([part.dates for part, _ in parts]),
        np.concatenate([person for _, person in parts]),
        np.concatenate([part.meeting + first for (part, _), first in zip(parts, start, strict=False)]),
    )


def make_accounts(parts: Sequence[AnyPart]) -> tuple[Account, ...]:
    """One account for each table, whatever came out of it."""
    roles: dict[int, list[AnyPart]] = {}
    for part in parts:
        roles.setdefault(id(part.table.notes), []).append(part)
    accounts = []
    for several in roles.values():
        largest = max(several, key=lambda part: len(part.table))
        accounts.append(largest.table.account(" and ".join(dict.fromkeys(part.role for part in several))))
    return tuple(accounts)
