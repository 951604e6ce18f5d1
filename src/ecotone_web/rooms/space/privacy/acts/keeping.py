"""Who was told and how, how long something is kept, and what still holds."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from ecotone_web.records.models import Fact, Member, Person
from ecotone_web.rooms.space.acts import change, change_many
from ecotone_web.rooms.space.privacy.rules import check_keep_right


@transaction.atomic
def tell(*, by: Member, people: Collection[Person], on: date, how: str) -> int:
    """These people were told that we hold something about them; how many that is news of."""
    check_keep_right(by)
    return change_many(list(people), by=by.user, told_on=on, told_how=how)


@transaction.atomic
def set_keep_until(*, by: Member, people: Collection[Person], until: date | None) -> int:
    """Keep what is held of these people until a day; None for no day."""
    check_keep_right(by)
    return change_many(list(people), by=by.user, keep_until=until)


@transaction.atomic
def confirm(*, by: Member, fact: Fact) -> None:
    """It still holds today."""
    check_keep_right(by)
    change(fact, by=by.user, last_confirmed=timezone.localdate())


@transaction.atomic
def confirm_many(*, by: Member, facts: Sequence[Any]) -> int:
    """All of these, of one table, still hold today."""
    check_keep_right(by)
    return change_many(facts, by=by.user, last_confirmed=timezone.localdate())
