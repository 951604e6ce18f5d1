"""`ecotone look` and what it says; `boundaries` and `silos` in words."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Ran

Run = Callable[..., Ran]


def test_the_walk_of_the_readme(ecotone: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    given = ecotone("sample", "law-firm", "--out", "demo/law-firm")
    looked = ecotone(
        "look", "demo/law-firm/people.csv", "demo/law-firm/ties.csv",
        "--only-kind", "friendship", "--noun", "friendships", "--out", "demo/law-firm.html",
    )  # fmt: skip
    assert (given.status, looked.status, looked.err) == (0, 0, "")
    assert "demo/law-firm/people.csv" in given.out
    assert looked.out.splitlines()[0].startswith("Friendships lean ")
    assert "62 cross; about 143 would if office made no difference." in looked.out
    assert looked.out.splitlines()[-1] == "The report: demo/law-firm.html"
    report = Path("demo/law-firm.html").read_text(encoding="utf-8")
    assert report.lower().startswith("<!doctype html>")
    assert "about 143 would if office made no difference" in report
    assert sorted(os.listdir("demo")) == ["law-firm", "law-firm.html"]


def test_the_same_files_and_seed_make_the_same_report(ecotone: Run, law_firm: Path, tmp_path: Path) -> None:
    for name in ("one.html", "two.html"):
        files = law_firm / "people.csv", law_firm / "ties.csv"
        ecotone("look", *files, "--only-kind", "friendship", "--seed", "5", "--out", tmp_path / name)
    assert (tmp_path / "one.html").read_bytes() == (tmp_path / "two.html").read_bytes()


def test_nobody_looks_for_close_knit_parts_where_none_are_wanted(
    ecotone: Run, law_firm: Path, tmp_path: Path
) -> None:
    files = law_firm / "people.csv", law_firm / "ties.csv"
    asked = ("look", *files, "--only-kind", "friendship", "--out", tmp_path / "report.html")
    with_parts, without = ecotone(*asked), ecotone(*asked, "--no-silos")
    assert (without.status, without.err) == (0, "")
    assert "hold together" in with_parts.out
    assert "hold together" not in without.out
    assert without.out.splitlines()[0] == with_parts.out.splitlines()[0]


def test_people_alone_make_a_report_of_what_can_be_said(ecotone: Run, people: Path, tmp_path: Path) -> None:
    ran = ecotone("look", people, "--out", tmp_path / "look.html")
    assert (ran.status, ran.err) == (0, "")
    assert "6 people" in ran.out
    assert "We do not know yet who knows whom" in ran.out
    assert (tmp_path / "look.html").exists()


def test_one_graph_file_is_enough(ecotone: Run, tmp_path: Path) -> None:
    import networkx as nx

    graph = nx.Graph()
    graph.add_nodes_from((name, {"place": place}) for name, place in (("ana", "north"), ("ben", "south")))
    graph.add_edge("ana", "ben")
    nx.write_graphml(graph, tmp_path / "map.graphml")
    ran = ecotone("look", tmp_path / "map.graphml", "--boundary", "place", "--out", tmp_path / "look.html")
    assert (ran.status, ran.err) == (0, "")
    assert "Place: too few to tell." in ran.out


def test_a_file_from_an_old_spreadsheet_is_read(ecotone: Run, tmp_path: Path) -> None:
    path = tmp_path / "personnes.csv"
    path.write_bytes("nom;quartier\nZoé;Île\nAndré;Île\nFrançois;Château\n".encode("windows-1252"))
    ran = ecotone("look", path, "--boundary", "quartier", "--out", tmp_path / "look.html")
    assert (ran.status, ran.err) == (0, "")
    assert "Château" in (tmp_path / "look.html").read_text(encoding="utf-8")


def test_names_of_files_may_hold_anything(ecotone: Run, people: Path, tmp_path: Path) -> None:
    odd = people.rename(tmp_path / "Leute [bold] & Co ; ü.csv")
    ran = ecotone("look", odd, "--out", tmp_path / "a report [red].html")
    assert ran.status == 0
    assert f"The report: {tmp_path / 'a report [red].html'}" in ran.out.splitlines()


def test_a_boundary_is_told_with_its_pairs_of_sides(ecotone: Run, law_firm: Path) -> None:
    shown = ecotone(
        "boundaries", law_firm / "people.csv", law_firm / "ties.csv",
        "--only-kind", "friendship", "--boundary", "office", "--noun", "friendships",
    )  # fmt: skip
    assert (shown.status, shown.err) == (0, "")
    assert "Friendships lean " in shown.out
    assert "62 cross; about 143 would if office made no difference." in shown.out
    sides = [line.split()[:2] for line in shown.out.splitlines()]
    assert sides.index(["Boston", "Hartford"]) < sides.index(["Boston", "Providence"])


def test_several_boundaries_stand_side_by_side(ecotone: Run, law_firm: Path) -> None:
    shown = ecotone("boundaries", law_firm / "people.csv", law_firm / "ties.csv", "--only-kind", "friendship")
    assert "Side by side" in shown.out
    assert "8.0 times (5.0 to 12.7)" in shown.out


@pytest.mark.parametrize("command", ["boundaries", "silos"])
def test_no_word_of_the_code_is_said(ecotone: Run, law_firm: Path, command: str) -> None:
    said = ecotone(
        command, law_firm / "people.csv", law_firm / "ties.csv", "--only-kind", "friendship"
    ).out.lower()
    assert not [
        word for word in ("permeability", "verdict", "pull ", "silo", "guarded", " node") if word in said
    ]


def test_silos_are_told_with_who_is_in_them(ecotone: Run, law_firm: Path) -> None:
    shown = ecotone("silos", law_firm / "people.csv", law_firm / "ties.csv", "--only-kind", "friendship")
    assert shown.status == 0
    assert "closely tied" in shown.out
    assert "Who: " in shown.out


def test_organisations_are_called_what_they_are(ecotone: Run, tmp_path: Path) -> None:
    ecotone("sample", "chemicals-policy", "--out", tmp_path)
    files = tmp_path / "people.csv", tmp_path / "ties.csv"
    shown = ecotone(
        "boundaries", *files, "--only-kind", "political information", "--people-noun", "organisations"
    )
    assert "30 organisations" in shown.out


def test_many_pairs_of_sides_are_cut_off_with_a_word(ecotone: Run, tmp_path: Path) -> None:
    sides = range(12)
    people = "".join(f"{side}-{k},side {side}\n" for side in sides for k in range(2))
    ties = "".join(f"{side}-0,{side}-1\n{side}-0,{(side + 1) % 12}-1\n" for side in sides)
    (tmp_path / "people.csv").write_text(f"id,team\n{people}")
    (tmp_path / "ties.csv").write_text(f"from,to\n{ties}")
    shown = ecotone("boundaries", tmp_path / "people.csv", tmp_path / "ties.csv", "--boundary", "team")
    assert "6 more pairs are in the report and in --json." in shown.out


def test_very_many_pairs_are_in_the_json_alone(ecotone: Run, tmp_path: Path) -> None:
    sides = range(26)
    people = "".join(f"{side}-{k},side {side}\n" for side in sides for k in range(2))
    ties = "".join(f"{side}-0,{side}-1\n" for side in sides)
    (tmp_path / "people.csv").write_text(f"id,team\n{people}")
    (tmp_path / "ties.csv").write_text(f"from,to\n{ties}")
    shown = ecotone("boundaries", tmp_path / "people.csv", tmp_path / "ties.csv", "--boundary", "team")
    assert "265 more pairs are in --json." in shown.out


@pytest.fixture
def many_columns(tmp_path: Path) -> tuple[Path, Path]:
    """Forty people with thirty columns; column 17 alone says who is tied to whom."""
    rows = [
        f"p{person}," + ",".join("ab"[person // (1 + (k != 17) * (k % 5 + 1)) % 2] for k in range(30))
        for person in range(40)
    ]
    people, ties = tmp_path / "people.csv", tmp_path / "ties.csv"
    people.write_text("id," + ",".join(f"c{k}" for k in range(30)) + "\n" + "\n".join(rows) + "\n")
    ties.write_text("from,to\n" + "".join(f"p{a},p{b}\n" for a in range(40) for b in range(a + 2, 40, 4)))
    return people, ties


def test_very_many_differences_do_not_flood_the_terminal(
    ecotone: Run, many_columns: tuple[Path, Path], tmp_path: Path
) -> None:
    said = ecotone("look", *many_columns, "--out", tmp_path / "look.html").out
    assert (
        len([paragraph for paragraph in said.split("\n\n") if paragraph.strip()]) <= 13
    )  # and where the report is
    assert "Of 30 differences, 9 stand here" in said
    assert "one’s own c17." in said
    alone = ecotone("look", many_columns[0], "--out", tmp_path / "look.html").out
    assert "Of 30 differences, 9 stand here: the first ones." in alone


def test_very_many_differences_are_told_in_part_and_all_in_the_table(
    ecotone: Run, many_columns: tuple[Path, Path]
) -> None:
    said = ecotone("boundaries", *many_columns).out
    assert "Of 30 differences, 10 stand here" in said
    assert "Ask for others by name with --boundary; all are in --json." in said
    table = [line.split()[:1] for line in said.partition("Side by side")[2].splitlines()]
    assert [name for name in table if name and name[0][1:].isdigit()] == [[f"c{k}"] for k in range(30)]


def test_only_what_was_asked_for_stands_in_the_report(ecotone: Run, law_firm: Path, tmp_path: Path) -> None:
    files = law_firm / "people.csv", law_firm / "ties.csv"
    ecotone("look", *files, "--boundary", "office", "--out", tmp_path / "look.html")
    page = (tmp_path / "look.html").read_text()
    assert "Office: Boston (48)" in page
    assert "Law school:" not in page
    assert "not shown" not in page


def test_a_boundary_that_hardly_anything_crosses_has_a_bound_in_the_table(
    ecotone: Run, tmp_path: Path
) -> None:
    def clique(names: list[str]) -> str:
        return "".join(f"{a},{b}\n" for a in names for b in names if a < b)

    east, west = ([f"{side}{k}" for k in range(10)] for side in ("e", "w"))
    people = "".join(f"{person},{person[0]},{number % 2}\n" for number, person in enumerate([*east, *west]))
    (tmp_path / "people.csv").write_text(f"id,team,shift\n{people}")
    (tmp_path / "ties.csv").write_text(f"from,to\n{clique(east)}{clique(west)}")
    said = ecotone("boundaries", tmp_path / "people.csv", tmp_path / "ties.csv").out
    assert "Contacts lean very strongly to one’s own team." in said
    assert "at least " in said.partition("Side by side")[2]


def test_what_cannot_be_told_is_said_so_in_the_tables(ecotone: Run, tmp_path: Path) -> None:
    people = "id,field,village\nana,art; law,Nord\nben,law,Nord\ncleo,art,West\ndan,art,West\n"
    (tmp_path / "people.csv").write_text(people)
    (tmp_path / "ties.csv").write_text("from,to\nana,ben\n")
    shown = ecotone("boundaries", tmp_path / "people.csv", tmp_path / "ties.csv")
    assert "cannot tell" in shown.out
    assert "Some people belong to several sides, so we cannot say yet how strong that is." in shown.out
