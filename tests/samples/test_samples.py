"""The samples are what their sources say, in words, fact by fact."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from ecotone.errors import EcotoneError, FileRefused
from ecotone.landscape import view
from ecotone.samples import copy_sample, describe_sample, load_sample, sample_names

Rows = list[dict[str, str]]


def read_rows(path: Path) -> Rows:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def read_ones(path: Path) -> Iterator[tuple[str, str]]:
    """The row and column names of every 1 in a square or oblong table."""
    for row in read_rows(path):
        name, *values = row.items()
        yield from ((name[1], column) for column, value in values if value == "1")


@pytest.fixture
def files(tmp_path: Path) -> dict[str, dict[str, Rows]]:
    """The rows of every CSV file of every sample, as somebody gets them who asks for them."""
    return {
        name: {
            path.name: read_rows(path) for path in copy_sample(name, tmp_path / name) if path.suffix == ".csv"
        }
        for name in sample_names()
    }


def test_three_samples_each_say_where_they_come_from() -> None:
    assert sample_names() == ("chemicals-policy", "law-firm", "researchers")
    for name in sample_names():
        sample = describe_sample(name)
        assert sample.name == name
        assert all([sample.title, sample.what, sample.licence, sample.source, sample.citation, sample.done])


def test_every_file_of_a_sample_is_described_and_every_described_file_is_there(tmp_path: Path) -> None:
    for name in sample_names():
        written = copy_sample(name, tmp_path / name)
        assert {path.name for path in written} == {*describe_sample(name).files, "SOURCE.toml"}
        assert all(path.is_file() for path in written)


def test_counts_are_those_of_the_sources(files: dict[str, dict[str, Rows]]) -> None:
    counts = {
        f"{name}/{file}": len(rows) for name, all_rows in files.items() for file, rows in all_rows.items()
    }
    assert counts == {
        "chemicals-policy/people.csv": 30,
        "chemicals-policy/ties.csv": 342 + 189 + 186,
        "chemicals-policy/reputation.csv": 296,
        "chemicals-policy/committees.csv": 180,
        "chemicals-policy/positions.csv": 30 * 6,
        "law-firm/people.csv": 71,
        "law-firm/ties.csv": 892 + 1104 + 575,
        "researchers/people.csv": 32,
        "researchers/ties.csv": 153 + 204 + 460,
    }


def test_no_value_is_a_code(files: dict[str, dict[str, Rows]]) -> None:
    numbers = {"id", "from", "to", "seniority", "age", "citations", "weight"}
    values = {
        value
        for all_rows in files.values()
        for rows in all_rows.values()
        for row in rows
        for column, value in row.items()
        if column not in numbers
    }
    assert not [value for value in values if not any(letter.isalpha() for letter in value)]


def test_chemicals_policy_has_five_types_twenty_committees_and_six_issues(
    files: dict[str, dict[str, Rows]],
) -> None:
    sample = files["chemicals-policy"]
    assert Counter(row["type"] for row in sample["people.csv"]) == {
        "Government": 11,
        "Interest groups": 7,
        "Science": 6,
        "Parties": 3,
        "International": 3,
    }
    assert len({row["committee"] for row in sample["committees.csv"]}) == 20
    assert len({row["issue"] for row in sample["positions.csv"]}) == 6


def test_each_sample_is_read_without_a_hint() -> None:
    boundaries = {
        "law-firm": {"status", "gender", "office", "practice", "law school"},
        "researchers": {"discipline"},
        "chemicals-policy": {"type"},
    }
    for name, expected in boundaries.items():
        landscape = load_sample(name)
        assert set(landscape.boundary_names) == expected
        assert landscape.people.unknown_ids == ()


def test_names_are_read_as_names() -> None:
    people = load_sample("chemicals-policy").people
    assert dict(zip(people.ids, people.names, strict=True))["UBA"] == "Federal Environmental Agency"


def test_seniority_and_age_are_no_boundaries_but_are_kept() -> None:
    assert {"seniority", "age"} <= set(load_sample("law-firm").people.columns)


@pytest.mark.parametrize(
    ("kind", "ties", "crossing"), [("friendship", 399, 62), ("advice", 717, 162), ("co-work", 726, None)]
)
def test_ties_by_office_are_those_of_the_check_table(kind: str, ties: int, crossing: int | None) -> None:
    """Counted without any reading: 399 friendships of which .1554 cross, 717 of advice of which .2259 do."""
    here = view(load_sample("law-firm"), only_kinds=[kind])
    side = here.boundary("office").single
    across = int((side[here.simple.first] != side[here.simple.second]).sum())
    assert here.simple.n_ties == ties
    assert crossing is None or across == crossing


def test_messages_are_weighted_and_friendships_are_not() -> None:
    here = load_sample("researchers")
    assert view(here, only_kinds=["friendship after"]).simple.weight is None
    messages = view(here, only_kinds=["messages"]).simple
    assert messages.n_self == 20
    assert messages.weight is not None


def test_what_one_sends_and_the_other_receives_is_confirmed() -> None:
    kinds = ["scientific information sent", "scientific information received"]
    here = load_sample("chemicals-policy")
    ids = here.people.ids
    confirmed = view(here, only_kinds=kinds, confirmed=True).simple
    pairs = {
        frozenset((ids[a], ids[b]))
        for a, b in zip(confirmed.first.tolist(), confirmed.second.tolist(), strict=True)
    }
    assert frozenset(("BMA", "BML")) in pairs


def test_law_firm_is_the_open_data(open_data: Path, files: dict[str, dict[str, Rows]]) -> None:
    folder = open_data / "lazega-lawfirm"
    words = {
        "status": {"1": "partner", "2": "associate"},
        "gender": {"1": "man", "2": "woman"},
        "office": {"1": "Boston", "2": "Hartford", "3": "Providence"},
        "practice": {"1": "litigation", "2": "corporate"},
        "law_school": {"1": "Harvard or Yale", "2": "University of Connecticut", "3": "other"},
    }
    people = [
        {column.replace("_", " "): words.get(column, {}).get(value, value) for column, value in row.items()}
        for row in read_rows(folder / "law_advice_nodes.csv")
    ]
    ties = [
        {"from": row["source"], "to": row["target"], "kind": kind}
        for file, kind in (("advice", "advice"), ("cowork", "co-work"), ("friends", "friendship"))
        for row in read_rows(folder / f"law_{file}_edges.csv")
    ]
    assert files["law-firm"] == {"people.csv": people, "ties.csv": ties}


def test_researchers_are_the_open_data(open_data: Path, files: dict[str, dict[str, Rows]]) -> None:
    folder = open_data / "eies-researchers"
    words = {"1": "sociology", "2": "anthropology", "3": "mathematics or statistics", "4": "other"}
    people = [
        {"id": row["id"], "discipline": words[row["Discipline"]], "citations": row["Citations"]}
        for row in read_rows(folder / "eies_relations_nodes.csv")
    ]
    ties = {
        (row["source"], row["target"], kind, "")
        for row in read_rows(folder / "eies_relations_edges.csv")
        for rank, kind in (("rank_1", "friendship before"), ("rank_2", "friendship after"))
        if row[rank] in ("3", "4")
    } | {
        (row["source"], row["target"], "messages", row["weight"])
        for row in read_rows(folder / "eies_messages_edges.csv")
    }
    assert files["researchers"]["people.csv"] == people
    assert {tuple(row.values()) for row in files["researchers"]["ties.csv"]} == ties


def test_chemicals_policy_is_the_open_data(open_data: Path, files: dict[str, dict[str, Rows]]) -> None:
    folder = open_data / "chemnet-policy"
    sample = files["chemicals-policy"]
    types = {
        "gov": "Government",
        "ig": "Interest groups",
        "sci": "Science",
        "par": "Parties",
        "io": "International",
    }
    assert {row["id"]: row["type"] for row in sample["people.csv"]} == {
        row[""]: types[row["type"]] for row in read_rows(folder / "types.csv")
    }
    kinds = {
        "pol": "political information",
        "scito": "scientific information sent",
        "scifrom": "scientific information received",
    }
    assert [tuple(row.values()) for row in sample["ties.csv"]] == [
        (*ends, kind) for file, kind in kinds.items() for ends in read_ones(folder / f"{file}.csv")
    ]
    for file, source in (("reputation.csv", "infrep"), ("committees.csv", "committee")):
        assert [tuple(row.values()) for row in sample[file]] == list(read_ones(folder / f"{source}.csv"))


def test_positions_are_the_open_data(open_data: Path, files: dict[str, dict[str, Rows]]) -> None:
    stances = {"against": "-1", "neutral or no opinion": "0", "for": "1"}
    rows = files["chemicals-policy"]["positions.csv"]
    told = [(row["id"], stances[row["position"]]) for row in rows]
    table = read_rows(open_data / "chemnet-policy" / "intpos.csv")
    assert told == [
        (row["dim_0"], value) for row in table for column, value in row.items() if column != "dim_0"
    ]


def test_a_sample_that_is_not_there_is_refused() -> None:
    with pytest.raises(
        EcotoneError, match=r"no sample called lawfirm\. There are: chemicals-policy, law-firm"
    ):
        load_sample("lawfirm")


@pytest.mark.parametrize("name", ["..", "../samples/law-firm", "", "law-firm/people.csv"])
def test_a_path_is_no_name_of_a_sample(name: str) -> None:
    with pytest.raises(EcotoneError, match="There is no sample called"):
        describe_sample(name)


def test_copying_twice_changes_nothing_and_overwrites_nothing(tmp_path: Path) -> None:
    copy_sample("researchers", tmp_path)
    copy_sample("researchers", tmp_path)
    (tmp_path / "people.csv").write_text("mine")
    (tmp_path / "ties.csv").unlink()

    with pytest.raises(FileRefused, match=r"people\.csv is there already"):
        copy_sample("researchers", tmp_path)

    assert (tmp_path / "people.csv").read_text() == "mine"
    assert not (tmp_path / "ties.csv").exists()
