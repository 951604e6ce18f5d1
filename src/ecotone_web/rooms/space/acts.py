"""How a single row is changed or taken away, so that its history is whole and can be gone back to."""

from __future__ import annotations

from typing import Any

from django.db import models

from ecotone_web.records.models import Fact, User


def change(row: Any, *, by: User | None, reason: str = "", **fields: Any) -> bool:
    """Set these fields of a row; what it was before stays in its history. False if nothing was new."""
    new = {name: value for name, value in fields.items() if getattr(row, name) != value}
    if not new:
        return False
    remember(row)
    for name, value in new.items():
        setattr(row, name, value)
    _sign(row, by, reason)
    row.save(update_fields=list(new))
    return True


def remove(row: Any, *, by: User | None, reason: str = "") -> None:
    """Take a row away; its history keeps what it was."""
    remember(row)
    _sign(row, by, reason)
    row.delete()


def remember(row: models.Model) -> None:
    """Write down the first state of a row that came in with many others, whose source is its history till then."""
    kept = type(row).history  # type: ignore[attr-defined]
    if kept.filter(**{row._meta.pk.attname: row.pk}).exists():
        return
    first = type(row)._base_manager.filter(pk=row.pk).first()
    if first is None:
        return
    source = first.source if isinstance(first, Fact) else None
    kept.bulk_history_create(
        [first],
        default_user=source.added_by if source else None,
        default_date=source.added_at if source else None,
    )


def _sign(row: Any, by: User | None, reason: str) -> None:
    row._history_user = by
    row._change_reason = reason
