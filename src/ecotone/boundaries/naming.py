"""Whether a close-knit part already has a name: the sides that stand out in it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ecotone.boundaries.results import SideShare
from ecotone.ground import FloatArray, IntArray
from ecotone.landscape import Belongings

NAMED_FROM = 0.2
MADE_FROM = 0.5
"""Stricter than for one side, since the sides that are joined were chosen by looking at the part."""
FEWEST = 3
TIMES = 2.0


@dataclass(frozen=True)
class Naming:
    """What the boundaries say of one part: sides that stand out, which names it, whom we do not know."""

    sides: tuple[SideShare, ...]
    named_by: tuple[str, str] | None
    agreement: float
    unknown: tuple[tuple[str, int], ...]
    made_of: tuple[str, tuple[str, ...]] | None


def name_part(people: IntArray, among: IntArray, belongings: tuple[Belongings, ...]) -> Naming:
    """Compare a part (indices of its people) with every side of every boundary, `among` those who have a tie.

    A side stands out if at least three of its people are in the part and its share of those inside is at
    least twice that of those outside. The part is named by the side with which it agrees best
    (`measure_agreement`), if that is .2 or more; a side that is commoner inside than out goes before one that is
    absent from it. Who has no known side on a boundary is left out of its comparison and counted in `unknown`. On
    several sides at once, a person counts on each. A part that no one side names can still be `made_of` several:
    sides of which most people are in it, and which taken together agree with it by .5 or more. Who has no tie is
    counted where a side's people elsewhere are shown, and otherwise left out: she could not have been in the part.
    """
    counted = [_count_sides(people, among, boundary) for boundary in belongings]
    found = [each for counts in counted for each in counts.list_agreements()]
    _, agreement, name = max(found, default=(False, 0.0, None), key=lambda each: each[:2])
    return Naming(
        tuple(share for counts in counted for share in counts.list_standing_out()),
        name if agreement >= NAMED_FROM else None,
        agreement,
        tuple((counts.boundary.name, len(people) - counts.known_inside) for counts in counted),
        None if agreement >= NAMED_FROM else _find_made_of(counted),
    )


def _find_made_of(counted: list[_Counts]) -> tuple[str, tuple[str, ...]] | None:
    """The boundary of which several sides together make the part, and these sides; None if there is none."""
    found = [
        (agreement, counts.boundary.name, sides)
        for counts in counted
        for agreement, sides in [counts.join_sides()]
        if agreement >= MADE_FROM and len(sides) > 1
    ]
    return max(found)[1:] if found else None


@dataclass(frozen=True, eq=False)
class _Counts:
    """People on each side of a boundary: in the part, outside, and without a tie, (n_sides,).

    `known_inside`, `known_outside`: how many of those with a tie have a known side.
    """

    boundary: Belongings
    inside: IntArray
    outside: IntArray
    without_ties: IntArray
    known_inside: int
    known_outside: int

    @property
    def shares(self) -> tuple[FloatArray, FloatArray]:
        """Of those inside and of those outside, the share on each side, (n_sides,)."""
        return self.inside / max(self.known_inside, 1), self.outside / max(self.known_outside, 1)

    def list_standing_out(self) -> list[SideShare]:
        """The sides that stand out; none where there is nobody outside to compare with."""
        inside, outside = self.shares
        stands_out = (self.inside >= FEWEST) & (inside >= TIMES * outside) & (self.known_outside > 0)
        elsewhere = self.outside + self.without_ties
        return [
            SideShare(
                self.boundary.name, self.boundary.sides[side], int(self.inside[side]), int(elsewhere[side])
            )
            for side in np.flatnonzero(stands_out).tolist()
        ]

    def list_agreements(self) -> list[tuple[bool, float, tuple[str, str]]]:
        """For each side: whether it could give the part its name, how well it agrees, and which it is."""
        inside, outside = self.shares
        n = self.known_inside + self.known_outside
        found = []
        for side in np.flatnonzero(self.inside + self.outside).tolist():
            both = int(self.inside[side])
            agreement = measure_agreement(n, self.known_inside, both + int(self.outside[side]), both)
            gives_name = agreement >= NAMED_FROM and bool(inside[side] > outside[side])
            found.append((gives_name, agreement, (self.boundary.name, self.boundary.sides[side])))
        return found

    def join_sides(self) -> tuple[float, tuple[str, ...]]:
        """The sides of which most people are in the part, and how well they agree with it taken together.

        0 where people belong to several sides: those would be counted twice.
        """
        most = (self.inside >= FEWEST) & (self.inside > self.outside)
        if self.boundary.is_multiple or not most.any():
            return 0.0, ()
        both, outside = int(self.inside[most].sum()), int(self.outside[most].sum())
        n = self.known_inside + self.known_outside
        names = tuple(self.boundary.sides[side] for side in np.flatnonzero(most).tolist())
        return measure_agreement(n, self.known_inside, both + outside, both), names


def _count_sides(people: IntArray, among: IntArray, boundary: Belongings) -> _Counts:
    size = len(boundary.sides)
    place = np.zeros(boundary.n_people, np.int8)
    place[among] = 1
    place[people] = 2
    # one entry a person and side, even if she was there twice, at different times
    held = np.unique(boundary.person.astype(np.int64) * max(size, 1) + boundary.side)
    where, side = place[held // max(size, 1)], held % max(size, 1)
    inside, outside, without_ties = (np.bincount(side[where == which], minlength=size) for which in (2, 1, 0))
    n_known = np.bincount(place[boundary.known], minlength=3)
    return _Counts(boundary, inside, outside, without_ties, int(n_known[2]), int(n_known[1]))


def measure_agreement(n: int, in_part: int, on_side: int, both: int) -> float:
    """Adjusted mutual information of [in the part] with [on the side]: 1 the same people, 0 as by chance.

    Of `n` people `in_part` are in the part, `on_side` on the side, `both` both. `AMI = (I − E[I]) / ((H₁ +
    H₂)/2 − E[I])`: I the mutual information of the two yes-no questions, H₁ and H₂ their entropies, E[I]
    the mean of I over all ways to choose `on_side` people out of n (hypergeometric). Vinh, Epps & Bailey
    2010. 0 where one of the questions has the same answer for all.

    >>> round(measure_agreement(40, 10, 10, 10), 6), round(measure_agreement(40, 10, 10, 5), 3)
    (1.0, 0.068)
    """
    from scipy.special import gammaln

    if not (0 < in_part < n and 0 < on_side < n):
        return 0.0
    k = np.arange(max(0, in_part + on_side - n), min(in_part, on_side) + 1)
    ways = np.stack([k, in_part - k, on_side - k, n - in_part - on_side + k])
    margins = np.array([in_part, n - in_part, on_side, n - on_side])
    log_chance = np.sum(gammaln(margins + 1)) - gammaln(n + 1) - np.sum(gammaln(ways + 1), axis=0)
    information = _information(ways / n, in_part / n, on_side / n)
    expected = float(np.sum(np.exp(log_chance) * information))
    highest = (_entropy(in_part / n) + _entropy(on_side / n)) / 2
    if highest - expected < 1e-12:
        return 0.0
    return float((information[both - k[0]] - expected) / (highest - expected))


def _information(cells: FloatArray, row: float, column: float) -> FloatArray:
    """Mutual information of two-by-two tables, cells (4, n_tables) as shares, in nats."""
    from scipy.special import xlogy

    products = np.array([row * column, row * (1 - column), (1 - row) * column, (1 - row) * (1 - column)])
    return np.asarray(np.sum(xlogy(cells, cells / products[:, None]), axis=0))


def _entropy(share: float) -> float:
    return float(-share * np.log(share) - (1 - share) * np.log(1 - share))
