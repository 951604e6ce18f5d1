"""GML: lists within lists of keys and values."""

from __future__ import annotations

import html
from collections.abc import Callable

import networkx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ecotone.landscape import Landscape

Read = Callable[..., Landscape]
Refusal = Callable[..., str]

GRAPH = """Creator "by hand"
# a remark
graph
[
  comment "two towns"
  directed 1
  node [ id 1 label "Ana &amp; co" town "Oslo" tag "a" tag "b" graphics [ x 1 y 2 ] ]
  node [
    id 2
    label "Ben"
    town "Rome"
    at [ street "High
street" no 3 ]
  ]
  node [ id 3 town "Oslo" ]
  edge [ source 1 target 2 value 2.5 kind "advice" ]
  edge [ source 1 target 2 kind "help" ]
  edge [ source 3 target 9 kind "help" value -1 ]
]
"""
"""The second person's street goes over two lines; the last contact is of someone who is not listed."""


@pytest.fixture
def graph(read: Read) -> Landscape:
    return read(GRAPH, names=("g.gml",))


def test_people_by_their_ids_and_labels(graph: Landscape) -> None:
    assert graph.people.ids == ("1", "2", "3")
    assert graph.people.names == ("Ana & co", "Ben", "3")
    assert graph.boundary("town").labels == [("Oslo",), ("Rome",), ("Oslo",)]


def test_keys_that_come_again_and_lists_within_lists_are_kept_and_drawings_are_not(graph: Landscape) -> None:
    columns = graph.sources[0].columns
    assert list(columns) == ["id", "name", "town", "tag", "at"]
    assert graph.people.columns["at"][1] == "street: High\nstreet|no: 3"
    assert graph.people.columns["tag"] == ("a|b", None, None)


def test_keys_in_capital_letters_are_the_same_keys(read: Read) -> None:
    text = "GRAPH [ Directed 1 Node [ ID 1 Label Ana ] NODE [ Id 2 label Ben ] Edge [ Source 1 TARGET 2 ] ]"
    here = read(text, names=("g.gml",))
    assert (here.people.ids, here.people.names) == (("1", "2"), ("Ana", "Ben"))
    assert here.ties.directions.tolist() == [True]


def test_two_contacts_of_the_same_two_people_are_two(graph: Landscape) -> None:
    assert graph.ties.kinds == ("advice", "help")
    assert graph.ties.directions.tolist() == [True, True]
    assert graph.ties.weight is not None
    assert graph.ties.weight[0] == 2.5


def test_what_is_left_out_is_told_by_its_line(graph: Landscape) -> None:
    ties = graph.sources[1]
    assert [(remark.code, remark.line) for remark in ties.left_out] == [("weight_negative", 18)]


def test_there_is_no_direction_unless_it_is_said(read: Read) -> None:
    text = "graph [ node [ id 1 ] node [ id 2 ] edge [ source 1 target 2 ] ]"
    assert read(text, names=("g.gml",)).ties.directions.tolist() == [False]


def test_a_direction_said_at_the_end_counts_too(read: Read) -> None:
    text = "graph [ node [ id 1 ] node [ id 2 ] edge [ source 1 target 2 ] directed 1 ]"
    assert read(text, names=("g.gml",)).ties.directions.tolist() == [True]


def test_latin_1_and_old_ends_of_lines(read: Read) -> None:
    text = 'graph [\r node [ id 1 label "Zoë" ]\r node [ id 2 ]\r edge [ source 1 target 2 value 0 ]\r]'
    here = read(text.encode("latin-1"), names=("g.gml",))
    assert here.people.names[0] == "Zoë"
    assert here.sources[1].left_out[0].line == 4


def test_a_second_graph_is_not_mixed_in_and_that_is_told(read: Read) -> None:
    here = read(GRAPH + "graph [ node [ id 7 ] ]", names=("g.gml",))
    assert here.people.ids == ("1", "2", "3")
    assert [(one.code, one.line) for one in here.sources[0].left_out] == [("other_graphs", 20)]


def test_known_by_what_it_holds(read: Read) -> None:
    assert read(GRAPH, names=("g.txt",)).sources[0].format == "GML"


def test_networkx_writes_what_we_read(read: Read) -> None:
    graph = networkx.karate_club_graph()
    here = read("\n".join(networkx.generate_gml(graph)), names=("g.gml",))
    assert (here.n_people, len(here.ties)) == (34, 78)
    assert [held[0] for held in here.boundary("club").labels] == [
        club for _, club in graph.nodes(data="club")
    ]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("graph [ node [ id 1 ]", "broken_gml: g.gml, line 1"),
        ("graph [\n node [ id\n ] ]", "broken_gml: g.gml, line 3"),
        ("graph [ ] ]", "broken_gml"),
        ("graph [ node [ 1 ] [ ]", "broken_gml"),
        ('graph [\n node [ id 1 label "Ana ]', "open_quote: g.gml, line 2"),
        ("graph [" + " a [" * 40 + " ]" * 40 + " ]", "deep_gml"),
        ("a [" * 200_000, "deep_gml"),
        ("Creator 1", "no_graph"),
        ("graph [ ]", "no_rows"),
    ],
)
def test_refused_in_one_sentence(refusal: Refusal, text: str, code: str) -> None:
    assert f"tables.{code}" in refusal(text, names=("g.gml",))


LETTERS = st.characters(min_codepoint=33, max_codepoint=0x24F, exclude_categories=["Cc", "Cs", "Z"])
WORD = st.text(LETTERS, min_size=1, max_size=6)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(WORD, min_size=2, max_size=5), st.lists(st.tuples(st.integers(0, 1), st.integers(0, 4))))
def test_what_a_plain_writer_writes_is_read(
    read: Read, names: list[str], pairs: list[tuple[int, int]]
) -> None:
    pairs = [(one, other) for one, other in pairs if other < len(names)]
    people = [f'node [ id {k} label "{html.escape(name)}" ]' for k, name in enumerate(names)]
    ties = [f"edge [ source {one} target {other} ]" for one, other in pairs]
    here = read("graph [\n" + "\n".join([*people, *ties]) + "\n]", names=("g.gml",))
    assert here.people.ids == tuple(str(k) for k in range(len(names)))
    assert list(zip(here.ties.source.tolist(), here.ties.target.tolist(), strict=True)) == pairs
