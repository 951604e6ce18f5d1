"""Does an act many times and kills it each time at another point, in a process of its own.

`python -m tests.web.drills.killing FOLDER TIMES SEED DRILL…` writes, as JSON for each drill, how often what was found
afterwards is what was there before, what is there after the act, or something else. Django is set up once; each run is
a forked child that kills itself with SIGKILL before one of its statements, or after the last: nothing is waited for.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import sqlite3
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

IGNORED = {"django_session", "sqlite_sequence", "django_tasks_db_dbtaskresult"}
TIMES = {"added_at", "settled_at", "merged_at", "undone_at", "history_date", "made_at", "applied"}
"""Columns that say when something was done, which is never twice the same."""


def main(folder: Path, times: int, seed: int, names: list[str]) -> dict[str, dict[str, int]]:
    """Each drill on a database of its own."""
    _set_up(folder)
    empty = folder / "empty.sqlite3"
    _copy(folder / "ecotone.sqlite3", empty)
    return {name: _drill(folder, empty, name, times, seed) for name in names}


def _drill(folder: Path, empty: Path, name: str, times: int, seed: int) -> dict[str, int]:
    """Prepares, learns how the act ends when nobody disturbs it, and kills it so often; the first time at its end."""
    from tests.web.drills.acts import DRILLS

    drill, database, kept = DRILLS[name], folder / "ecotone.sqlite3", folder / "before.sqlite3"
    _copy(empty, database)
    drill.prepare()
    _close()
    _copy(database, kept)
    before = _read(kept)
    n_statements = _count(drill.act, folder)
    after = _read(database)
    rng = random.Random(seed)
    found: Counter[str] = Counter(before=0, after=0, other=0)
    for run in range(times):
        _copy(kept, database)
        _run_and_kill(drill.act, rng.randint(1, n_statements) if run else n_statements + 1)
        state = _read(database)
        found["before" if state == before else "after" if state == after else "other"] += 1
    return {"statements": n_statements, **found}


def _set_up(folder: Path) -> None:
    os.environ.update(ECOTONE_HOME=str(folder), DJANGO_SETTINGS_MODULE="ecotone_web.site.settings")
    os.environ.pop("DATABASE_URL", None)
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    _close()


def _close() -> None:
    from django.db import connection

    connection.close()


def _copy(source: Path, target: Path) -> None:
    """A database without its companions, which hold what was not written into it yet."""
    for end in ("-wal", "-shm"):
        target.with_name(target.name + end).unlink(missing_ok=True)
    with sqlite3.connect(source) as held:
        held.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    held.close()
    shutil.copyfile(source, target)


def _count(act: Callable[[], Any], folder: Path) -> int:
    """How many statements the act makes, in a child that is left alone."""
    told = folder / "statements"
    child = os.fork()
    if child == 0:
        counter = _Counter(None)
        _do(act, counter)
        told.write_text(str(counter.n))
        os._exit(0)
    _pid, status = os.waitpid(child, 0)
    if status != 0:
        raise SystemExit("the act fails when nobody disturbs it")
    return int(told.read_text())


def _run_and_kill(act: Callable[[], Any], at: int) -> None:
    child = os.fork()
    if child == 0:
        _do(act, _Counter(at))
        os.kill(os.getpid(), signal.SIGKILL)
    os.waitpid(child, 0)


def _do(act: Callable[[], Any], counter: _Counter) -> None:
    from django.db import connection

    with connection.execute_wrapper(counter):
        act()


class _Counter:
    """Counts statements, and kills this process before the one that is to be the last."""

    def __init__(self, at: int | None) -> None:
        self.n, self.at = 0, at

    def __call__(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        self.n += 1
        if self.n == self.at:
            os.kill(os.getpid(), signal.SIGKILL)
        return execute(sql, params, many, context)


def _read(database: Path) -> dict[str, Any]:
    """All rows of all tables, but for moments in time, and for sources on their way."""
    held = sqlite3.connect(database)
    held.row_factory = sqlite3.Row
    names = [row[0] for row in held.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    state = {
        name: sorted(_tell(row) for row in held.execute(f'SELECT * FROM "{name}"'))  # noqa: S608
        for name in names
        if name not in IGNORED
    }
    held.close()
    return state


def _tell(row: sqlite3.Row) -> str:
    values = {name: row[name] for name in row.keys() if name not in TIMES}  # noqa: SIM118
    if values.get("state") == "working":
        values["state"] = "draft"  # it had begun, and nothing was taken in: it can be begun again
    if "uid" in values or "uuid" in values:
        values = {name: value for name, value in values.items() if name not in ("uid", "uuid")}
    return json.dumps(values, sort_keys=True, default=repr)


if __name__ == "__main__":
    place, n_times, number, *drills = sys.argv[1:]
    sys.stdout.write(json.dumps(main(Path(place), int(n_times), int(number), drills)))
