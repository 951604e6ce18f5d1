"""What a reading offers, and what is refused."""

from __future__ import annotations

import json

import numpy as np
import pytest

from ecotone.boundaries import weigh_boundaries, weigh_boundary
from ecotone.errors import EcotoneError
from ecotone.landscape import Belongings, Landscape, People, Ties
from tests.cast import N_CROSSING, N_PEOPLE, N_UNKNOWN, make_landscape

KEYS = {
    *("name", "kind", "sides", "n_known", "n_unknown", "ties", "ties_left_out", "crossing", "crossing_share"),
    *("expected_crossing", "expected_crossing_share", "inside_rate", "crossing_rate", "permeability"),
    *("low", "high", "pull", "pull_low", "pull_high", "z", "verdict", "reason", "assortativity", "ei_index"),
    *("expected_ei_index", "pairs", "missing_range", "staying", "staying_low", "staying_high"),
    *("own_effect", "own_effect_low", "own_effect_high", "with"),
}


def make_four(n: int = 80, several: bool = False) -> Landscape:
    """People with four boundaries, of which the first divides and the others are thrown."""
    rng = np.random.default_rng(8)
    side = np.array([rng.integers(0, 8, n) for _ in range(4)])
    chance = np.where(side[0][:, None] == side[0][None, :], 0.6, 0.1)
    source, target = np.nonzero(np.triu(rng.random((n, n)) < chance, 1))
    sides = tuple("abcdefgh")
    belongings = [Belongings(f"b{k}", sides, np.arange(n), side[k], n) for k in range(4)]
    if several:
        both = np.append(side[3], (side[3][0] + 1) % 8)
        belongings[3] = Belongings("b3", sides, np.append(np.arange(n), 0), both, n)
    return Landscape(People(tuple(f"p{i}" for i in range(n))), tuple(belongings), Ties(source, target))


def test_the_json_has_every_key_and_only_json_in_it() -> None:
    document = weigh_boundary(make_landscape(), "place").as_dict()
    assert set(document) >= KEYS
    assert json.loads(json.dumps(document, allow_nan=False)) == document


def test_the_cast_is_counted_as_by_hand() -> None:
    for name in ("organisation", "place"):
        reading = weigh_boundary(make_landscape(), name)
        assert reading.crossing == N_CROSSING[name]
        assert reading.n_unknown == N_UNKNOWN[name]
        assert reading.n_known + reading.n_unknown == N_PEOPLE


def test_all_boundaries_come_in_their_order_with_progress() -> None:
    told: list[tuple[int, int]] = []
    landscape = make_landscape()
    readings = weigh_boundaries(landscape, progress=lambda _, done, of: told.append((done, of)))
    assert tuple(reading.name for reading in readings) == landscape.boundary_names
    assert told[-1] == (3, 3)
    assert [reading.name for reading in weigh_boundaries(landscape, ["place"])] == ["place"]


def test_a_boundary_is_not_held_equal_to_itself() -> None:
    readings = weigh_boundaries(make_four(), ["b0", "b1"], beside=["b0", "b1"])
    assert [reading.with_ for reading in readings] == [("b1",), ("b0",)]


def test_the_same_question_has_the_same_answer() -> None:
    landscape = make_four()
    assert weigh_boundary(landscape, "b0").as_dict() == weigh_boundary(landscape, "b0").as_dict()


def test_an_unknown_boundary_is_refused() -> None:
    with pytest.raises(EcotoneError) as refused:
        weigh_boundary(make_landscape(), "practise")
    assert refused.value.code == "landscape.no_such_boundary"


def test_several_belongings_cannot_be_held_equal() -> None:
    landscape = make_four(several=True)
    with pytest.raises(EcotoneError) as refused:
        weigh_boundary(landscape, "b0", beside=["b3"])
    assert refused.value.code == "boundaries.several_belongings"
    assert weigh_boundary(landscape, "b3", beside=["b0"]).own_effect is None


def test_many_combinations_of_sides_give_about_the_same_own_effect(monkeypatch: pytest.MonkeyPatch) -> None:
    landscape = make_four(300)
    exact = weigh_boundary(landscape, "b0", beside=["b1"]).own_effect
    monkeypatch.setattr("ecotone.boundaries.strength.MOST_OWN_ALPHAS", 40)
    about = weigh_boundary(landscape, "b0", beside=["b1"]).own_effect
    assert about == pytest.approx(exact, rel=0.1)
    assert about != exact


def test_the_own_effect_is_left_out_where_combinations_are_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ecotone.boundaries.strength.MOST_GROUPS", 10)
    assert weigh_boundary(make_four(), "b0", beside=["b1", "b2"]).own_effect is None


def test_merged_levels_give_about_the_same_pull(monkeypatch: pytest.MonkeyPatch) -> None:
    landscape = make_four(300)
    exact = weigh_boundary(landscape, "b0")
    monkeypatch.setattr("ecotone.boundaries.pull.MOST_CELLS", 10)
    monkeypatch.setattr("ecotone.boundaries.pull.N_BINS", 12)
    about = weigh_boundary(landscape, "b0")
    for key in ("pull", "pull_low", "pull_high", "low", "high"):
        assert getattr(about, key) == pytest.approx(getattr(exact, key), rel=0.05)


def test_nobody_and_nothing_can_be_weighed() -> None:
    nobody = Landscape(People(()), (Belongings.from_labels("here", []),))
    reading = weigh_boundary(nobody, "here")
    assert (reading.ties, reading.permeability, reading.z, reading.verdict) == (0, None, None, "cannot tell")


def test_people_of_unknown_sides_alone_can_be_weighed() -> None:
    unknown = Landscape(
        People(("a", "b", "c")), (Belongings.from_labels("here", [None] * 3),), Ties([0, 1], [1, 2])
    )
    reading = weigh_boundary(unknown, "here")
    assert (reading.n_known, reading.n_unknown, reading.ties, reading.ties_left_out) == (0, 3, 0, 2)


def test_readings_become_frames() -> None:
    reading = weigh_boundary(make_four(), "b0")
    assert reading.to_polars().shape[0] == 1
    frame = reading.pairs.to_polars()
    assert frame.shape[0] == len(reading.pairs) == 28
    assert frame["first"][0] == "a"
    assert "b0" in reading._repr_html_()
