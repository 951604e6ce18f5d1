"""`ecotone standing` and `ecotone balance`."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Ran

Run = Callable[..., Ran]


@pytest.fixture
def invited(tmp_path: Path) -> Path:
    path = tmp_path / "invited.csv"
    path.write_text("id\n1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n")
    return path


def test_standing_is_said_world_by_world(ecotone: Run, law_firm: Path) -> None:
    files = law_firm / "people.csv", law_firm / "ties.csv"
    ran = ecotone("standing", *files, "--team", "1,2", "--boundary", "office")
    assert (ran.status, ran.err) == (0, "")
    assert "2 of us are known in Hartford." in ran.out
    assert "It takes at least 1 person." in ran.out


def test_standing_as_json_names_people_by_their_ids(ecotone: Run, law_firm: Path) -> None:
    files = law_firm / "people.csv", law_firm / "ties.csv"
    ran = ecotone("standing", *files, "--team", "1", "--team", "2", "--boundary", "office", "--json")
    (office,) = json.loads(ran.out)["standing"]
    assert office["team"] == ["1", "2"]
    hartford = office["worlds"][1]
    assert (hartford["world"], hartford["ground"], hartford["team_tied"]) == ("Hartford", "tied", ["1", "2"])
    assert (hartford["n_tied"], hartford["n_introduced"], hartford["n_others"]) == (6, 13, 19)
    assert office["co_conveners"]["people"] == ["3"]


def test_the_balance_is_said_with_who_is_missing(ecotone: Run, law_firm: Path, invited: Path) -> None:
    ran = ecotone("balance", law_firm / "people.csv", "--invited", invited, "--boundary", "office")
    assert ran.status == 0
    assert "Boston: 6 of 48 asked, where about 7 would be if every side were asked alike." in ran.out
    assert "Nobody from Providence is asked." in ran.out
    assert "belongs to Providence (office), of whom fewer are asked than would be." in ran.out


def test_the_balance_as_json_has_each_side_and_who_would_balance_it(
    ecotone: Run, law_firm: Path, invited: Path
) -> None:
    options = "--invited", invited, "--boundary", "office", "--json"
    document = json.loads(ecotone("balance", law_firm / "people.csv", *options).out)
    (office,) = document["boundaries"]
    assert [(side["side"], side["people"], side["invited"]) for side in office["sides"]] == [
        ("Boston", 48, 6),
        ("Hartford", 19, 4),
        ("Providence", 4, 0),
    ]
    assert office["sides"][0]["expected"] == pytest.approx(10 * 48 / 71)
    assert document["would_balance"][0]["reasons"] == [{"boundary": "office", "side": "Providence"}]


def test_without_a_boundary_all_are_told(ecotone: Run, law_firm: Path, invited: Path) -> None:
    ran = ecotone("balance", law_firm / "people.csv", "--invited", invited, "--json")
    assert len(json.loads(ran.out)["boundaries"]) == 5


def test_somebody_who_is_not_in_the_list_is_refused(ecotone: Run, law_firm: Path, invited: Path) -> None:
    ran = ecotone("standing", law_firm / "people.csv", "--team", "ana", "--boundary", "office")
    assert (ran.status, ran.out) == (2, "")
    assert "Nobody here has the id ana." in ran.err
    invited.write_text("id\nben\n")
    assert (
        "Nobody here has the id ben." in ecotone("balance", law_firm / "people.csv", "--invited", invited).err
    )


def test_a_share_that_is_none_is_refused(ecotone: Run, law_firm: Path) -> None:
    ran = ecotone("standing", law_firm / "people.csv", "--team", "1", "--boundary", "office", "--share", "2")
    assert ran.status == 2
    assert "wished share" in ran.err


def test_a_team_of_nobody_is_refused(ecotone: Run, law_firm: Path) -> None:
    ran = ecotone("standing", law_firm / "people.csv", "--team", ",", "--boundary", "office")
    assert (ran.status, ran.out) == (2, "")
    assert "It is not said who convenes." in ran.err
