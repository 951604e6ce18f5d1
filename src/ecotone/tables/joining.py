"""The parts joined to one landscape: every end of a tie and every presence finds its person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from ecotone.ground import IntArray
from ecotone.landscape import Landscape, Meetings, People, Ties
from ecotone.tables.accounts import Account
from ecotone.tables.merging import extend_people, merge_people
from ecotone.tables.parts import AnyPart, AttendancePart, PeoplePart, TiesPart

if TYPE_CHECKING:
    import polars as pl


_MOST = 0.8
"""So many of those named in a file must stand in a column of names for it to be read by names."""


@dataclass(frozen=True)
class _Match:
    person_id: str
    is_exact: bool


def _match(ends: Sequence[str], values: Sequence[str | None], ids: Sequence[str]) -> dict[str, _Match]:
    """Whom each end names by these values: letter by letter, else without regard to capitals where that is clear."""
    exact = {value: person_id for value, person_id in zip(values, ids, strict=True) if value is not None}
    loose: dict[str, str | None] = {}
    for value, person_id in exact.items():
        loose[value.casefold()] = None if value.casefold() in loose else person_id
    meant = {end: exact.get(end, loose.get(end.casefold())) for end in ends}
    return {end: _Match(person_id, end in exact) for end, person_id in meant.items() if person_id is not None}


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
        """Ids for those who are called otherwise here: in other letters, or, if nobody by an id, by name or address."""
        if self.people is None or all(end in self.place for end in ends):
            return {}
        found = _match(ends, self.people.ids, self.people.ids)
        if not found:
            column, found = self._by_column(ends)
            if found:
                part.table.notes.repair("by_name", column=column)
        loose = [end for end, match in found.items() if not match.is_exact]
        if loose:
            part.table.notes.repair("other_case", rows=len(loose), names=", ".join(loose[:5]))
        return {end: match.person_id for end, match in found.items()}

    def _by_column(self, ends: list[str]) -> tuple[str, dict[str, _Match]]:
        """The column in which most of those named here stand, each person by another value."""
        assert self.people is not None
        for column, values in (("name", self.people.names), *self.people.columns.items()):
            known = [value for value in values if value is not None]
            if len(set(known)) == len(known):
                found = _match(ends, values, self.people.ids)
                if len(found) >= _MOST * len(ends):
                    return column, found
        return "", {}

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
    """All meetings; of two files, the same name and day is the same meeting."""
    numbers: dict[tuple[str, str, int], int] = {}
    meetings: list[IntArray] = []
    for part, _ in parts:
        seen: Counter[tuple[str, str]] = Counter()
        number = np.zeros(len(part.names), np.int64)
        for k, named in enumerate(zip(part.names, part.dates.astype(str).tolist(), strict=True)):
            number[k] = numbers.setdefault((*named, seen[named]), len(numbers))
            seen[named] += 1
        meetings.append(number[part.meeting])
    if not meetings:
        return Meetings.none()
    names, days, _ = zip(*numbers, strict=True) if numbers else ((), (), ())
    return Meetings(
        names,
        np.array(days, "datetime64[D]"),
        np.concatenate([person for _, person in parts]),
        np.concatenate(meetings),
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
