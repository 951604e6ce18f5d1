"""Processor time and memory of a program, in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]

_KIBIBYTE = 1 if sys.platform == "darwin" else 1024  # the unit of ru_maxrss


@dataclass(frozen=True)
class Measured:
    """User and system seconds of a whole process, its greatest memory in GiB, and what it wrote.

    Memory counts from the fork on, so that it is never less than that of this process, about .06 GiB.
    """

    seconds: float
    peak: float
    output: str

    @property
    def told(self) -> dict[str, Any]:
        """The last line written, as JSON."""
        return dict(json.loads(self.output.splitlines()[-1]))


def run(command: Sequence[str]) -> Measured:
    """Run a program to its end; stops with what it said if it fails.

    The process is awaited by hand, for that is the one way to learn what this one alone has used.
    """
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen(command, cwd=ROOT, stdout=output, stderr=subprocess.STDOUT)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        text = output.read().decode()
    if process.returncode != 0:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}:\n{text}")
    return Measured(usage.ru_utime + usage.ru_stime, usage.ru_maxrss * _KIBIBYTE / 2**30, text)


def run_python(*arguments: str) -> Measured:
    """Run this Python with these arguments."""
    return run([sys.executable, *arguments])


def run_warm(command: Sequence[str], times: int = 3) -> Measured:
    """Run a program several times; the least processor time, caches being warm."""
    return min((run(command) for _ in range(times)), key=lambda measured: measured.seconds)


def write_table(head: Sequence[str], rows: Sequence[Sequence[object]], words: int = 1) -> str:
    """A table in Markdown; the first columns hold words and stand to the left, numbers to the right."""
    lines = [head, ["---"] * words + ["---:"] * (len(head) - words), *rows]
    return "\n".join("| " + " | ".join(map(str, line)) + " |" for line in lines)
