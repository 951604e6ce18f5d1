"""Kumu's JSON: a blueprint (elements and connections by label) or the backup of a project (by inner ids)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from ecotone.errors import FileRefused
from ecotone.tables.accounts import Notes
from ecotone.tables.records import make_sheet
from ecotone.tables.sheets import Sheet
from ecotone.tables.texts import decode

_ENDS = ("from", "to", "direction")


def read_kumu(path: Path, data: bytes) -> list[Sheet]:
    """Two sheets: elements as people, connections as ties."""
    notes = Notes()
    text, _ = decode(data, path.name, notes)
    content = _parse(path.name, text)
    elements = _records(content, "elements")
    connections = _records(content, "connections")
    if elements is None:
        raise FileRefused("tables.not_kumu", file=path.name)
    people = [_element(record) for record in elements]
    ties_notes = Notes()
    ties = [_connection(record) for record in connections or []]
    sheets = [make_sheet(path, "Kumu JSON", "people", ("id", "name"), people, notes)]
    if ties:
        sheets.append(make_sheet(path, "Kumu JSON", "ties", _ENDS, ties, ties_notes))
    return sheets


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


def _element(record: dict[str, Any]) -> dict[str, Any]:
    fields = _fields(record)
    label = fields.pop("label", None)
    person_id = record.get("_id") or record.get("id") or label
    fields.pop("id", None)
    return {
        "id": person_id,
        "name": label,
        **{_free(name, ("id", "name")): value for name, value in fields.items()},
    }


def _connection(record: dict[str, Any]) -> dict[str, Any]:
    drawn = {*_ENDS, "id", "reversed", "delayed"}
    others = {name: value for name, value in _fields(record).items() if name not in drawn}
    return {**{name: record.get(name) for name in _ENDS}, **others}


def _fields(record: dict[str, Any]) -> dict[str, Any]:
    """The attributes of a record, whether they stand in it or, as in a backup, one step further in."""
    inner = record.get("attributes")
    fields = {name: value for name, value in record.items() if name not in {"_id", "attributes"}}
    return {**fields, **(inner if isinstance(inner, dict) else {})}


def _free(name: str, taken: tuple[str, ...]) -> str:
    return f"attribute {name}" if name in taken else name
