"""What we write is read by others, with the same counts; and what they save again is still ours."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import igraph
import networkx
import numpy as np
import openpyxl
import polars as pl
import pytest

from ecotone.landscape import Landscape, Ties
from ecotone.samples import load_sample
from ecotone.tables import read_landscape, write_landscape
from tests.tables.made_up import assert_same, circle


def undirected() -> Landscape:
    """The law firm's friendships, as if both had said each."""
    here = load_sample("law-firm")
    return replace(here, ties=replace(here.ties, directed=np.zeros(len(here.ties), bool)))


def read_with_networkx(path: Path) -> Any:
    return networkx.read_gexf(path) if path.suffix == ".gexf" else networkx.read_graphml(path)


@pytest.mark.parametrize("suffix", ["graphml", "gexf"])
@pytest.mark.parametrize("landscape", [load_sample("law-firm"), undirected()], ids=["directed", "undirected"])
def test_networkx_reads_people_sides_and_ties(tmp_path: Path, suffix: str, landscape: Landscape) -> None:
    write_landscape(landscape, tmp_path / f"land.{suffix}")
    graph = read_with_networkx(tmp_path / f"land.{suffix}")
    assert tuple(graph.nodes) == landscape.people.ids
    assert graph.number_of_edges() == len(landscape.ties)
    assert graph.is_directed() == bool(landscape.ties.directions.any())
    sides = networkx.get_node_attributes(graph, "office [geographic boundary]")
    assert [(sides[person],) for person in graph] == landscape.boundary("office").labels
    kinds = sorted(kind for *_, kind in graph.edges(data="kind"))
    assert kinds == sorted(landscape.ties.kinds[code] for code in landscape.ties.kind_codes)


@pytest.mark.parametrize(("suffix", "edges"), [("graphml", 2), ("gexf", 3)])
def test_networkx_reads_ties_with_and_without_direction(tmp_path: Path, suffix: str, edges: int) -> None:
    """In GEXF a mutual one becomes two."""
    write_landscape(circle(), tmp_path / f"land.{suffix}")
    graph = read_with_networkx(tmp_path / f"land.{suffix}")
    assert graph.number_of_edges() == edges
    assert graph.edges["ben", "cleo"]["weight"] == 0.5


def test_igraph_reads_graphml(tmp_path: Path) -> None:
    here = load_sample("law-firm")
    write_landscape(here, tmp_path / "land.graphml")
    graph = igraph.Graph.Read_GraphML(str(tmp_path / "land.graphml"))
    assert tuple(graph.vs["id"]) == here.people.ids
    assert graph.get_edgelist() == list(
        zip(here.ties.source.tolist(), here.ties.target.tolist(), strict=True)
    )


def test_networkx_and_igraph_save_what_we_still_know_as_ours(tmp_path: Path) -> None:
    here = replace(circle(), ties=replace(circle().ties, directed=np.array([True, True])))
    write_landscape(here, tmp_path / "land.graphml")
    write_landscape(here, tmp_path / "land.gexf")
    networkx.write_graphml(networkx.read_graphml(tmp_path / "land.graphml"), tmp_path / "nx.graphml")
    networkx.write_gexf(networkx.read_gexf(tmp_path / "land.gexf"), tmp_path / "nx.gexf")
    igraph.Graph.Read_GraphML(str(tmp_path / "land.graphml")).write_graphml(str(tmp_path / "ig.graphml"))
    for name in ("nx.graphml", "nx.gexf", "ig.graphml"):
        again = read_landscape(tmp_path / name)
        assert_same(here.ties, again.ties)
        assert_same(here.meetings, again.meetings)
        assert_same(here.belongings, again.belongings)
        assert again.people.ids == here.people.ids


def test_openpyxl_reads_text_alone_and_what_it_saves_is_still_ours(tmp_path: Path) -> None:
    write_landscape(circle(), tmp_path / "land.xlsx")
    book = openpyxl.load_workbook(tmp_path / "land.xlsx")
    assert book.sheetnames == ["people", "ties"]
    filled = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in filled} == {"s"}
    assert {cell.number_format for cell in filled} == {"@"}
    assert book["people"]["D2"].value == "\\.=1+1"
    book.save(tmp_path / "again.xlsx")
    assert_same(circle(), read_landscape(tmp_path / "again.xlsx"))


def test_polars_reads_days_numbers_and_truth_values(tmp_path: Path) -> None:
    ties = Ties([0], [1], weight=[0.5], since=np.array(["2024-05-02"]))
    files = write_landscape(replace(circle(), ties=ties), tmp_path / "land.parquet").files
    people, frame = (pl.read_parquet(file) for file in files)
    assert people["name"].to_list() == ["Ana", "Ben", "Cleo"]
    assert people["note"].to_list() == ["=1+1", None, "x"]
    types = {name: str(frame.schema[name]) for name in ("directed", "weight", "since", "meeting date")}
    assert types == {"directed": "Boolean", "weight": "Float64", "since": "Date", "meeting date": "Date"}
