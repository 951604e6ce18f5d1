"""Are those who are asked like the landscape? Who would balance it?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ecotone.ground import BoolArray, FloatArray, IntArray, Result, as_rng
from ecotone.landscape import Belongings, Landscape


@dataclass(frozen=True)
class SideBalance(Result):
    """One side: its `people`, how many of them are `invited`, and how many would be, if sides were asked alike."""

    side: str
    people: int
    invited: int
    expected: float


@dataclass(frozen=True)
class Balance(Result):
    """Who is invited, by side of a boundary.

    `n_invited` of `n_people` are asked; of `n_known` the side is known, of `n_invited_known` who are asked as well.
    Who belongs to several sides counts on each, so that sides need not add up.
    """

    boundary: str
    n_people: int
    n_known: int
    n_invited: int
    n_invited_known: int
    sides: tuple[SideBalance, ...]

    @property
    def nobody_asked(self) -> tuple[str, ...]:
        """The sides that have people of whom nobody is asked."""
        return tuple(side.side for side in self.sides if side.people and not side.invited)

    def as_rows(self) -> list[dict[str, object]]:
        """One row a side."""
        return [side.as_dict() for side in self.sides]


@dataclass(frozen=True)
class Suggestion(Result):
    """A `person` who would bring the invitations nearer to the landscape, and the sides for which she would.

    `reasons` are (boundary, side) of hers where fewer are invited than would be.
    """

    person: int
    reasons: tuple[tuple[str, str], ...]


def weigh_balance(landscape: Landscape, boundary: str, invited: Sequence[int] | IntArray) -> Balance:
    """How many of each side of a `boundary` are `invited` (persons), beside how many would be.

    expected = all invited x people on the side / people with a known side.

    Errors: an EcotoneError for an unknown boundary or person.

    >>> import ecotone
    >>> law_firm = ecotone.samples.load_sample("law-firm")
    >>> balance = weigh_balance(law_firm, "office", invited=range(10))
    >>> [(side.side, side.invited, round(side.expected, 2)) for side in balance.sides]
    [('Boston', 6, 6.76), ('Hartford', 4, 2.68), ('Providence', 0, 0.56)]
    """
    asked = landscape.mark(invited)
    here = landscape.boundary(boundary).latest()
    known = here.known
    n_known, n_invited = int(np.count_nonzero(known)), int(np.count_nonzero(asked))
    people = here.side_people
    counts = here.count(asked)
    expected = n_invited * people / max(n_known, 1)
    sides = tuple(
        SideBalance(*numbers)
        for numbers in zip(here.sides, people.tolist(), counts.tolist(), expected.tolist(), strict=True)
    )
    both = int(np.count_nonzero(asked & known))
    return Balance(boundary, landscape.n_people, n_known, n_invited, both, sides)


def suggest_invitees(
    landscape: Landscape,
    boundaries: Sequence[str],
    invited: Sequence[int] | IntArray,
    *,
    n: int = 3,
    candidates: Sequence[int] | IntArray | None = None,
    seed: int = 0,
) -> tuple[Suggestion, ...]:
    """Up to `n` people of `candidates` (everybody not invited, by default) who would balance it best.

    One at a time that person is taken with whom the imbalance, the sum over boundaries and sides of
    (invited - expected)^2 / expected, is least; nobody is taken who would not lessen it. Among those who would do the
    same the lot decides (`seed`): nothing is weighed but sides, and no order of merit is meant. They come in the order
    of the list.

    Errors: an EcotoneError for an unknown boundary or person. Cost: a sweep over the belongings for each suggestion.
    """
    asked = landscape.mark(invited)
    may = ~asked if candidates is None else landscape.mark(candidates) & ~asked
    if not boundaries:
        return ()
    tables = [_Table.of(landscape.boundary(name).latest()) for name in boundaries]
    lot = as_rng(seed).permutation(landscape.n_people)
    found: list[Suggestion] = []
    for _ in range(n):
        after = np.sum([table.imbalance_with_each(asked) for table in tables], axis=0)
        now = sum(table.imbalance(asked) for table in tables)
        after[~may] = np.inf
        best = int(lot[np.argmin(np.round(after[lot], 9))])
        if not after[best] < now - 1e-9:
            break
        reasons = [(t.here.name, t.here.sides[side]) for t in tables for side in t.short_sides(best, asked)]
        found.append(Suggestion(best, tuple(reasons)))
        asked[best], may[best] = True, False
    return tuple(sorted(found, key=lambda suggestion: suggestion.person))


@dataclass(frozen=True, eq=False)
class _Table:
    """One boundary, with the share of everybody's belongings each side has."""

    here: Belongings
    known: BoolArray
    share: FloatArray

    @classmethod
    def of(cls, here: Belongings) -> _Table:
        known = here.known
        return cls(here, known, here.side_people / max(int(np.count_nonzero(known)), 1))

    def counts(self, asked: BoolArray) -> tuple[IntArray, int]:
        """The invited of each side, and those with a known side."""
        return self.here.count(asked), int(np.count_nonzero(asked & self.known))

    def imbalance(self, asked: BoolArray) -> float:
        """How far the invited are from the landscape."""
        counts, total = self.counts(asked)
        return float(_distance(counts, total * self.share).sum())

    def imbalance_with_each(self, asked: BoolArray) -> FloatArray:
        """The same, if each person were invited as well, (n_people,)."""
        counts, total = self.counts(asked)
        expected = (total + 1) * self.share
        without = _distance(counts, expected)
        added = _distance(counts + 1, expected) - without
        after = without.sum() + np.bincount(self.here.person, added[self.here.side], self.here.n_people)
        return np.where(self.known, after, self.imbalance(asked))

    def short_sides(self, person: int, asked: BoolArray) -> list[int]:
        """The sides of a person of which fewer are invited than would be if she were too."""
        counts, total = self.counts(asked)
        hers = self.here.side[self.here.person == person]
        return [side for side in hers.tolist() if counts[side] < (total + 1) * self.share[side]]


def _distance(counts: IntArray, expected: FloatArray) -> FloatArray:
    return np.divide((counts - expected) ** 2, expected, out=np.zeros(len(counts)), where=expected > 0)
