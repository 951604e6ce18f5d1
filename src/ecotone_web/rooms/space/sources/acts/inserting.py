"""Many rows of one table at once, where nobody needs their keys afterwards."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from itertools import islice
from typing import Any

from django.db import connection, models

AT_ONCE = 5_000
PLAIN = (
    models.BooleanField,
    models.CharField,
    models.FloatField,
    models.ForeignKey,
    models.PositiveBigIntegerField,
)
"""Fields whose values every database takes as they are."""

MOST_ALIKE = 1_000
"""Of JSON so many different values are remembered as the database takes them."""


def insert(
    model: type[models.Model], names: Sequence[str], rows: Iterable[Sequence[Any]], **same: Any
) -> int:
    """Write new rows, and say how many: the values of these attributes (`side_id`) in their order.

    `same` are values that all rows share; what is in neither is as in any new row. Making a model of each, as
    `bulk_create` wants it, takes ten times as long.
    """
    fields = {field.attname: field for field in model._meta.concrete_fields if not field.primary_key}
    shared = [name for name in fields if name not in names]
    given = {name: same.pop(name) if name in same else fields[name].get_default() for name in shared}
    if same:
        raise TypeError(f"{model.__name__} has no {', '.join(same)}")
    rest = tuple(fields[name].get_db_prep_save(given[name], connection) for name in shared)
    readers = [_find_reader(fields[name]) for name in names]
    quote = connection.ops.quote_name
    columns = ", ".join(quote(str(fields[name].column)) for name in (*names, *shared))
    places = ", ".join(["%s"] * len(fields))
    sql = f"INSERT INTO {quote(model._meta.db_table)} ({columns}) VALUES ({places})"  # noqa: S608  (names of ours)
    waiting, written = iter(rows), 0
    with connection.cursor() as cursor:
        while some := [_tell(row, readers) + rest for row in islice(waiting, AT_ONCE)]:
            cursor.executemany(sql, some)
            written += len(some)
    return written


def _find_reader(field: Any) -> Callable[[Any], Any] | None:
    """How a value becomes what the database takes; the same day, or the same JSON, comes again and again."""
    if isinstance(field, PLAIN):
        return None

    def read(value: Any) -> Any:
        return field.get_db_prep_save(value, connection)

    if isinstance(field, models.JSONField):
        return _remember(read)
    return cache(read) if isinstance(field, models.DateField) else read


def _remember(read: Callable[[Any], Any]) -> Callable[[Any], Any]:
    known: dict[str, Any] = {}

    def look(value: Any) -> Any:
        key = repr(value)
        if key not in known:
            if len(known) == MOST_ALIKE:
                known.clear()
            known[key] = read(value)
        return known[key]

    return look


def _tell(row: Sequence[Any], readers: list[Callable[[Any], Any] | None]) -> tuple[Any, ...]:
    return tuple(value if read is None else read(value) for value, read in zip(row, readers, strict=True))
