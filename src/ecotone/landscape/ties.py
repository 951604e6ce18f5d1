"""Ties as they came in: one row each, of a kind, with a status."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ecotone.errors import EcotoneError
from ecotone.ground import BoolArray, DateArray, FloatArray, IntArray, as_dates, freeze

STATUSES = ("reported", "confirmed", "observed", "noted by us", "potential")
"""How a tie is known, never mixed: reported by one, confirmed by both, observed, noted by the team, potential."""

REPORTED, CONFIRMED, OBSERVED, NOTED, POTENTIAL = range(5)


@dataclass(frozen=True, eq=False)
class Ties:
    """m ties, one row each: `source[k]` names `target[k]`, people as indices.

    `kind` and `status` are codes into `kinds` and STATUSES; `directed` says whether a row was said by its source
    of its target (True) or of both at once. `weight` (NaN: none), `since` and `until` (NaT: unknown) may be None.
    A tie holds at t if since <= t < until.
    """

    source: IntArray
    target: IntArray
    kinds: tuple[str, ...] = ("tie",)
    kind: IntArray | None = None
    status: IntArray | None = None
    directed: BoolArray | None = None
    weight: FloatArray | None = None
    since: DateArray | None = None
    until: DateArray | None = None

    def __post_init__(self) -> None:
        m = len(self.source)
        self._fix("source", np.int32, self.source, m)
        self._fix("target", np.int32, self.target, m)
        self._fix("kind", np.uint16, np.zeros(m, np.uint16) if self.kind is None else self.kind, m)
        self._fix("status", np.uint8, np.zeros(m, np.uint8) if self.status is None else self.status, m)
        self._fix("directed", np.bool_, np.ones(m, bool) if self.directed is None else self.directed, m)
        if self.weight is not None:
            self._fix("weight", np.float64, self.weight, m)
        for name in ("since", "until"):
            if getattr(self, name) is not None:
                days = as_dates(getattr(self, name))
                _check_length(name, days, m)
                object.__setattr__(self, name, days)

    def _fix(self, name: str, dtype: type[np.generic], values: npt.ArrayLike, m: int) -> None:
        array = freeze(values, dtype)
        _check_length(name, array, m)
        object.__setattr__(self, name, array)

    def __len__(self) -> int:
        return len(self.source)

    @classmethod
    def none(cls) -> Ties:
        """No ties at all."""
        return cls(np.zeros(0, np.int32), np.zeros(0, np.int32), kinds=())

    def keep(self, rows: BoolArray | IntArray, place: IntArray | None = None) -> Ties:
        """Only these rows; people renumbered by `place` (old index -> new) where it is given."""
        source, target = self.source[rows], self.target[rows]
        if place is not None:
            source, target = place[source], place[target]
        return Ties(
            source,
            target,
            self.kinds,
            self.kind_codes[rows],
            self.status_codes[rows],
            self.directions[rows],
            None if self.weight is None else self.weight[rows],
            None if self.since is None else self.since[rows],
            None if self.until is None else self.until[rows],
        )

    @property
    def kind_codes(self) -> IntArray:
        """Index into `kinds` of each tie, (m,)."""
        assert self.kind is not None
        return self.kind

    @property
    def status_codes(self) -> IntArray:
        """Index into STATUSES of each tie, (m,)."""
        assert self.status is not None
        return self.status

    @property
    def directions(self) -> BoolArray:
        """Whether each tie was said by its source of its target, (m,)."""
        assert self.directed is not None
        return self.directed


def _check_length(what: str, values: Sequence[object] | npt.NDArray[np.generic], expected: int) -> None:
    if len(values) != expected:
        raise EcotoneError("landscape.wrong_shape", what=what, expected=expected, found=len(values))
