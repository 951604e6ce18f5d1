"""From and to networkx, polars and pandas."""

from __future__ import annotations

import networkx
import numpy as np
import pandas
import polars
import pytest

from ecotone.landscape import Landscape, from_networkx, from_pandas, from_polars, to_networkx
from tests.cast import make_landscape


def sides(landscape: Landscape) -> dict[str, dict[str, tuple[str, ...]]]:
    return {b.name: dict(zip(landscape.people.ids, b.labels, strict=True)) for b in landscape.belongings}


def test_a_landscape_comes_back_from_networkx_with_its_people_sides_and_pairs() -> None:
    cast = make_landscape()
    back = from_networkx(to_networkx(cast), cast.boundary_names)
    assert sides(back) == sides(cast)
    assert back.simple.first.tolist() == cast.simple.first.tolist()
    assert back.simple.second.tolist() == cast.simple.second.tolist()
    assert back.simple.confirmed.tolist() == cast.simple.confirmed.tolist()


def test_an_undirected_graph_confirms_nothing() -> None:
    graph = networkx.Graph()
    graph.add_edge("a", "b", weight=2)
    back = from_networkx(graph)
    assert not back.simple.confirmed.any()
    assert back.simple.weight is not None
    assert back.simple.weight.tolist() == [2.0]


def test_weights_go_there_and_an_undirected_tie_becomes_two_edges() -> None:
    graph = networkx.Graph()
    graph.add_edge("a", "b", weight=2)
    assert sorted(to_networkx(from_networkx(graph)).edges(data="weight")) == [
        ("a", "b", 2.0),
        ("b", "a", 2.0),
    ]


@pytest.mark.parametrize(("frames", "read"), [(polars, from_polars), (pandas, from_pandas)])
def test_frames_give_people_sides_and_ties(frames: object, read: object) -> None:
    people = frames.DataFrame({"id": [1, 2, 3], "office": ["A", None, "B"]})  # type: ignore[attr-defined]
    ties = frames.DataFrame({"from": [1, 2, 9], "to": [2, 3, 1], "hours": [1.5, 2.0, 1.0]})  # type: ignore[attr-defined]
    here = read(people, ties, weight="hours")  # type: ignore[operator]
    assert here.people.ids == ("1", "2", "3", "9")
    assert here.people.unknown_ids == ("9",)
    assert here.boundary("office").labels == [("A",), (), ("B",), ()]
    assert here.simple.weight is not None
    assert here.simple.weight.tolist() == [1.5, 1.0, 2.0]


def test_a_frame_of_people_alone_is_enough() -> None:
    here = from_polars(polars.DataFrame({"id": ["a"], "team": [1.0]}))
    assert (here.n_people, here.simple.n_ties, here.boundary("team").sides) == (1, 0, ("1",))


def test_not_a_number_is_unknown() -> None:
    here = from_pandas(pandas.DataFrame({"id": ["a", "b"], "team": [2.0, np.nan]}))
    assert here.boundary("team").labels == [("2",), ()]
