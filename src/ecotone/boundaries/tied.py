"""Those who are tied, as they are and as chance alone would have them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ecotone.boundaries.rewiring import rewire_presences, rewire_ties
from ecotone.ground import IntArray
from ecotone.landscape import Landscape, Meetings


@dataclass(frozen=True, eq=False)
class Tied:
    """Those who have a tie (`people`, indices into the landscape) and their ties, renumbered 0..n-1.

    `first`, `second` (m,) are all their ties; `told_first`, `told_second` those that are not known from
    `meetings` alone. People who were alone at every meeting are not among them, nor are their presences.
    """

    people: IntArray
    first: IntArray
    second: IntArray
    told_first: IntArray
    told_second: IntArray
    meetings: Meetings

    @classmethod
    def of(cls, landscape: Landscape) -> Tied:
        """The ties of `landscape.simple`, and where they come from."""
        ties = landscape.simple
        has_ties = ties.degrees() > 0
        place = np.where(has_ties, np.cumsum(has_ties) - 1, -1)
        first, second = place[ties.first], place[ties.second]
        # where only confirmed ties are wanted, having met is not enough
        meetings = Meetings.none() if landscape.choice.confirmed else landscape.meetings
        meetings = meetings.keep(np.ones(len(meetings), bool), place)
        n = int(np.count_nonzero(has_ties))
        told = ~(ties.met & np.isin(first * n + second, _list_pairs(meetings, n)))
        return cls(np.flatnonzero(has_ties), first, second, first[told], second[told], meetings)

    @property
    def n_people(self) -> int:
        """How many people have a tie."""
        return len(self.people)

    def by_chance(self, rng: np.random.Generator) -> tuple[IntArray, IntArray]:
        """Ties as chance would have them.

        Each person has as many told ties, and goes to as many meetings, of the same sizes. Those who are
        present together are tied: a meeting makes a close-knit part by itself, and chance must be allowed
        to do the same.
        """
        first, second = rewire_ties(self.told_first, self.told_second, self.n_people, rng)
        if len(self.meetings) == 0:
            return first, second
        here = self.meetings
        person, meeting = rewire_presences(here.person, here.meeting, self.n_people, len(here), rng)
        met = _list_pairs(Meetings(here.names, here.dates, person, meeting), self.n_people)
        pairs = np.union1d(first * self.n_people + second, met)
        return pairs // self.n_people, pairs % self.n_people


def _list_pairs(meetings: Meetings, n_people: int) -> IntArray:
    """Every two people who met, as first * n_people + second, once and in order."""
    first, second, _ = meetings.pairs()
    return np.unique(first.astype(np.int64) * n_people + second)
