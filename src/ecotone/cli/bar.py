"""A progress bar for what takes long."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING

from ecotone.cli.voice import without_controls

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress as RichProgress
    from rich.progress import TaskID

PATIENCE = 1.0
"""Seconds that may pass in silence."""


class Bar:
    """A bar on stderr once the work has taken over PATIENCE seconds; none where stderr is not a terminal.

    `tell` is what the rooms call `progress`. The bar goes away when the work is done.
    """

    def __init__(self, console: Console | None = None, clock: Callable[[], float] = time.monotonic) -> None:
        self._console = console
        self._clock = clock
        self._began = clock()
        self._shown: RichProgress | None = None
        self._tasks: dict[str, TaskID] = {}

    def __enter__(self) -> Bar:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._shown is not None:
            self._shown.stop()

    def tell(self, what: str, done: int, total: int) -> None:
        """`done` of `total` steps of `what` are finished."""
        if self._shown is None:
            if not self._is_seen() or self._clock() - self._began < PATIENCE:
                return
            self._shown = self._start()
        if what not in self._tasks:
            self._tasks[what] = self._shown.add_task(without_controls(what), total=total)
        self._shown.update(self._tasks[what], completed=done, total=total)

    def _is_seen(self) -> bool:
        return self._console.is_terminal if self._console is not None else sys.stderr.isatty()

    def _start(self) -> RichProgress:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn

        console = self._console if self._console is not None else Console(stderr=True)
        columns = TextColumn("{task.description}", markup=False), BarColumn(), TaskProgressColumn()
        shown = Progress(*columns, console=console, transient=True)
        shown.start()
        return shown
