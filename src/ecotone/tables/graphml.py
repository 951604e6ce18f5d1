"""GraphML, read piece by piece: people and ties with their attributes, each of which may have a default.

networkx's reader gives up on attributes set on the wrong sort of thing and on blanks around a truth value, so
this one is our own.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError

from ecotone.errors import FileRefused
from ecotone.tables.accounts import Notes
from ecotone.tables.records import make_sheet
from ecotone.tables.sheets import Sheet

_WHAT = {"node": "person", "edge": "contact"}


@dataclass(frozen=True)
class _Key:
    what: str
    name: str
    type: str
    default: str | None


@dataclass
class _Graph:
    keys: dict[str, _Key] = field(default_factory=dict)
    people: list[dict[str, Any]] = field(default_factory=list)
    ties: list[dict[str, Any]] = field(default_factory=list)
    directed: list[bool] = field(default_factory=list)
    n_graphs: int = 0
    hyperedges: list[int] = field(default_factory=list)
    misplaced: dict[tuple[str, str], list[int]] = field(default_factory=dict)


def read_graphml(path: Path, data: bytes) -> list[Sheet]:
    """Two sheets, of people and of ties."""
    graph = _Graph()
    for event, element in _elements(path.name, data):
        _read(graph, event, element)
    if not graph.n_graphs:
        raise FileRefused("tables.no_graph", file=path.name)
    people_notes, ties_notes = Notes(), Notes()
    if graph.n_graphs > 1:
        people_notes.repair("nested")
    if graph.hyperedges:
        ties_notes.leave_out("hyperedge", graph.hyperedges)
    for (name, what), where in graph.misplaced.items():
        (people_notes if what == "node" else ties_notes).repair(
            "wrong_domain", where, name=name, what=_WHAT[what]
        )
    people = make_sheet(path, "GraphML", "people", ("id",), graph.people, people_notes)
    ties = make_sheet(path, "GraphML", "ties", ("from", "to", "direction"), graph.ties, ties_notes)
    return [people, ties] if graph.ties or graph.hyperedges else [people]


def _elements(file: str, data: bytes) -> Iterator[tuple[str, Any]]:
    """The elements as they open and close; refuses what is broken, and entities."""
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import iterparse

    try:
        yield from iterparse(io.BytesIO(data), events=("start", "end"), forbid_dtd=False)
    except ParseError as error:
        raise FileRefused("tables.broken_xml", file=file, line=error.position[0]) from error
    except DefusedXmlException as error:
        raise FileRefused("tables.entities", file=file) from error
    except (ValueError, LookupError) as error:
        raise FileRefused("tables.encoding", file=file) from error


def _read(graph: _Graph, event: str, element: Any) -> None:
    tag = _bare(element.tag)
    if event == "start":
        if tag == "graph":
            graph.n_graphs += 1
            graph.directed.append(element.get("edgedefault", "directed").strip().lower() != "undirected")
        return
    if tag == "graph":
        graph.directed.pop()
    elif tag == "key":
        _read_key(graph, element)
    elif tag == "node":
        number = len(graph.people) + 1
        graph.people.append({"id": element.get("id"), **_attributes(graph, element, "node", number)})
    elif tag == "edge":
        _read_edge(graph, element)
    elif tag == "hyperedge":
        graph.hyperedges.append(len(graph.ties) + 1)
    if tag in {"node", "edge", "hyperedge"}:
        element.clear()


def _read_edge(graph: _Graph, element: Any) -> None:
    default = graph.directed[-1] if graph.directed else True
    said = (element.get("directed") or "").strip().lower()
    directed = said in {"true", "1"} if said else default
    number = len(graph.ties) + 1
    ends = {"from": element.get("source"), "to": element.get("target")}
    direction = {"direction": "directed" if directed else "undirected"}
    graph.ties.append({**ends, **direction, **_attributes(graph, element, "edge", number)})


def _read_key(graph: _Graph, element: Any) -> None:
    default = next((_text(child) for child in element if _bare(child.tag) == "default"), None)
    key = element.get("id") or ""
    kind = (element.get("attr.type") or element.get("yfiles.type") or "string").strip().lower()
    name = (element.get("attr.name") or ("label" if kind.endswith("graphics") else key)).strip()
    graph.keys[key] = _Key(element.get("for", "all"), name, kind, default)


def _attributes(graph: _Graph, element: Any, what: str, number: int) -> dict[str, str | None]:
    """What is set on an element, by name, and the defaults of what is not."""
    values = {
        key.name: _value(key, key.default)
        for key in graph.keys.values()
        if key.what in (what, "all") and key.default is not None
    }
    for child in element:
        key = graph.keys.get(child.get("key") or "") if _bare(child.tag) == "data" else None
        if key is None:
            continue
        if key.what not in (what, "all"):
            graph.misplaced.setdefault((key.name, what), []).append(number)
            continue
        values[key.name] = _value(key, _text(child))
    return {
        ("attribute " + name if name in {"id", "from", "to", "direction"} else name): value
        for name, value in values.items()
    }


def _value(key: _Key, text: str | None) -> str | None:
    text = (text or "").strip()
    if key.type == "boolean" and text:
        return "yes" if text.lower() in {"true", "1"} else "no"
    return text or None


def _text(element: Any) -> str:
    """All text within, so that a label drawn by yEd is read too."""
    return "".join(element.itertext())


def _bare(tag: Any) -> str:
    """The name of an element without its namespace; comments have none."""
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
