"""From what is shown nobody can work out a small number."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ecotone.ground import hide_small, merge_pairs
from tests.twins.hiding_twin import find_told

TABLES = st.lists(st.integers(0, 12), min_size=1, max_size=4)


@given(TABLES, st.integers(2, 6))
@settings(max_examples=60, deadline=None)
def test_no_small_count_is_shown_or_can_be_worked_out(counts: list[int], at_least: int) -> None:
    hidden = hide_small(counts, at_least)
    assert all(counts[place] == 0 or counts[place] >= at_least for place in hidden.shown.tolist())
    assert hidden.count is None or hidden.count >= at_least
    assert find_told(counts, at_least) == []


def test_every_table_of_three_small_groups_is_safe() -> None:
    tables = [counts for counts in product(range(9), repeat=3) if sorted(counts) == list(counts)]
    assert [counts for counts in tables if find_told(counts, 5)] == []


@pytest.mark.parametrize("counts", [(5, 4, 4), (5, 5, 4), (1, 1, 1, 1, 1, 9)])
def test_the_guard_sees_what_a_simpler_rule_would_tell(
    counts: tuple[int, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(hide_small.__globals__, "_leaves_doubt", lambda k, total, *_: k > 1 and total >= 5)
    assert find_told(counts, 5)


def test_a_group_of_nobody_is_shown_and_one_alone_is_not_hidden_alone() -> None:
    hidden = hide_small([12, 3, 0, 9])
    assert (hidden.shown.tolist(), hidden.together.tolist(), hidden.count) == ([0, 2], [1, 3], 12)


def test_where_nobody_is_few_nothing_is_hidden() -> None:
    hidden = hide_small([12, 5, 0])
    assert (hidden.shown.tolist(), hidden.together.tolist(), hidden.count) == ([0, 1, 2], [], None)


def test_too_few_in_all_have_not_even_a_sum() -> None:
    hidden = hide_small([1, 2])
    assert (hidden.together.tolist(), hidden.count) == ([0, 1], None)


@given(st.lists(st.integers(0, 9), min_size=2, max_size=6), st.integers(0, 2**16))
def test_merged_pairs_keep_every_tie(counts: list[int], seed: int) -> None:
    hidden = hide_small(counts)
    ties = np.random.default_rng(seed).integers(0, 20, (len(counts), len(counts)))
    merged = merge_pairs(ties, hidden)
    place = hidden.place
    slowly = np.zeros_like(merged)
    for one, other in product(range(len(counts)), repeat=2):
        ends = sorted((place[one], place[other]))
        slowly[ends[0], ends[1]] += ties[one, other]
    assert merged.tolist() == slowly.tolist()
