"""Which tables a backup holds, in an order in which each stands after those that it points to."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.db import connections, models

APPS = ("records", "account", "mfa", "django_tasks_database")
LEFT_OUT = {"records.reading", "account.emailconfirmation"}
"""Readings are worked out anew. Sessions, caches and the log of the operator's pages are of other apps."""
TASKS = "django_tasks_database.dbtaskresult"

Model = type[models.Model]


def list_tables() -> list[Model]:
    """The tables, those that are pointed to first."""
    waiting = [
        model
        for label in APPS
        for model in apps.get_app_config(label).get_models(include_auto_created=True)
        if model._meta.label_lower not in LEFT_OUT
    ]
    inside = set(waiting)
    waiting = [
        model
        for model in waiting
        if not model._meta.auto_created or all(to in inside for to in _targets(model))
    ]
    ordered: list[Model] = []
    while waiting:
        ready = [
            model for model in waiting if not any(to in waiting and to is not model for to in _targets(model))
        ]
        ordered += ready
        waiting = [model for model in waiting if model not in ready]
    return ordered


def _targets(model: Model) -> list[Any]:
    fields = model._meta.local_concrete_fields
    return [field.related_model for field in fields if isinstance(field, models.ForeignKey)]


def list_columns(model: Model) -> list[str]:
    """The columns of a table, as the code calls them."""
    return [field.attname for field in model._meta.local_concrete_fields]


def find_last_key(model: Model, using: str) -> int | None:
    """The last key that the database gave out, whether or not its row is still there; None: it gives none."""
    key = model._meta.pk
    if not isinstance(key, models.AutoField | models.BigAutoField):
        return None
    connection, table = connections[using], model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
        else:
            cursor.execute("SELECT pg_get_serial_sequence(%s, %s)", [f'"{table}"', key.column])
            cursor.execute(f"SELECT last_value FROM {cursor.fetchone()[0]} WHERE is_called")  # noqa: S608
        found = cursor.fetchone()
    return int(found[0]) if found else 0


def keep_last_key(model: Model, last: int | None) -> None:
    """Go on counting from there, so that the history of a row that is gone never becomes a new row's."""
    if not last:
        return
    connection, table = connections["default"], model._meta.db_table
    assert model._meta.pk is not None
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("DELETE FROM sqlite_sequence WHERE name = %s", [table])
            cursor.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", [table, last])
        else:
            cursor.execute(
                "SELECT setval(pg_get_serial_sequence(%s, %s), %s)",
                [f'"{table}"', model._meta.pk.column, last],
            )
