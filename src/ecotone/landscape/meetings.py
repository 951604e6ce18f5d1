"""Meetings, and who was there."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ecotone.errors import EcotoneError
from ecotone.ground import BoolArray, DateArray, IntArray, as_dates, freeze

MET = "met at a meeting"
"""The kind of the observed ties between people who were at one meeting."""

MOST_PAIRS = 50_000_000


@dataclass(frozen=True, eq=False)
class Meetings:
    """Meetings by name and date, and one entry for each presence: `person[k]` was at `meeting[k]`.

    Those present together are tied, as *observed*. The ties are worked out when they are asked for, so that the
    meetings themselves can be left out one at a time.

    >>> circle = Meetings(("May", "June"), np.array(["2024-05-02", "NaT"]), [0, 1, 0, 2], [0, 0, 1, 1])
    >>> circle.pairs()[0].tolist(), circle.pairs()[1].tolist()
    ([0, 0], [1, 2])
    """

    names: tuple[str, ...]
    dates: DateArray
    person: IntArray
    meeting: IntArray

    def __post_init__(self) -> None:
        presence = np.unique(
            np.column_stack([np.asarray(self.meeting, np.int64), np.asarray(self.person, np.int64)]).reshape(
                -1, 2
            ),
            axis=0,
        )
        object.__setattr__(self, "meeting", freeze(presence[:, 0].copy(), np.int32))
        object.__setattr__(self, "person", freeze(presence[:, 1].copy(), np.int32))
        object.__setattr__(self, "dates", as_dates(self.dates))
        if len(self.dates) != len(self.names):
            raise EcotoneError(
                "landscape.wrong_shape", what="dates", expected=len(self.names), found=len(self.dates)
            )

    def __len__(self) -> int:
        return len(self.names)

    @classmethod
    def none(cls) -> Meetings:
        """No meetings at all."""
        return cls((), np.zeros(0, "datetime64[D]"), np.zeros(0, np.int32), np.zeros(0, np.int32))

    @property
    def sizes(self) -> IntArray:
        """How many people were at each meeting, (n_meetings,)."""
        return np.bincount(self.meeting, minlength=len(self.names))

    def pairs(self) -> tuple[IntArray, IntArray, IntArray]:
        """Every two people at one meeting: lower index, higher index, meeting; one entry for each meeting."""
        sizes = self.sizes
        n_pairs = int(np.sum(sizes * (sizes - 1)) // 2)
        if n_pairs > MOST_PAIRS:
            raise EcotoneError("landscape.meetings_too_large", pairs=n_pairs, most=MOST_PAIRS)
        first, second, meeting = [], [], []
        start = 0
        for number, size in enumerate(sizes.tolist()):
            present = self.person[start : start + size]
            low, high = np.triu_indices(size, 1)
            first.append(present[low])
            second.append(present[high])
            meeting.append(np.full(len(low), number, np.int32))
            start += size
        if not first:
            nobody = np.zeros(0, np.int32)
            return nobody, nobody, nobody
        return np.concatenate(first), np.concatenate(second), np.concatenate(meeting)

    def keep(self, meetings: BoolArray, place: IntArray) -> Meetings:
        """Only these meetings, with people renumbered by `place` (-1: left out)."""
        new = np.cumsum(meetings) - 1
        here = meetings[self.meeting] & (place[self.person] >= 0)
        names = tuple(name for name, kept in zip(self.names, meetings.tolist(), strict=True) if kept)
        return Meetings(names, self.dates[meetings], place[self.person[here]], new[self.meeting[here]])
