"""Who moved, and who came back: where everyone is in the end."""

from __future__ import annotations

import numpy as np

from ecotone.boundaries import weigh_boundary
from ecotone.landscape import Belongings, Landscape, People, Ties


def dated(*rows: tuple[int, int, str, str], n_people: int = 2) -> Belongings:
    """(person, side, since, until) each."""
    person, side, since, until = zip(*rows, strict=True)
    days = [np.array(values, "datetime64[D]") for values in (since, until)]
    return Belongings("office", ("A", "B"), np.array(person), np.array(side), n_people, "other", *days)


def test_who_moved_is_where_she_moved_to() -> None:
    moved = dated((0, 0, "NaT", "2015-01-01"), (0, 1, "2015-01-01", "NaT"), (1, 0, "NaT", "NaT"))
    assert moved.is_multiple
    assert moved.latest().labels == [("B",), ("A",)]


def test_who_left_and_came_back_counts_once() -> None:
    back = dated((0, 0, "2010-01-01", "2012-01-01"), (0, 0, "2015-01-01", "NaT"))
    assert back.latest().side_people.tolist() == [1, 0]


def test_two_sides_at_one_time_stay_two() -> None:
    both = dated((0, 0, "2010-01-01", "2020-01-01"), (0, 1, "2015-01-01", "NaT"))
    assert both.latest().labels[0] == ("A", "B")


def test_who_left_and_went_nowhere_keeps_the_side_she_had() -> None:
    left = dated((0, 0, "2010-01-01", "2012-01-01"))
    assert left.latest().labels[0] == ("A",)


def test_a_reading_without_a_date_takes_everyone_where_she_is_in_the_end() -> None:
    moved = dated(
        (0, 0, "NaT", "2015-01-01"),
        (0, 1, "2015-01-01", "NaT"),
        (1, 0, "NaT", "NaT"),
        (2, 1, "NaT", "NaT"),
        n_people=3,
    )
    here = Landscape(People(("a", "b", "c")), (moved,), Ties([0, 0], [1, 2]))
    reading = weigh_boundary(here, "office")
    assert (reading.n_several, reading.crossing) == (0, 1)
