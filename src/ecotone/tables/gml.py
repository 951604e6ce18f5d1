"""GML, read piece by piece: lists within lists of keys and values; places and colours are passed over."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ecotone.errors import FileRefused
from ecotone.tables.graphs import Graph, Person, Tie, make_sheets
from ecotone.tables.sheets import Sheet
from ecotone.tables.texts import decode

_TOKEN = re.compile(
    r"""(?:(?P<pass>(?:\A|\n)[ \t]*\#[^\n]*|[^\S\n]+|\n)|(?P<open>\[)|(?P<close>\])"""
    r"""|"(?P<text>[^"]*)"|(?P<word>[^\s\[\]"]+))[^\S\n]*"""
)
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#x[0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{0,31});")
_DRAWN = frozenset({"graphics", "labelgraphics"})
_MARK_OF_A_LIST = "_networkx_list_start"
_DEEPEST = 30


@dataclass
class _Held:
    """A list that is still open: its key, where it starts, and what stands in it so far."""

    key: str
    line: int
    values: dict[str, list[Any]] = field(default_factory=dict)


@dataclass
class _Reading:
    file: str
    graph: Graph
    open: list[_Held] = field(default_factory=lambda: [_Held("", 1)])
    key: str = ""
    key_line: int = 1
    directed: bool = False
    n_graphs: int = 0
    others: list[int] = field(default_factory=list)


def read_gml(path: Path, data: bytes) -> list[Sheet]:
    """Two sheets, of people and of ties; each record knows its line."""
    graph = Graph()
    text, _ = decode(data, path.name, graph.people_notes)
    reading = _Reading(path.name, graph)
    line = 1
    for what, value, line in _tokens(path.name, text):
        _read(reading, what, value, line)
    if len(reading.open) > 1 or reading.key:
        raise FileRefused("tables.broken_gml", file=path.name, line=line)
    if not reading.n_graphs:
        raise FileRefused("tables.no_graph", file=path.name)
    if reading.others:
        graph.people_notes.leave_out("other_graphs", reading.others)
    for tie in graph.ties:
        tie.direction = "directed" if reading.directed else "undirected"
    return make_sheets(path, "GML", graph)


def _tokens(file: str, text: str) -> Iterator[tuple[str, str, int]]:
    """What stands there, one after another, each with its line; a letter that begins nothing is refused."""
    line, end = 1, 0
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    for found in _TOKEN.finditer(text):
        if found.start() != end:
            break
        end = found.end()
        what = found.lastgroup or "text"
        if what != "pass":
            yield what, found[what], line
        line += found[0].count("\n") if what in ("pass", "text") else 0
    if end < len(text):
        raise FileRefused("tables.open_quote", file=file, line=line)


def _read(reading: _Reading, what: str, value: str, line: int) -> None:
    if what == "close":
        _close(reading, line)
    elif not reading.key:
        if what != "word":
            raise FileRefused("tables.broken_gml", file=reading.file, line=line)
        reading.key, reading.key_line = value, line
    elif what == "open":
        if len(reading.open) > _DEEPEST:
            raise FileRefused("tables.deep_gml", file=reading.file, line=line)
        reading.open.append(_Held(reading.key, reading.key_line))
        reading.key = ""
    else:
        _keep(reading.open[-1], reading.key, _unescape(value) if what == "text" else value)
        reading.key = ""


def _close(reading: _Reading, line: int) -> None:
    if reading.key or len(reading.open) < 2:
        raise FileRefused("tables.broken_gml", file=reading.file, line=line)
    held = reading.open.pop()
    place = [each.key.lower() for each in reading.open[1:]]
    kind = held.key.lower()
    if kind == "graph" and not place:
        reading.n_graphs += 1
        _close_graph(reading, held)
    elif place == ["graph"] and kind in ("node", "edge"):
        if not reading.n_graphs:
            _add(reading.graph, kind, held)
    elif kind not in _DRAWN:
        _keep(reading.open[-1], held.key, _join(held.values))


def _close_graph(reading: _Reading, held: _Held) -> None:
    if reading.n_graphs > 1:
        reading.others.append(held.line)
        return
    reading.directed = _take(_join(held.values), "directed") not in (None, "0", "no", "false")


def _add(graph: Graph, kind: str, held: _Held) -> None:
    about = _join(held.values)
    if kind == "node":
        graph.people.append(Person(_take(about, "id"), about, _take(about, "label"), held.line))
    else:
        graph.ties.append(Tie(_take(about, "source"), _take(about, "target"), None, about, held.line))


def _keep(held: _Held, key: str, value: Any) -> None:
    if value != _MARK_OF_A_LIST:
        held.values.setdefault(key, []).append(value)


def _join(values: dict[str, list[Any]]) -> dict[str, Any]:
    """A key that stands there once has its value; one that comes again has them all."""
    return {key: held[0] if len(held) == 1 else held for key, held in values.items() if held}


def _take(about: dict[str, Any], key: str) -> str | None:
    """The one value of a key, however it is capitalised, taken out; the first where there are several."""
    same = key if key in about else next((name for name in about if name.lower() == key), key)
    value = about.pop(same, None)
    first = value[0] if isinstance(value, list) else value
    return first.strip() or None if isinstance(first, str) else None


def _unescape(text: str) -> str:
    return _ENTITY.sub(lambda found: html.unescape(found[0]), text) if "&" in text else text
