"""Standing in each world: who of the team is of it, known in it, vouched for, or one introduction away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from ecotone.errors import EcotoneError
from ecotone.ground import BoolArray, IntArray, Result
from ecotone.landscape import Landscape
from ecotone.legitimacy.nearness import mark_tied

GROUNDS = ("belongs", "vouched", "tied", "introduced", "none", "not known", "nobody")
"""On what standing in a world rests, the nearest ground first.

Somebody of the team belongs to it; somebody agreed to vouch there; somebody of the team is tied there; somebody
there is one introduction away; none of these, though people there have told us of their ties; none of these, and
nobody there has told us anything; nobody is on that side.
"""


@dataclass(frozen=True)
class Voucher:
    """Somebody who was asked to vouch for the team in a world: a person, a side's name, and the answer."""

    person: int
    world: str
    answer: Literal["asked", "agreed", "declined"] = "asked"


@dataclass(frozen=True)
class WorldStanding(Result):
    """One world: `n_people` on that side, `n_others` of them not of the team.

    `team_here` and `team_tied` are persons of the team who are of it, and who are tied to others there. Of the others
    `n_tied` are tied to the team, `n_introduced` more are tied to somebody who is, or to a voucher who agreed;
    `share_near` = (n_tied + n_introduced) / n_others, None where there are none. `n_told`: others of whom a tie is
    known that is not noted by us alone: how far `share_near` can be trusted. `vouchers`: persons who agreed;
    `n_asked`, `n_declined`: others who were asked. `ground` is one of GROUNDS.
    """

    world: str
    n_people: int
    n_others: int
    team_here: tuple[int, ...]
    team_tied: tuple[int, ...]
    n_tied: int
    n_introduced: int
    share_near: float | None
    n_told: int
    vouchers: tuple[int, ...]
    n_asked: int
    n_declined: int
    ground: str


@dataclass(frozen=True)
class Standing(Result):
    """A team's standing in each world of one boundary; `n_unknown` people have no known side and are left out."""

    boundary: str
    team: tuple[int, ...]
    worlds: tuple[WorldStanding, ...]
    n_unknown: int

    def as_rows(self) -> list[dict[str, object]]:
        """One row a world."""
        return [world.as_dict() for world in self.worlds]


def find_standing(
    landscape: Landscape, boundary: str, team: Sequence[int] | IntArray, vouchers: Sequence[Voucher] = ()
) -> Standing:
    """Where the `team` (persons) stands in each world of a `boundary`.

    Ties are taken as the readings take them (`Landscape.simple`): undirected, *potential* left out, whoever told of
    them; what the team notes of its own ties counts here, since it knows them best. Who belongs to several sides
    counts on each. Standing is about a team and a world, never about a person's worth.

    Errors: an EcotoneError for an unknown boundary, person or world. Cost: two sweeps over the ties.

    >>> import ecotone
    >>> law_firm = ecotone.samples.load_sample("law-firm")
    >>> standing = find_standing(law_firm, "office", team=[0, 1])
    >>> [(world.world, world.ground, world.n_tied, world.n_introduced) for world in standing.worlds]
    [('Boston', 'belongs', 33, 13), ('Hartford', 'tied', 6, 13), ('Providence', 'tied', 2, 2)]
    """
    here = landscape.boundary(boundary).latest()
    of_team = landscape.mark(team, "team")
    check_vouchers(landscape, vouchers, here.sides)
    near = _look_around(landscape, of_team)
    worlds = tuple(
        _weigh_world(
            landscape,
            near,
            world,
            landscape.mark(here.person[here.side == number]),
            [voucher for voucher in vouchers if voucher.world == world],
        )
        for number, world in enumerate(here.sides)
    )
    return Standing(boundary, tuple(np.flatnonzero(of_team).tolist()), worlds, here.n_unknown)


def check_vouchers(landscape: Landscape, vouchers: Sequence[Voucher], worlds: Sequence[str]) -> None:
    """Refuse a voucher who is not in the landscape, or for a world that is not one."""
    landscape.mark([voucher.person for voucher in vouchers], "vouchers")
    for voucher in vouchers:
        if voucher.world not in worlds:
            raise EcotoneError("legitimacy.no_such_world", name=voucher.world, known=", ".join(worlds))


@dataclass(frozen=True, eq=False)
class _Near:
    """Whether each person is of the team, tied to it, tied to somebody who is, and told of by somebody else."""

    team: BoolArray
    tied: BoolArray
    introduced: BoolArray
    told: BoolArray


def _look_around(landscape: Landscape, of_team: BoolArray) -> _Near:
    ties = landscape.simple
    tied = mark_tied(ties, of_team) & ~of_team
    told = landscape.mark(np.concatenate([ties.first[~ties.noted], ties.second[~ties.noted]]))
    return _Near(of_team, tied, mark_tied(ties, tied), told)


def _weigh_world(
    landscape: Landscape, near: _Near, world: str, people: BoolArray, vouchers: Sequence[Voucher]
) -> WorldStanding:
    ties, others = landscape.simple, people & ~near.team
    agreed = np.unique([voucher.person for voucher in vouchers if voucher.answer == "agreed"]).astype(int)
    lent = landscape.mark(agreed)
    introduced = (near.introduced | lent | mark_tied(ties, lent)) & ~near.tied
    n_others, n_tied, n_introduced, n_told = (
        int(np.count_nonzero(others & each)) for each in (others, near.tied, introduced, near.told)
    )
    here = np.flatnonzero(people & near.team)
    grounds = (len(here), len(agreed), n_tied, n_introduced, n_told, n_others, True)
    return WorldStanding(
        world,
        int(np.count_nonzero(people)),
        n_others,
        tuple(here.tolist()),
        tuple(np.flatnonzero(mark_tied(ties, others) & near.team).tolist()),
        n_tied,
        n_introduced,
        (n_tied + n_introduced) / n_others if n_others else None,
        n_told,
        tuple(agreed.tolist()),
        sum(voucher.answer == "asked" for voucher in vouchers),
        sum(voucher.answer == "declined" for voucher in vouchers),
        GROUNDS[[bool(ground) for ground in grounds].index(True)],
    )
