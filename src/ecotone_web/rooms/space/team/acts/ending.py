"""The end of a space: everything in it goes, and the history of what was in it."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.db import models, transaction
from django.db.models import Q

from ecotone_web.records.models import Member, Space
from ecotone_web.rooms.space.team.rules import check_run_team

Model = type[models.Model]
Owners = dict[Model, list[models.ForeignKey[Any, Any]]]
"""The tables whose rows lie in a space, outer ones first, and by which columns they do."""


@transaction.atomic
def end_space(*, by: Member) -> None:
    """Delete the space with everything. Only a backup brings it back."""
    check_run_team(by)
    space = Space.objects.select_for_update().get(pk=by.space_id)
    owners = find_owners()
    for model in reversed(owners):
        if hasattr(model, "history"):
            _erase(_find_past(model, space.pk, owners))
    for model in reversed(owners):
        _erase(_find_rows(model, space.pk, owners))


def find_owners() -> Owners:
    """A table lies in a space if a column of it must point to the space, or to a table that lies in it."""
    tables = list(apps.get_app_config("records").get_models(include_auto_created=True))
    past = {table.history.model for table in tables if hasattr(table, "history")}
    columns = {table: _list_columns(table) for table in tables if table is not Space and table not in past}
    inside: set[Model] = {Space}
    while more := {
        t for t in columns if t not in inside and any(c.related_model in inside for c in columns[t])
    }:
        inside |= more
    owners: Owners = {Space: []}
    while len(owners) < len(inside):
        for table in inside - set(owners):
            to = [column for column in columns[table] if column.related_model in inside]
            if all(column.related_model in owners for column in to):
                owners[table] = to
    return owners


def _list_columns(table: Model) -> list[models.ForeignKey[Any, Any]]:
    fields = table._meta.local_concrete_fields
    return [field for field in fields if isinstance(field, models.ForeignKey) and not field.null]


def _find_rows(model: Model, space: int, owners: Owners) -> models.QuerySet[Any]:
    """What stands in a table for this space now."""
    rows = model._base_manager.all()
    if model is Space:
        return rows.filter(pk=space)
    column = owners[model][0]
    return rows.filter(
        **{f"{column.attname}__in": _find_rows(column.related_model, space, owners).values("pk")}
    )


def _find_past(model: Model, space: int, owners: Owners) -> models.QuerySet[Any]:
    """What the history of a table says of this space: of rows there are, and of rows there were."""
    past: models.QuerySet[Any] = model.history.model._base_manager.all()  # type: ignore[attr-defined]
    key = model._meta.pk.attname
    if model is Space:
        return past.filter(**{key: space})
    column = owners[model][0]
    owner = column.related_model
    known = Q(**{f"{column.attname}__in": _find_rows(owner, space, owners).values("pk")})
    if hasattr(owner, "history"):
        of_owner = owner._meta.pk.attname
        known |= Q(**{f"{column.attname}__in": _find_past(owner, space, owners).values(of_owner)})
    return past.filter(known)


def _erase(rows: models.QuerySet[Any]) -> None:
    """In one statement, without signals, which would write the end of each row into its history."""
    rows._raw_delete(rows.db)
