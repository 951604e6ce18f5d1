"""Files are written whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from ecotone.cli.writing import check_place, write_whole
from ecotone.errors import FileRefused


def test_a_file_is_written_with_the_rights_that_any_new_file_gets(tmp_path: Path) -> None:
    write_whole(tmp_path / "report.html", "häuser\n")
    (tmp_path / "any.txt").write_text("")

    assert (tmp_path / "report.html").read_bytes() == "häuser\n".encode()
    assert (tmp_path / "report.html").stat().st_mode == (tmp_path / "any.txt").stat().st_mode
    assert sorted(path.name for path in tmp_path.iterdir()) == ["any.txt", "report.html"]


def test_what_was_there_stays_when_the_new_text_cannot_be_written(tmp_path: Path) -> None:
    place = tmp_path / "report.html"
    place.write_text("old")

    with pytest.raises(UnicodeEncodeError):
        write_whole(place, "half a character: \ud800")

    assert place.read_text() == "old"
    assert list(tmp_path.iterdir()) == [place]


def test_a_folder_in_the_place_is_refused_and_nothing_is_left_behind(tmp_path: Path) -> None:
    (tmp_path / "report.html").mkdir()
    with pytest.raises(FileRefused, match=r"report\.html cannot be written: "):
        write_whole(tmp_path / "report.html", "new")
    assert os.listdir(tmp_path) == ["report.html"]


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileRefused, match=r"there is no folder .*reports"):
        check_place(tmp_path / "reports" / "look.html")


def test_a_folder_is_no_place_for_a_report(tmp_path: Path) -> None:
    with pytest.raises(FileRefused, match="it is a folder"):
        check_place(tmp_path)


def test_a_report_never_takes_the_place_of_what_it_reads(tmp_path: Path) -> None:
    people = tmp_path / "people.csv"
    people.write_text("id\n1\n")
    (tmp_path / "link.csv").symlink_to(people)

    check_place(tmp_path / "report.html", [people])
    with pytest.raises(FileRefused, match="one of the files to read"):
        check_place(tmp_path / "link.csv", [people, tmp_path / "missing.csv"])
