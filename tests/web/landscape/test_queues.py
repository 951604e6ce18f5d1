"""What takes minutes waits in a queue of its own, so that nothing else waits for it."""

from __future__ import annotations

from typing import Any

import pytest
from django_tasks_db.models import DBTaskResult

from ecotone_web.bridge.changes import CHANGE
from ecotone_web.bridge.readings import SILOS, WHOLE
from ecotone_web.bridge.selection import Selection
from ecotone_web.records.models import Space
from ecotone_web.rooms.landscape.tasks import provide_reading
from ecotone_web.rooms.space.privacy.tasks import overwrite_later
from ecotone_web.site.start.worker import take_up_again


@pytest.mark.parametrize(("about", "queue"), [(WHOLE, "default"), (SILOS, "long"), (CHANGE, "long")])
def test_long_readings_stand_in_nobodys_way(cast: Space, settings: Any, about: str, queue: str) -> None:
    settings.WEIGH_AT_ONCE = 0
    assert provide_reading(cast, about, Selection()).is_pending
    assert DBTaskResult.objects.get().queue_name == queue


def test_what_was_forgotten_is_overwritten_before_anything_else_is_done(cast: Space, settings: Any) -> None:
    settings.WEIGH_AT_ONCE = 0
    provide_reading(cast, WHOLE, Selection())
    overwrite_later.enqueue()
    first = DBTaskResult.objects.ready().filter(queue_name="default").first()
    assert first is not None
    assert first.task_path.endswith("overwrite_later")


def test_a_worker_takes_up_again_only_what_its_own_queue_was_doing(cast: Space, settings: Any) -> None:
    settings.WEIGH_AT_ONCE = 0
    for about in (WHOLE, SILOS):
        provide_reading(cast, about, Selection())
    DBTaskResult.objects.update(status="RUNNING")
    take_up_again("default")
    assert dict(DBTaskResult.objects.values_list("queue_name", "status")) == {
        "default": "READY",
        "long": "RUNNING",
    }
