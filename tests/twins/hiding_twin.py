"""What somebody can work out who knows all that is shown, every group by name, and the rule: plain trying out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from ecotone.ground import hide_small


def find_told(counts: Sequence[int], at_least: int) -> list[int]:
    """The hidden groups of under `at_least` of which only one count fits what is shown."""
    shown = look_at(counts, at_least)
    hidden = [place for place, count in enumerate(shown[:-1]) if count is None]
    if len(hidden) == sum(count > 0 for count in counts):
        return []  # nothing is shown of any group of somebody: only how many there are in all
    possible: list[set[int]] = [set() for _ in counts]
    for guess in _guess(counts, hidden):
        if look_at(guess, at_least) == shown:
            for place in hidden:
                possible[place].add(guess[place])
    return [place for place in hidden if counts[place] < at_least and len(possible[place]) < 2]


def look_at(counts: Sequence[int], at_least: int) -> tuple[int | None, ...]:
    """All that is shown: each group's count or None, then how many are in all."""
    hidden = set(hide_small(counts, at_least).together.tolist())
    return (*(None if place in hidden else count for place, count in enumerate(counts)), sum(counts))


def _guess(counts: Sequence[int], hidden: Sequence[int]) -> Iterator[list[int]]:
    """Every way to spread those who are together over their groups, somebody in each."""
    total = sum(counts[place] for place in hidden)
    for several in product(range(1, total + 1), repeat=max(len(hidden) - 1, 0)):
        if sum(several) < total:
            guess = [*counts]
            for place, count in zip(hidden, (*several, total - sum(several)), strict=True):
                guess[place] = count
            yield guess
