"""Who was told and how, how long something is kept, and what still holds."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from simple_history.utils import bulk_update_with_history

from ecotone_web.records.models import Fact, Member, Person, Source
from ecotone_web.rooms.space.acts import change
from ecotone_web.rooms.space.privacy.rules import check_keep_right

AT_ONCE = 500


@transaction.atomic
def tell(*, by: Member, people: Collection[Person], on: date, how: str) -> int:
    """These people were told that we hold something about them; how many that is news of."""
    check_keep_right(by)
    return _change_many(by, list(people), told_on=on, told_how=how)


@transaction.atomic
def set_keep_until(*, by: Member, people: Collection[Person], until: date | None) -> int:
    """Keep what is held of these people until a day; None for no day."""
    check_keep_right(by)
    return _change_many(by, list(people), keep_until=until)


@transaction.atomic
def confirm(*, by: Member, fact: Fact) -> None:
    """It still holds today."""
    check_keep_right(by)
    change(fact, by=by.user, last_confirmed=timezone.localdate())


@transaction.atomic
def confirm_many(*, by: Member, facts: Sequence[Any]) -> int:
    """All of these, of one table, still hold today."""
    check_keep_right(by)
    return _change_many(by, facts, last_confirmed=timezone.localdate())


def _change_many(by: Member, rows: Sequence[Any], **fields: Any) -> int:
    """The same in many rows of one table, with their history, in a few statements."""
    new = [row for row in rows if any(getattr(row, name) != value for name, value in fields.items())]
    if not new:
        return 0
    _remember_many(new)
    for row in new:
        for name, value in fields.items():
            setattr(row, name, value)
    bulk_update_with_history(new, type(new[0]), list(fields), AT_ONCE, default_user=by.user)
    return len(new)


def _remember_many(rows: Sequence[Any]) -> None:
    """The first state of those that came in with many others, whose source is their history till now."""
    kept = type(rows[0]).history
    keys = [row.pk for row in rows]
    known = {key for some in _in_parts(keys) for key in kept.filter(id__in=some).values_list("id", flat=True)}
    fresh: dict[int, list[Any]] = {}
    for row in rows:
        if row.pk not in known:
            fresh.setdefault(row.source_id, []).append(row)
    for source in Source.objects.filter(pk__in=fresh):
        kept.bulk_history_create(
            fresh[source.pk], AT_ONCE, default_user=source.added_by, default_date=source.added_at
        )


def _in_parts(keys: Sequence[int]) -> Iterable[Sequence[int]]:
    return (keys[start : start + AT_ONCE] for start in range(0, len(keys), AT_ONCE))
