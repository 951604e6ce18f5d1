"""A blueprint for Kumu: elements and connections, which name their ends by id, and what else is known as fields."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from ecotone.landscape import Landscape
from ecotone.tables.accounts import Notes
from ecotone.tables.escapes import split
from ecotone.tables.layout import Column, Layout, name_apart, write_number

_OWN = frozenset({"id", "_id", "label", "attributes"})
"""Fields of an element that mean something else to Kumu or to our reader."""


def make_kumu(landscape: Landscape, notes: Notes) -> list[bytes]:
    """The one file."""
    layout = Layout(landscape, guarded=False)
    people, ties = layout.people_with_meetings(), layout.ties()
    if not landscape.n_people:
        notes.leave_out("nobody")
    if len(landscape.meetings):
        notes.repair("meetings_with_people", rows=len(landscape.meetings))
    if not len(landscape.ties) and landscape.ties.kinds:
        notes.leave_out("kinds_unused", rows=len(landscape.ties.kinds), kinds=", ".join(landscape.ties.kinds))
    labels = people.pop(1)
    people = name_apart(people, _OWN)
    elements = [
        {"id": person_id, "label": label, **fields}
        for person_id, label, fields in zip(
            people[0].values, labels.values, _make_fields(people), strict=True
        )
    ]
    source, target, kind, directed = ties[0], ties[1], ties[2], ties.pop(4)
    fields = [replace(kind, name="type"), *ties[2 if kind.name != "kind" else 3 :]]
    connections = [
        {"from": one, "to": other, "direction": "directed" if said else "undirected", **known}
        for one, other, said, known in zip(
            source.values, target.values, directed.values, _make_fields(fields), strict=True
        )
    ]
    content = {"elements": elements, "connections": connections}
    return [json.dumps(content, ensure_ascii=False, allow_nan=False, indent=1).encode()]


def _make_fields(columns: Sequence[Column]) -> list[dict[str, Any]]:
    """What is known of each person or tie; the first names all fields, so that no column is lost."""
    rows = len(columns[0].values)
    fields: list[dict[str, Any]] = [{} for _ in range(rows)]
    for column in columns:
        for row, value in enumerate(column.values):
            if value is not None or row == 0:
                fields[row][column.name] = _make_value(value, column.form)
    return fields


def _make_value(value: Any, form: str) -> Any:
    if value is None:
        return None
    if form == "several":
        return split(value, "|")
    if form == "number":
        return json.loads(write_number(value)) if math.isfinite(value) else str(value)
    return value
