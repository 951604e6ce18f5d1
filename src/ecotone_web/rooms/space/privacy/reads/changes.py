"""One change in words: what, from what to what, by whom, and whether it can be put back."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from itertools import groupby
from typing import Any
from uuid import UUID

from django.db import models
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ecotone_web.bridge.telling import OWN
from ecotone_web.records.models import Source, User
from ecotone_web.rooms.space.privacy.reads.titles import Titles
from ecotone_web.rooms.space.sources.reads.sources import list_counts

BESIDE = {"source", "noted_on", "last_confirmed"}
"""Changed along with something else; not said each time."""

ELSEWHERE = ("member", "invitation", "profile", "consent")
"""The team and its roles; how an invitation stands, which letters that went out have settled; and what somebody says of
herself, which is hers."""

TOLD = ("belonging", "tie")
"""What somebody may have told us on her page, or on paper."""

FOLDED = 4
"""So many of one kind in one act are said in one line."""


@dataclass(frozen=True)
class Step:
    """One field, from what to what."""

    label: str
    old: str
    new: str


@dataclass(frozen=True)
class Change:
    """One line of the history. `others` are those that came about in the same act."""

    what: str
    happened: str
    at: datetime
    by: str
    kind: str
    table: str = ""
    key: int = 0
    steps: tuple[Step, ...] = ()
    can_put_back: bool = False
    remark: str = ""
    others: tuple[Change, ...] = field(default=())


HAPPENED = {"+": "added", "-": "removed", "~": "changed"}


def describe_change(row: Any, before: Any, now: Any, titles: Titles) -> Change:
    """A row of a history; `before` is the one before it, `now` what stands in the table today."""
    kind = HAPPENED[row.history_type]
    steps = find_steps(row, before, titles) if kind == "changed" else ()
    if kind == "changed" and not steps:
        kind = "confirmed"
    said = {
        "added": _("added"),
        "removed": _("taken away"),
        "changed": _("changed"),
        "confirmed": _("confirmed again"),
    }
    is_part = bool(row.history_change_reason)
    by = row.history_user_id or getattr(row, "writer_id", None)
    return Change(
        what=titles.title(before if before is not None and kind == "changed" else row),
        happened=said[kind],
        at=row.history_date,
        by=titles.name(User, by) if by else _("by whom is not known"),
        kind=kind,
        table=str(row.instance_type._meta.model_name),
        key=row.history_id,
        steps=steps,
        can_put_back=not is_part and can_put_back(row, before, now),
        remark=_("Part of a larger step, which is undone as a whole.") if is_part else "",
    )


def list_fields(row: Any) -> list[models.Field[Any, Any]]:
    """The columns of a history that are columns of the table, too."""
    own = {each.name for each in row.instance_type._meta.concrete_fields}
    return [each for each in row._meta.concrete_fields if each.name in own and each.name != "id"]


def find_changed(row: Any, before: Any) -> list[models.Field[Any, Any]]:
    """The columns in which two rows of a history differ."""
    if before is None:
        return []
    return [each for each in list_fields(row) if getattr(row, each.attname) != getattr(before, each.attname)]


def find_steps(row: Any, before: Any, titles: Titles) -> tuple[Step, ...]:
    """What of it is worth a line."""
    return tuple(
        Step(
            str(each.verbose_name),
            say_value(each, getattr(before, each.attname), titles),
            say_value(each, getattr(row, each.attname), titles),
        )
        for each in find_changed(row, before)
        if each.name not in BESIDE
    )


def can_put_back(row: Any, before: Any, now: Any) -> bool:
    """Whether nothing has come in between, and it is not changed on a page of its own alone."""
    if row.instance_type._meta.model_name in ELSEWHERE or is_told(row, before):
        return False
    if row.history_type == "-":
        return now is None
    changed = find_changed(row, before)
    return (
        row.history_type == "~"
        and now is not None
        and any(each.name not in BESIDE for each in changed)
        and all(
            getattr(now, each.attname) == getattr(row, each.attname)
            for each in changed
            if each.name not in BESIDE
        )
    )


def is_told(row: Any, before: Any) -> bool:
    """Whether a belonging or a contact stood, or stands, on somebody's own word: she alone says it anew."""
    if row.instance_type._meta.model_name not in TOLD:
        return False
    sources = [each.source for each in (row, before) if each is not None]
    return any(source is not None and source.kind in OWN for source in sources)


def say_value(column: models.Field[Any, Any], value: Any, titles: Titles) -> str:
    """A value as a page says it."""
    if isinstance(column, models.ForeignKey):
        return titles.name(column.related_model, value)
    if value in (None, "", {}, []):
        return _("nothing")
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, date | datetime):
        return date_format(value, "j F Y")
    if isinstance(value, dict):
        return ", ".join(f"{name}: {text}" for name, text in value.items())
    if isinstance(value, UUID | float | int):
        return str(value)
    return str(dict(column.flatchoices).get(value, value))


def describe_source(source: Source, *, is_undone: bool) -> Change:
    """Something that was brought in, or taken back."""
    by = source.undone_by if is_undone else source.added_by
    return Change(
        what=source.title,
        happened=_("taken back as a whole") if is_undone else _("brought in"),
        at=source.undone_at or source.added_at if is_undone else source.added_at,
        by=str(by) if by else _("by whom is not known"),
        kind="source",
        table="source",
        key=source.pk,
        remark="" if is_undone else "; ".join(list_counts(source)),
    )


def _say_act(change: Change) -> tuple[Any, ...]:
    """Changes of which this is the same came about in one act."""
    labels = [step.label for step in change.steps]
    return change.table, change.kind, change.by, change.at.replace(microsecond=0), labels


def fold_changes(changes: list[Change]) -> list[Change]:
    """Many of one kind in one act become one line, with the others under it."""
    folded: list[Change] = []
    for _key, group in groupby(changes, key=_say_act):
        alike = list(group)
        folded += [replace(alike[0], others=tuple(alike[1:]))] if len(alike) >= FOLDED else alike
    return folded
