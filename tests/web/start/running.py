"""Commands as somebody types them, in processes of their own."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Queue

COMMAND = (sys.executable, "-c", "from ecotone.cli import main; main()")
PATIENCE = 60


def run(
    *arguments: str, home: Path, database: str = "", status: int = 0, **settings: str
) -> subprocess.CompletedProcess[str]:
    """A command that ends by itself."""
    done = subprocess.run(
        [*COMMAND, *arguments],
        env={**_environment(home, database), **settings},
        capture_output=True,
        text=True,
        timeout=PATIENCE * 2,
        stdin=subprocess.DEVNULL,
        check=False,
    )
    assert done.returncode == status, done.stdout + done.stderr
    return done


class Running:
    """A command that goes on until it is stopped."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        self.said: list[str] = []
        self._lines: Queue[str | None] = Queue()
        self._listener = threading.Thread(target=self._listen)
        self._listener.start()

    def _listen(self) -> None:
        assert self.process.stdout is not None
        with self.process.stdout as lines:
            for line in lines:
                sys.stdout.write(line)  # pytest shows it where a test fails
                self._lines.put(line.rstrip("\n"))
        self._lines.put(None)

    def end(self) -> None:
        """See that it is gone, and all that it has started."""
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait(PATIENCE)
        self._listener.join(PATIENCE)

    def wait_for(self, pattern: str) -> re.Match[str]:
        """The first line with these words in it; fails if the command ends before."""
        while (line := self._lines.get(timeout=PATIENCE)) is not None:
            self.said.append(line)
            if found := re.search(pattern, line):
                return found
        raise AssertionError("\n".join(self.said))

    def stop(self, number: int) -> int:
        """Send the signal, and the status with which it ends."""
        self.process.send_signal(number)
        return self.process.wait(PATIENCE)


@contextmanager
def start(*arguments: str, home: Path, database: str = "") -> Iterator[Running]:
    """Start a command; whatever happens, it is gone afterwards."""
    process = subprocess.Popen(
        [*COMMAND, *arguments],
        env=_environment(home, database),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        stdin=subprocess.DEVNULL,
        text=True,
    )
    running = Running(process)
    try:
        yield running
    finally:
        running.end()


def _environment(home: Path, database: str) -> dict[str, str]:
    ours = {"ECOTONE_HOME": str(home), "DATABASE_URL": database, "TMPDIR": str(home.parent)}
    left_out = {"DJANGO_SETTINGS_MODULE", "EMAIL_URL", "ECOTONE_URL", "PYTEST_CURRENT_TEST"}
    kept = {name: value for name, value in os.environ.items() if name not in left_out}
    return {**kept, **ours}


def find_children(pid: int) -> list[int]:
    """The processes that a process has started."""
    found = []
    for place in Path("/proc").iterdir():
        if place.name.isdigit():
            try:
                parent = (place / "stat").read_text().rpartition(")")[2].split()[1]
            except OSError:
                continue
            if int(parent) == pid:
                found.append(int(place.name))
    return found


def is_gone(pid: int) -> bool:
    """Whether a process has ended."""
    try:
        return (Path("/proc") / str(pid) / "stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True


def wait_until(is_so: Callable[[], bool]) -> None:
    """Ask again and again, up to the end of patience."""
    end = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < end, "it never came about"
        threading.Event().wait(0.02)
