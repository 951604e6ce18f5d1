"""Figures of open data, worked out twice in plain numpy before a line of the library was written.

Lazega's law firm (71 lawyers; a tie if either named the other), the e-mail network of a European institution (1,005
people, 42 departments), the German chemicals policy (30 organisations by type; political information), the GESIS
winter symposium 2016 (who met whom; 138 people, of 28 the discipline is not known), and EIES (32 researchers).
Each is read from its files as they are: by the library, and once more by the command line.
"""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from ecotone.boundaries import weigh_boundary
from ecotone.tables import Hints, read_landscape

WS16_COLUMNS = ("id", "age", "gender", "country", "language", "seniority", "discipline", "role", "newcomer")
FILES: dict[str, tuple[str, ...]] = {
    "friends": ("lazega-lawfirm/law_friends_nodes.csv", "lazega-lawfirm/law_friends_edges.csv"),
    "advice": ("lazega-lawfirm/law_advice_nodes.csv", "lazega-lawfirm/law_advice_edges.csv"),
    "co-work": ("lazega-lawfirm/law_cowork_nodes.csv", "lazega-lawfirm/law_cowork_edges.csv"),
    "e-mail": ("email-eu-core/email-Eu-core-department-labels.txt", "email-eu-core/email-Eu-core.txt"),
    "chemnet": ("chemnet-policy/types.csv", "chemnet-policy/pol.csv"),
    "WS16": ("gathering-ws16/metadata_WS16.dat", "gathering-ws16/tij_WS16.dat"),
    "EIES": ("eies-researchers/eies_messages_nodes.csv", "eies-researchers/eies_messages_edges.csv"),
}


@dataclass(frozen=True)
class Row:
    """One row of the table; `low` and `high` are the pull's, None where none was published."""

    data: str
    boundary: str
    ties: int
    crossing: float
    expected: float
    permeability: float
    z: float
    pull: float
    low: float | None = None
    high: float | None = None

    @property
    def label(self) -> str:
        return f"{self.data}, {self.boundary}"


TABLE = (
    Row("friends", "office", 399, 0.1554, 0.3585, 0.4335, -13.76, 8.0, 5.0, 12.7),
    Row("friends", "status", 399, 0.2306, 0.4965, 0.4644, -12.86, 5.19),
    Row("friends", "practice", 399, 0.3910, 0.4804, 0.8139, -4.47, 1.74),
    Row("friends", "law_school", 399, 0.6140, 0.6511, 0.9430, -1.91, 1.27),
    Row("advice", "office", 717, 0.2259, 0.4146, 0.5450, -17.03, 7.67, 5.49, 10.70),
    Row("advice", "gender", 717, 0.3026, 0.3351, 0.9033, -3.21, 1.51, 1.20, 1.90),
    Row("co-work", "status", 726, 0.5000, 0.5011, 0.9979, -0.07, 1.01, 0.74, 1.38),
    Row("co-work", "gender", 726, 0.3361, 0.3315, 1.0139, 0.46, 0.94, 0.74, 1.18),
    Row("co-work", "practice", 726, 0.2645, 0.4933, 0.5361, -16.26, 5.25, 3.93, 7.00),
    Row("e-mail", "label", 16064, 0.6643, 0.9567, 0.6943, -204.6, 50.6, 42.9, 59.6),
    Row("chemnet", "type", 237, 0.6878, 0.7290, 0.9434, -3.66, 3.66, 1.63, 8.20),
    Row("WS16", "discipline", 5141, 0.6547, 0.6571, 0.9965, -1.26, 1.14, 0.96, 1.36),
)

STAYING = (
    ("WS16", "discipline", 0.829, 0.750, 0.916),
    ("WS16", "country", 0.853, 0.767, 0.950),
    ("WS16", "seniority", 0.894, 0.792, 1.009),
    ("WS16", "role", 0.814, 0.721, 0.920),
    ("WS16", "gender", 0.946, 0.887, 1.009),
    ("EIES", "Discipline", 0.720, 0.610, 0.850),
)


def near(expected: float, share: float, least: float = 0.02) -> Any:
    return pytest.approx(expected, rel=share, abs=least)


def check_row(row: Row, reading: dict[str, Any]) -> None:
    assert reading["ties"] == row.ties
    assert reading["crossing_share"] == pytest.approx(row.crossing, abs=0.0002)
    assert reading["expected_crossing_share"] == pytest.approx(row.expected, abs=0.0002)
    assert reading["permeability"] == pytest.approx(row.permeability, abs=0.0005)
    assert reading["z"] == near(row.z, 0.01)
    assert reading["pull"] == near(row.pull, 0.01)
    if row.low is not None and row.high is not None:
        assert reading["pull_low"] == near(row.low, 0.02)
        assert reading["pull_high"] == near(row.high, 0.02)


def check_staying(expected: tuple[float, float, float], reading: dict[str, Any]) -> None:
    assert reading["staying"] == near(expected[0], 0.01)
    assert reading["staying_low"] == near(expected[1], 0.02)
    assert reading["staying_high"] == near(expected[2], 0.02)


def weigh(folder: Path, data: str, boundary: str) -> dict[str, Any]:
    hints = Hints(boundaries=(boundary,), people_columns=WS16_COLUMNS if data == "WS16" else ())
    landscape = read_landscape([folder / name for name in FILES[data]], hints)
    return weigh_boundary(landscape, boundary).as_dict()


def ask(folder: Path, data: str, *boundaries: str) -> tuple[dict[str, Any], dict[str, dict[str, Any]]]:
    """The landscape and the boundaries by name, as the command line gives them."""
    options = [word for name in boundaries for word in ("--boundary", name)]
    if data == "WS16":
        options += ["--people-columns", ",".join(WS16_COLUMNS)]
    files = [str(folder / name) for name in FILES[data]]
    command = [sys.executable, "-m", "ecotone.cli", "boundaries", *files, *options, "--json"]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    document = json.loads(run.stdout)
    return document["landscape"], {reading["name"]: reading for reading in document["boundaries"]}


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.label)
def test_a_row_of_the_table_comes_out(open_data: Path, row: Row) -> None:
    check_row(row, weigh(open_data, row.data, row.boundary))


@pytest.mark.parametrize(("data", "boundary", "staying", "low", "high"), STAYING)
def test_staying_comes_out(
    open_data: Path, data: str, boundary: str, staying: float, low: float, high: float
) -> None:
    check_staying((staying, low, high), weigh(open_data, data, boundary))


@pytest.mark.parametrize("data", FILES)
def test_the_command_line_gives_the_same_straight_from_the_files(open_data: Path, data: str) -> None:
    rows = [row for row in TABLE if row.data == data]
    stays = [row for row in STAYING if row[0] == data]
    names = dict.fromkeys([row.boundary for row in rows] + [row[1] for row in stays])
    landscape, readings = ask(open_data, data, *names)
    assert list(readings) == list(names)
    assert landscape["unknown_ids"] == []
    for row in rows:
        check_row(row, readings[row.boundary])
    for _, boundary, *expected in stays:
        check_staying((expected[0], expected[1], expected[2]), readings[boundary])


def test_of_twenty_eight_people_the_discipline_is_not_known(open_data: Path) -> None:
    reading = weigh(open_data, "WS16", "discipline")
    assert (reading["n_known"], reading["n_unknown"]) == (110, 28)
    assert reading["ties"] + reading["ties_left_out"] == 7497


def test_the_e_mails_look_outward_only_beside_nothing(open_data: Path) -> None:
    reading = weigh(open_data, "e-mail", "label")
    assert reading["ei_index"] == pytest.approx(0.329, abs=0.0005)
    assert reading["expected_ei_index"] == pytest.approx(0.913, abs=0.0006)


def test_the_verdicts_follow_from_the_intervals(open_data: Path) -> None:
    words = {row.label: weigh(open_data, row.data, row.boundary)["verdict"] for row in TABLE}
    assert words == {
        "friends, office": "narrow to closed",
        "friends, status": "narrow to closed",
        "friends, practice": "guarded",
        "friends, law_school": "open to guarded",
        "advice, office": "narrow",
        "advice, gender": "guarded",
        "co-work, status": "open",
        "co-work, gender": "open",
        "co-work, practice": "narrow",
        "e-mail, label": "narrow",
        "chemnet, type": "guarded to narrow",
        "WS16, discipline": "open",
    }


def test_the_guard_sees_a_figure_that_is_off(open_data: Path) -> None:
    reading = weigh(open_data, "friends", "office")
    row = next(row for row in TABLE if row.label == "friends, office")
    for key, wrong in (("z", -13.0), ("pull", 8.3), ("permeability", 0.435), ("pull_high", 13.2)):
        with pytest.raises(AssertionError):
            check_row(row, {**reading, key: wrong})
