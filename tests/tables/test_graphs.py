"""Whole graphs: GraphML, and Kumu's JSON."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from ecotone.landscape import Landscape
from ecotone.tables import records

Read = Callable[..., Landscape]
Refusal = Callable[..., str]

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">"""


def graphml(keys: str, graph: str, default: str = "undirected") -> str:
    """A GraphML file."""
    return f'{HEAD}\n{keys}\n<graph id="G" edgedefault="{default}">{graph}</graph></graphml>'


class TestGraphML:
    GRAPH = graphml(
        '<key id="t" for="node" attr.name="town" attr.type="string"><default>Oslo</default></key>'
        '<key id="n" for="node" attr.name="new" attr.type="boolean"/>'
        '<key id="w" for="edge" attr.name="weight" attr.type="double"/>'
        '<key id="g" for="graph" attr.name="made" attr.type="string"/>',
        '<node id="a"/><node id="b"><data key="t">Rome</data><data key="n"> TRUE </data></node>'
        '<node id="c"><data key="n">0</data><data key="g">wrong</data><data key="?">x</data></node>'
        '<node id="d"><data key="t"/></node><node id="e"/>'
        '<edge source="a" target="b"><data key="w"> 2.5 </data></edge>'
        '<edge source="b" target="c" directed="true"/><edge source="b" target="x"/><hyperedge/>',
    )

    def read(self, read: Read) -> Landscape:
        return read(self.GRAPH, names=("g.graphml",))

    def test_people_ties_and_weights(self, read: Read) -> None:
        here = self.read(read)
        assert here.people.ids == ("a", "b", "c", "d", "e", "x")
        assert here.people.unknown_ids == ("x",)
        assert here.ties.weight is not None
        assert here.ties.weight[0] == 2.5

    def test_directions_are_those_of_the_graph_unless_a_tie_says_otherwise(self, read: Read) -> None:
        assert self.read(read).ties.directions.tolist() == [False, True, False]

    def test_defaults_stand_where_nothing_is_said_but_an_empty_value_is_not_known(self, read: Read) -> None:
        here = self.read(read)
        assert here.boundary("town").labels == [("Oslo",), ("Rome",), ("Oslo",), (), ("Oslo",), ()]

    def test_truth_values_with_blanks_around(self, read: Read) -> None:
        assert self.read(read).people.columns["new"] == (None, "yes", "no", None, None, None)

    def test_what_does_not_belong_is_told(self, read: Read) -> None:
        people, ties = self.read(read).sources
        assert people.repaired[0].what == "Line 3: made does not belong to a person and was not used."
        assert ties.left_out[0].code == "hyperedge"

    def test_labels_that_yed_draws(self, read: Read) -> None:
        text = graphml(
            '<key id="d" for="node" yfiles.type="nodegraphics"/>',
            '<node id="n0"><data key="d"><y:S xmlns:y="y"><y:NodeLabel>Ana</y:NodeLabel></y:S></data></node>'
            '<node id="n1"><data key="d"><y:S xmlns:y="y"><y:NodeLabel>Ben</y:NodeLabel></y:S></data></node>',
        )
        assert read(text, names=("g.graphml",)).people.names == ("Ana", "Ben")

    def test_a_graph_within_a_graph_is_read_as_part_of_it(self, read: Read) -> None:
        text = graphml("", '<node id="a"><graph edgedefault="directed"><node id="b"/></graph></node>')
        here = read(text, names=("g.graphml",))
        assert sorted(here.people.ids) == ["a", "b"]
        assert here.sources[0].repaired[0].code == "nested"

    def test_people_without_ties(self, read: Read) -> None:
        assert len(read(graphml("", '<node id="a"/><node id="b"/>'), names=("g.graphml",)).ties) == 0

    def test_a_graph_by_another_name(self, read: Read) -> None:
        assert read(graphml("", '<node id="a"/>'), names=("g.xml",)).n_people == 1

    def test_attributes_called_like_the_ends(self, read: Read) -> None:
        keys = '<key id="k" for="node" attr.name="id" attr.type="string"/>'
        text = graphml(keys, '<node id="a"><data key="k">7</data></node><node id="b"/>')
        assert read(text, names=("g.graphml",)).people.columns["attribute id"] == ("7", None)

    @pytest.mark.parametrize(
        ("text", "code"),
        [
            (HEAD + "<graph><node id='a'>", "broken_xml"),
            (HEAD + "</graphml>", "no_graph"),
            ("<graphml><graph><node id='a'/><node/></graph></graphml>", "ok"),
            ('<!DOCTYPE g [<!ENTITY a "b">]><graphml><graph><node id="&a;"/></graph></graphml>', "entities"),
            ('<?xml version="1.0" encoding="nonsense"?><graphml/>', "encoding"),
            (HEAD + "<graph></graph></graphml>", "no_rows"),
        ],
    )
    def test_refused_in_one_sentence(self, read: Read, refusal: Refusal, text: str, code: str) -> None:
        if code == "ok":
            assert read(text, names=("g.graphml",)).n_people == 1
        else:
            assert f"tables.{code}" in refusal(text, names=("g.graphml",))

    def test_entities_that_would_grow_without_end(self, refusal: Refusal) -> None:
        laughs = "".join(f'<!ENTITY l{k + 1} "{f"&l{k};" * 10}">' for k in range(9))
        text = f'<!DOCTYPE g [<!ENTITY l0 "ha">{laughs}]><graphml><graph><node id="&l9;"/></graph></graphml>'
        assert "tables.entities" in refusal(text, names=("g.graphml",))


class TestKumu:
    def test_a_blueprint_names_its_ends_by_label(self, read: Read) -> None:
        text = json.dumps(
            {
                "elements": [
                    {"label": "A", "type": "Letter", "tags": ["one", "two"], "since": None},
                    {"label": "B", "type": "Letter", "tags": ["one"], "Favourite": {"dish": "ice"}},
                    {"label": "C", "type": "Number", "tags": [], "new": True},
                ],
                "connections": [
                    {"from": "A", "to": "B", "type": "likes", "direction": "mutual"},
                    {"from": "B", "to": "C", "type": "likes"},
                    {"from": "C", "type": "likes"},
                    "nonsense",
                ],
            }
        )
        here = read(text, names=("k.json",))
        assert here.people.ids == ("A", "B", "C")
        assert here.boundary("tags").labels == [("one", "two"), ("one",), ()]
        assert here.ties.kinds == ("likes",)
        assert here.ties.directions.tolist() == [False, True]
        assert here.sources[1].left_out[0].line == 3

    def test_a_backup_names_its_ends_by_inner_ids(self, read: Read) -> None:
        elements = [{"_id": f"elem-{k}", "attributes": {"label": "Same", "id": k}} for k in range(3)]
        connections = [
            {"_id": "c", "from": "elem-0", "to": "elem-2", "direction": "undirected", "attributes": {}}
        ]
        here = read(json.dumps({"elements": elements, "connections": connections}), names=("k.json",))
        assert here.people.ids == ("elem-0", "elem-1", "elem-2")
        assert here.ties.directions.tolist() == [False]

    def test_elements_alone(self, read: Read) -> None:
        assert read('{"elements": [{"label": "A"}, {"label": "B"}]}', names=("k.json",)).n_people == 2

    def test_by_its_content(self, read: Read) -> None:
        assert read('{"elements": [{"label": "A"}]}', names=("k.txt",)).n_people == 1

    @pytest.mark.parametrize(
        ("content", "code"),
        [
            ("[1, 2]", "not_kumu"),
            ('{"votes": {}}', "not_kumu"),
            ('{"elements": ["a"]}', "not_kumu"),
            ('{"elements": []}', "no_rows"),
            ('{"elements": [', "broken_json"),
            ("[" * 200_000, "deep_json"),
            ('{"elements": [{"label": ' + "9" * 5_000 + "}]}", "broken_json"),
        ],
    )
    def test_refused_in_one_sentence(self, refusal: Refusal, content: str, code: str) -> None:
        assert f"tables.{code}" in refusal(content, names=("k.json",))

    def test_more_attributes_or_cells_than_any_graph_has(
        self, refusal: Refusal, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        text = '{"elements": [{"label": "A", "x": 1}, {"label": "B", "y": 2}]}'
        monkeypatch.setattr(records, "MOST_CELLS", 7)
        assert "tables.too_many_cells" in refusal(text, names=("k.json",))
        monkeypatch.setattr(records, "MOST_COLUMNS", 3)
        assert "tables.too_many_columns" in refusal(text, names=("k.json",))

    def test_a_label_of_any_sort(self, read: Read) -> None:
        labels: list[Any] = [7, True, 2.5, "\ud800"]
        text = json.dumps({"elements": [{"label": label} for label in labels]})
        assert read(text, names=("k.json",)).people.ids == ("7", "yes", "2.5", "\ufffd")
