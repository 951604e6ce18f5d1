"""Landscapes made up by Hypothesis, with all that texts, days and numbers can be; and whether two are the same."""

from __future__ import annotations

from typing import Any

import numpy as np
from hypothesis import strategies as st

from ecotone.landscape import STATUSES, Belongings, Landscape, Meetings, People, Ties

AWKWARD = st.sampled_from(
    [
        "NA", "?", "", " ", "n/a", "01", "1.0", "a|b", "a;b", "a,b", 'a"b', '"', " lead", "trail ", "two\nlines", "\r",
        "tab\t", "\\", "\\n", "=1+1", "@x", "-3",
        "x;=1+1", "\uff1d1", "_x0041_", "\uffff", "<b>&amp;", "\x85", "meetings [Ecotone 1]", "label", "_id",
        "{x}", "[y]", "a [b boundary]", "name", "id [Ecotone 1]", "é", "e\u0301",
        "\u00a0x", "\x00", "\x1f", "\ufeff", "\u2028", "since", "x {2020..2021}", "#", "sep=;", "ten: 10", "\U0001f600",
    ]
)  # fmt: skip
TEXT = st.one_of(AWKWARD, st.text(max_size=8))
NAME = TEXT.filter(bool)
DAY = st.one_of(st.just("NaT"), st.dates().map(str))


def days(size: int) -> st.SearchStrategy[Any]:
    """Days, or none at all."""
    listed = st.lists(DAY, min_size=size, max_size=size)
    return st.one_of(st.none(), listed.map(lambda found: np.array(found, "datetime64[D]")))


@st.composite
def belongings(draw: st.DrawFn, n_people: int) -> Belongings:
    sides = draw(st.lists(TEXT, max_size=4, unique=True))
    most = 6 if n_people and sides else 0
    people, held = max(n_people - 1, 0), max(len(sides) - 1, 0)
    entries = draw(st.lists(st.tuples(st.integers(0, people), st.integers(0, held)), max_size=most))
    return Belongings(
        draw(TEXT),
        tuple(sides),
        np.array([person for person, _ in entries], int),
        np.array([side for _, side in entries], int),
        n_people,
        draw(TEXT),
        draw(days(len(entries))),
        draw(days(len(entries))),
    )


@st.composite
def ties(draw: st.DrawFn, n_people: int) -> Ties:
    kinds = draw(st.lists(TEXT, min_size=1, max_size=3, unique=True))
    ends = st.integers(0, max(n_people - 1, 0))
    m = draw(st.integers(0, 5 if n_people else 0))

    def many(values: st.SearchStrategy[Any]) -> st.SearchStrategy[list[Any]]:
        return st.lists(values, min_size=m, max_size=m)

    return Ties(
        np.array(draw(many(ends)), int),
        np.array(draw(many(ends)), int),
        tuple(kinds),
        np.array(draw(many(st.integers(0, len(kinds) - 1))), int),
        np.array(draw(many(st.integers(0, len(STATUSES) - 1))), int),
        np.array(draw(many(st.booleans())), bool),
        draw(st.one_of(st.none(), many(st.floats()).map(np.array))),
        draw(days(m)),
        draw(days(m)),
    )


@st.composite
def meetings(draw: st.DrawFn, n_people: int) -> Meetings:
    names = draw(st.lists(TEXT, max_size=3))
    dates = draw(st.lists(DAY, min_size=len(names), max_size=len(names)))
    most = 5 if n_people and names else 0
    people, last = max(n_people - 1, 0), max(len(names) - 1, 0)
    presences = draw(st.lists(st.tuples(st.integers(0, people), st.integers(0, last)), max_size=most))
    person, meeting = ([row[k] for row in presences] for k in (0, 1))
    return Meetings(
        tuple(names), np.array(dates, "datetime64[D]"), np.array(person, int), np.array(meeting, int)
    )


@st.composite
def landscapes(draw: st.DrawFn) -> Landscape:
    ids = draw(st.lists(TEXT, max_size=5, unique=True))
    n = len(ids)
    column = st.lists(st.one_of(st.none(), TEXT), min_size=n, max_size=n).map(tuple)
    answers = st.lists(st.sampled_from([-1, 0, 1]), min_size=n, max_size=n).map(
        lambda said: np.array(said, np.int8)
    )
    people = People(
        tuple(ids),
        tuple(draw(st.lists(TEXT, min_size=n, max_size=n))),
        draw(st.one_of(st.none(), answers)),
        np.array(draw(st.lists(st.booleans(), min_size=n, max_size=n)), bool),
        draw(days(n)),
        draw(days(n)),
        draw(st.dictionaries(TEXT, column, max_size=2)),
    )
    boundaries = tuple(draw(st.lists(belongings(n), max_size=2)))
    return Landscape(people, boundaries, draw(ties(n)), draw(meetings(n)))


def assert_same(one: Any, other: Any) -> None:
    """Equal in every field; unknown days and numbers are equal to one another."""
    if isinstance(one, np.ndarray):
        assert one.dtype == other.dtype
        np.testing.assert_array_equal(one, other)
    elif isinstance(one, tuple) and not all(isinstance(item, str | None) for item in one):
        assert len(one) == len(other)
        for first, second in zip(one, other, strict=True):
            assert_same(first, second)
    elif isinstance(one, People | Belongings | Ties | Meetings | Landscape):
        for name in type(one).__dataclass_fields__:
            if name != "sources":
                assert_same(getattr(one, name), getattr(other, name))
    else:
        assert one == other


def circle() -> Landscape:
    """Three people, a tie with a direction and one without, and two meetings, one of them with nobody there."""
    office = Belongings.from_labels("office", ["Boston", "Boston|Oslo", None], kind="geographic")
    people = People(("ana", "ben", "cleo"), ("Ana", "Ben", "Cleo"), columns={"note": ("=1+1", None, "x")})
    ties = Ties([0, 1], [1, 2], ("advice",), directed=[True, False], weight=[2.0, 0.5])
    meetings = Meetings(("May", "June"), np.array(["2024-05-02", "NaT"]), [0, 2], [0, 0])
    return Landscape(people, (office,), ties, meetings)
