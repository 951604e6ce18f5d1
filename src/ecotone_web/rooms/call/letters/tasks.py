"""The post: takes what waits, a few seconds at a time, and comes back for what waits for later."""

from __future__ import annotations

import time
from datetime import datetime, timedelta

from django.conf import settings
from django.utils import timezone
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from ecotone_web.rooms.call.letters.acts import note_cut, take_next
from ecotone_web.rooms.call.letters.post import Postman
from ecotone_web.rooms.call.letters.reads.letters import find_last_handed, find_next_due
from ecotone_web.rooms.call.letters.turns import taking_turn

QUEUE = "letters"
A_TURN = timedelta(seconds=5)
"""So long a task goes on, and hands the rest to another: who stops the workbench waits for no more than this."""
AGAIN = timedelta(minutes=1)
"""When nothing can be done now, somebody looks again."""


@task(queue_name=QUEUE)
def send_letters() -> None:
    """Hand over what is due, one after the other, at the rate that was set."""
    due: datetime | None = timezone.now() + AGAIN
    try:
        with taking_turn() as is_ours:
            if is_ours:
                note_cut()
                due = _send_for_a_while()
    finally:  # also where something breaks: letters do not wait for ever
        if due is not None:
            send_soon(due)


def send_soon(at: datetime | None = None) -> None:
    """See that the post comes by, now or then, unless it does so anyway."""
    at = at or timezone.now()
    waiting = DBTaskResult.objects.filter(status="READY", task_path=send_letters.module_path)
    if not waiting.filter(run_after__lte=at).exists():
        send_letters.using(run_after=at).enqueue()


def _send_for_a_while() -> datetime | None:
    """When the next letter is due; None: nothing waits."""
    postman, end = Postman(), timezone.now() + A_TURN
    last = find_last_handed()
    try:
        while (due := find_next_due()) is not None:
            due = max(due, last + _find_gap()) if last is not None else due
            if due > end or timezone.now() > end:
                return due
            time.sleep(max((due - timezone.now()).total_seconds(), 0.0))
            letter = take_next()
            if letter is None:
                return find_next_due()
            last = letter.handed_at
            if not postman.hand_over(letter):
                return timezone.now() + AGAIN
    finally:
        postman.close()
    return None


def _find_gap() -> timedelta:
    """Between two letters, at the rate that was set."""
    rate = settings.EMAIL_PER_MINUTE
    return timedelta(minutes=1) / rate if rate else timedelta()
