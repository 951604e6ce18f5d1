"""GraphML and GEXF: people and ties with attributes, as networkx, igraph, yEd and Gephi read them."""

from __future__ import annotations

import html
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ecotone.landscape import Landscape
from ecotone.tables.accounts import Notes
from ecotone.tables.layout import Column, Layout

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_FORMS = {"flag": "boolean", "number": "double"}


@dataclass(frozen=True)
class _Attributes:
    """The columns that become attributes, each with the key by which its values name it."""

    what: str
    columns: Sequence[Column]

    def keyed(self) -> Iterator[tuple[str, Column]]:
        """Each column with its key."""
        return ((f"{self.what[0]}{number}", column) for number, column in enumerate(self.columns))

    def rows(self) -> Iterator[list[tuple[str, str]]]:
        """For each person or tie, the keys and values of what is known."""
        texts = [(key, _write_values(column)) for key, column in self.keyed()]
        for row in range(len(self.columns[0].values)):
            yield [(key, value) for key, values in texts if (value := values[row]) is not None]


def make_graphml(landscape: Landscape, notes: Notes) -> list[bytes]:
    """GraphML. Where only some ties have a direction, all are written as directed, with an attribute `directed`."""
    people, ties = _lay_out(landscape, notes)
    source, target, directed = ties[0], ties[1], ties.pop(4)
    some = len(set(directed.values)) > 1
    if some:
        undirected = sum(not said for said in directed.values)
        notes.repair("directions_apart", rows=undirected, column=directed.name)
        ties.append(directed)
    default = "undirected" if directed.values and not any(directed.values) else "directed"
    about_people, about_ties = _Attributes("node", people), _Attributes("edge", ties[2:])
    lines = [f'{_HEAD}<graphml xmlns="http://graphml.graphdrawing.org/xmlns">']
    for attributes in (about_people, about_ties):
        lines += [
            f'<key id="{key}" for="{attributes.what}" attr.name="{html.escape(column.name)}" '
            f'attr.type="{_FORMS.get(column.form, "string")}"/>'
            for key, column in attributes.keyed()
        ]
    lines.append(f'<graph id="G" edgedefault="{default}">')
    for person_id, known in zip(people[0].values, about_people.rows(), strict=True):
        lines.append(f'<node id="{html.escape(person_id)}">{_write_data(known)}</node>')
    for one, other, known in zip(source.values, target.values, about_ties.rows(), strict=True):
        ends = f'source="{html.escape(one)}" target="{html.escape(other)}"'
        lines.append(f"<edge {ends}>{_write_data(known)}</edge>")
    return [_encode([*lines, "</graph>", "</graphml>"])]


def make_gexf(landscape: Landscape, notes: Notes) -> list[bytes]:
    """GEXF 1.2. Where only some ties have a direction, the others are written as mutual, which no reader refuses."""
    people, ties = _lay_out(landscape, notes)
    source, target, directed = ties[0], ties[1], ties.pop(4)
    default = "undirected" if directed.values and not any(directed.values) else "directed"
    weight = next((column for column in ties if column.name == "weight"), None)
    if weight is not None and any(value is not None for value in weight.values):
        ties.remove(weight)
    names = people.pop(1)
    about_people, about_ties = _Attributes("node", people), _Attributes("edge", ties[2:])
    lines = [f'{_HEAD}<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">']
    lines.append(f'<graph mode="static" defaultedgetype="{default}">')
    for attributes in (about_people, about_ties):
        lines.append(f'<attributes class="{attributes.what}">')
        lines += [
            f'<attribute id="{key}" title="{html.escape(column.name)}" type="{_FORMS.get(column.form, "string")}"/>'
            for key, column in attributes.keyed()
        ]
        lines.append("</attributes>")
    lines.append("<nodes>")
    for person_id, name, known in zip(people[0].values, names.values, about_people.rows(), strict=True):
        head = f'<node id="{html.escape(person_id)}" label="{html.escape(name)}">'
        lines.append(f"{head}{_write_attvalues(known)}</node>")
    lines += ["</nodes>", "<edges>"]
    weights = [None] * len(source.values) if weight is None else _write_values(weight)
    for number, known in enumerate(about_ties.rows()):
        ends = f'source="{html.escape(source.values[number])}" target="{html.escape(target.values[number])}"'
        kind = ' type="mutual"' if default == "directed" and not directed.values[number] else ""
        heavy = "" if weights[number] is None else f' weight="{weights[number]}"'
        lines.append(f'<edge id="{number}" {ends}{kind}{heavy}>{_write_attvalues(known)}</edge>')
    return [_encode([*lines, "</edges>", "</graph>", "</gexf>"])]


def _lay_out(landscape: Landscape, notes: Notes) -> tuple[list[Column], list[Column]]:
    layout = Layout(landscape, guarded=False)
    if len(landscape.meetings):
        notes.repair("meetings_with_people", rows=len(landscape.meetings))
    return layout.people_with_meetings(), layout.ties()


def _write_values(column: Column) -> Sequence[str | None]:
    if column.form == "flag":
        return [None if value is None else "true" if value else "false" for value in column.values]
    return column.texts()


def _write_data(known: Sequence[tuple[str, str]]) -> str:
    return "".join(f'<data key="{key}">{html.escape(value)}</data>' for key, value in known)


def _write_attvalues(known: Sequence[tuple[str, str]]) -> str:
    values = "".join(f'<attvalue for="{key}" value="{html.escape(value)}"/>' for key, value in known)
    return f"<attvalues>{values}</attvalues>"


def _encode(lines: Sequence[str]) -> bytes:
    return ("\n".join(lines) + "\n").encode()
