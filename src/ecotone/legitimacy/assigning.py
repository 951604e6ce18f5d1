"""Who asks whom: everybody is asked by somebody as near to her as can be, and nobody has to ask too many."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from ecotone.errors import EcotoneError
from ecotone.ground import BoolArray, IntArray, Result, freeze
from ecotone.landscape import Landscape
from ecotone.legitimacy.nearness import mark_tied

WAYS = ("tie", "voucher", "introduction", "none")
"""How an inviter comes to an invitee, by steps 0 to 3: her own tie; somebody who vouches, tied to both; anybody tied
to both; no way that we know of."""

NOBODY = -1
_UNASKED = 100


@dataclass(frozen=True, eq=False)
class Assignment(Result):
    """`inviter` (n_invitees,): the person who asks each of `invitees` (persons), NOBODY where there is no room.

    `steps` (n_invitees, n_inviters) is how far everybody is from everybody, as places in WAYS: what another choice
    would cost. `total` adds up the steps of those asked. `load` (n_inviters,): how many each has to ask.
    """

    inviters: IntArray
    invitees: IntArray
    inviter: IntArray
    steps: npt.NDArray[np.int8]
    load: IntArray
    total: int
    n_unasked: int

    def as_rows(self) -> list[dict[str, object]]:
        """One row an invitee: by whom she is asked, and by which way."""
        column = {person: number for number, person in enumerate(self.inviters.tolist())}
        return [
            {
                "invitee": invitee,
                "inviter": None if inviter == NOBODY else inviter,
                "way": None if inviter == NOBODY else WAYS[int(steps[column[inviter]])],
            }
            for invitee, inviter, steps in zip(
                self.invitees.tolist(), self.inviter.tolist(), self.steps, strict=True
            )
        ]


def assign_inviters(
    landscape: Landscape,
    inviters: Sequence[int] | IntArray,
    invitees: Sequence[int] | IntArray,
    *,
    most: int,
    vouchers: Sequence[int] | IntArray = (),
    kept: Mapping[int, int] | None = None,
) -> Assignment:
    """Give each of `invitees` one of `inviters`, at most `most` to each of them.

    A minimum-cost assignment: as few as possible stay unasked; then the sum of the steps (WAYS) is as small as
    possible; then the one who asks most has as few as possible. `vouchers` are persons who agreed to vouch; `kept`
    are pairs invitee -> inviter that were settled by hand, which stay and count.

    Invitees who are equally far from each inviter are one group; the groups are shared out by a transport problem
    (linear programming, HiGHS), whose best corners are whole numbers. Nobody is asked to ask herself.

    Errors: an EcotoneError for an unknown person, for a hand-made pair that is not among those given, or for fewer
    than one each. Cost: 5,000 invitees and 20 inviters take some seconds at most.
    """
    asking, asked = (
        freeze(np.flatnonzero(landscape.mark(people, what)), np.int64)
        for people, what in ((inviters, "inviters"), (invitees, "invitees"))
    )
    if most < 1:
        raise EcotoneError("legitimacy.no_cap", found=most)
    steps = measure_steps(landscape, asking, asked, landscape.mark(vouchers, "vouchers"))
    chosen = np.full(len(asked), NOBODY, np.int64)
    _keep(chosen, asking, asked, kept or {})
    rooms = np.maximum(most - np.bincount(chosen[chosen >= 0], minlength=len(asking)), 0)
    free = np.flatnonzero(chosen == NOBODY)
    if len(free) and len(asking):
        costs = np.where(asked[free, None] == asking, 2 * _UNASKED, steps[free].astype(np.int64))
        chosen[free] = _share_out(costs, rooms)
    placed = np.flatnonzero(chosen >= 0)
    return Assignment(
        asking,
        asked,
        freeze(np.where(chosen >= 0, asking[chosen] if len(asking) else NOBODY, NOBODY), np.int64),
        freeze(steps, np.int8),
        freeze(np.bincount(chosen[placed], minlength=len(asking)), np.int64),
        int(steps[placed, chosen[placed]].sum()),
        len(asked) - len(placed),
    )


def measure_steps(
    landscape: Landscape, inviters: IntArray, invitees: IntArray, vouching: BoolArray
) -> npt.NDArray[np.int8]:
    """The place in WAYS from every inviter to every invitee, (n_invitees, n_inviters)."""
    ties = landscape.simple
    steps = np.full((len(invitees), len(inviters)), WAYS.index("none"), np.int8)
    for number, inviter in enumerate(inviters.tolist()):
        own = mark_tied(ties, landscape.mark([inviter]))
        lent = own & vouching
        for way, near in (
            ("introduction", mark_tied(ties, own)),
            ("voucher", mark_tied(ties, lent)),
            ("tie", own),
        ):
            steps[near[invitees], number] = WAYS.index(way)
    return steps


def _keep(chosen: IntArray, inviters: IntArray, invitees: IntArray, kept: Mapping[int, int]) -> None:
    """Settle what was settled by hand."""
    for invitee, inviter in kept.items():
        for what, person, among in (("invitee", invitee, invitees), ("inviter", inviter, inviters)):
            if person not in among:
                raise EcotoneError("legitimacy.not_given", what=what, person=person)
        chosen[np.searchsorted(invitees, invitee)] = np.searchsorted(inviters, inviter)


def _share_out(costs: npt.NDArray[Any], rooms: IntArray) -> npt.NDArray[np.int64]:
    """The column given to each row, NOBODY where there is no room; loads are level where that costs nothing."""
    groups, group, sizes = np.unique(costs, axis=0, return_inverse=True, return_counts=True)
    fullest = int(rooms.max(initial=0))
    flows, least = _solve(groups, sizes, rooms)
    low, high = 0, fullest
    while low < high:
        middle = (low + high) // 2
        tried, cost = _solve(groups, sizes, np.minimum(rooms, middle))
        if cost == least:
            flows, high = tried, middle
        else:
            low = middle + 1
    chosen = np.full(len(costs), NOBODY, np.int64)
    columns = np.arange(len(rooms))
    for number, flow in enumerate(flows):
        rows = np.flatnonzero(group.ravel() == number)
        given = np.repeat(columns, flow)
        chosen[rows[: len(given)]] = given
    return chosen


def _solve(groups: npt.NDArray[Any], sizes: IntArray, rooms: IntArray) -> tuple[npt.NDArray[np.int64], int]:
    """How many of each group go to each column, (n_groups, n_columns), and what that costs in all."""
    from scipy.optimize import linprog
    from scipy.sparse import csr_array

    n_groups, n_columns = groups.shape
    n_flows = n_groups * n_columns
    flows = np.arange(n_flows)
    cost = np.append(groups.ravel(), np.full(n_groups, _UNASKED)).astype(float)
    row = np.append(flows // n_columns, np.arange(n_groups))
    of_group = csr_array((np.ones(len(row)), (row, np.arange(len(row)))), shape=(n_groups, len(cost)))
    of_column = csr_array((np.ones(n_flows), (flows % n_columns, flows)), shape=(n_columns, len(cost)))
    solved: Any = linprog(cost, of_column, rooms, of_group, sizes, method="highs-ds")  # type: ignore[call-overload]
    flow = np.rint(solved.x).astype(np.int64)
    return flow[:n_flows].reshape(groups.shape), int(cost @ flow)
