"""Which sides stand out in a part, and whether one of them is its name."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from ecotone.boundaries.naming import measure_agreement, name_part
from ecotone.boundaries.results import SideShare
from ecotone.landscape import Belongings
from tests.twins.silos_twin import plain_agreement


@given(in_part=st.lists(st.booleans(), min_size=6, max_size=11), seed=st.integers(0, 99))
@settings(max_examples=50, deadline=None)
def test_agreement_is_that_of_the_book(in_part: list[bool], seed: int) -> None:
    on_side = (np.random.default_rng(seed).random(len(in_part)) < 0.5).tolist()
    n, size, side, both = len(in_part), sum(in_part), sum(on_side), sum(map(min, in_part, on_side))
    assume(0 < size < n and 0 < side < n)
    assert measure_agreement(n, size, side, both) == pytest.approx(plain_agreement(in_part, on_side))


@pytest.mark.parametrize(("in_part", "on_side", "both"), [(10, 4, 4), (0, 4, 0), (4, 10, 4), (4, 0, 0)])
def test_a_question_with_one_answer_for_all_agrees_with_nothing(
    in_part: int, on_side: int, both: int
) -> None:
    assert measure_agreement(10, in_part, on_side, both) == 0


def test_two_people_can_only_agree() -> None:
    assert measure_agreement(2, 1, 1, 1) == 0


def test_agreement_stays_exact_among_a_million() -> None:
    assert measure_agreement(1_000_000, 500, 500, 500) == pytest.approx(1)
    assert measure_agreement(1_000_000, 200_000, 300_000, 60_000) == pytest.approx(0, abs=1e-5)


def name(labels: str, n_inside: int, *more: Belongings, among: int | None = None):
    """The first `n_inside` people are the part; one letter a person is her side, a dot an unknown one."""
    side = Belongings.from_labels("side", [None if letter == "." else letter for letter in labels])
    people = np.arange(n_inside), np.arange(len(labels) if among is None else among)
    return name_part(*people, (side, *more))


def test_a_part_that_is_a_side_has_its_name() -> None:
    found = name("aaaaaabbbbbbcccccc", 6)
    assert found.named_by == ("side", "a")
    assert found.agreement == pytest.approx(1)
    assert found.sides == (SideShare("side", "a", 6, 0),)


def test_a_part_that_no_side_explains_has_none() -> None:
    found = name("aabbccaabbccaabbcc", 6)
    assert found.named_by is None
    assert found.agreement < 0.2
    assert found.sides == ()


@pytest.mark.parametrize(
    ("labels", "stands_out"),
    [
        ("aaabbb" + "a" * 3 + "b" * 9, True),  # 3 of 6 inside, 3 of 12 outside: just twice the share
        ("aaabbb" + "a" * 4 + "b" * 8, False),
        ("aabbbb" + "b" * 12, False),  # two people are too few
    ],
)
def test_a_side_stands_out_with_three_people_and_twice_the_share(labels: str, stands_out: bool) -> None:
    assert ("a" in [share.side for share in name(labels, 6).sides]) is stands_out


def test_who_has_no_known_side_is_left_out_and_counted() -> None:
    found = name("aaa..." + "bbbbb....", 6)
    assert found.sides == (SideShare("side", "a", 3, 0),)
    assert found.agreement == pytest.approx(1)
    assert found.unknown == (("side", 3),)


def test_who_has_no_tie_is_counted_but_does_not_blur_the_name() -> None:
    found = name("aaaaaabbbbbb" + "aaaaaaaa", 6, among=12)
    assert found.agreement == pytest.approx(1)
    assert found.sides == (SideShare("side", "a", 6, 8),)


def test_on_several_sides_a_person_counts_on_each_once() -> None:
    labels = ["x|y"] * 4 + ["x"] * 2 + ["y"] * 6
    practice = Belongings.from_labels("practice", labels)
    again = Belongings(  # the first person was on x before, at another time
        "practice",
        practice.sides,
        np.append(practice.person, 0),
        np.append(practice.side, 0),
        12,
    )
    for boundary in (practice, again):
        found = name_part(np.arange(6), np.arange(12), (boundary,))
        assert found.sides == (SideShare("practice", "x", 6, 0),)
        assert found.named_by == ("practice", "x")


def test_the_boundary_that_agrees_best_names_it() -> None:
    exact = Belongings.from_labels("exact", list("ppppppqqqqqqrrrrrr"))
    found = name("aaaaabbbbbbbccccca", 6, exact)
    assert found.named_by == ("exact", "p")
    assert [share.boundary for share in found.sides] == ["side", "exact"]


def test_of_two_sides_the_one_inside_gives_the_name() -> None:
    assert name("bbbbbb" + "a" * 12, 6).named_by == ("side", "b")
    assert name("aaaaaa" + "b" * 12, 6).named_by == ("side", "a")


def test_a_side_that_keeps_away_accounts_for_a_part_as_well() -> None:
    found = name("abcdef" + "z" * 12, 6)
    assert found.named_by == ("side", "z")
    assert found.sides == ()


def test_nothing_stands_out_against_nobody() -> None:
    found = name("aaaaaa......", 6)
    assert (found.sides, found.named_by, found.agreement) == ((), None, 0.0)


def test_without_boundaries_there_is_no_name() -> None:
    found = name_part(np.arange(3), np.arange(6), ())
    assert (found.sides, found.named_by, found.agreement, found.unknown) == ((), None, 0.0, ())


def test_a_part_of_whole_sides_is_made_of_them() -> None:
    found = name("".join(5 * side for side in "abcdefgh") + "zyxwvuts" * 20, 40)
    assert found.named_by is None
    assert found.made_of == ("side", tuple("abcdefgh"))


def test_a_part_of_halves_of_sides_is_made_of_nothing() -> None:
    found = name("aaaabbbbcccc" + "aaaabbbbcccc" * 5, 12)
    assert (found.named_by, found.made_of) == (None, None)


def test_a_part_with_a_name_is_not_made_of_several() -> None:
    assert name("aaaaaabbbbbbcccccc", 6).made_of is None
