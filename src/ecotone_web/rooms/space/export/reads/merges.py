"""What a merge wrote down so that it can be undone: rows by their keys. Here its keys become others, both ways."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ecotone_web.rooms.space.export.reads.tables import MODELS
from ecotone_web.rooms.space.sources.reads.merging import fill_in

LEFT_OUT = {
    "belonging": "belongings",
    "tie": "ties",
    "presence": "presences",
    "voucher": "vouchers",
    "consent": "consents",
    "profile": "profiles",
    "drawn": "drawn",
}
MOVED = {
    "belonging": "belongings",
    "presence": "presences",
    "tie_one": "ties",
    "tie_other": "ties",
    "invitation": "invitations",
    "ask": "invitations",
    "voucher": "vouchers",
    "sponsor": "sponsors",
    "profile": "profiles",
    "consent": "consents",
}
"""Links to personal pages stay on their server."""
LISTS = {"notes": "notes", "notes_added": "notes", "merges": "merges"}

Find = Callable[[str, int], int | None]
"""The other key of a row of a table; None where nothing of it is to be said."""

Row = dict[str, Any]


def renumber(before: Mapping[str, Any], find: Find, space: int | None) -> Row:
    """The same with other keys. Raises KeyError, TypeError, ValueError or ValidationError for what is not a merge's."""
    return {
        "kept": _renumber_row("people", before["kept"], find, space),
        "gone": _renumber_row("people", before["gone"], find, space),
        "left_out": {
            about: [_renumber_row(table, row, find, space) for row in before["left_out"].get(about, [])]
            for about, table in LEFT_OUT.items()
        },
        "moved": {
            about: _renumber(table, before["moved"].get(about, []), find) for about, table in MOVED.items()
        },
        **{name: _renumber(table, before[name], find) for name, table in LISTS.items()},
        "different": [
            pair
            for one, other in before["different"]
            if len(pair := _renumber("people", [one, other], find)) == 2
        ],
        "after": dict(before["after"]),
    }


def _renumber(table: str, keys: list[int], find: Find) -> list[int]:
    return [found for key in keys if (found := find(table, int(key))) is not None]


def _renumber_row(table: str, row: Mapping[str, Any], find: Find, space: int | None) -> Row:
    """All fields of a row; those that are keys become others."""
    model = MODELS[table]
    tables = {other: name for name, other in MODELS.items()}
    new: Row = {}
    row = fill_in(model, row)
    for field in model._meta.concrete_fields:
        value = row[field.attname]
        if field.primary_key:
            value = find(table, int(value))
        elif field.name == "space":
            value = space
        elif field.is_relation and value is not None:
            value = find(tables[field.related_model], int(value))  # type: ignore[index]
        else:
            field.to_python(value)  # raises where a later undoing would
        new[field.attname] = value
    return new
