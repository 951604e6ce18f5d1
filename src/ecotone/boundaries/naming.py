"""Whether a close-knit part already has a name: the sides that stand out in it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ecotone.boundaries.results import SideShare
from ecotone.ground import FloatArray, IntArray
from ecotone.landscape import Belongings

NAMED_FROM = 0.2
FEWEST = 3
TIMES = 2.0


@dataclass(frozen=True)
class Naming:
    """What the boundaries say of one part: sides that stand out, which names it, whom we do not know."""

    sides: tuple[SideShare, ...]
    named_by: tuple[str, str] | None
    agreement: float
    unknown: tuple[tuple[str, int], ...]


def name_part(people: IntArray, among: IntArray, belongings: tuple[Belongings, ...]) -> Naming:
    """Compare a part (indices of its people) with every side of every boundary, `among` those who have a tie.

    A side stands out if at least three of its people are in the part and its share of those inside is at
    least twice that outside. The part is named by the side with which it agrees best (`measure_agreement`),
    if that is .2 or more; a side that is commoner inside than out goes before one that is absent from it.
    Who has no known side on a boundary is left out of its comparison and counted in `unknown`. On several
    sides at once, a person counts on each.
    """
    sides: list[SideShare] = []
    unknown: list[tuple[str, int]] = []
    best: tuple[bool, float, tuple[str, str] | None] = (False, 0.0, None)
    for boundary in belongings:
        counts = _count_sides(people, among, boundary)
        unknown.append((boundary.name, len(people) - counts.known_inside))
        for side in counts.standing_out():
            shares = int(counts.inside[side]), int(counts.outside[side])
            sides.append(SideShare(boundary.name, boundary.sides[side], *shares))
        for side in np.flatnonzero(counts.inside + counts.outside).tolist():
            agreement = counts.agreement(side)
            commoner = agreement >= NAMED_FROM and counts.is_commoner(side)
            if best[2] is None or (commoner, agreement) > best[:2]:
                best = (commoner, agreement, (boundary.name, boundary.sides[side]))
    named_by = best[2] if best[1] >= NAMED_FROM else None
    return Naming(tuple(sides), named_by, best[1], tuple(unknown))


@dataclass(frozen=True, eq=False)
class _Counts:
    """People on each side, inside the part and outside, (n_sides,); and how many of known side there are."""

    inside: IntArray
    outside: IntArray
    known_inside: int
    known_outside: int

    def shares(self) -> tuple[FloatArray, FloatArray]:
        return self.inside / max(self.known_inside, 1), self.outside / max(self.known_outside, 1)

    def standing_out(self) -> list[int]:
        if self.known_outside == 0:
            return []
        share_inside, share_outside = self.shares()
        return np.flatnonzero((self.inside >= FEWEST) & (share_inside >= TIMES * share_outside)).tolist()

    def is_commoner(self, side: int) -> bool:
        share_inside, share_outside = self.shares()
        return bool(share_inside[side] > share_outside[side])

    def agreement(self, side: int) -> float:
        both, outside = int(self.inside[side]), int(self.outside[side])
        return measure_agreement(
            self.known_inside + self.known_outside, self.known_inside, both + outside, both
        )


def _count_sides(people: IntArray, among: IntArray, boundary: Belongings) -> _Counts:
    size = len(boundary.sides)
    place = np.zeros(boundary.n_people, np.int8)
    place[among] = 1
    place[people] = 2
    # one entry a person and side, even if she was there twice, at different times
    held = np.unique(np.column_stack([boundary.person, boundary.side]), axis=0)
    where = place[held[:, 0]]
    n_known = np.bincount(place[boundary.known], minlength=3)
    return _Counts(
        np.bincount(held[where == 2, 1], minlength=size),
        np.bincount(held[where == 1, 1], minlength=size),
        int(n_known[2]),
        int(n_known[1]),
    )


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
