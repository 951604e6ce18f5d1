"""The power fails while somebody is being forgotten: all of it has happened, or nothing."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings
from django.db import connection, connections, transaction

from ecotone_web.records.forgotten import read_forgotten
from ecotone_web.records.models import Member, Person
from ecotone_web.rooms.space.privacy.acts import forget
from ecotone_web.rooms.space.privacy.tasks import forget_now
from tests.web.making import make_member, make_space
from tests.web.privacy.knowing import grep_tables, know_her

DRILLS = int(os.environ.get("ECOTONE_DRILLS", "20"))


class Fall:
    """Ends its own process at the k-th statement: before it is done, or just after."""

    def __init__(self, at: int, *, after: bool) -> None:
        self.left, self.after = at, after

    def __call__(
        self, execute: Callable[..., Any], sql: str, parameters: Any, many: bool, context: Any
    ) -> Any:
        self.left -= 1
        if self.left <= 0 and not self.after:
            os.kill(os.getpid(), signal.SIGKILL)
        result = execute(sql, parameters, many, context)
        if self.left <= 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return result


def forget_and_fall(by: Member, her: Person, fall: Fall) -> None:
    """In a process of its own, which does not come back."""
    connections.close_all()
    child = os.fork()
    if child == 0:
        try:
            with connection.execute_wrapper(fall):
                forget_now(by=by, person=her)
        finally:
            os._exit(3)
    assert os.waitpid(child, 0)[1] == signal.SIGKILL


def count_statements(by: Member, her: Person) -> int:
    """How many it takes."""
    count = 0

    def note(execute: Callable[..., Any], *rest: Any) -> Any:
        nonlocal count
        count += 1
        return execute(*rest)

    with transaction.atomic(), connection.execute_wrapper(note):
        forget(by=by, person=her)
        transaction.set_rollback(True)
    return count


def dump() -> dict[str, list[str]]:
    """Every row of every table."""
    rows = {}
    with connection.cursor() as cursor:
        for name in sorted(connection.introspection.table_names(cursor)):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(name)}")  # noqa: S608
            rows[name] = sorted(
                str([bytes(v) if isinstance(v, memoryview) else v for v in row]) for row in cursor
            )
    return rows


@pytest.mark.django_db(transaction=True)
def test_killed_before_it_is_written_down_nothing_has_happened() -> None:
    convener = make_member(make_space(), "convener")
    her = know_her(convener)
    n, before = count_statements(convener, her), dump()
    assert n > DRILLS // 2
    for drill in range(DRILLS):
        forget_and_fall(convener, her, Fall(1 + drill * n // DRILLS, after=drill % 2 == 1))
        assert dump() == before
        assert her.uid not in read_forgotten(settings.DATA)
    forget_now(by=convener, person=her)
    assert grep_tables() == {}


@pytest.mark.django_db(transaction=True)
def test_killed_after_it_was_written_down_all_of_it_has_happened(run_tasks: Callable[[], None]) -> None:
    convener = make_member(make_space(), "convener")
    her = know_her(convener)

    class FallBeforeTheList(Fall):
        def __call__(self, execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
            if "records_forgotten" in sql and not connection.in_atomic_block:
                os.kill(os.getpid(), signal.SIGKILL)
            return execute(sql, *rest)

    forget_and_fall(convener, her, FallBeforeTheList(0, after=False))
    assert her.uid not in read_forgotten(settings.DATA)
    assert grep_tables() == {}
    run_tasks()  # what was left to do was written down with it
    assert her.uid in read_forgotten(settings.DATA)
    assert not Person.objects.filter(pk=her.pk).exists()
