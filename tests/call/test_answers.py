"""Where the call lands."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import binomtest

from ecotone.call import weigh_answers
from ecotone.errors import EcotoneError
from ecotone.ground import weigh_difference, weigh_share
from ecotone.landscape import Belongings, Landscape, People
from tests.twins.convening_twin import find_difference

Z90 = 1.6448536269514722


def two_worlds(n: int = 40) -> Landscape:
    labels: list[str | None] = ["north"] * (n // 2) + ["south"] * (n // 2) + [None]
    ids = tuple(map(str, range(n + 1)))
    return Landscape(People(ids), (Belongings.from_labels("place", labels),))


@pytest.mark.parametrize(("hits", "n"), [(6, 10), (0, 7), (7, 7), (1, 200)])
def test_a_share_has_the_interval_of_wilson(hits: int, n: int) -> None:
    found = binomtest(hits, n).proportion_ci(0.9, "wilson")
    assert weigh_share(hits, n) == pytest.approx((found.low, found.high), abs=1e-12)


def test_a_difference_has_the_interval_of_newcombe() -> None:
    published = find_difference(56, 70, 48, 80, 1.959964)
    assert published == pytest.approx((0.0524, 0.3339), abs=5e-5)
    assert weigh_difference(56, 70, 48, 80) == pytest.approx(find_difference(56, 70, 48, 80, Z90))


def test_of_nobody_no_share_is_known() -> None:
    assert weigh_share(0, 0) is None
    assert weigh_difference(0, 0, 1, 2) is None


def test_answers_are_counted_by_side() -> None:
    said = {0: "yes", 1: "maybe", 2: "no", 3: "instead", 4: "silent", 20: "yes", 40: "yes"}
    found = weigh_answers(two_worlds(), "place", said)
    north, south = found.sides
    assert (north.asked, north.yes, north.maybe, north.no, north.instead, north.silent) == (5, 1, 1, 1, 1, 1)
    assert (north.answered_share, south.yes_share) == (0.8, 1.0)
    assert (found.whole.asked, found.unknown.asked, found.unknown.yes) == (7, 1, 1)


def test_a_world_where_fewer_say_yes_is_seen() -> None:
    said = {person: "yes" if person < 18 else "no" for person in range(40)}
    found = {side.side: side.lands for side in weigh_answers(two_worlds(), "place", said).sides}
    assert found == {"north": "more", "south": "less"}


def test_worlds_alike_are_called_alike() -> None:
    said = {person: "yes" if person % 2 else "silent" for person in range(40)}
    assert {side.lands for side in weigh_answers(two_worlds(), "place", said).sides} == {"alike"}


def test_of_few_asked_it_cannot_be_told() -> None:
    said = {**dict.fromkeys(range(20), "yes"), **dict.fromkeys(range(20, 24), "no")}
    found = {side.side: side.lands for side in weigh_answers(two_worlds(), "place", said).sides}
    assert found == {"north": "cannot tell", "south": "cannot tell"}


def test_where_nobody_was_asked_nothing_is_known() -> None:
    north, _ = weigh_answers(two_worlds(), "place", {20: "yes"}).sides
    assert (north.asked, north.yes_share, north.lands) == (0, None, "cannot tell")


def test_about_one_side_in_ten_looks_otherwise_by_chance() -> None:
    rng = np.random.default_rng(5)
    here, false = two_worlds(), 0
    for _ in range(400):
        said = {person: "yes" if rng.random() < 0.4 else "no" for person in range(40)}
        false += weigh_answers(here, "place", said).sides[0].lands != "alike"
    assert 0.05 < false / 400 < 0.15


@pytest.mark.parametrize(
    ("said", "code"), [({0: "perhaps"}, "call.no_such_answer"), ({99: "yes"}, "landscape.out_of_range")]
)
def test_what_is_no_answer_is_refused(said: dict[int, str], code: str) -> None:
    with pytest.raises(EcotoneError) as refused:
        weigh_answers(two_worlds(), "place", said)
    assert refused.value.code == code


def test_a_table_has_a_row_for_each_side() -> None:
    frame = weigh_answers(two_worlds(), "place", {0: "yes", 20: "no"}).to_polars()
    assert frame.select("side", "asked", "yes", "no").rows() == [("north", 1, 1, 0), ("south", 1, 0, 1)]
