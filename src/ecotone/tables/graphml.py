"""GraphML, read piece by piece: people and ties with their attributes, each of which may have a default.

networkx's reader gives up on attributes set on the wrong sort of thing and on blanks around a truth value, so
this one is our own.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ecotone.errors import FileRefused
from ecotone.tables.graphs import Graph, Person, Tie, make_sheets
from ecotone.tables.markup import bare, read_elements
from ecotone.tables.sheets import Sheet

_WHAT = {"node": "person", "edge": "contact"}


@dataclass(frozen=True)
class _Key:
    what: str
    name: str
    type: str
    default: str | None


@dataclass
class _Reading:
    graph: Graph = field(default_factory=Graph)
    keys: dict[str, _Key] = field(default_factory=dict)
    directed: list[bool] = field(default_factory=list)
    n_graphs: int = 0
    hyperedges: list[int] = field(default_factory=list)
    misplaced: dict[tuple[str, str], list[int]] = field(default_factory=dict)


def read_graphml(path: Path, data: bytes) -> list[Sheet]:
    """Two sheets, of people and of ties."""
    reading = _Reading()
    for event, element in read_elements(path.name, data):
        _read(reading, event, element)
    if not reading.n_graphs:
        raise FileRefused("tables.no_graph", file=path.name)
    graph = reading.graph
    if reading.n_graphs > 1:
        graph.people_notes.repair("nested")
    if reading.hyperedges:
        graph.ties_notes.leave_out("hyperedge", reading.hyperedges)
    for (name, what), where in reading.misplaced.items():
        notes = graph.people_notes if what == "node" else graph.ties_notes
        notes.repair("wrong_domain", where, name=name, what=_WHAT[what])
    graph.people_names = [key.name for key in reading.keys.values() if key.what == "node"]
    graph.tie_names = [key.name for key in reading.keys.values() if key.what == "edge"]
    return make_sheets(path, "GraphML", graph)


def _read(reading: _Reading, event: str, element: Any) -> None:
    tag = bare(element.tag)
    if event == "start":
        if tag == "graph":
            reading.n_graphs += 1
            default = element.get("edgedefault", "directed").strip().lower()
            reading.directed.append(default != "undirected")
        return
    if tag == "graph":
        reading.directed.pop()
    elif tag == "key":
        _read_key(reading, element)
    elif tag == "node":
        number = len(reading.graph.people) + 1
        about = _attributes(reading, element, "node", number)
        reading.graph.people.append(Person(element.get("id"), about))
    elif tag == "edge":
        _read_edge(reading, element)
    elif tag == "hyperedge":
        reading.hyperedges.append(len(reading.graph.ties) + 1)
    if tag in {"node", "edge", "hyperedge"}:
        element.clear()


def _read_edge(reading: _Reading, element: Any) -> None:
    default = reading.directed[-1] if reading.directed else True
    said = (element.get("directed") or "").strip().lower()
    directed = said in {"true", "1"} if said else default
    about = _attributes(reading, element, "edge", len(reading.graph.ties) + 1)
    direction = "directed" if directed else "undirected"
    reading.graph.ties.append(Tie(element.get("source"), element.get("target"), direction, about))


def _read_key(reading: _Reading, element: Any) -> None:
    default = next((_text(child) for child in element if bare(child.tag) == "default"), None)
    key = element.get("id") or ""
    kind = (element.get("attr.type") or element.get("yfiles.type") or "string").strip().lower()
    name = (element.get("attr.name") or ("label" if kind.endswith("graphics") else key)).strip()
    reading.keys[key] = _Key(element.get("for", "all"), name, kind, default)


def _attributes(reading: _Reading, element: Any, what: str, number: int) -> dict[str, str | None]:
    """What is set on an element, by name, and the defaults of what is not."""
    values = {
        key.name: _value(key, key.default)
        for key in reading.keys.values()
        if key.what in (what, "all") and key.default is not None
    }
    for child in element:
        key = reading.keys.get(child.get("key") or "") if bare(child.tag) == "data" else None
        if key is None:
            continue
        if key.what not in (what, "all"):
            reading.misplaced.setdefault((key.name, what), []).append(number)
            continue
        values[key.name] = _value(key, _text(child))
    return values


def _value(key: _Key, text: str | None) -> str | None:
    text = (text or "").strip()
    if key.type == "boolean" and text:
        return "yes" if text.lower() in {"true", "1"} else "no"
    return text or None


def _text(element: Any) -> str:
    """All text within, so that a label drawn by yEd is read too."""
    return "".join(element.itertext())
