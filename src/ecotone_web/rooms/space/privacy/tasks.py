"""Forgetting, and what follows it: now if it can be, else in the background within a minute."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from ecotone_web.records.models import Member, Person
from ecotone_web.rooms.space.privacy.acts import forget, forget_herself, overwrite_traces

AGAIN = timedelta(seconds=20)


def forget_now(*, by: Member, person: Person) -> bool:
    """Forget somebody, and overwrite what was there. False: her rows are gone, and overwriting has to wait a little.

    The task is written down with the forgetting itself, so that it comes about even if the power fails in between.
    """
    with transaction.atomic():
        forget(by=by, person=person)
        overwrite_later.enqueue()
    return overwrite_traces()


def forget_herself_now(*, person: Person) -> bool:
    """The same by her own hand."""
    with transaction.atomic():
        forget_herself(person=person)
        overwrite_later.enqueue()
    return overwrite_traces()


@task(priority=100)
def overwrite_later() -> None:
    """Overwrite what was deleted, and try again soon if somebody was in the way."""
    if not overwrite_traces():
        overwrite_later.using(run_after=timezone.now() + AGAIN).enqueue()
