"""GEXF: Gephi's files, of all versions."""

from __future__ import annotations

from collections.abc import Callable

import networkx
import pytest

from ecotone.landscape import Landscape

Read = Callable[..., Landscape]
Refusal = Callable[..., str]


def gexf(graph: str, default: str = ' defaultedgetype="directed"') -> str:
    head = '<?xml version="1.0"?>\n<gexf xmlns="http://gexf.net/1.3" version="1.3">'
    return f"{head}<graph{default}>{graph}</graph></gexf>"


GRAPH = gexf(
    '<attributes class="node"><attribute id="t" title="town" type="string"><default>Oslo</default></attribute>'
    '<attribute id="n" title="new" type="boolean"/><attribute id="l" title="tags" type="liststring"/></attributes>'
    '<attributes class="edge"><attribute id="k" title="kind" type="string"/></attributes><attributes class="odd"/>'
    '<nodes><node id="a" label="Ana"><attvalues><attvalue for="t" value="Rome"/><attvalue for="n" value=" true "/>'
    '<attvalue for="?" value="x"/></attvalues></node>'
    '<node id="b" label="Ben"><attvalues><attvalue id="l" value="[one, two]"/><attvalue for="n" value="0"/></attvalues>'
    '</node><node id="c"><attvalues><attvalue for="l" value="one|three"/></attvalues></node></nodes>'
    '<edges><edge id="0" source="a" target="b" weight="2.5"><attvalues><attvalue for="k" value="advice"/></attvalues>'
    '</edge><edge id="1" source="b" target="c" type="mutual" start="2020-01-01" end="2021-01-01"/>'
    '<edge id="2" source="a" target="c" type="undirected"><spells><spell start="2019-01-01" end="2020-01-01"/>'
    '<spell start="2022-01-01"/><spell/></spells></edge></edges>'
)


@pytest.fixture
def graph(read: Read) -> Landscape:
    return read(GRAPH, names=("g.gexf",))


def test_people_by_their_labels(graph: Landscape) -> None:
    assert graph.people.ids == ("a", "b", "c")
    assert graph.people.names == ("Ana", "Ben", "c")


def test_attributes_their_defaults_and_lists(graph: Landscape) -> None:
    assert graph.boundary("town").labels == [("Rome",), ("Oslo",), ("Oslo",)]
    assert graph.boundary("tags").labels == [(), ("one", "two"), ("one", "three")]
    assert graph.people.columns["new"] == ("yes", "no", None)


def test_ties_with_direction_weight_kind_and_days(graph: Landscape) -> None:
    assert graph.ties.directions.tolist() == [True, False, False]
    assert graph.ties.weight is not None
    assert graph.ties.weight[0] == 2.5
    assert graph.ties.kinds[0] == "advice"
    assert graph.ties.since is not None
    assert [str(day) for day in graph.ties.since] == ["NaT", "2020-01-01", "2019-01-01"]


def test_ties_have_no_direction_unless_it_is_said(read: Read) -> None:
    text = gexf('<nodes><node id="a"/><node id="b"/></nodes><edges><edge source="a" target="b"/></edges>', "")
    assert read(text, names=("g.gexf",)).ties.directions.tolist() == [False]


def test_people_within_people_are_read_and_that_is_said(read: Read) -> None:
    text = gexf('<nodes><node id="a"><nodes><node id="b"/></nodes></node></nodes>')
    here = read(text, names=("g.gexf",))
    assert sorted(here.people.ids) == ["a", "b"]
    assert here.sources[0].repaired[0].code == "nested"


def test_values_that_change_are_read_as_the_last_and_that_is_said(read: Read) -> None:
    changing = "".join(f'<attvalue for="0" value="{town}"/>' for town in ("Oslo", "Rome", "Bonn"))
    text = gexf(
        '<attributes class="node" mode="dynamic"><attribute id="0" title="town" type="string"/></attributes>'
        f'<nodes><node id="a"><attvalues>{changing}</attvalues></node><node id="b"/></nodes>'
    )
    here = read(text, names=("g.gexf",))
    assert here.people.columns["town"] == ("Bonn", None)
    assert here.sources[0].repaired[0].what.startswith("Line 1: town changes over time")


def test_known_by_what_it_holds(read: Read) -> None:
    assert read("<!-- made by hand -->" + GRAPH.partition("\n")[2], names=("g.xml",)).n_people == 3


def test_networkx_writes_what_we_read(read: Read) -> None:
    graph = networkx.karate_club_graph()
    here = read("\n".join(networkx.generate_gexf(graph)), names=("g.gexf",))
    assert (here.n_people, len(here.ties)) == (34, 78)
    assert [held[0] for held in here.boundary("club").labels] == [
        club for _, club in graph.nodes(data="club")
    ]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("<gexf><graph><nodes><node id='a'>", "broken_xml"),
        ("<gexf/>", "no_graph"),
        ("<gexf><graph/></gexf>", "no_rows"),
        (
            '<!DOCTYPE g [<!ENTITY a "b">]><gexf><graph><nodes><node id="&a;"/></nodes></graph></gexf>',
            "entities",
        ),
    ],
)
def test_refused_in_one_sentence(refusal: Refusal, text: str, code: str) -> None:
    assert f"tables.{code}" in refusal(text, names=("g.gexf",))
