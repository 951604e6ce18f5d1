"""What cannot be done is refused in one sentence, with status 2, and leaves nothing behind."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Ran

Run = Callable[..., Ran]


def assert_refused(ran: Ran, *words: str) -> None:
    assert ran.status == 2
    assert ran.out == ""
    assert ran.err.count("\n") == 1
    assert ran.err.rstrip().endswith((".", "?"))
    for word in words:
        assert word in ran.err


@pytest.mark.parametrize("command", ["look", "boundaries", "silos", "check"])
def test_a_file_that_is_not_there(ecotone: Run, tmp_path: Path, command: str) -> None:
    out = ("--out", tmp_path / "look.html") if command == "look" else ()
    assert_refused(ecotone(command, tmp_path / "nobody.csv", *out), "nobody.csv")
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.csv", b""),
        ("picture.csv", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"),
        ("broken.xlsx", b"PK\x03\x04 and then nothing"),
        ("broken.json", b'{"elements": ['),
        ("broken.graphml", b"<graphml><graph>"),
        ("network.gml", b"graph [ node [ id 1 ]"),
    ],
)
def test_a_file_that_cannot_be_read(ecotone: Run, tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    assert_refused(ecotone("look", tmp_path / name, "--out", tmp_path / "look.html"), name)
    assert os.listdir(tmp_path) == [name]


def test_a_boundary_that_is_not_there_is_refused_with_those_that_are(
    ecotone: Run, people: Path, ties: Path
) -> None:
    assert_refused(ecotone("boundaries", people, ties, "--boundary", "office", "--json"), "office", "village")


def test_a_boundary_to_hold_equal_that_is_not_there(ecotone: Run, people: Path, ties: Path) -> None:
    assert_refused(ecotone("boundaries", people, ties, "--beside", "office", "--json"), "office")


def test_a_column_that_is_not_there(ecotone: Run, people: Path) -> None:
    assert_refused(ecotone("check", people, "--id", "wer"), "wer", "village")


def test_a_report_into_a_folder_that_is_not_there(ecotone: Run, people: Path, tmp_path: Path) -> None:
    assert_refused(
        ecotone("look", people, "--out", tmp_path / "reports" / "look.html"), "no folder", "reports"
    )


@pytest.mark.parametrize("out", [(), ("--out", ""), ("--out", " ")])
def test_a_report_without_a_place(ecotone: Run, people: Path, out: tuple[str, ...]) -> None:
    assert_refused(ecotone("look", people, *out), "--out report.html")


@pytest.mark.parametrize("seed", ["x", "-1", "1.5", "", "²", "9" * 5000])
def test_a_seed_that_is_no_number(ecotone: Run, people: Path, seed: str) -> None:
    assert_refused(ecotone("silos", people, "--seed", seed), "This is no number for --seed")


def test_a_report_in_the_place_of_what_it_reads(ecotone: Run, people: Path) -> None:
    before = people.read_bytes()
    assert_refused(ecotone("look", people, "--out", people), "one of the files to read")
    assert people.read_bytes() == before


def test_an_old_report_outlives_a_refusal(ecotone: Run, tmp_path: Path) -> None:
    (tmp_path / "look.html").write_text("old")
    ecotone("look", tmp_path / "nobody.csv", "--out", tmp_path / "look.html")
    assert (tmp_path / "look.html").read_text() == "old"


def test_a_sample_that_is_not_there(ecotone: Run) -> None:
    assert_refused(ecotone("sample", "moon"), "moon", "law-firm")


def test_a_sample_over_files_of_ones_own(ecotone: Run, people: Path) -> None:
    assert_refused(ecotone("sample", "law-firm", "--out", people.parent), "people.csv")
    assert people.read_text(encoding="utf-8").startswith("id,village")


def test_a_sample_where_a_file_stands(ecotone: Run, people: Path) -> None:
    assert_refused(ecotone("sample", "law-firm", "--out", people), "people.csv is a file", "needs a folder")
