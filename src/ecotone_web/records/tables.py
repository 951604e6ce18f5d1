"""Which rows lie in a space, found from the models themselves, so that no table can be forgotten."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import Q

from ecotone_web.records.models import Person, Space

Table = type[models.Model]

OUTSIDE = ("user", "user_groups", "user_user_permissions", "forgotten")
"""Tables that belong to no space: the accounts of those who work here, and the list of the forgotten."""

CODES = ("token_hash", "sorted_as", "message_id", "problem")
"""Columns of text in which nobody writes."""


def list_tables() -> list[Table]:
    """All of our tables, those between two others included, without their histories."""
    tables = list(apps.get_app_config("records").get_models(include_auto_created=True))
    past = {find_history(table) for table in tables}
    return [table for table in tables if table not in past]


def find_history(table: Table) -> Table | None:
    """The table that keeps what the rows of a table were before."""
    return table.history.model if hasattr(table, "history") else None


@cache
def find_owners() -> dict[Table, models.ForeignKey[Any, Any] | None]:
    """The tables whose rows lie in a space, outer ones first, and the column by which they do."""
    owners: dict[Table, models.ForeignKey[Any, Any] | None] = {Space: None}
    waiting = [table for table in list_tables() if table is not Space]
    while True:
        found = {table: _find_column(table, owners) for table in waiting}
        ready = {table: column for table, column in found.items() if column is not None}
        if not ready:
            return owners
        owners |= ready
        waiting = [table for table in waiting if table not in ready]


def _find_column(table: Table, owners: Any) -> models.ForeignKey[Any, Any] | None:
    """A column that must point to the space, or else to a table that lies in it."""
    fields = [
        field
        for field in table._meta.local_concrete_fields
        if isinstance(field, models.ForeignKey) and not field.null and field.related_model in owners
    ]
    return min(fields, key=lambda field: field.related_model is not Space, default=None)


def find_rows(table: Table, space: int) -> models.QuerySet[Any]:
    """What stands in a table for this space now."""
    rows: models.QuerySet[Any] = table._base_manager.all()
    column = find_owners()[table]
    if column is None:
        return rows.filter(pk=space)
    return rows.filter(**{f"{column.attname}__in": find_rows(column.related_model, space).values("pk")})


def find_past(table: Table, space: int) -> models.QuerySet[Any]:
    """What the history of a table says of this space: of rows there are, and of rows there were."""
    past: models.QuerySet[Any] = table.history.model._base_manager.all()  # type: ignore[attr-defined]
    column = find_owners()[table]
    if column is None:
        return past.filter(id=space)
    owner = column.related_model
    known = Q(**{f"{column.attname}__in": find_rows(owner, space).values("pk")})
    if hasattr(owner, "history"):
        known |= Q(**{f"{column.attname}__in": find_past(owner, space).values("id")})
    return past.filter(known)


def list_parts(space: int) -> Iterator[tuple[Table, Table, models.QuerySet[Any]]]:
    """All rows of a space, inner tables first: the table, where they stand (there or in its history), and the rows."""
    for table in reversed(find_owners()):
        yield table, table, find_rows(table, space)
        past = find_history(table)
        if past is not None:
            yield table, past, find_past(table, space)


def list_texts(table: Table) -> list[models.Field[Any, Any]]:
    """The columns of a table in which somebody may have written a name."""
    kinds = (models.CharField, models.TextField, models.JSONField, models.BinaryField)
    return [
        field
        for field in table._meta.local_concrete_fields
        if isinstance(field, kinds)
        and not isinstance(field, models.SlugField)
        and not field.choices
        and field.name not in CODES
    ]


def list_ends(table: Table) -> list[str]:
    """The columns of a table, or of a history, that point to a person without whom the row says nothing."""
    return [field.attname for field in list_links(table) if field.related_model is Person]


def list_links(table: Table, *, is_firm: bool = True) -> list[models.ForeignKey[Any, Any]]:
    """The columns of a table, or of a history, that point to rows; firm ones must, loose ones may be empty.

    In a history any may be empty: what the table says of its own column holds.
    """
    own = getattr(table, "instance_type", table)._meta
    return [
        field
        for field in table._meta.local_concrete_fields
        if isinstance(field, models.ForeignKey)
        and field.name in {each.name for each in own.local_concrete_fields}
        and own.get_field(field.name).null is not is_firm
    ]
