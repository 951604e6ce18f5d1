"""The landscape: people, their belongings, their ties and meetings, all in one frozen record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

import numpy as np

from ecotone.errors import EcotoneError
from ecotone.ground import BoolArray, DateArray, IntArray, as_dates, freeze
from ecotone.landscape.belongings import Belongings
from ecotone.landscape.meetings import Meetings
from ecotone.landscape.simple import SimpleTies, merge_ties
from ecotone.landscape.ties import Ties

ASKED_NOT, ANSWERED_NO, ANSWERED_YES = -1, 0, 1


@dataclass(frozen=True, eq=False)
class People:
    """n people: outside names (`ids`, all different), what they are called, and what is known of them.

    `answered` says who answered a survey: 1 yes, 0 asked but no answer, -1 not asked (None: no survey).
    `listed` is False for those who were only named in ties or meetings. `columns` keeps what is neither a boundary
    nor used otherwise, as text, None where unknown.
    """

    ids: tuple[str, ...]
    names: tuple[str, ...] = ()
    answered: IntArray | None = None
    listed: BoolArray | None = None
    since: DateArray | None = None
    until: DateArray | None = None
    columns: Mapping[str, tuple[str | None, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        n = len(self.ids)
        if len(set(self.ids)) != n:
            raise EcotoneError("landscape.repeated_id", person_id=_first_repeated(self.ids))
        if not self.names:
            object.__setattr__(self, "names", self.ids)
        listed = np.ones(n, bool) if self.listed is None else self.listed
        object.__setattr__(self, "listed", freeze(listed, np.bool_))
        if self.answered is not None:
            object.__setattr__(self, "answered", freeze(self.answered, np.int8))
        for name in ("since", "until"):
            if getattr(self, name) is not None:
                object.__setattr__(self, name, as_dates(getattr(self, name)))
        for name in ("names", "answered", "listed", "since", "until"):
            values = getattr(self, name)
            if values is not None and len(values) != n:
                raise EcotoneError("landscape.wrong_shape", what=name, expected=n, found=len(values))

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def unknown_ids(self) -> tuple[str, ...]:
        """Who was named in ties or meetings without standing in the list of people."""
        assert self.listed is not None
        return tuple(self.ids[person] for person in np.flatnonzero(~self.listed))

    def keep(self, people: IntArray) -> People:
        """Only `people`, in this order."""

        def pick(values: Sequence[Any]) -> tuple[Any, ...]:
            return tuple(values[person] for person in people.tolist())

        arrays = {
            name: getattr(self, name)[people]
            for name in ("answered", "listed", "since", "until")
            if getattr(self, name) is not None
        }
        columns = {name: pick(values) for name, values in self.columns.items()}
        return People(pick(self.ids), pick(self.names), columns=columns, **arrays)


@dataclass(frozen=True)
class Choice:
    """What a landscape shows of the whole: kinds of tie (empty: all), a date, and whether both ends must agree.

    `set_aside` counts the ties, each pair once, that are known at other times only.
    """

    kinds: tuple[str, ...] = ()
    at: str | None = None
    confirmed: bool = False
    set_aside: int = 0


@dataclass(frozen=True, eq=False)
class Landscape:
    """People, the boundaries between them (`belongings`), their ties and their meetings.

    >>> from ecotone.landscape import Belongings, Landscape, People, Ties
    >>> office = Belongings.from_labels("office", ["Boston", "Boston", "Hartford"])
    >>> here = Landscape(People(("ana", "ben", "cleo")), (office,), Ties([0, 1, 1], [1, 0, 2]))
    >>> here.n_people, here.simple.n_ties
    (3, 2)
    """

    people: People
    belongings: tuple[Belongings, ...] = ()
    ties: Ties = field(default_factory=Ties.none)
    meetings: Meetings = field(default_factory=Meetings.none)
    choice: Choice = Choice()
    sources: tuple[Any, ...] = ()
    """What was read and from where: the accounts of `ecotone.tables`."""

    def __post_init__(self) -> None:
        for boundary in self.belongings:
            if boundary.n_people != self.n_people:
                raise EcotoneError(
                    "landscape.wrong_shape",
                    what=boundary.name,
                    expected=self.n_people,
                    found=boundary.n_people,
                )
        for what, values in (
            ("source", self.ties.source),
            ("target", self.ties.target),
            ("person", self.meetings.person),
        ):
            if len(values) and (values.min() < 0 or values.max() >= self.n_people):
                found = int(values.min() if values.min() < 0 else values.max())
                raise EcotoneError(
                    "landscape.out_of_range", what=what, low=0, high=self.n_people - 1, found=found
                )

    @property
    def n_people(self) -> int:
        """How many people there are."""
        return len(self.people)

    @property
    def boundary_names(self) -> tuple[str, ...]:
        """The names of the boundaries, in the order of the file."""
        return tuple(boundary.name for boundary in self.belongings)

    @property
    def has_dates(self) -> bool:
        """Whether any day is known: of people, belongings, ties or meetings."""
        dated: tuple[People | Ties | Belongings, ...] = (self.people, self.ties, *self.belongings)
        days = [self.meetings.dates, *(each for part in dated for each in (part.since, part.until))]
        return any(each is not None and not np.isnat(each).all() for each in days)

    def boundary(self, name: str) -> Belongings:
        """The belongings to one boundary, with all their dates; refuses a name that is not there."""
        for boundary in self.belongings:
            if boundary.name == name:
                return boundary
        raise EcotoneError(
            "landscape.no_such_boundary", name=name, known=", ".join(self.boundary_names) or "none"
        )

    @cached_property
    def simple(self) -> SimpleTies:
        """The ties as the readings take them: undirected, each pair once, potential left out."""
        return merge_ties(self.n_people, self.ties, self.meetings, confirmed=self.choice.confirmed)

    def mark(self, people: Sequence[int] | IntArray, what: str = "person") -> BoolArray:
        """Whether each person is among `people`, (n_people,); refuses persons who are not here."""
        persons = np.asarray(people, np.int64)
        for person in persons[(persons < 0) | (persons >= self.n_people)].tolist():
            raise EcotoneError(
                "landscape.out_of_range", what=what, low=0, high=self.n_people - 1, found=person
            )
        marked = np.zeros(self.n_people, bool)
        marked[persons] = True
        return marked

    def without_meetings(self, meetings: BoolArray) -> Landscape:
        """The same landscape as if these meetings had not been."""
        everyone = np.arange(self.n_people)
        return replace(self, meetings=self.meetings.keep(~meetings, everyone))


def _first_repeated(ids: Sequence[str]) -> str:
    seen: set[str] = set()
    for person_id in ids:
        if person_id in seen:
            return person_id
        seen.add(person_id)
    raise AssertionError("no id is repeated")
