"""Every file of the open data is read with the right counts, by a second reader, or refused in one sentence."""

from __future__ import annotations

import csv
import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import ClassVar

import igraph
import numpy as np
import openpyxl
import pytest

from ecotone.errors import FileRefused
from ecotone.landscape import Landscape
from ecotone.tables import Hints, read_landscape

READ_AS_TEXT = (
    "email-Eu-core.txt",
    "email-Eu-core-department-labels.txt",
    "metadata_WS16.dat",
    "tij_WS16.dat",
)
POLIS_REFUSED = ("comments.csv", "summary.csv", "votes.csv")
WS16_COLUMNS = ("id", "age", "gender", "country", "language", "seniority", "discipline", "role", "newcomer")


def read(folder: Path, *names: str, hints: Hints | None = None) -> Landscape:
    """Files of the open data, together."""
    return read_landscape([folder / name for name in names], hints)


def rows_of(path: Path) -> list[list[str]]:
    """The rows of a CSV, as the csv module reads them."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [row for row in csv.reader(file) if row]


def is_matrix(rows: list[list[str]]) -> bool:
    return [row[0] for row in rows[1:]] == rows[0][1:]


def count(text: str) -> float:
    return float(text) if text.strip() else 0.0


class TestEveryCSV:
    """All of them in one go each: a handful of sorts, told apart here by their names."""

    def test_lists_of_people(self, open_data: Path) -> None:
        names = [path for path in open_data.rglob("*.csv") if path.name.endswith("_nodes.csv")]
        names += [open_data / "chemnet-policy" / name for name in ("types.csv", "intpos.csv")]
        names += [
            open_data / "lazega-lawfirm" / "lazegalaw__X.csv",
            open_data / "formats-open" / "flonode.csv",
        ]
        names += [
            open_data / "ckm-physicians" / "medInnovations.csv",
            *open_data.rglob("participants-votes.csv"),
        ]
        assert len(names) == 37
        for path in names:
            rows = rows_of(path)
            here = read_landscape(path)
            assert here.people.ids == tuple(row[0] for row in rows[1:]), path.name
            assert here.sources[0].rows_read == len(rows) - 1
            assert len(here.ties) == 0

    def test_lists_of_ties(self, open_data: Path) -> None:
        names = [*open_data.rglob("*_edges.csv"), open_data / "formats-open" / "adols.csv"]
        assert len(names) == 27
        for path in names:
            ends = [tuple(row[:2]) for row in rows_of(path)[1:]]
            here = read_landscape(path)
            assert len(here.ties) == len(ends), path.name
            assert set(here.people.ids) == {end for pair in ends for end in pair}
            assert here.simple.n_ties == len({frozenset(pair) for pair in ends if pair[0] != pair[1]})

    def test_matrices(self, open_data: Path) -> None:
        names = [
            path
            for path in open_data.rglob("*.csv")
            if path.stat().st_size < 50_000 and is_matrix(rows_of(path))
        ]
        assert len(names) == 9
        for path in names:
            rows = rows_of(path)
            tied = {
                frozenset((row[0], rows[0][k + 1]))
                for row in rows[1:]
                for k, cell in enumerate(row[1:])
                if count(cell) > 0 and row[0] != rows[0][k + 1]
            }
            here = read_landscape(path)
            assert here.n_people == len(rows) - 1, path.name
            assert here.simple.n_ties == len(tied)

    def test_attendance(self, open_data: Path) -> None:
        path = open_data / "chemnet-policy" / "committee.csv"
        here = read_landscape(path)
        assert here.n_people == 30
        assert len(here.meetings) == 20
        assert len(here.meetings.person) == sum(cell == "1" for row in rows_of(path)[1:] for cell in row[1:])

    def test_votes_are_refused(self, open_data: Path) -> None:
        names = [path for path in open_data.rglob("*.csv") if path.name in POLIS_REFUSED]
        assert len(names) == 18
        for path in names:
            with pytest.raises(FileRefused, match=path.name):
                read_landscape(path)

    def test_none_is_left_over(self, open_data: Path) -> None:
        assert sum(1 for _ in open_data.rglob("*.csv")) == 92
        assert 37 + 27 + 9 + 1 + 18 == 92

    def test_people_and_their_ties(self, open_data: Path) -> None:
        """n and m as SOURCE.txt says; every pair of files of which it says them."""
        told = 0
        for source in open_data.rglob("SOURCE.txt"):
            for name, n, m in re.findall(r"^  (\S+): n=(\d+) m=(\d+) ", source.read_text(), re.MULTILINE):
                people, ties = (source.parent / f"{name}_{what}.csv" for what in ("nodes", "edges"))
                if people.exists():
                    here = read_landscape([people, ties])
                    assert (here.n_people, len(here.ties)) == (int(n), int(m)), name
                    assert here.people.unknown_ids == ()
                    told += 1
        assert told == 26


class TestTheChecks:
    """The files of the check table, as they are."""

    def test_lazega(self, open_data: Path) -> None:
        for kind, rows, ties in (("friends", 575, 399), ("advice", 892, 717), ("cowork", 1104, 726)):
            here = read(open_data / "lazega-lawfirm", f"law_{kind}_nodes.csv", f"law_{kind}_edges.csv")
            assert (here.n_people, len(here.ties), here.simple.n_ties) == (71, rows, ties)
            assert here.boundary_names == ("status", "gender", "office", "practice", "law_school")
            assert tuple(here.people.columns) == ("seniority", "age")

    def test_email(self, open_data: Path) -> None:
        names = "email-Eu-core-department-labels.txt", "email-Eu-core.txt"
        here = read(open_data / "email-eu-core", *names, hints=Hints(boundaries=("label",)))
        assert (here.n_people, len(here.ties), here.simple.n_ties) == (1005, 25_571, 16_064)
        assert len(here.boundary("label").sides) == 42
        assert here.people.unknown_ids == ()

    def test_chemnet(self, open_data: Path) -> None:
        here = read(open_data / "chemnet-policy", "types.csv", "pol.csv")
        assert (here.n_people, here.simple.n_ties) == (30, 237)
        assert here.boundary("type").side_people.sum() == 30
        assert len(here.boundary("type").sides) == 5

    def test_chemnet_with_everything(self, open_data: Path) -> None:
        names = "types.csv", "pol.csv", "scito.csv", "scifrom.csv", "infrep.csv", "committee.csv"
        here = read(open_data / "chemnet-policy", *names)
        assert here.n_people == 30
        assert here.ties.kinds == ("pol", "scito", "scifrom", "infrep")
        assert len(here.meetings) == 20

    @pytest.mark.parametrize("columns", [WS16_COLUMNS, ()])
    def test_ws16(self, open_data: Path, columns: tuple[str, ...]) -> None:
        hints = Hints(people_columns=columns, boundaries=() if columns else ("7",))
        here = read(open_data / "gathering-ws16", "metadata_WS16.dat", "tij_WS16.dat", hints=hints)
        known = here.boundary("discipline" if columns else "7").known
        assert (here.n_people, len(here.ties)) == (138, 153_371)
        assert (int(known.sum()), here.simple.among(known).n_ties) == (110, 5_141)
        assert here.simple.weight is not None
        assert here.simple.weight.sum() == 153_371

    def test_eies(self, open_data: Path) -> None:
        names = "eies_messages_nodes.csv", "eies_messages_edges.csv"
        here = read(open_data / "eies-researchers", *names)
        total = sum(int(row[2]) for row in rows_of(open_data / "eies-researchers" / names[1])[1:])
        assert here.ties.weight is not None
        assert here.ties.weight.sum() == total
        assert here.boundary_names == ("Discipline",)


class TestGraphsAndKumu:
    def test_graphml(self, open_data: Path) -> None:
        names = list(open_data.rglob("*.graphml"))
        assert len(names) == 3
        for path in names:
            root = ET.parse(path).getroot()
            here = read_landscape(path)
            assert here.n_people == len(root.findall(".//{*}node")), path.name
            assert len(here.ties) == len(root.findall(".//{*}edge"))
            assert not here.ties.directions.any()

    def test_what_is_set_in_graphml(self, open_data: Path) -> None:
        lesmis = read(open_data / "formats-open", "lesmis.graphml")
        assert lesmis.people.names[0] == "Myriel"
        assert lesmis.ties.weight is not None
        assert lesmis.ties.weight.sum() == 820
        small = read(open_data / "formats-open" / "igraph", "tests__unit__test.graphml")
        assert small.boundary("gender").labels == [("yes",), ("yes",), ("no",), ("yes",), ("no",), ("no",)]
        assert small.people.columns["color"] == (
            "green", "yellow", "blue", 'red "with entities"', None, "turquoise",
        )  # fmt: skip
        assert small.ties.weight is not None
        np.testing.assert_array_equal(small.ties.weight, [1, 1, 2, np.nan, np.nan, np.nan, 1.1])

    def test_kumu_json(self, open_data: Path) -> None:
        names = list((open_data / "kumu-exports").glob("*.json"))
        assert len(names) == 3
        for path in names:
            content = json.loads(path.read_text(encoding="utf-8"))
            here = read_landscape(path)
            assert here.n_people == len(content["elements"]), path.name
            assert len(here.ties) == len(content["connections"])
            assert here.people.unknown_ids == ()
            directed = sum(connection["direction"] == "directed" for connection in content["connections"])
            assert here.ties.directions.sum() == directed

    @pytest.mark.filterwarnings("ignore::UserWarning")
    def test_kumu_workbooks(self, open_data: Path) -> None:
        for name in ("paypal-mafia.xlsx", "snap-to-tutorial-data.xlsx"):
            book = openpyxl.load_workbook(open_data / "kumu-exports" / name)
            elements, connections = (list(book[sheet].values)[1:] for sheet in ("Elements", "Connections"))
            here = read(open_data / "kumu-exports", name)
            assert here.n_people == len({row[0] for row in elements if row[0]}), name
            assert len(here.ties) == sum(1 for row in connections if row[0])
            assert here.people.unknown_ids == ()

    def test_the_damaged_workbook_is_refused(self, open_data: Path) -> None:
        with pytest.raises(FileRefused, match="is damaged and cannot be opened"):
            read(open_data / "kumu-exports", "overview-of-the-euro-crisis.xlsx")


class TestWholeGraphsOfOtherPrograms:
    """GML, Pajek and UCINET: the counts are igraph's, but where igraph stops early or keeps what is no contact."""

    READERS: ClassVar = {
        ".gml": igraph.Graph.Read_GML, ".net": igraph.Graph.Read_Pajek, ".paj": igraph.Graph.Read_Pajek,
        ".dl": igraph.Graph.Read_DL,
    }  # fmt: skip
    NEGATIVE: ClassVar = {
        "examples__simple__edgelist4.dl": 2, "examples__simple__links.net": 2, "tests__unit__links.net": 2,
        "examples__simple__weighted.gml": 1, "tests__unit__graph1.gml": 1, "tests__unit__pajek_signed.net": 10,
    }  # fmt: skip
    """Ties with a weight below 0, by file; we leave them out, and say so."""
    SEVERAL = ("KnokBur.paj", "Padgett.paj", "ModMath.paj", "EIES.paj")
    """Projects of several networks, of which igraph reads the first, or none."""
    TWO_SORTS = ("tests__unit__bipartite.net", "tests__unit__pajek_bip.net", "tests__unit__pajek_bip2.net")
    NOBODY = ("tests__unit__graph2.gml", "tests__unit__graph3.gml")
    """Without ids, and without people."""

    @pytest.mark.filterwarnings("ignore::RuntimeWarning")
    def test_people_and_ties_are_as_many_as_igraph_finds(self, open_data: Path) -> None:
        others = {*self.SEVERAL, *self.TWO_SORTS, *self.NOBODY}
        paths = [path for path in open_data.rglob("*") if path.suffix.lower() in self.READERS]
        paths = [path for path in paths if path.name not in others]
        assert len(paths) == 39
        for path in paths:
            graph = self.READERS[path.suffix.lower()](str(path))
            here = read_landscape(path)
            once = any(remark.code == "symmetric" for told in here.sources for remark in told.repaired)
            assert here.n_people == graph.vcount(), path.name
            assert len(here.ties) * (1 + once) + self.NEGATIVE.get(path.name, 0) == graph.ecount(), path.name

    def test_projects_of_several_networks(self, open_data: Path) -> None:
        """Counted by hand: the lines under *Arcs and *Edges."""
        pajek = open_data / "formats-open" / "pajek"
        knoke, florence = read(pajek, "KnokBur.paj"), read(pajek, "Padgett.paj")
        assert (knoke.n_people, len(knoke.ties)) == (10, 49 + 22)
        assert (florence.n_people, len(florence.ties)) == (16, 40 + 30)
        eies = read(open_data / "eies-researchers", "EIES.paj")
        assert (eies.n_people, len(eies.ties)) == (48, 695 + 830)

    def test_people_and_meetings(self, open_data: Path) -> None:
        graphs = open_data / "formats-open" / "igraph"
        found = [read(graphs, name) for name in self.TWO_SORTS]
        assert [here.n_people for here in found] == [8, 10, 10]
        assert [len(here.meetings.person) for here in found] == [11, 25, 25]

    def test_values_beside_a_network(self, open_data: Path) -> None:
        here = read(open_data / "formats-open" / "pajek", "MIT.NET", "MITORG.CLU", "MITDEG.CLU")
        assert here.n_people == 114
        assert here.boundary_names == ("MITORG", "MITDEG")

    def test_the_same_network_by_pajek_and_by_ucinet(self, open_data: Path) -> None:
        folder = open_data / "krackhardt-hightech" / "hiTech"
        by_pajek, by_ucinet = read(folder, "Hi-tech.net"), read(folder, "frn01.##h", "frn01.##d")
        assert [name.upper() for name in by_pajek.people.ids] == list(by_ucinet.people.ids)
        for ends in ("source", "target"):
            one, other = (np.sort(getattr(here.ties, ends)) for here in (by_pajek, by_ucinet))
            np.testing.assert_array_equal(one, other)

    def test_tables_of_ucinet(self, open_data: Path) -> None:
        """The numbers are those above 0 off the diagonal, pairs of symmetric tables once."""
        counts = {"Knok.dat": 71, "PADGETT.DAT": 35, "SAMPSON.DAT": 510, "Zachary.DAT": 156, "SZCID.DAT": 60}
        for name, n_ties in counts.items():
            assert len(read(open_data / "formats-open" / "ucinet", name).ties) == n_ties, name
        davis = read(open_data / "formats-open" / "ucinet", "DAVIS.DAT")
        assert (davis.n_people, len(davis.meetings.names), len(davis.meetings.person)) == (18, 14, 93)


def test_every_other_file_is_refused_in_one_sentence(open_data: Path) -> None:
    read_suffixes = {".csv", ".graphml", ".gml", ".net", ".paj", ".clu", ".vec", ".dl", ".##h", ".##d"}
    others = [
        path
        for path in open_data.rglob("*")
        if path.is_file()
        and path.suffix.lower() not in read_suffixes
        and path.name not in READ_AS_TEXT
        and path.parent.name not in ("kumu-exports", "ucinet")
    ]
    assert len(others) > 60
    for path in others:
        with pytest.raises(FileRefused) as caught:
            read_landscape(path)
        sentence = str(caught.value)
        assert path.name in sentence
        assert "\n" not in sentence
        assert sentence.endswith(".")
