"""How rows are added, changed and taken away, so that their history is whole and can be gone back to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Any, TypeVar

from django.db import models
from django.utils import timezone
from simple_history.utils import bulk_update_with_history

from ecotone_web.records.models import Source, User

Row = TypeVar("Row", bound=models.Model)

AT_ONCE = 500
"""Rows in one statement."""

A_MOMENT = timedelta(minutes=1)
"""The same said twice in it was said once: a second click, or a page sent again."""


def add(row: Any, *, by: User | None) -> None:
    """Write a new row; its history says who added it."""
    _sign(row, by, "")
    row.save(force_insert=True)


def find_just_said(rows: models.QuerySet[Row], *, by: models.Model, when: str, **said: Any) -> Row | None:
    """The row that says the same, written a moment ago; in a transaction, for which others of hers wait (`by`)."""
    by._meta.base_manager.select_for_update().get(pk=by.pk)  # by `_meta`: an account may be a lazy one
    return rows.filter(**{f"{when}__gt": timezone.now() - A_MOMENT, **said}).first()


def change(row: Any, *, by: User | None, reason: str = "", **fields: Any) -> bool:
    """Set these fields of a row; what it was before stays in its history. False if nothing was new."""
    new = {name: value for name, value in fields.items() if getattr(row, name) != value}
    if not new:
        return False
    remember([row])
    for name, value in new.items():
        setattr(row, name, value)
    _sign(row, by, reason)
    row.save(update_fields=list(new))
    return True


def change_many(rows: Sequence[Any], *, by: User | None, reason: str | None = None, **fields: Any) -> int:
    """The same in many rows of one table, in a few statements; in how many it was new."""
    new = [row for row in rows if any(getattr(row, name) != value for name, value in fields.items())]
    if not new:
        return 0
    remember(new)
    for row in new:
        for name, value in fields.items():
            setattr(row, name, value)
    bulk_update_with_history(
        new, type(new[0]), list(fields), AT_ONCE, default_user=by, default_change_reason=reason
    )
    return len(new)


def remove(row: Any, *, by: User | None, reason: str = "") -> None:
    """Take a row away; its history keeps what it was."""
    remember([row])
    _sign(row, by, reason)
    row.delete()


def erase(rows: models.QuerySet[Any]) -> None:
    """Delete rows in one statement, without signals, which would write the end of each into its history."""
    rows.order_by()._raw_delete(rows.db)


def remember(rows: Sequence[Any]) -> None:
    """Write down the first state of rows of one table that came in with many others: their source was their history."""
    kept = type(rows[0]).history
    keys = [row.pk for row in rows]
    known = {key for some in in_parts(keys) for key in kept.filter(id__in=some).values_list("id", flat=True)}
    fresh: dict[int | None, list[Any]] = {}
    for some in in_parts([key for key in keys if key not in known]):
        for row in type(rows[0])._base_manager.filter(pk__in=some):
            fresh.setdefault(getattr(row, "source_id", None), []).append(row)
    sources = Source.objects.select_related("added_by").in_bulk([key for key in fresh if key is not None])
    for key, first in fresh.items():
        source = sources.get(key) if key is not None else None
        kept.bulk_history_create(
            first,
            AT_ONCE,
            default_user=source.added_by if source else None,
            default_date=source.added_at if source else None,
        )


def in_parts(items: Sequence[Any], size: int = AT_ONCE) -> Iterator[Sequence[Any]]:
    """A few at a time."""
    return (items[start : start + size] for start in range(0, len(items), size))


def _sign(row: Any, by: User | None, reason: str) -> None:
    row._history_user = by
    row._change_reason = reason
