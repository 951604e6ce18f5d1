"""Who belongs to which side of one boundary."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from ecotone.errors import EcotoneError
from ecotone.ground import BoolArray, DateArray, IntArray, as_dates, freeze

UNKNOWN = -1
"""The side of a person of whom we do not know it."""


@dataclass(frozen=True, eq=False)
class Belongings:
    """A boundary: its sides, and one entry for each belonging of a person to a side.

    `person` and `side` have one entry a belonging, sorted by person, then side; nobody is on one side twice at
    one time. Who has no entry has no known side. `since` and `until` are days or None; a belonging holds at t if
    since <= t < until, and an unknown day does not limit it.

    >>> office = Belongings.from_labels("office", ["Boston", None, "Hartford|Boston"])
    >>> office.sides, office.person.tolist(), office.side.tolist()
    (('Boston', 'Hartford'), [0, 2, 2], [0, 0, 1])
    >>> office.is_multiple, office.n_unknown
    (True, 1)
    """

    name: str
    sides: tuple[str, ...]
    person: IntArray
    side: IntArray
    n_people: int
    kind: str = "other"
    since: DateArray | None = None
    until: DateArray | None = None

    def __post_init__(self) -> None:
        person, side = np.asarray(self.person), np.asarray(self.side)
        if len(person) != len(side):
            raise EcotoneError("landscape.wrong_shape", what="side", expected=len(person), found=len(side))
        _check_range("person", person, self.n_people)
        _check_range("side", side, len(self.sides))
        order = np.lexsort((side, person))
        object.__setattr__(self, "person", freeze(person[order], np.int32))
        object.__setattr__(self, "side", freeze(side[order], np.int32))
        for name in ("since", "until"):
            days = getattr(self, name)
            if days is not None:
                object.__setattr__(self, name, as_dates(np.asarray(days)[order]))

    @classmethod
    def from_labels(
        cls, name: str, labels: Iterable[str | None], *, kind: str = "other", separators: str = "|;"
    ) -> Belongings:
        """From one label a person (None: unknown), several belongings split at any of `separators`.

        Sides stand in the order of their names, numbers in the order of their values.
        """
        several = [_split(label, separators) for label in labels]
        sides = sorted({side for held in several for side in held}, key=_by_value)
        index = {side: number for number, side in enumerate(sides)}
        person = [i for i, held in enumerate(several) for _ in held]
        side = [index[label] for held in several for label in held]
        return cls(name, tuple(sides), np.array(person, int), np.array(side, int), len(several), kind)

    @property
    def counts(self) -> IntArray:
        """How many sides each person belongs to, (n_people,)."""
        return np.bincount(self.person, minlength=self.n_people)

    @property
    def known(self) -> BoolArray:
        """Whose side is known, (n_people,)."""
        return np.asarray(self.counts > 0)

    @property
    def n_unknown(self) -> int:
        """How many people have no known side."""
        return int(self.n_people - np.count_nonzero(self.known))

    @property
    def is_multiple(self) -> bool:
        """Whether anyone belongs to more than one side."""
        return bool(len(self.person) and np.any(self.person[1:] == self.person[:-1]))

    @property
    def side_people(self) -> IntArray:
        """How many people belong to each side, (n_sides,)."""
        return np.bincount(self.side, minlength=len(self.sides))

    def count(self, people: BoolArray) -> IntArray:
        """How many of the people marked, (n_people,), belong to each side, (n_sides,)."""
        return np.bincount(self.side[people[self.person]], minlength=len(self.sides))

    @property
    def single(self) -> IntArray:
        """The side of each person (the first, if she has several), UNKNOWN where there is none, (n_people,)."""
        sides = np.full(self.n_people, UNKNOWN, dtype=np.int32)
        sides[self.person[::-1]] = self.side[::-1]
        return sides

    @property
    def labels(self) -> list[tuple[str, ...]]:
        """The names of the sides of each person."""
        held: list[tuple[str, ...]] = [()] * self.n_people
        for person, side in zip(self.person.tolist(), self.side.tolist(), strict=True):
            held[person] = (*held[person], self.sides[side])
        return held

    def latest(self) -> Belongings:
        """Where everyone is in the end: a belonging that ended before another of hers began is left out.

        Without a date to look at, who moved counts where she moved to, and who left and came back counts once. Only
        belongings that overlap in time, or have no dates, are several.
        """
        if self.until is None:
            return self._without_repeats()
        since = np.full(len(self.person), np.datetime64("NaT")) if self.since is None else self.since
        last = np.full(self.n_people, np.datetime64("NaT"), dtype="datetime64[D]")
        np.fmax.at(last, self.person, since)
        ended = self.until <= last[self.person]
        return self.keep(~ended, np.arange(self.n_people))._without_repeats()

    def _without_repeats(self) -> Belongings:
        again = np.zeros(len(self.person), bool)
        again[1:] = (self.person[1:] == self.person[:-1]) & (self.side[1:] == self.side[:-1])
        return self.keep(~again, np.arange(self.n_people)) if bool(np.any(again)) else self

    def keep(self, belongings: BoolArray, people: IntArray) -> Belongings:
        """Only the entries marked in `belongings`, of `people` (their old indices, in the new order).

        Sides with nobody left stay: an empty side is worth seeing.
        """
        place = np.full(self.n_people, -1, dtype=np.int64)
        place[people] = np.arange(len(people))
        kept = belongings & (place[self.person] >= 0)
        return Belongings(
            self.name,
            self.sides,
            place[self.person[kept]],
            self.side[kept],
            len(people),
            self.kind,
            None if self.since is None else self.since[kept],
            None if self.until is None else self.until[kept],
        )


def _split(label: str | None, separators: str) -> Sequence[str]:
    if label is None:
        return ()
    for separator in separators[1:]:
        label = label.replace(separator, separators[0])
    parts = label.split(separators[0]) if separators else [label]
    return list(dict.fromkeys(part.strip() for part in parts if part.strip()))


def _by_value(label: str) -> tuple[float, str]:
    try:
        return (float(label), label)
    except ValueError:
        return (float("inf"), label.casefold())


def _check_range(what: str, values: IntArray, size: int) -> None:
    if len(values) and (values.min() < 0 or values.max() >= size):
        found = values.min() if values.min() < 0 else values.max()
        raise EcotoneError("landscape.out_of_range", what=what, low=0, high=size - 1, found=int(found))
