"""Frozen arrays, plain values, chance with a seed."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ecotone.ground import Result, as_rng, freeze, plain


@dataclass(frozen=True)
class Example(Result):
    share: float
    low: float | None
    with_: tuple[str, ...]
    counts: np.ndarray


def test_a_frozen_array_is_a_copy_of_one_that_others_can_write() -> None:
    mine = np.array([1, 2])
    frozen = freeze(mine, np.int64)
    mine[0] = 9
    assert frozen.tolist() == [1, 2]


def test_a_frozen_array_is_not_copied_again() -> None:
    frozen = freeze([1, 2], np.int64)
    assert freeze(frozen, np.int64) is frozen


def test_a_result_turns_into_json_with_null_for_what_is_not_known() -> None:
    example = Example(float("nan"), None, ("place",), np.array([1, 2]))
    assert example.as_dict() == {"share": None, "low": None, "with": ["place"], "counts": [1, 2]}


def test_a_result_shows_itself_in_a_notebook_without_letting_markup_in() -> None:
    shown = Example(0.25, None, ("<b>",), np.arange(200))._repr_html_()
    assert "0.25" in shown
    assert "not known" in shown
    assert "<b>" not in shown
    assert "..." in shown


def test_a_result_becomes_a_frame_of_its_single_values() -> None:
    frame = Example(0.25, None, ("a",), np.arange(3)).to_polars()
    assert frame.rows(named=True) == [{"share": 0.25, "low": None}]


def test_days_and_infinities_become_plain() -> None:
    assert plain([np.datetime64("NaT"), np.datetime64("2024-01-02"), np.inf, np.float64(2)]) == [
        None,
        "2024-01-02",
        None,
        2.0,
    ]


def test_the_same_seed_draws_the_same() -> None:
    assert as_rng(3).random() == as_rng(3).random()
    generator = np.random.default_rng(1)
    assert as_rng(generator) is generator
