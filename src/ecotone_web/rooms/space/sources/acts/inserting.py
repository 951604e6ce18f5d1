"""Many rows of one table at once, where nobody needs their keys afterwards."""

from __future__ import annotations

from collections.abc import Callable, Iterable
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


def insert(model: type[models.Model], rows: Iterable[models.Model]) -> int:
    """Write new rows; how many. Like `bulk_create` without their keys, at a quarter of the time."""
    fields = [field for field in model._meta.concrete_fields if not field.primary_key]
    quote = connection.ops.quote_name
    columns, places = ", ".join(quote(str(field.column)) for field in fields), ", ".join(["%s"] * len(fields))
    sql = f"INSERT INTO {quote(model._meta.db_table)} ({columns}) VALUES ({places})"  # noqa: S608  (names of ours)
    readers = [(field.attname, _find_reader(field)) for field in fields]
    waiting, written = iter(rows), 0
    with connection.cursor() as cursor:
        while some := [_tell(row, readers) for row in islice(waiting, AT_ONCE)]:
            cursor.executemany(sql, some)
            written += len(some)
    return written


def _find_reader(field: Any) -> Callable[[Any], Any] | None:
    """How a value becomes what the database takes; the same day is asked for again and again."""
    if isinstance(field, PLAIN):
        return None

    def read(value: Any) -> Any:
        return field.get_db_prep_save(value, connection)

    return cache(read) if isinstance(field, models.DateField) else read


def _tell(row: models.Model, readers: list[tuple[str, Callable[[Any], Any] | None]]) -> tuple[Any, ...]:
    return tuple(getattr(row, name) if read is None else read(getattr(row, name)) for name, read in readers)
