"""A process that works in the background, on one queue. `python -m ecotone_web.site.start.worker default`"""

from __future__ import annotations

import os
import signal
import sys
import threading
from datetime import timedelta
from types import FrameType
from typing import Any

LAST_TRY = 3
"""A task that was running three times when its worker was killed is given up."""
KEEP = timedelta(days=1)
"""How long finished tasks are kept."""


def main() -> None:
    """Work until the parent is gone, or says so."""
    (queue,) = sys.argv[1:]
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C in a terminal reaches all; the parent decides
    threading.Thread(target=_end_with_parent, daemon=True).start()
    if hasattr(os, "nice"):
        os.nice(10)  # pages come first
    import django

    django.setup()
    from django_tasks.signals import task_finished

    task_finished.connect(tidy)
    _work(queue)


def take_up_again(queue: str) -> None:
    """What was being done when a worker was killed waits again; nothing else works on this queue."""
    from django_tasks.base import TaskResultStatus
    from django_tasks_db.models import DBTaskResult

    for task in DBTaskResult.objects.running().filter(queue_name=queue):
        given_up = len(task.worker_ids) >= LAST_TRY
        task.status = TaskResultStatus.FAILED if given_up else TaskResultStatus.READY
        task.save(update_fields=["status"])


def tidy(task_result: Any, **_more: Any) -> None:
    """Leave no words of an error in the database, which could be somebody's name; and no finished tasks for long."""
    from django.utils import timezone
    from django_tasks_db.models import DBTaskResult

    DBTaskResult.objects.filter(pk=task_result.id).update(traceback="")
    DBTaskResult.objects.finished().filter(finished_at__lt=timezone.now() - KEEP).delete()


def _work(queue: str) -> None:
    from django.db import OperationalError
    from django.utils.crypto import get_random_string
    from django_tasks_db.management.commands.db_worker import Worker
    from django_tasks_db.utils import is_locked_database_exception

    from ecotone_web.rooms.call.letters.tasks import QUEUE, send_soon

    worker = Worker(
        queue_names=[queue],
        excluded_queue_names=[],
        interval=0.5,
        batch=False,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=get_random_string(32),
    )

    def stop(_number: int, _frame: FrameType | None) -> None:
        worker.running = False
        if not worker.running_task:
            sys.exit(0)

    signal.signal(signal.SIGTERM, stop)
    while worker.running:
        try:
            take_up_again(queue)
            if queue == QUEUE:
                send_soon()  # what was cut off, or given up, is looked after
            worker.run()
        except OperationalError as error:
            if not is_locked_database_exception(error):
                raise  # else somebody else is writing for long: wait for another turn


def _end_with_parent() -> None:
    while os.read(0, 1024):  # unbuffered: nothing that Python would have to tidy up at its end
        pass
    os._exit(0)  # what is half done is undone by the database, and taken up at the next start


if __name__ == "__main__":
    main()
