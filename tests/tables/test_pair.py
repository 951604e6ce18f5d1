"""Our CSV pair: what is written is read back, whatever it holds."""

from __future__ import annotations

import csv
import itertools
import tempfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings

from ecotone.errors import FileRefused
from ecotone.landscape import STATUSES, Belongings, Landscape, People, Ties
from ecotone.tables import read_landscape, write_pair
from tests.tables.made_up import assert_same, landscapes

pytestmark = pytest.mark.many


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


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+1+1",
        "-1+1",
        "@SUM(A1)",
        "\t=1+1",
        "\r=1+1",
        " =1+1",
        "\uff1d1+1",
        "x;=1+1",
        'x; "=1+1',
        "x;\n@a",
    ],
)
def test_no_text_opens_as_a_formula_whatever_divides_the_cells(tmp_path: Path, text: str) -> None:
    people = People((text,), (text,), columns={text: (text,)})
    boundaries = tuple(
        Belongings(text, (text, text * 2), np.array([0, 0]), np.array([0, 1]), 1, kind)
        for kind in ("other", text)
    )
    here = Landscape(people, boundaries, Ties([0], [0], (text,)))
    write_pair(here, tmp_path / "p.csv", tmp_path / "t.csv")
    assert_same(here, read_landscape([tmp_path / "p.csv", tmp_path / "t.csv"]))
    for name, delimiter in itertools.product(("p.csv", "t.csv"), ",;\t"):
        with (tmp_path / name).open(encoding="utf-8-sig", newline="") as file:
            cells = [cell for row in csv.reader(file, delimiter=delimiter) for cell in row]
        assert not [cell for cell in cells if cell.strip(" \"'")[:1] in tuple("=+-@\t\r\uff1d")]


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

    def test_without_names_people_are_called_by_their_ids(self, read: Callable[..., Landscape]) -> None:
        assert read("id [Ecotone 1],office [x boundary]\nana,Oslo\n").people.names == ("ana",)

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
