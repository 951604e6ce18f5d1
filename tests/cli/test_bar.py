"""The progress bar: patient, only for a terminal, gone when the work is done."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from ecotone.cli.bar import Bar


class Clock:
    """Seconds that pass when we say so."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def terminal() -> tuple[io.StringIO, Console]:
    seen = io.StringIO()
    return seen, Console(file=seen, force_terminal=True, width=60)


def test_nothing_is_shown_in_the_first_second() -> None:
    seen, console = terminal()
    with Bar(console, Clock()) as bar:
        bar.tell("weighing", 1, 3)
    assert seen.getvalue() == ""


def test_a_long_work_is_shown_step_by_step() -> None:
    seen, console = terminal()
    clock = Clock()
    with Bar(console, clock) as bar:
        bar.tell("weighing [office]", 1, 4)
        clock.now = 1.5
        bar.tell("weighing [office]", 2, 4)
        bar.tell("looking for parts", 1, 2)
    assert "weighing [office]" in seen.getvalue()
    assert "looking for parts" in seen.getvalue()
    assert "50%" in seen.getvalue()


def test_nothing_is_shown_where_nobody_looks(capsys: pytest.CaptureFixture[str]) -> None:
    clock = Clock()
    with Bar(clock=clock) as bar:
        clock.now = 60
        bar.tell("weighing", 1, 3)
    captured = capsys.readouterr()
    assert captured.out + captured.err == ""


def test_the_bar_goes_away_when_the_work_fails() -> None:
    seen, console = terminal()
    clock = Clock()

    def work() -> None:
        with Bar(console, clock) as bar:
            clock.now = 2
            bar.tell("weighing", 1, 3)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        work()
    assert seen.getvalue().endswith("\x1b[2K")  # the line of the bar is wiped
