"""How many worlds people belong to."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings

from ecotone.identity import follow_belonging, weigh_belonging
from ecotone.landscape import Belongings, Landscape, People
from tests import cast
from tests.boundaries.strategies import landscapes
from tests.twins.convening_twin import sides_of


def test_the_cast_belongs_as_counted_by_hand() -> None:
    found = weigh_belonging(cast.make_landscape(), "practice")
    assert (found.n_unknown, found.counts, found.n_several) == (1, (9, 2), 2)
    assert [(pair.sides, len(pair.people)) for pair in found.shared] == [
        (("diver", "fisher"), 1),
        (("diver", "teacher"), 1),
    ]


@settings(max_examples=60, deadline=None, derandomize=True)
@given(landscapes(most_people=20, several=True))
def test_what_sides_share_is_as_its_twin_counts(here: Landscape) -> None:
    sides = sides_of(here, "here")
    found = {pair.sides: set(pair.people) for pair in weigh_belonging(here, "here").shared}
    names = list(sides)
    expected = {
        (a, b): sides[a] & sides[b]
        for place, a in enumerate(names)
        for b in names[place + 1 :]
        if sides[a] & sides[b]
    }
    assert found == expected


def test_who_moves_is_on_two_sides_only_while_she_is() -> None:
    days = np.array(["2024-01-01", "2024-06-01"], "datetime64[D]")
    until = np.array(["2024-09-01", "NaT"], "datetime64[D]")
    craft = Belongings("craft", ("diver", "fisher"), [0, 0], [0, 1], 1, since=days, until=until)
    here = Landscape(People(("ana",)), (craft,))
    followed = follow_belonging(here, "craft", ["2024-03-01", "2024-07-01", "2024-12-01"])
    assert [found.counts for found in followed] == [(1,), (0, 1), (1,)]
    assert [found.at for found in followed] == ["2024-03-01", "2024-07-01", "2024-12-01"]


def test_a_table_has_a_row_for_each_two_sides() -> None:
    frame = weigh_belonging(cast.make_landscape(), "practice").to_polars()
    assert frame.rows() == [("diver", "fisher", 1), ("diver", "teacher", 1)]
