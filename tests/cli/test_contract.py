"""The JSON that others script against."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from ecotone.boundaries import BoundaryReading
from ecotone.cli.documents import as_text
from tests.cli.conftest import Ran

Run = Callable[..., Ran]

KEYS = {field.name.rstrip("_") for field in fields(BoundaryReading)}


def refuse(word: str) -> Any:
    raise AssertionError(f"{word} is no JSON")


def parse(text: str) -> dict[str, Any]:
    """The document, strictly: no NaN, no Infinity."""
    document = json.loads(text, parse_constant=refuse)
    assert isinstance(document, dict)
    return document


def test_boundaries_are_one_document_with_the_agreed_keys(ecotone: Run, law_firm: Path) -> None:
    ran = ecotone(
        "boundaries", law_firm / "people.csv", law_firm / "ties.csv", "--boundary", "office", "--json"
    )
    document = parse(ran.out)
    assert (ran.status, ran.err) == (0, "")
    assert list(document) == ["landscape", "boundaries"]
    assert list(document["landscape"]) == ["people", "ties", "unknown_ids", "sources"]
    assert [source["role"] for source in document["landscape"]["sources"]] == ["people", "ties"]
    assert [set(reading) for reading in document["boundaries"]] == [KEYS]


def test_the_check_table_comes_out_of_the_sample(ecotone: Run, law_firm: Path) -> None:
    """Worked out beforehand, apart from this code: 399 ties, .1554 cross where .3585 would; z -13.76; pull 8.0."""
    ran = ecotone(
        "boundaries", law_firm / "people.csv", law_firm / "ties.csv",
        "--only-kind", "friendship", "--boundary", "office", "--json",
    )  # fmt: skip
    document = parse(ran.out)
    (office,) = document["boundaries"]
    assert document["landscape"]["people"] == 71
    assert document["landscape"]["ties"] == office["ties"] == 399
    assert office["crossing"] == 62
    assert office["crossing_share"] == pytest.approx(0.1554, abs=0.0002)
    assert office["expected_crossing_share"] == pytest.approx(0.3585, abs=0.0002)
    assert office["z"] == pytest.approx(-13.76, rel=0.01)
    assert office["pull"] == pytest.approx(8.0, rel=0.01)
    assert [side["name"] for side in office["sides"]] == ["Boston", "Hartford", "Providence"]


def test_messages_of_researchers_stay_less_across_disciplines(ecotone: Run, tmp_path: Path) -> None:
    """Worked out beforehand, apart from this code: staying .720 (.610 to .850) for messages by discipline."""
    ecotone("sample", "researchers", "--out", tmp_path)
    ran = ecotone(
        "boundaries", tmp_path / "people.csv", tmp_path / "ties.csv", "--only-kind", "messages", "--json"
    )
    (discipline,) = parse(ran.out)["boundaries"]
    assert discipline["staying"] == pytest.approx(0.720, abs=0.02)
    assert discipline["staying_low"] == pytest.approx(0.610, abs=0.02)
    assert discipline["staying_high"] == pytest.approx(0.850, abs=0.02)


def test_what_is_unknown_is_null_and_who_is_unlisted_is_named(ecotone: Run, people: Path, ties: Path) -> None:
    document = parse(ecotone("boundaries", people, ties, "--boundary", "village", "--json").out)
    (village,) = document["boundaries"]
    assert document["landscape"]["people"] == 7
    assert document["landscape"]["ties"] == 4
    assert document["landscape"]["unknown_ids"] == ["gil"]
    assert village["pull"] is None
    assert (village["n_known"], village["n_unknown"]) == (5, 2)
    assert (village["verdict"], village["reason"]) == ("cannot tell", "too_few")


def test_all_boundaries_are_weighed_where_none_is_named(ecotone: Run, law_firm: Path) -> None:
    document = parse(ecotone("boundaries", law_firm / "people.csv", law_firm / "ties.csv", "--json").out)
    names = [reading["name"] for reading in document["boundaries"]]
    assert names == ["status", "gender", "office", "practice", "law school"]


def test_several_boundaries_come_in_the_order_asked(ecotone: Run, law_firm: Path) -> None:
    ran = ecotone(
        "boundaries", law_firm / "people.csv", law_firm / "ties.csv", "--json",
        "--boundary", "practice", "--boundary", "gender",
    )  # fmt: skip
    assert [reading["name"] for reading in parse(ran.out)["boundaries"]] == ["practice", "gender"]


def test_capital_letters_in_a_name_do_not_matter(ecotone: Run, law_firm: Path) -> None:
    ran = ecotone(
        "boundaries", law_firm / "people.csv", law_firm / "ties.csv", "--json", "--boundary", "Law School",
    )  # fmt: skip
    assert [reading["name"] for reading in parse(ran.out)["boundaries"]] == ["law school"]


def test_beside_holds_another_boundary_equal(ecotone: Run, law_firm: Path) -> None:
    ran = ecotone(
        "boundaries", law_firm / "people.csv", law_firm / "ties.csv", "--json", "--only-kind", "friendship",
        "--boundary", "office", "--beside", "status",
    )  # fmt: skip
    (office,) = parse(ran.out)["boundaries"]
    assert office["with"] == ["status"]
    assert office["own_effect_low"] < office["own_effect"] < office["own_effect_high"]


def test_people_alone_make_a_document_too(ecotone: Run, people: Path) -> None:
    document = parse(ecotone("boundaries", people, "--json").out)
    assert document["landscape"]["ties"] == 0
    assert [reading["name"] for reading in document["boundaries"]] == ["village"]


def test_silos_name_people_by_their_ids(ecotone: Run, law_firm: Path) -> None:
    ran = ecotone(
        "silos", law_firm / "people.csv", law_firm / "ties.csv", "--only-kind", "friendship", "--json"
    )
    document = parse(ran.out)
    found = document["silos"]["silos"]
    assert document["silos"]["modularity"] > document["silos"]["threshold"]
    assert found
    assert {person for silo in found for person in silo["people"]} <= {str(number) for number in range(1, 72)}


def test_the_same_seed_gives_the_same_document(ecotone: Run, law_firm: Path) -> None:
    call = (
        "silos",
        law_firm / "people.csv",
        law_firm / "ties.csv",
        "--only-kind",
        "friendship",
        "--json",
        "--seed",
        "3",
    )
    assert ecotone(*call).out == ecotone(*call).out


def test_check_gives_the_accounts_as_a_document(ecotone: Run, people: Path, ties: Path) -> None:
    document = parse(ecotone("check", people, ties, "--json").out)
    assert list(document) == ["landscape"]
    assert [source["rows_read"] for source in document["landscape"]["sources"]] == [6, 5]


def test_everything_but_the_document_goes_elsewhere(
    program: Callable[..., subprocess.CompletedProcess[bytes]], people: Path, ties: Path
) -> None:
    ran = program("boundaries", people, ties, "--json")
    assert ran.returncode == 0
    assert parse(ran.stdout.decode("utf-8"))["landscape"]["people"] == 7
    assert ran.stderr == b""


def test_what_json_has_no_word_for_is_never_written() -> None:
    with pytest.raises(ValueError, match="JSON"):
        as_text({"pull": float("nan")})
