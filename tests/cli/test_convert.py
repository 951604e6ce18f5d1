"""`ecotone convert`: files in, another format out, and what it cannot hold."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from ecotone.cli.converting import check_places
from ecotone.errors import FileRefused
from ecotone.tables import read_landscape
from tests.cli.conftest import Ran
from tests.tables.made_up import assert_same

Run = Callable[..., Ran]


@pytest.mark.parametrize("name", ["land.xlsx", "land.json", "land.graphml", "land.gexf"])
def test_the_ending_chooses_the_format(ecotone: Run, law_firm: Path, tmp_path: Path, name: str) -> None:
    pair = law_firm / "people.csv", law_firm / "ties.csv"
    ran = ecotone("convert", *pair, tmp_path / name)
    assert (ran.status, ran.err) == (0, "")
    assert f"Written: {tmp_path / name}" in ran.out
    assert "is the same landscape" in ran.out
    assert os.listdir(tmp_path) == [name]
    assert_same(read_landscape(pair), read_landscape(tmp_path / name))


@pytest.mark.parametrize("format", ["csv", "parquet"])
def test_two_tables_go_side_by_side_or_into_a_folder(
    ecotone: Run, people: Path, ties: Path, tmp_path: Path, format: str
) -> None:
    assert ecotone("convert", people, ties, tmp_path / f"land.{format}").status == 0
    assert (tmp_path / f"land-people.{format}").is_file()
    ran = ecotone("convert", people, ties, tmp_path / "land", "--format", format)
    assert ran.status == 0
    assert sorted(os.listdir(tmp_path / "land")) == [f"people.{format}", f"ties.{format}"]
    again = read_landscape([tmp_path / "land" / f"{what}.{format}" for what in ("people", "ties")])
    assert_same(read_landscape([people, ties]), again)


def test_a_pair_with_hints_becomes_the_landscape_that_they_make(
    ecotone: Run, people: Path, ties: Path, tmp_path: Path
) -> None:
    people.write_text("key,village,note\nana,9,x\nben,Nord,y\n")
    out = tmp_path / "land.gexf"
    hints = ("--id", "key", "--unknown", "9", "--boundary", "note")
    assert ecotone("convert", people, ties, out, *hints).status == 0
    here = read_landscape(out)
    assert here.boundary("note").labels[:2] == [("x",), ("y",)]
    assert here.people.columns["village"][0] is None


def test_what_was_left_out_and_what_is_lost_is_said(ecotone: Run, tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text(f"id,note\nana,{'x' * 40_000}\n,y\n")
    ran = ecotone("convert", tmp_path / "people.csv", tmp_path / "land.xlsx")
    assert "In reading, 1 row was left out." in ran.out
    assert "Not written: note: 1 texts have more than 32767 letters" in ran.out
    assert "is the same landscape" not in ran.out


def test_what_others_see_otherwise_is_said(ecotone: Run, tmp_path: Path) -> None:
    (tmp_path / "present.csv").write_text("person,meeting\nana,May\nben,May\n")
    ran = ecotone("convert", tmp_path / "present.csv", tmp_path / "land.json")
    assert "To know: Who was at which meeting stands with the people" in ran.out


def test_a_program_gets_one_document(ecotone: Run, people: Path, ties: Path, tmp_path: Path) -> None:
    document = json.loads(ecotone("convert", people, ties, tmp_path / "land.gexf", "--json").out)
    assert document["landscape"]["people"] == 7
    assert document["written"] == {
        "format": "GEXF",
        "files": [str(tmp_path / "land.gexf")],
        "lost": [],
        "apart": [],
    }


class TestRefused:
    @pytest.fixture(autouse=True)
    def _places(self, tmp_path: Path) -> None:
        self.folder = tmp_path / "there"
        self.folder.mkdir()

    def refuse(self, ran: Ran, *words: str) -> None:
        assert (ran.status, ran.out) == (2, "")
        assert ran.err.count("\n") == 1
        assert all(word in ran.err for word in words)

    def test_one_file_alone(self, ecotone: Run, people: Path) -> None:
        self.refuse(ecotone("convert", people), "It is not said what to write.")

    def test_no_format(self, ecotone: Run, people: Path) -> None:
        self.refuse(ecotone("convert", people, self.folder / "land.net"), "does not say in which format")
        self.refuse(
            ecotone("convert", people, self.folder / "land", "--format", "gml"), "no format called gml"
        )
        assert os.listdir(self.folder) == []

    def test_a_file_that_is_there_stays_unless_it_is_said(self, ecotone: Run, people: Path) -> None:
        out = self.folder / "land.gexf"
        out.write_text("years of work")
        self.refuse(ecotone("convert", people, out), "is there already", "--replace")
        assert out.read_text() == "years of work"
        assert ecotone("convert", people, out, "--replace").status == 0
        assert "<gexf" in out.read_text()

    def test_a_file_that_is_read(self, ecotone: Run, people: Path) -> None:
        out = people.parent
        refused = ecotone("convert", people, out, "--format", "csv", "--replace")
        self.refuse(refused, "is one of the files to read")

    def test_a_folder_that_is_not_there(self, ecotone: Run, people: Path) -> None:
        for out in ("gone/land.gexf", "gone/further/land.csv", "gone/further/land"):
            refused = ecotone("convert", people, self.folder / out, "--format", "csv")
            self.refuse(refused, "there is no folder")
        assert os.listdir(self.folder) == []

    def test_what_is_no_file(self, ecotone: Run, people: Path) -> None:
        (self.folder / "link.gexf").symlink_to(self.folder / "nowhere")
        (self.folder / "set.gexf").mkdir()
        os.mkfifo(self.folder / "pipe.gexf")
        for name in ("link.gexf", "set.gexf", "pipe.gexf"):
            refused = ecotone("convert", people, self.folder / name, "--replace")
            self.refuse(refused, "is no file that can be written")

    def test_a_name_longer_than_any_file_has(self, ecotone: Run, people: Path) -> None:
        self.refuse(ecotone("convert", people, self.folder / f"{'long' * 100}.gexf"), "cannot be written: ")

    def test_a_folder_that_is_a_file(self, ecotone: Run, people: Path) -> None:
        (self.folder / "land").write_text("")
        self.refuse(ecotone("convert", people, self.folder / "land", "--format", "csv"), "there is no folder")

    def test_before_any_work_is_done(self) -> None:
        with pytest.raises(FileRefused, match="there is no folder"):
            check_places(self.folder / "gone" / "land.gexf", None, [], replace=True)
