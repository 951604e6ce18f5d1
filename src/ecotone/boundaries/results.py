"""What a reading of a boundary holds, frozen. Keys are those of the command line's JSON."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ecotone.ground import FloatArray, IntArray, Result, plain


@dataclass(frozen=True)
class Side(Result):
    """A side: its name, how many people are known on it, and how many of them answered (None: no survey)."""

    name: str
    people: int
    answered: int | None = None


@dataclass(frozen=True, eq=False)
class Pairs(Result):
    """Every two sides, one entry each, (n_pairs,): what there is, what there would be, and how sure that is.

    `first` and `second` index the sides. `permeability`, `low`, `high` are NaN where nothing can be said.
    """

    sides: tuple[str, ...]
    first: IntArray
    second: IntArray
    ties: IntArray
    expected: FloatArray
    permeability: FloatArray
    low: FloatArray
    high: FloatArray
    verdict: tuple[str, ...]
    reason: tuple[str | None, ...]

    def __len__(self) -> int:
        return len(self.first)

    def as_rows(self) -> list[dict[str, Any]]:
        """One dictionary a pair, in JSON's own types."""
        columns = {
            "sides": [
                [self.sides[g], self.sides[h]]
                for g, h in zip(self.first.tolist(), self.second.tolist(), strict=True)
            ],
            "ties": plain(self.ties),
            "expected": plain(self.expected),
            "permeability": plain(self.permeability),
            "low": plain(self.low),
            "high": plain(self.high),
            "verdict": list(self.verdict),
            "reason": list(self.reason),
        }
        return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]

    def to_polars(self) -> Any:
        """The pairs as a polars frame, the two sides in columns of their own."""
        import polars

        names = {
            "first": [self.sides[side] for side in self.first.tolist()],
            "second": [self.sides[side] for side in self.second.tolist()],
        }
        rest = polars.DataFrame(self.as_rows(), infer_schema_length=None)
        return (
            rest.drop("sides", strict=False)
            .insert_column(0, polars.Series("second", names["second"]))
            .insert_column(0, polars.Series("first", names["first"]))
        )


@dataclass(frozen=True)
class MissingRange(Result):
    """About the lowest and the highest permeability that the people of unknown side could bring.

    `too_many` is True where over a fifth are unknown; then `low` and `high` are None.
    """

    low: float | None
    high: float | None
    too_many: bool = False


@dataclass(frozen=True)
class BoundaryReading(Result):
    """One boundary, weighed, key by key as in the JSON of the command line; None is unknown.

    Beyond the JSON's keys: `noted` ties known from the team alone, `meetings` counted (None where the ties do not
    come from meetings), `n_several` people on several sides, `answered` and `asked` people (None: no survey).
    """

    name: str
    kind: str
    sides: tuple[Side, ...]
    n_known: int
    n_unknown: int
    ties: int
    ties_left_out: int
    crossing: int
    crossing_share: float | None
    expected_crossing: float | None
    expected_crossing_share: float | None
    inside_rate: float | None
    crossing_rate: float | None
    permeability: float | None
    low: float | None
    high: float | None
    pull: float | None
    pull_low: float | None
    pull_high: float | None
    z: float | None
    verdict: str
    reason: str | None
    assortativity: float | None
    ei_index: float | None
    expected_ei_index: float | None
    pairs: Pairs
    missing_range: MissingRange | None
    staying: float | None
    staying_low: float | None
    staying_high: float | None
    own_effect: float | None
    own_effect_low: float | None
    own_effect_high: float | None
    with_: tuple[str, ...]
    noted: int
    meetings: int | None
    n_several: int
    asked: int | None
    answered: int | None

    def as_dict(self) -> dict[str, Any]:
        """The JSON of the command line; `pairs` one object a pair."""
        return {**super().as_dict(), "pairs": self.pairs.as_rows()}


@dataclass(frozen=True)
class SideShare(Result):
    """A side that stands out in a silo: `inside` of its people are in it, `outside` are not."""

    boundary: str
    side: str
    inside: int
    outside: int


@dataclass(frozen=True, eq=False)
class Silo(Result):
    """A close-knit part: who (indices), how tied within and out, and the sides over-represented in it.

    `named_by` is the (boundary, side) that accounts for it best, None where all adjusted mutual informations are
    under .2: then nobody has named it. `steadiness` is the mean co-membership over the seeds. `unknown`: each
    boundary with the number of the silo's people whose side on it is not known. `made_of`: a boundary and several of
    its sides that make up the silo together, where no one side names it; else None.
    """

    people: IntArray
    ties_inside: int
    ties_out: int
    steadiness: float
    sides: tuple[SideShare, ...]
    named_by: tuple[str, str] | None
    agreement: float
    unknown: tuple[tuple[str, int], ...] = ()
    made_of: tuple[str, tuple[str, ...]] | None = None

    @property
    def n_people(self) -> int:
        """How many people."""
        return len(self.people)


@dataclass(frozen=True, eq=False)
class SilosReading(Result):
    """Whether the landscape has close-knit parts beyond what its degrees alone would give, and which.

    `modularity` is the best of three runs, `chance` (39,) the same on graphs with exactly the same degrees,
    `threshold` the second highest of them; NaN where five people or fewer have a tie. Silos are listed only where
    modularity > threshold. `n_people` counts everyone, `ties` the pairs who are tied. `reason` is `two_mode` where
    nothing was looked for, because all ties run between the two sides of `boundary`; else both are None.
    """

    n_people: int
    ties: int
    modularity: float
    chance: FloatArray
    threshold: float
    silos: tuple[Silo, ...]
    seed: int
    reason: str | None = None
    boundary: str | None = None

    def as_rows(self) -> list[dict[str, Any]]:
        """One dictionary a close-knit part."""
        return [
            {
                "people": silo.n_people,
                "ties_inside": silo.ties_inside,
                "ties_out": silo.ties_out,
                "steadiness": silo.steadiness,
                "boundary": silo.named_by[0] if silo.named_by else None,
                "side": silo.named_by[1] if silo.named_by else None,
            }
            for silo in self.silos
        ]

    @property
    def found(self) -> bool:
        """Whether there are any silos to show."""
        return len(self.silos) > 0
