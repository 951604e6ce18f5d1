"""The ties as the readings take them: undirected, each pair once."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecotone.errors import EcotoneError
from ecotone.landscape import STATUSES, Landscape, Meetings, People, Ties, view
from tests.cast import N_CROSSING, N_PAIRS_TIED, make_landscape

POTENTIAL, NOTED, OBSERVED, CONFIRMED = (
    STATUSES.index(s) for s in ("potential", "noted by us", "observed", "confirmed")
)


def landscape(n: int, ties: Ties, meetings: Meetings | None = None) -> Landscape:
    people = People(tuple(f"p{person}" for person in range(n)))
    return Landscape(people, (), ties, meetings or Meetings.none())


def test_the_cast_has_the_ties_that_were_counted_by_hand() -> None:
    cast = make_landscape()
    assert cast.simple.n_ties == N_PAIRS_TIED
    for name, crossing in N_CROSSING.items():
        side = cast.boundary(name).single
        ends = side[cast.simple.first], side[cast.simple.second]
        assert np.count_nonzero((ends[0] != ends[1]) & (ends[0] >= 0) & (ends[1] >= 0)) == crossing


def test_a_tie_that_both_reported_is_confirmed() -> None:
    simple = landscape(3, Ties([0, 1, 0], [1, 0, 2])).simple
    assert simple.confirmed.tolist() == [True, False]
    assert simple.n_merged == 1


def test_a_tie_that_one_reported_twice_is_not_confirmed() -> None:
    assert not landscape(2, Ties([0, 0], [1, 1])).simple.confirmed.any()


def test_a_tie_told_of_both_at_once_is_not_confirmed() -> None:
    both = Ties([0, 1], [1, 0], directed=np.array([False, False]))
    assert not landscape(2, both).simple.confirmed.any()


def test_a_note_of_ours_does_not_confirm_what_one_reported() -> None:
    simple = landscape(2, Ties([0, 1], [1, 0], status=np.array([0, NOTED]))).simple
    assert (simple.confirmed.tolist(), simple.noted.tolist()) == ([False], [False])


def test_a_tie_is_noted_only_where_nobody_else_attests_it() -> None:
    simple = landscape(3, Ties([0, 0], [1, 2], status=np.array([NOTED, NOTED])), presence([[0, 2]])).simple
    assert simple.noted.tolist() == [True, False]
    assert simple.met.tolist() == [False, True]


def test_potential_ties_and_ties_to_oneself_are_left_out_and_counted() -> None:
    simple = landscape(3, Ties([0, 1, 1], [1, 1, 2], status=np.array([0, 0, POTENTIAL]))).simple
    assert (simple.n_ties, simple.n_self, simple.n_potential) == (1, 1, 1)


def test_weights_of_a_pair_are_summed_over_both_directions() -> None:
    simple = landscape(3, Ties([0, 1, 1], [1, 0, 2], weight=np.array([2.0, 3.5, np.nan]))).simple
    assert simple.weight is not None
    assert simple.weight[0] == 5.5


def test_a_pair_without_a_weight_beside_weighted_ones_has_an_unknown_weight() -> None:
    simple = landscape(3, Ties([0, 1], [1, 2], weight=np.array([2.0, np.nan])), presence([[0, 2]])).simple
    assert simple.weight is not None
    assert np.isnan(simple.weight).tolist() == [False, True, True]


def test_weights_of_several_kinds_do_not_add_up() -> None:
    hours_and_letters = Ties(
        [0, 0], [1, 1], ("hours", "letters"), np.array([0, 1]), weight=np.array([2.0, 30.0])
    )
    assert landscape(2, hours_and_letters).simple.weight is None


def test_without_a_single_weight_there_are_no_weights() -> None:
    assert landscape(2, Ties([0], [1], weight=np.array([np.nan]))).simple.weight is None


def presence(groups: list[list[int]], dates: list[str] | None = None) -> Meetings:
    person = [one for group in groups for one in group]
    meeting = [number for number, group in enumerate(groups) for _ in group]
    days = dates or ["NaT"] * len(groups)
    return Meetings(
        tuple(f"m{k}" for k in range(len(groups))), np.array(days, "datetime64[D]"), person, meeting
    )


def test_those_present_together_are_tied_once_however_often_they_met() -> None:
    simple = landscape(4, Ties.none(), presence([[0, 1, 2], [1, 2], [3]])).simple
    assert list(zip(simple.first.tolist(), simple.second.tolist(), strict=True)) == [(0, 1), (0, 2), (1, 2)]
    assert simple.met.all()


def test_a_meeting_left_out_takes_only_its_own_ties_along() -> None:
    whole = landscape(4, Ties([2], [3]), presence([[0, 1, 2], [1, 2]]))
    left = whole.without_meetings(np.array([True, False]))
    assert list(zip(left.simple.first.tolist(), left.simple.second.tolist(), strict=True)) == [(1, 2), (2, 3)]
    assert whole.simple.n_ties == 4


def test_meetings_too_large_to_hold_are_refused_in_a_sentence() -> None:
    crowd = Meetings(("all",), np.array(["NaT"], "datetime64[D]"), np.arange(20_000), np.zeros(20_000, int))
    with pytest.raises(EcotoneError, match="Leave out the largest meetings"):
        crowd.pairs()


rows = st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6), st.integers(0, 4)), max_size=25)


@given(rows, st.lists(st.sets(st.integers(0, 6), max_size=4), max_size=3))
def test_merging_agrees_with_a_dictionary_of_pairs(
    told: list[tuple[int, int, int]], groups: list[set[int]]
) -> None:
    ties = Ties([a for a, _, _ in told], [b for _, b, _ in told], status=np.array([s for *_, s in told], int))
    simple = landscape(7, ties, presence([sorted(group) for group in groups])).simple
    seen: dict[tuple[int, int], set[str]] = {}
    for a, b, status in told:
        if a != b and status != POTENTIAL:
            seen.setdefault((min(a, b), max(a, b)), set()).add(
                f"{STATUSES[status]} {'up' if a < b else 'down'}"
            )
    for group in groups:
        for a in group:
            for b in group:
                if a < b:
                    seen.setdefault((a, b), set()).add("observed")
    assert list(zip(simple.first.tolist(), simple.second.tolist(), strict=True)) == sorted(seen)
    for (_, how), confirmed, noted, met in zip(
        sorted(seen.items()), simple.confirmed, simple.noted, simple.met, strict=True
    ):
        told_by = {word for word in how if word.startswith(("reported", "confirmed"))}
        ways = {word.split()[-1] for word in told_by}
        assert confirmed == (ways == {"up", "down"} or any(word.startswith("confirmed") for word in told_by))
        assert noted == all(word.startswith("noted") for word in how)
        assert met == (not told_by and not noted)


def test_a_view_of_confirmed_ties_holds_only_those() -> None:
    cast = view(make_landscape(), confirmed=True)
    ids = cast.people.ids
    pairs = {(ids[a], ids[b]) for a, b in zip(cast.simple.first, cast.simple.second, strict=True)}
    assert pairs == {("ada", "bo"), ("dag", "esi")}


def test_the_arrays_cannot_be_written_into() -> None:
    simple = make_landscape().simple
    with pytest.raises(ValueError, match="read-only"):
        simple.first[0] = 3  # type: ignore[index]


def test_the_callers_arrays_are_neither_written_into_nor_kept() -> None:
    source = np.array([0, 1], np.int32)
    ties = Ties(source, [1, 2])
    source[0] = 2
    assert ties.source.tolist() == [0, 1]
