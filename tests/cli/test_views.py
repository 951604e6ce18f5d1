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
    assert ran.err == f"This is no day for --at: '{day}'. Write it as --at 2024-03-31.\n"


def test_a_day_where_nothing_has_a_date_is_refused(ecotone: Run, people: Path, ties: Path) -> None:
    ran = ecotone("boundaries", people, ties, "--at", "2024-04-01")
    assert ran.status == 2
    assert ran.err.startswith("Nothing in these files has a date, so --at cannot choose.")


@pytest.mark.parametrize("command", ["look", "boundaries", "silos"])
def test_a_day_is_said_with_what_is_left_out_for_it(
    ecotone: Run, dated: tuple[Path, Path], command: str
) -> None:
    out = ("--out", dated[0].with_name("look.html")) if command == "look" else ()
    said = ecotone(command, *dated, "--at", "2024-02-01", *out).out
    assert "This is how it was on 2024-02-01. Contacts of other times are left out: 1." in said


@pytest.mark.parametrize("command", ["look", "boundaries"])
def test_before_the_first_tie_it_is_not_said_that_nobody_knows(
    ecotone: Run, dated: tuple[Path, Path], command: str
) -> None:
    page = dated[0].with_name("look.html")
    out = ("--out", page) if command == "look" else ()
    said = ecotone(command, *dated, "--at", "2023-12-31", *out).out
    assert "No contacts between them are known to us on 2023-12-31." in said
    assert "Contacts of other times are left out: 2." in said
    shown = said + (page.read_text() if out else "")
    assert "We do not know yet who knows whom" not in shown


def test_a_kind_that_is_not_there_is_refused_with_those_that_are(
    ecotone: Run, dated: tuple[Path, Path]
) -> None:
    ran = ecotone("look", *dated, "--only-kind", "golf", "--out", dated[0].with_name("look.html"))
    assert ran.status == 2
    assert ran.err.startswith("There are no ties of the kind golf.")
    assert "talk" in ran.err
    assert not dated[0].with_name("look.html").exists()
