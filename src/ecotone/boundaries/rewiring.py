"""Landscapes in which everyone keeps her number of ties, or of meetings, and chance alone says with whom."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ecotone.ground import BoolArray, IntArray

ATTEMPTS = 20
"""Swaps tried for each tie."""

_ELBOW_ROOM = 16
_TRIED = 0.95
_EXACT_BITS = 24
_MOST_BITS = 28

_Codes = npt.NDArray[np.int64]


def rewire_ties(
    first: IntArray,
    second: IntArray,
    n_people: int,
    rng: np.random.Generator,
    *,
    attempts: int = ATTEMPTS,
    at_once: int | None = None,
) -> tuple[IntArray, IntArray]:
    """A simple landscape drawn from all those with exactly these numbers of ties: `first` < `second`, sorted.

    `first`, `second` (m,) are the two people of each tie, each pair once. Two ties a-b and c-d become a-d
    and c-b, or a-c and b-d, unless that would tie someone to herself or a pair twice; `attempts` · m times.
    Many swaps are tried at once (`at_once`; by default so few that they seldom get in each other's way):
    the ties are shuffled and taken two by two. A swap is made only if, among all ties as they are and all
    that are proposed in this round, its two old and its two new pairs each stand there once. Taking all
    swaps of a round back meets the very same pairs, so every step is as likely as its reverse, and in the
    long run every landscape as likely as any other. How many are tried in a round is drawn anew, so that
    any single swap can happen alone. Where more than half of all pairs are tied, the untied pairs are
    rewired: the same swaps, and more of them succeed.

    Cost: about 0.1 µs an attempt and a table of at most 1 GiB. Source: the Markov chain of edge switches
    (Carstens & Horadam 2017, Journal of Complex Networks 5, 337), many at once as in Allendorf, Meyer,
    Penschuck & Tran 2023 (doi 10.1016/j.jpdc.2022.12.010), where collisions are settled in another way.

    >>> rng = np.random.default_rng(3)
    >>> first, second = rewire_ties(np.array([0, 1, 2, 3]), np.array([1, 2, 3, 4]), 5, rng)
    >>> np.bincount(np.concatenate([first, second])).tolist()
    [1, 2, 2, 2, 1]
    """
    codes = _encode(np.asarray(first, np.int64), np.asarray(second, np.int64), _count_bits(n_people))
    space = _Space(
        n_people * (n_people - 1) // 2, _count_bits(n_people), lambda: np.triu_indices(n_people, 1)
    )
    return space.split(space.rewire(codes, rng, attempts, at_once))


def rewire_presences(
    person: IntArray,
    meeting: IntArray,
    n_people: int,
    n_meetings: int,
    rng: np.random.Generator,
    *,
    attempts: int = ATTEMPTS,
    at_once: int | None = None,
) -> tuple[IntArray, IntArray]:
    """Who was where, drawn from all ways in which everyone goes to as many meetings and every meeting has its size.

    `person`, `meeting` (n_presences,), each pair once; the new ones are sorted by person. The swaps are
    those of `rewire_ties`, but only between people and meetings: Ada at the first and Bo at the second
    become Ada at the second and Bo at the first.

    >>> person, meeting = rewire_presences([0, 0, 1, 2], [0, 1, 1, 1], 3, 2, np.random.default_rng(1))
    >>> np.bincount(person).tolist(), np.bincount(meeting).tolist()
    ([2, 1, 1], [1, 3])
    """
    bits = _count_bits(n_people + n_meetings)
    place = np.asarray(meeting, np.int64) + n_people
    everywhere = np.arange(n_people), np.arange(n_people, n_people + n_meetings)
    space = _Space(
        n_people * n_meetings,
        bits,
        lambda: tuple(ends.ravel() for ends in np.meshgrid(*everywhere, indexing="ij")),
        two_kinds=True,
    )
    codes = _encode(np.asarray(person, np.int64), place, bits)
    new_person, new_place = space.split(space.rewire(codes, rng, attempts, at_once))
    return new_person, new_place - n_people


@dataclass(frozen=True)
class _Space:
    """Which pairs there can be: how many, in how many bits an end is written, and all of them.

    With `two_kinds` the lower end is of one kind and the higher of another, and pairs may only be swapped
    one way.
    """

    n_pairs: int
    bits: int
    list_all: Callable[[], tuple[npt.NDArray[np.intp], ...]]
    two_kinds: bool = False

    def rewire(self, codes: _Codes, rng: np.random.Generator, attempts: int, at_once: int | None) -> _Codes:
        """New codes, in order. `codes` is ours and is written into."""
        dense = 2 * len(codes) > self.n_pairs
        if dense:
            codes = self._complement(codes)
        if len(codes) >= 2:
            most = len(codes) // 2
            room = max(1, self.n_pairs // _ELBOW_ROOM) if at_once is None else at_once
            _shake(codes, self, attempts * len(codes), min(room, most), rng)
        if dense:
            codes = self._complement(codes)
        codes.sort()
        return codes

    def split(self, codes: _Codes) -> tuple[IntArray, IntArray]:
        """The two ends of each pair."""
        return codes >> self.bits, codes & ((1 << self.bits) - 1)

    def _complement(self, codes: _Codes) -> _Codes:
        low, high = (ends.astype(np.int64) for ends in self.list_all())
        return np.setdiff1d(_encode(low, high, self.bits), codes, assume_unique=True)


def _shake(codes: _Codes, space: _Space, attempts: int, room: int, rng: np.random.Generator) -> None:
    """Try `attempts` swaps, about `room` at once; `codes` changes in place."""
    exact = 2 * space.bits <= _EXACT_BITS
    table_bits = 2 * space.bits if exact else min(int(32 * len(codes)).bit_length(), _MOST_BITS)
    table = np.empty(1 << table_bits, np.int32)
    tried = 0
    while tried < attempts:
        rng.shuffle(codes)
        size = int(rng.binomial(room, _TRIED))
        one, other = codes[:size], codes[size : 2 * size]
        new_one, new_other, loop = _cross(one, other, space, rng)
        everything = np.concatenate([codes, new_one, new_other])
        alone = _met_once(everything if exact else _scatter(everything, table_bits, rng), table)
        old, new = alone[: len(codes)], alone[len(codes) :]
        done = old[:size] & old[size : 2 * size] & new[:size] & new[size:] & ~loop
        np.copyto(one, new_one, where=done)
        np.copyto(other, new_other, where=done)
        tried += size


def _cross(
    one: _Codes, other: _Codes, space: _Space, rng: np.random.Generator
) -> tuple[_Codes, _Codes, BoolArray]:
    """What each two pairs would become, one of the two ways by lot, and whether that ties someone to herself."""
    (a, b), (c, d) = space.split(one), space.split(other)
    if not space.two_kinds:
        exchange = (c ^ d) & -rng.integers(0, 2, len(one))
        c, d = c ^ exchange, d ^ exchange
    loop: BoolArray = (a == d) | (c == b)
    return _encode(a, d, space.bits), _encode(c, b, space.bits), loop


def _met_once(slots: _Codes, table: npt.NDArray[np.int32]) -> BoolArray:
    """Which slots stand there only once; whatever the table held, all that is read was written here."""
    own = np.arange(len(slots), dtype=np.int32)
    table[slots] = own
    holder = table[slots]
    once: BoolArray = holder == own
    once[holder[~once]] = False  # who holds a slot that another wanted as well
    return once


def _scatter(codes: _Codes, table_bits: int, rng: np.random.Generator) -> _Codes:
    """Codes into few enough slots, differently each round.

    Two pairs may fall into one slot; then a swap is given up that could have been made. The lot that
    decides it does not depend on the ties, and the way back would be given up as well, so that no landscape
    is favoured.
    """
    odd = rng.integers(0, 1 << 63, dtype=np.uint64) * np.uint64(2) + np.uint64(1)
    return ((codes.view(np.uint64) * odd) >> np.uint64(64 - table_bits)).view(np.int64)


def _count_bits(n_ends: int) -> int:
    return max(int(n_ends - 1).bit_length(), 1)


def _encode(a: IntArray, b: IntArray, bits: int) -> _Codes:
    """A pair as one number, the lower end first."""
    return np.asarray((np.minimum(a, b) << bits) | np.maximum(a, b), np.int64)
