"""Which ties are looked at: kinds, a day, what both ends say."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Ran

Run = Callable[..., Ran]


@pytest.fixture
def dated(tmp_path: Path) -> tuple[Path, Path]:
    people = tmp_path / "people.csv"
    people.write_text("id,place\nana,north\nben,south\ncleo,north\n")
    ties = tmp_path / "ties.csv"
    ties.write_text(
        "from,to,kind,since,until,status\n"
        "ana,ben,talk,2024-01-01,2024-06-01,\n"
        "ben,ana,talk,2024-01-01,2024-06-01,\n"
        "ana,cleo,work,2024-03-01,,\n"
        "ben,cleo,talk,,,potential\n"
    )
    return people, ties


def count_ties(ecotone: Run, *arguments: str | Path) -> int:
    ran = ecotone("boundaries", *arguments, "--json")
    assert ran.status == 0, ran.err
    return int(json.loads(ran.out)["landscape"]["ties"])


def test_without_a_choice_all_kinds_count_and_potential_ties_do_not(
    ecotone: Run, dated: tuple[Path, Path]
) -> None:
    assert count_ties(ecotone, *dated) == 2


@pytest.mark.parametrize(
    ("choice", "ties"),
    [
        (("--only-kind", "work"), 1),
        (("--only-kind", "work", "--only-kind", "talk"), 2),
        (("--at", "2024-02-01"), 1),
        (("--at", "2024-04-01"), 2),
        (("--at", "2024-06-01"), 1),
        (("--at", "2023-12-31"), 0),
        (("--confirmed",), 1),
        (("--confirmed", "--only-kind", "work"), 0),
    ],
)
def test_a_choice_leaves_only_what_it_says(
    ecotone: Run, dated: tuple[Path, Path], choice: tuple[str, ...], ties: int
) -> None:
    assert count_ties(ecotone, *dated, *choice) == ties


def test_the_choice_is_said(ecotone: Run, dated: tuple[Path, Path]) -> None:
    shown = ecotone("boundaries", *dated, "--at", "2024-04-01", "--only-kind", "talk")
    assert "2024-04-01" in shown.out
    assert "talk" in shown.out


@pytest.mark.parametrize("day", ["yesterday", "2024-02-30", "31.3.2024", ""])
def test_what_is_no_day_is_refused(ecotone: Run, dated: tuple[Path, Path], day: str) -> None:
    ran = ecotone("boundaries", *dated, "--at", day)
    assert ran.status == 2
    assert ran.err == f"{day} is not a day. Write days as 2024-03-31.\n"


def test_a_kind_that_is_not_there_is_refused_with_those_that_are(
    ecotone: Run, dated: tuple[Path, Path]
) -> None:
    ran = ecotone("look", *dated, "--only-kind", "golf", "--out", dated[0].with_name("look.html"))
    assert ran.status == 2
    assert ran.err.startswith("There are no ties of the kind golf.")
    assert "talk" in ran.err
    assert not dated[0].with_name("look.html").exists()
