"""What is refused, and that it is said in one sentence: the file, what is wrong, what to do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from ecotone.errors import FileRefused
from ecotone.tables import opening, read_landscape

Refusal = Callable[..., str]


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("a.TIM", "Pajek's permutations, clusters and times"),
        ("a.vna", "NetDraw"),
        ("a.lgl", "LGL"),
        ("a.xls", "old Excel"),
        ("a.md", "prose"),
        ("a.dzn", "MiniZinc"),
        ("a.param", "Essence"),
        ("a.zip", "packed"),
    ],
)
def test_forms_known_by_name(refusal: Refusal, name: str, form: str) -> None:
    assert f"a form that is not read ({form})" in refusal("anything at all", names=(name,))


@pytest.mark.parametrize(
    ("start", "form"),
    [
        (b"\xd0\xcf\x11\xe0....", "old Excel"),
        (b"%PDF-1.7", "PDF"),
        (b"\x89PNG....", "picture"),
        (b"\x1f\x8b....", "packed"),
        (b"SQLite format 3\x00", "database"),
        (b"<!DOCTYPE html><html>", "web page"),
        (b'<?xml version="1.0"?><svg>', "XML"),
        (b"language Essence 1.3\n", "Essence"),
    ],
)
def test_forms_known_by_their_first_bytes(refusal: Refusal, start: bytes, form: str) -> None:
    assert f"a form that is not read ({form})" in refusal(start, names=("a.dat",))


def test_endings_that_nobody_knows(refusal: Refusal) -> None:
    assert "files ending in .xyz are not read" in refusal("a,b", names=("a.xyz",))


@pytest.mark.parametrize("text", ["", " \n\n ", ",,\n,,\n"])
def test_empty_files(refusal: Refusal, text: str) -> None:
    assert "is empty" in refusal(text)


def test_files_that_are_not_there(tmp_path: Path) -> None:
    with pytest.raises(FileRefused, match=r"people\.csv is not there"):
        read_landscape(tmp_path / "people.csv")
    with pytest.raises(FileRefused, match="is a folder"):
        read_landscape([tmp_path])
    with pytest.raises(FileRefused, match="No file was named"):
        read_landscape([])


def test_a_file_that_cannot_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    (tmp_path / "people.csv").write_text("id\n1\n")
    monkeypatch.setattr(Path, "read_bytes", fail)
    with pytest.raises(FileRefused, match="cannot be opened \\(Permission denied\\)"):
        read_landscape(tmp_path / "people.csv")


def test_files_that_are_too_large(refusal: Refusal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(opening.MOST_BYTES, "text", 1_000_000)
    assert "has 1 MB, and 1 MB is the most" in refusal("id,town\n" + "1,Oslo\n" * 150_000)


def test_votes_of_a_conversation(refusal: Refusal) -> None:
    assert "tables.votes" in refusal("timestamp,comment-id,voter-id,vote\n1,0,0,1\n2,0,1,-1\n")


def test_the_sentence_names_the_file_and_not_its_folder(tmp_path: Path) -> None:
    with pytest.raises(FileRefused) as caught:
        read_landscape(tmp_path / "people.csv")
    assert str(tmp_path) not in str(caught.value)
