"""Where ties come from, and what chance may do with each of them."""

from __future__ import annotations

import numpy as np

from ecotone.boundaries.tied import Tied
from ecotone.landscape import Landscape, Meetings, People, Ties


def gather(*, observed_row: bool = False) -> Landscape:
    """Ten people: 0-1 and 1-2 are told; 0, 1, 3 met, and 5, 6; 7 was alone at a meeting; nobody knows 4, 8, 9."""
    present, meeting = [0, 1, 3, 5, 6, 7], [0, 0, 0, 1, 1, 2]
    meetings = Meetings(("May", "June", "July"), np.full(3, "NaT", "M8[D]"), present, meeting)
    ties = Ties([0, 1, 8], [1, 2, 9], status=[0, 0, 2]) if observed_row else Ties([0, 1], [1, 2])
    return Landscape(People(tuple("abcdefghij")), ties=ties, meetings=meetings)


def list_pairs(first: np.ndarray, second: np.ndarray) -> list[tuple[int, int]]:
    return list(zip(first.tolist(), second.tolist(), strict=True))


def test_who_has_no_tie_is_left_out_and_the_others_are_renumbered() -> None:
    tied = Tied.of(gather())
    assert tied.people.tolist() == [0, 1, 2, 3, 5, 6]
    assert list_pairs(tied.first, tied.second) == [(0, 1), (0, 3), (1, 2), (1, 3), (4, 5)]
    assert tied.meetings.person.tolist() == [0, 1, 3, 4, 5]


def test_a_tie_that_was_told_stays_told_even_if_they_met() -> None:
    tied = Tied.of(gather())
    assert list_pairs(tied.told_first, tied.told_second) == [(0, 1), (1, 2)]


def test_an_observed_tie_from_no_known_meeting_is_kept_like_a_told_one() -> None:
    tied = Tied.of(gather(observed_row=True))
    assert list_pairs(tied.told_first, tied.told_second) == [(0, 1), (1, 2), (6, 7)]


def test_chance_keeps_the_size_of_meetings() -> None:
    tied = Tied.of(gather())
    for seed in range(20):
        pairs = list_pairs(*tied.by_chance(np.random.default_rng(seed)))
        assert pairs == sorted(set(pairs))
        # three people met, two people met, and two ties told: 3 + 1 + 2 pairs at most, 4 at least
        assert 4 <= len(pairs) <= 6


def test_without_meetings_chance_keeps_everyones_number_of_ties() -> None:
    first, second = np.triu_indices(12, 1)
    landscape = Landscape(People(tuple("abcdefghijkl")), ties=Ties(first[::2], second[::2]))
    ends = Tied.of(landscape).by_chance(np.random.default_rng(1))
    assert np.bincount(np.concatenate(ends)).tolist() == landscape.simple.degrees().tolist()
    assert list_pairs(*ends) != list_pairs(landscape.simple.first, landscape.simple.second)
