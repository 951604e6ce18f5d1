"""Files are written whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from ecotone.cli.writing import check_place, write_whole
from ecotone.errors import FileRefused
from ecotone.landscape import Landscape, People
from ecotone.reports import write_look


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


def test_a_pipe_is_refused_and_stays_a_pipe(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.html"
    os.mkfifo(pipe)
    for ask in (check_place, lambda path: write_whole(path, "new")):
        with pytest.raises(FileRefused, match="is no file that can be written"):
            ask(pipe)
    assert pipe.is_fifo()
    assert list(tmp_path.iterdir()) == [pipe]


def test_a_link_stays_and_the_file_that_it_leads_to_is_written(tmp_path: Path) -> None:
    (tmp_path / "away").mkdir()
    target, link = tmp_path / "away" / "report.html", tmp_path / "link"
    target.write_text("old")
    link.symlink_to(target)
    check_place(link)
    write_whole(link, "new")
    assert link.is_symlink()
    assert target.read_text() == "new"
    assert os.listdir(tmp_path / "away") == ["report.html"]


def test_a_link_that_leads_nowhere_is_refused(tmp_path: Path) -> None:
    link, round_about = tmp_path / "link.html", tmp_path / "round.html"
    link.symlink_to(tmp_path / "gone" / "report.html")
    round_about.symlink_to(round_about)
    for path in (link, round_about):
        with pytest.raises(FileRefused, match="a link that leads nowhere"):
            check_place(path)


@pytest.mark.parametrize("name", ["thesis.docx", "report.csv", "notes"])
def test_another_file_is_never_written_over(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("years of work")
    (tmp_path / "link.html").symlink_to(tmp_path / name)
    for path in (tmp_path / name, tmp_path / "link.html"):
        with pytest.raises(FileRefused, match=r"is there already and is not a report of Ecotone's\."):
            check_place(path)
    assert (tmp_path / name).read_text() == "years of work"


@pytest.mark.parametrize("name", ["report.html", "report.HTM", "report.v2"])
def test_an_earlier_report_is_written_over_and_any_page(tmp_path: Path, name: str) -> None:
    page = write_look(Landscape(People(("ana", "ben"))), ())
    (tmp_path / name).write_text(page if name == "report.v2" else "another page")
    check_place(tmp_path / name)


def test_a_name_longer_than_any_file_has_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(FileRefused, match="cannot be written: File name too long"):
        check_place(tmp_path / ("long" * 100))


def test_a_report_never_takes_the_place_of_what_it_reads(tmp_path: Path) -> None:
    people = tmp_path / "people.csv"
    people.write_text("id\n1\n")
    (tmp_path / "link.csv").symlink_to(people)

    check_place(tmp_path / "report.html", [people])
    with pytest.raises(FileRefused, match="one of the files to read"):
        check_place(tmp_path / "link.csv", [people, tmp_path / "missing.csv"])
