"""Small numbers are hidden: few people together, so that no table points at anybody."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ecotone.ground.arrays import IntArray, freeze
from ecotone.ground.results import Result

AT_LEAST = 5
"""The fewest people of one group that a shared table shows."""


@dataclass(frozen=True, eq=False)
class Hidden(Result):
    """Which groups of a table stand alone (`shown`) and which are put together (`together`), by their places.

    `count`: how many are together; None where none are, or so few that not even their sum may be shown.
    """

    shown: IntArray
    together: IntArray
    count: int | None

    @property
    def place(self) -> IntArray:
        """The new place of each group, (n_groups,): those shown in their order, those together all in the last."""
        place = np.full(len(self.shown) + len(self.together), len(self.shown), np.int64)
        place[self.shown] = np.arange(len(self.shown))
        return place


def hide_small(
    counts: npt.ArrayLike,
    at_least: int = AT_LEAST,
    *,
    count_together: Callable[[IntArray], int] | None = None,
) -> Hidden:
    """Put the groups of 1 to `at_least` - 1 together, and as many of the next smallest as it takes to hide these.

    `counts` (n_groups,): people by group; a group of nobody hides nobody, and is shown. Whoever knows all that is
    shown, all groups by name, and this rule, can work out no count under `at_least`, unless all are together. Groups
    are added, the smallest first (of equal ones the first), while for k groups together, S people in all, m in the
    smallest that would be shown, a = `at_least`: k = 1; or S < a; or S is within 1 of k (everyone alone), of k(a - 1)
    (each as large as a small one can be) or of a - 1 + (k - 1)m (as many as there could be).

    `count_together` counts the people of several groups (their places) where they overlap; by default the sum.
    Primary and complementary suppression by merging (Hundepool et al. 2012, doi 10.1002/9781118348239); the limits
    are our own, tried on every small table of up to five groups (tests). Not covered: tables that overlap with this
    one, the same table before and after a change, what members of a group know of it. Cost: one sort.

    >>> hidden = hide_small([22, 3, 16, 2, 0, 9])
    >>> hidden.shown.tolist(), hidden.together.tolist(), hidden.count
    ([0, 2, 4, 5], [1, 3], 5)
    """
    people = np.asarray(counts, np.int64)
    count_all = count_together or (lambda places: int(people[places].sum()))
    order = np.argsort(people, kind="stable")
    order = order[people[order] > 0]
    k = int(np.count_nonzero(people[order] < at_least))
    while 0 < k < len(order):
        if _leaves_doubt(k, count_all(order[:k]), int(people[order[k]]), at_least):
            break
        k += 1
    together = np.sort(order[:k])
    total = count_all(together) if k else 0
    shown = np.setdiff1d(np.arange(len(people)), together)
    return Hidden(
        freeze(shown, np.int64), freeze(together, np.int64), total if k and total >= at_least else None
    )


def merge_pairs(counts: npt.ArrayLike, hidden: Hidden) -> IntArray:
    """A table of pairs of groups (n_groups, n_groups) in which those together have one row and one column, the last.

    `counts[i, j] + counts[j, i]` is what lies between two groups, `counts[i, i]` within one; so it is in the answer,
    whose entries stand on and above the diagonal. What lay between two groups that are together lies within now.

    >>> ties = [[9, 2, 1], [0, 0, 3], [0, 0, 4]]
    >>> merge_pairs(ties, hide_small([20, 2, 4])).tolist()
    [[9, 3], [0, 7]]
    """
    n_new = len(hidden.shown) + (1 if len(hidden.together) else 0)
    goes = np.zeros((len(hidden.place), n_new), np.int64)
    goes[np.arange(len(goes)), hidden.place] = 1
    merged = goes.T @ np.asarray(counts, np.int64) @ goes
    return np.asarray(np.triu(merged) + np.tril(merged, -1).T)


def _leaves_doubt(k: int, total: int, next_one: int, at_least: int) -> bool:
    """Whether the sum of k groups tells of none of them how many it has."""
    most = at_least - 1
    told = (k, k * most, most + (k - 1) * next_one)
    return k > 1 and total >= at_least and all(abs(total - edge) > 1 for edge in told)
