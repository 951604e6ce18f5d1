"""Our CSV pair: what is written is read back, whatever it holds."""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ecotone.errors import FileRefused
from ecotone.landscape import STATUSES, Belongings, Landscape, Meetings, People, Ties
from ecotone.tables import read_landscape, write_pair

AWKWARD = st.sampled_from(
    [
        "NA", "?", "", " ", "n/a", "01", "1.0", "a|b", "a;b", "a,b", 'a"b', '"', " lead", "trail ", "two\nlines", "\r",
        "tab\t", "\\", "\\n", "=1+1", "@x", "-3",
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


@settings(max_examples=200, deadline=None)
@given(landscapes())
def test_the_pair_loses_nothing(landscape: Landscape) -> None:
    with tempfile.TemporaryDirectory() as folder:
        pair = Path(folder) / "people.csv", Path(folder) / "ties.csv"
        write_pair(landscape, *pair)
        again = read_landscape(pair)
    assert_same(landscape, again)
    assert not any(account.left_out or account.repaired for account in again.sources)


def small() -> Landscape:
    office = Belongings.from_labels("office", ["Boston", "Boston|Oslo", None], kind="geographic")
    people = People(("ana", "ben", "cleo"), ("Ana", "Ben", "Cleo"), columns={"note": ("=1+1", None, "x")})
    return Landscape(people, (office,), Ties([0, 1], [1, 2], weight=[2.0, 0.5]))


def test_a_spreadsheet_can_read_the_pair(tmp_path: Path) -> None:
    write_pair(small(), tmp_path / "p.csv", tmp_path / "t.csv")
    with (tmp_path / "p.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[0] == ["id [Ecotone 1]", "name", "office [geographic boundary]", "note"]
    assert rows[2] == ["ben", "Ben", "Boston|Oslo", ""]


def test_no_cell_is_reckoned_by_a_spreadsheet(tmp_path: Path) -> None:
    write_pair(small(), tmp_path / "p.csv", tmp_path / "t.csv")
    assert "\n=1+1" not in (tmp_path / "p.csv").read_text("utf-8-sig").replace(",", "\n")


def test_a_pair_saved_again_by_a_spreadsheet_is_still_read(tmp_path: Path) -> None:
    write_pair(small(), tmp_path / "p.csv", tmp_path / "t.csv")
    for name in ("p.csv", "t.csv"):
        with (tmp_path / name).open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file))
        with (tmp_path / name).open("w", encoding="utf-16", newline="") as file:
            csv.writer(file, delimiter=";", quoting=csv.QUOTE_ALL).writerows(rows)
    assert_same(small(), read_landscape([tmp_path / "p.csv", tmp_path / "t.csv"]))


def test_writing_leaves_nothing_behind_when_it_cannot_finish(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="nowhere"):
        write_pair(small(), tmp_path / "p.csv", tmp_path / "nowhere" / "t.csv")
    assert list(tmp_path.iterdir()) == []


def test_the_ties_alone_make_their_people(tmp_path: Path) -> None:
    write_pair(small(), tmp_path / "p.csv", tmp_path / "t.csv")
    assert read_landscape(tmp_path / "t.csv").people.ids == ("ana", "ben", "cleo")


def test_our_people_go_with_the_ties_of_others(tmp_path: Path) -> None:
    write_pair(small(), tmp_path / "p.csv", tmp_path / "t.csv")
    (tmp_path / "more.csv").write_text("from,to\ncleo,ana\ncleo,dora\n")
    here = read_landscape([tmp_path / "p.csv", tmp_path / "more.csv"])
    assert here.people.unknown_ids == ("dora",)
    assert here.boundary("office").n_unknown == 2


def test_a_later_list_fills_gaps_beside_dated_belongings(read: Callable[..., Landscape]) -> None:
    ours = (
        "id [Ecotone 1],name,town [geographic boundary since]\na,A,Oslo {2020-01-01..}\nb,B,\nc,C,Rome {..}\n"
    )
    here = read(ours, "id,town\na,Bonn\nb,Bonn\nd,Bonn\n")
    town = here.boundary("town")
    assert town.labels == [("Oslo",), ("Bonn",), ("Rome",), ("Bonn",)]
    assert [str(day) for day in town.since] == ["2020-01-01", "NaT", "NaT", "NaT"]  # type: ignore[union-attr]


class TestChangedByHand:
    """Someone has worked on the pair in a spreadsheet."""

    PEOPLE = "id [Ecotone 1],name,office [geographic boundary]\nana,Ana,Oslo\nben,,Rome\n"

    def test_new_sides_and_kinds_are_taken_in(self, read: Callable[..., Landscape]) -> None:
        here = read(self.PEOPLE, "from [Ecotone 1],to,kind [advice],status\nana,ben,help,sworn\n")
        assert here.people.names == ("Ana", "ben")
        assert here.boundary("office").sides == ("Oslo", "Rome")
        assert here.ties.kinds == ("advice", "help")
        assert STATUSES[here.ties.status_codes[0]] == "reported"

    def test_sides_left_half_typed_are_read_as_far_as_they_go(self, read: Callable[..., Landscape]) -> None:
        here = read(
            "id [Ecotone 1],name,town [x boundary since]\na,A,Oslo {2020..}|\nb,B,\\e|\\u000020Rome\n"
        )
        assert here.boundary("town").labels == [("Oslo",), ("", " Rome")]

    def test_a_row_without_ends_is_left_out(self, read: Callable[..., Landscape]) -> None:
        here = read(self.PEOPLE, "from [Ecotone 1],to\nana,\nana,ben\n")
        assert len(here.ties) == 1
        assert here.sources[1].left_out[0].line == 2

    def test_a_person_without_id_is_left_out(self, read: Callable[..., Landscape]) -> None:
        here = read(self.PEOPLE + ",Cleo,Rome\n")
        assert here.n_people == 2
        assert here.sources[0].left_out[0].line == 4

    @pytest.mark.parametrize("word", ["much", "2 or 3"])
    def test_a_weight_that_is_no_number_is_not_known(self, read: Callable[..., Landscape], word: str) -> None:
        here = read(self.PEOPLE, f"from [Ecotone 1],to,weight,since\nana,ben,{word},2 May 2024\n")
        assert here.ties.weight is not None
        assert np.isnan(here.ties.weight[0])
        assert str(here.ties.since[0]) == "2024-05-02"  # type: ignore[index]
        assert word in here.sources[1].repaired[0].what

    def test_the_same_id_twice_is_refused(self, refusal: Callable[..., str]) -> None:
        assert "ana stands in it twice" in refusal(self.PEOPLE + "ana,Ana,Rome\n")

    def test_a_broken_heading_is_refused(self, refusal: Callable[..., str]) -> None:
        assert "tables.our_heading" in refusal("id [Ecotone 1],name,office [geographic]\nana,Ana,Oslo\n")


def test_refusals_are_errors_that_can_be_caught_as_such() -> None:
    assert issubclass(FileRefused, ValueError)
