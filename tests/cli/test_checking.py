"""`ecotone check`: how files were understood, in words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.cli.conftest import Ran

Run = Callable[..., Ran]


def test_each_file_is_accounted_for(ecotone: Run, people: Path, ties: Path) -> None:
    shown = ecotone("check", people, ties)
    assert (shown.status, shown.err) == (0, "")
    assert "Read as people: 6 rows" in shown.out
    assert "Read as ties: 5 rows" in shown.out
    assert "commas" in shown.out
    assert "village" in shown.out


def test_who_is_named_but_not_listed_is_said(ecotone: Run, people: Path, ties: Path) -> None:
    assert "They are: gil." in ecotone("check", people, ties).out


def test_what_was_left_out_is_said_with_its_line(ecotone: Run, people: Path, tmp_path: Path) -> None:
    ties = tmp_path / "ties.csv"
    ties.write_text("from,to,weight\nana,ben,2\nana,cleo,0\nana,,1\n")
    shown = ecotone("check", people, ties)
    assert "Left out: Line 3: weight 0, so nothing is counted." in shown.out
    assert "Left out: Line 4" in shown.out


def test_checking_writes_nothing(ecotone: Run, people: Path, ties: Path) -> None:
    before = {path: path.read_bytes() for path in people.parent.iterdir()}
    ecotone("check", people, ties)
    assert {path: path.read_bytes() for path in people.parent.iterdir()} == before
