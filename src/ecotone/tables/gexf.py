"""GEXF, as Gephi writes it: people and ties with their attributes; colours, places and sizes are passed over."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ecotone.errors import FileRefused
from ecotone.tables.graphs import Graph, Person, Tie, make_sheets
from ecotone.tables.markup import bare, read_elements
from ecotone.tables.sheets import Sheet


@dataclass(frozen=True)
class _Attribute:
    name: str
    type: str
    default: str | None


@dataclass
class _Reading:
    graph: Graph = field(default_factory=Graph)
    attributes: dict[str, dict[str, _Attribute]] = field(default_factory=lambda: {"node": {}, "edge": {}})
    direction: str = "undirected"
    has_graph: bool = False
    nested: bool = False
    changing: dict[tuple[str, str], list[int]] = field(default_factory=dict)


def read_gexf(path: Path, data: bytes) -> list[Sheet]:
    """Two sheets, of people and of ties."""
    reading = _Reading()
    for event, element in read_elements(path.name, data):
        _read(reading, event, element)
    if not reading.has_graph:
        raise FileRefused("tables.no_graph", file=path.name)
    graph = reading.graph
    if reading.nested:
        graph.people_notes.repair("nested")
    for (name, what), where in reading.changing.items():
        notes = graph.people_notes if what == "node" else graph.ties_notes
        notes.repair("changing", where, name=name)
    graph.people_names = [attribute.name for attribute in reading.attributes["node"].values()]
    graph.tie_names = [attribute.name for attribute in reading.attributes["edge"].values()]
    return make_sheets(path, "GEXF", graph)


def _read(reading: _Reading, event: str, element: Any) -> None:
    tag = bare(element.tag)
    if event == "start":
        if tag == "graph":
            reading.has_graph = True
            reading.direction = element.get("defaultedgetype", "undirected").strip().lower()
        return
    if tag == "attributes":
        _read_attributes(reading, element)
    elif tag == "node":
        about = _read_about(reading, element, "node", len(reading.graph.people) + 1)
        reading.graph.people.append(Person(element.get("id"), about, element.get("label")))
        reading.nested |= any(bare(child.tag) == "nodes" for child in element) or "pid" in element.attrib
    elif tag == "edge":
        _read_edge(reading, element)
    if tag in {"node", "edge"}:
        element.clear()


def _read_attributes(reading: _Reading, element: Any) -> None:
    known = reading.attributes.get((element.get("class") or "").strip().lower())
    for child in element if known is not None else ():
        if bare(child.tag) == "attribute" and known is not None:
            key = child.get("id") or ""
            default = next((one.text or "" for one in child if bare(one.tag) == "default"), None)
            kind = (child.get("type") or "string").strip().lower()
            known[key] = _Attribute((child.get("title") or key).strip(), kind, default)


def _read_edge(reading: _Reading, element: Any) -> None:
    about = _read_about(reading, element, "edge", len(reading.graph.ties) + 1)
    for name in ("weight", "kind", "label"):
        if element.get(name) is not None:
            about[name] = element.get(name)
    direction = (element.get("type") or reading.direction).strip().lower()
    reading.graph.ties.append(Tie(element.get("source"), element.get("target"), direction, about))


def _read_about(reading: _Reading, element: Any, what: str, number: int) -> dict[str, Any]:
    """What is said of a person or a tie, by name: its days, its attributes, and the defaults of what is not said."""
    known = reading.attributes[what]
    about = _read_days(element)
    about.update(
        (each.name, _value(each, each.default)) for each in known.values() if each.default is not None
    )
    said: set[str] = set()
    for values in element:
        for child in values if bare(values.tag) == "attvalues" else ():
            attribute = known.get(child.get("for") or child.get("id") or "")
            if attribute is None:
                continue
            if attribute.name in said:
                where = reading.changing.setdefault((attribute.name, what), [])
                where += [] if number in where else [number]
            said.add(attribute.name)
            about[attribute.name] = _value(attribute, child.get("value"))
    return about


def _read_days(element: Any) -> dict[str, Any]:
    """`since` and `until`, from the first beginning to the last end where there are several."""
    spells = [
        spell for spells in element if bare(spells.tag) == "spells" for spell in spells if len(spell.attrib)
    ]
    starts = [value for one in (element, *spells) if (value := one.get("start") or one.get("startopen"))]
    ends = [value for one in (*reversed(spells), element) if (value := one.get("end") or one.get("endopen"))]
    return {name: values[0] for name, values in (("since", starts), ("until", ends)) if values}


def _value(attribute: _Attribute, text: str | None) -> str | list[str] | None:
    text = (text or "").strip()
    if attribute.type == "boolean" and text:
        return "yes" if text.lower() in {"true", "1"} else "no"
    if attribute.type.startswith("list"):
        return [part for part in re.split(r"\s*[|;,]\s*", text.strip("[]")) if part]
    return text or None
