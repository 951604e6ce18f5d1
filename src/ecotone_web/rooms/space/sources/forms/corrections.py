"""What somebody puts right in how a file was read, by choosing: as `ecotone.tables.Hints` takes it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ecotone_web.bridge.facts import EMAIL_COLUMNS
from ecotone_web.bridge.files import SINGLE
from ecotone_web.records.names import without_unseen
from ecotone_web.rooms.space.fields import split_several

WORDS: dict[str, str | Promise] = {
    "id": _("Who it is: an id"),
    "name": _("The name"),
    "email": _("An e-mail address"),
    "boundary": _("A difference between people"),
    "keep": _("Something to keep, no difference"),
    "source": _("Who says it"),
    "target": _("Of whom"),
    "weight": _("How strong it is"),
    "kind": _("What kind it is"),
    "status": _("How we know"),
    "meeting": _("A meeting"),
    "since": _("Since when"),
    "until": _("Until when"),
    "answered": _("Whether they have told us"),
    "leave_out": _("Leave out"),
    "": _("Not used"),
    "date": _("A day"),
}
OF_PEOPLE = ("id", "name", "email", "boundary", "keep", "since", "until", "answered", "leave_out")
OF_TIES = ("source", "target", "weight", "kind", "status", "since", "until", "leave_out")
OF_MEETINGS = ("id", "meeting", "boundary", "leave_out")
BY_ROLE = {"people": OF_PEOPLE, "ties": OF_TIES, "attendance": OF_MEETINGS}
MEANINGS = {
    "from": "source",
    "to": "target",
    "person": "id",
    "left out": "leave_out",
    "kept, no boundary": "keep",
    "date": "date",
    "time of contact": "date",
}
ROLES: dict[str, str | Promise] = {
    "people": _("a list of people"),
    "ties": _("a list of contacts"),
    "attendance": _("who came to meetings"),
    "matrix": _("a table of everybody by everybody"),
}
MOST_UNKNOWN = 20
LONGEST_SIDE = 200


@dataclass(frozen=True)
class Column:
    """A column with what it can be read as."""

    field: str
    name: str
    example: str
    chosen: str
    options: tuple[tuple[str, str | Promise], ...]


def list_columns(sheet: Mapping[str, Any], number: int, hints: Mapping[str, Any]) -> list[Column]:
    """The columns of a sheet, each with what it was read as and what else it can be."""
    roles = sheet["role"].split(" and ")
    allowed = [
        choice for role, choices in BY_ROLE.items() if role in roles or role == "any" for choice in choices
    ]
    allowed = list(dict.fromkeys(allowed or [*OF_PEOPLE, *OF_TIES, "meeting"]))
    columns = []
    for place, column in enumerate(sheet["columns"]):
        chosen = find_choice(column["name"], column["meaning"], hints)
        keys = allowed if chosen in allowed else [chosen, *allowed]
        options = tuple((key, WORDS[key]) for key in keys)
        columns.append(Column(f"c-{number}-{place}", column["name"], column["example"], chosen, options))
    return columns


def find_choice(name: str, meaning: str, hints: Mapping[str, Any]) -> str:
    """What a column was read as, as the choice that says so."""
    if name == hints.get("email") or (meaning == "kept, no boundary" and _is_address(name, hints)):
        return "email"
    if name in hints.get("keep", ()):
        return "keep"
    if meaning.startswith("boundary"):
        return "boundary"
    choice = MEANINGS.get(meaning, meaning)
    return choice if choice in WORDS else ""


def _is_address(name: str, hints: Mapping[str, Any]) -> bool:
    return not hints.get("email") and name.casefold() in EMAIL_COLUMNS


def read_corrections(
    said: Mapping[str, str],
    sheets: Iterable[Mapping[str, Any]],
    preview: Mapping[str, Any] | None,
    before: Mapping[str, Any],
) -> dict[str, Any]:
    """What was put right before, and now; of what was not sent, as it was."""
    hints: dict[str, Any] = {**before}
    for number, sheet in enumerate(sheets):
        for column in list_columns(sheet, number, before):
            choice = said.get(column.field, column.chosen)
            if choice != column.chosen and choice in dict(column.options):
                _choose(hints, column.name, choice)
    if "unknown" in said:
        hints["unknown"] = split_several(said["unknown"])[:MOST_UNKNOWN]
    if preview:
        names = {
            kind: " ".join(without_unseen(said.get(f"k-{place}", name)).split())[:100]
            for place, (kind, name) in enumerate(zip(preview["kinds"], preview["names"], strict=True))
        }
        hints["kinds"] = {kind: name for kind, name in names.items() if name and name != kind}
        hints["sides"] = _name_sides(said, preview, before.get("sides", {}))
    return {name: value for name, value in hints.items() if value}


def _name_sides(
    said: Mapping[str, str], preview: Mapping[str, Any], before: Mapping[str, Mapping[str, str]]
) -> dict[str, dict[str, str]]:
    """What the numbers mean, and which side is taken as another, or is no longer."""
    names = {boundary: {**called} for boundary, called in before.items()}
    for number, codes in enumerate(preview["codes"]):
        for place, (code, called) in enumerate(codes["sides"]):
            name = " ".join(without_unseen(said.get(f"s-{number}-{place}", called)).split())[:LONGEST_SIDE]
            if name != called:
                names.setdefault(codes["boundary"], {})[code] = name
    for number, spelling in enumerate(preview["spellings"]):
        if said.get("spelling") == str(number):
            name = "" if spelling["is_taken"] else spelling["called"]
            names.setdefault(spelling["boundary"], {})[spelling["said"]] = name
    return names


def _choose(hints: dict[str, Any], column: str, choice: str) -> None:
    for name in (*SINGLE, "email"):
        if hints.get(name) == column:
            hints[name] = ""
    for name in ("boundaries", "leave_out", "keep"):
        hints[name] = [other for other in hints.get(name, []) if other != column]
    if choice in (*SINGLE, "email"):
        hints[choice] = column
    else:
        name = {"boundary": "boundaries"}.get(choice, choice)
        hints[name] = [*hints.get(name, []), column]


def guess_sheet(refused: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Where a file was refused for want of a column that says something: its columns, to choose from."""
    known = refused["numbers"].get("known", "")
    if refused["code"] not in ("tables.no_id", "tables.no_role", "tables.no_such_column") or not known:
        return []
    columns = [{"name": name, "meaning": "not used", "example": ""} for name in known.split(", ")]
    return [{"file": refused["numbers"].get("file", ""), "sheet": None, "role": "any", "columns": columns}]
