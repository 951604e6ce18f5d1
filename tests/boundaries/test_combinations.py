"""Several belongings a person: who shares a side with whom, counted two ways."""

from __future__ import annotations

import numpy as np
import pytest

from ecotone.boundaries import combinations as room
from ecotone.boundaries import weigh_boundary
from ecotone.boundaries.combinations import combine
from ecotone.errors import EcotoneError
from ecotone.landscape import Belongings, Landscape, People, Ties


def make_belongings(n: int, n_sides: int, most: int, seed: int = 0) -> Belongings:
    """n people with one to `most` of the sides each."""
    rng = np.random.default_rng(seed)
    held = [rng.choice(n_sides, rng.integers(1, most + 1), replace=False) for _ in range(n)]
    person = np.repeat(np.arange(n), [len(sides) for sides in held])
    return Belongings("here", tuple(f"s{g}" for g in range(n_sides)), person, np.concatenate(held), n)


@pytest.mark.parametrize(("n_sides", "most"), [(6, 3), (42, 5), (60, 12)])
def test_inclusion_and_exclusion_counts_as_comparing_does(
    n_sides: int, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    everyone = np.arange(150)
    combined = combine(make_belongings(150, n_sides, most), everyone)
    people = np.random.default_rng(1).integers(0, 3, (4, combined.n)).astype(float)
    compared = combined.shared(people)
    each = np.concatenate([piece for _, piece in combined.sharing(people)], axis=1)
    monkeypatch.setattr(room, "MOST_COMPARED", 0)
    monkeypatch.setattr(room, "CHUNK", 37)
    assert combined.shared(people) == pytest.approx(compared)
    assert np.concatenate([piece for _, piece in combined.sharing(people)], axis=1) == pytest.approx(each)


def test_a_reading_does_not_change_with_the_way_of_counting(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = np.random.default_rng(5)
    people, here = People(tuple(f"p{i}" for i in range(80))), make_belongings(80, 9, 4)
    landscape = Landscape(people, (here,), Ties(rng.integers(0, 80, 400), rng.integers(0, 80, 400)))
    compared = weigh_boundary(landscape, "here")
    monkeypatch.setattr(room, "MOST_COMPARED", 0)
    counted = weigh_boundary(landscape, "here")
    assert counted.expected_crossing == pytest.approx(compared.expected_crossing)
    assert counted.z == pytest.approx(compared.z)


def test_more_belongings_than_can_be_counted_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    combined = combine(make_belongings(30, 20, 14), np.arange(30))
    monkeypatch.setattr(room, "MOST_COMPARED", 0)
    with pytest.raises(EcotoneError) as refused:
        combined.shared(np.ones((1, combined.n)))
    assert refused.value.code == "boundaries.too_many_belongings"


def test_too_many_combinations_leave_no_pairs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ecotone.boundaries.pairs.MOST_COMBINATIONS", 3)
    landscape = Landscape(
        People(tuple(f"p{i}" for i in range(30))), (make_belongings(30, 5, 3),), Ties([0, 1, 2], [3, 4, 5])
    )
    assert len(weigh_boundary(landscape, "here").pairs) == 0
