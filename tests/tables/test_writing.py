"""What is written is read back the same, in every format; and what a format cannot hold is said."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings

from ecotone.boundaries import weigh_boundaries
from ecotone.errors import EcotoneError
from ecotone.landscape import Landscape, People, Ties, view
from ecotone.samples import load_sample
from ecotone.tables import FORMATS, Written, name_files, read_landscape, write_landscape
from ecotone.tables.writers import workbook
from tests.tables.made_up import assert_same, circle, landscapes

pytestmark = pytest.mark.many

GRAPHS = ("graphml", "gexf", "kumu")


def write_and_read(landscape: Landscape, format: str) -> tuple[Written, Landscape]:
    """The landscape once through a file."""
    with tempfile.TemporaryDirectory() as folder:
        written = write_landscape(landscape, Path(folder) / f"land.{'json' if format == 'kumu' else format}")
        return written, read_landscape(written.files)


@pytest.mark.parametrize("format", FORMATS)
@settings(max_examples=100, deadline=None)
@given(landscapes())
def test_whatever_is_not_said_to_be_lost_is_read_back(format: str, landscape: Landscape) -> None:
    if format == "kumu" and not landscape.n_people:
        return
    written, again = write_and_read(landscape, format)
    if format == "kumu" and not len(landscape.ties):
        assert [remark.code for remark in written.lost] == ["kinds_unused"]
        landscape = replace(landscape, ties=Ties.none())
    else:
        assert written.lost == ()
    assert_same(landscape, again)
    assert not any(account.left_out or account.repaired for account in again.sources)


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("sample", ["chemicals-policy", "law-firm"])
def test_readings_are_the_same_from_every_format(format: str, sample: str) -> None:
    landscape = load_sample(sample)
    written, again = write_and_read(landscape, format)
    assert written.lost == ()
    assert_same(landscape, again)
    before, after = weigh_boundaries(landscape), weigh_boundaries(again)
    assert [reading.as_dict() for reading in before] == [reading.as_dict() for reading in after]


@pytest.mark.parametrize("format", FORMATS)
def test_the_same_landscape_is_the_same_file(tmp_path: Path, format: str) -> None:
    one = write_landscape(circle(), tmp_path / "one", format)
    other = write_landscape(circle(), tmp_path / "other", format)
    for first, second in zip(one.files, other.files, strict=True):
        assert Path(first).read_bytes() == Path(second).read_bytes()


def test_the_ending_says_the_format(tmp_path: Path) -> None:
    written = write_landscape(circle(), tmp_path / "land.GEXF")
    assert (written.format, written.files) == ("GEXF", (str(tmp_path / "land.GEXF"),))


def test_two_tables_are_two_files_or_a_folder(tmp_path: Path) -> None:
    assert [Path(file).name for file in write_landscape(circle(), tmp_path / "land.pq").files] == [
        "land-people.pq",
        "land-ties.pq",
    ]
    written = write_landscape(circle(), tmp_path / "land", "parquet")
    assert written.files == tuple(map(str, name_files(tmp_path / "land", "parquet")))
    assert sorted(path.name for path in (tmp_path / "land").iterdir()) == ["people.parquet", "ties.parquet"]
    (tmp_path / "set.csv").mkdir()
    assert name_files(tmp_path / "set.csv")[0] == tmp_path / "set.csv" / "people.csv"


@pytest.mark.parametrize(
    ("name", "format", "code"),
    [("land.net", None, "format_unsaid"), ("land", None, "format_unsaid"), ("land", "gml", "no_such_format")],
)
def test_a_format_that_is_not_written_is_refused(
    tmp_path: Path, name: str, format: str | None, code: str
) -> None:
    with pytest.raises(EcotoneError) as caught:
        write_landscape(circle(), tmp_path / name, format)
    assert caught.value.code == f"tables.{code}"
    assert "graphml" in str(caught.value)


def test_nothing_is_left_behind_when_it_cannot_finish(tmp_path: Path) -> None:
    (tmp_path / "land-ties.csv").mkdir()
    with pytest.raises(OSError, match="land-ties"):
        write_landscape(circle(), tmp_path / "land.csv")
    assert not list(tmp_path.glob("*.part"))


def test_a_view_says_that_it_is_none_any_more() -> None:
    shown = view(circle(), only_kinds=["advice"], at="2024-05-02", confirmed=True)
    written, again = write_and_read(shown, "xlsx")
    assert written.lost[0].what == (
        "The file holds what is shown (only advice, as of 2024-05-02, confirmed by both only), "
        "and no longer knows that there was more."
    )
    assert again.choice.at is None


@pytest.mark.parametrize("format", GRAPHS)
def test_what_others_see_otherwise_is_said(format: str) -> None:
    written, again = write_and_read(circle(), format)
    codes = [remark.code for remark in written.apart]
    assert codes == ["meetings_with_people", *(["directions_apart"] if format == "graphml" else [])]
    assert_same(circle(), again)


def test_kumu_has_no_place_for_columns_without_people(tmp_path: Path) -> None:
    nobody = Landscape(People((), columns={"note": ()}))
    written = write_landscape(nobody, tmp_path / "land.json")
    assert [remark.code for remark in written.lost] == ["nobody"]


class TestTooMuchForAWorkbook:
    def test_a_long_note_is_cut_between_its_escapes_and_that_is_said(self) -> None:
        notes = ("x" * 32_766 + "\n\n", "short", "\\" * 40_000)
        landscape = replace(circle(), people=replace(circle().people, columns={"note": notes}))
        written, again = write_and_read(landscape, "xlsx")
        assert [(remark.code, remark.rows) for remark in written.lost] == [("cell_cut", 2)]
        assert again.people.columns["note"] == ("x" * 32_766, "short", "\\" * 16_383)

    def test_a_long_id_is_refused_rather_than_cut(self, tmp_path: Path) -> None:
        with pytest.raises(EcotoneError, match="32767 letters at most, and 40000 are needed"):
            write_landscape(Landscape(People(("a" * 40_000,))), tmp_path / "land.xlsx")
        assert list(tmp_path.iterdir()) == []

    def test_more_rows_than_a_sheet_has_are_refused(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(workbook, "MOST_ROWS", 3)
        with pytest.raises(EcotoneError, match="no room for 4 rows"):
            write_landscape(circle(), tmp_path / "land.xlsx")


def test_what_was_written_is_plain_for_json(tmp_path: Path) -> None:
    told = write_landscape(circle(), tmp_path / "land.json").as_dict()
    assert told["files"] == [str(tmp_path / "land.json")]
    assert told["apart"][0]["code"] == "meetings_with_people"
