"""Kumu's JSON: a blueprint (elements and connections by label) or the backup of a project (by inner ids)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from ecotone.errors import FileRefused
from ecotone.tables.accounts import Notes
from ecotone.tables.graphs import Graph, Person, Tie, make_sheets
from ecotone.tables.records import as_text
from ecotone.tables.sheets import Sheet
from ecotone.tables.texts import decode

_DRAWN = frozenset({"from", "to", "direction", "id", "reversed", "delayed"})


def read_kumu(path: Path, data: bytes) -> list[Sheet]:
    """Two sheets: elements as people, connections as ties."""
    notes = Notes()
    text, _ = decode(data, path.name, notes)
    content = _parse(path.name, text)
    elements = _records(content, "elements")
    if elements is None:
        raise FileRefused("tables.not_kumu", file=path.name)
    graph = Graph(people_notes=notes)
    graph.people = [_element(record) for record in elements]
    graph.ties = [_connection(record) for record in _records(content, "connections") or []]
    if graph.is_ours:
        _name_kinds(graph.ties)
    return make_sheets(path, "Kumu JSON", graph)


def _parse(file: str, text: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise FileRefused("tables.broken_json", file=file, line=error.lineno) from error
    except RecursionError as error:
        raise FileRefused("tables.deep_json", file=file) from error
    except ValueError as error:
        raise FileRefused("tables.broken_json", file=file, line=1) from error


def _records(content: Any, name: str) -> list[dict[str, Any]] | None:
    """The records of a list, those of any other sort left aside; None where there is no such list."""
    listed = content.get(name) if isinstance(content, dict) else None
    if not isinstance(listed, list):
        return None
    records = [record for record in listed if isinstance(record, dict)]
    return records if records or not listed else None


def _element(record: dict[str, Any]) -> Person:
    fields = _fields(record)
    label = fields.pop("label", None)
    fields.pop("id", None)
    return Person(_name(record.get("_id") or record.get("id") or label), fields, _name(label))


def _connection(record: dict[str, Any]) -> Tie:
    about = {name: value for name, value in _fields(record).items() if name not in _DRAWN}
    return Tie(_name(record.get("from")), _name(record.get("to")), _name(record.get("direction")), about)


def _name_kinds(ties: list[Tie]) -> None:
    """What Kumu calls the type of a connection is the kind of ours, unless that is said beside it."""
    for tie in ties:
        if not any(name.startswith("kind") for name in tie.about):
            tie.about["kind"] = tie.about.pop("type", None)


def _name(value: Any) -> str | None:
    return value if isinstance(value, str) else as_text(value)


def _fields(record: dict[str, Any]) -> dict[str, Any]:
    """The attributes of a record, whether they stand in it or, as in a backup, one step further in."""
    inner = record.get("attributes")
    fields = {name: value for name, value in record.items() if name not in {"_id", "attributes"}}
    return {**fields, **(inner if isinstance(inner, dict) else {})}
