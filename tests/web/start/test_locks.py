"""Who has a lock on a file."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from ecotone_web.records.locks import take_lock

HOLD = """
import sys, pathlib
from ecotone_web.records.locks import take_lock
lock = take_lock(pathlib.Path(sys.argv[1]))
print(lock is not None, flush=True)
sys.stdin.read()
"""


def test_a_lock_is_free_again_when_its_process_is_killed(tmp_path: Path) -> None:
    place = tmp_path / "some.lock"
    command = [sys.executable, "-c", HOLD, str(place)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "True\n"
        assert take_lock(place) is None
        other.kill()
        other.wait()
    lock = take_lock(place)
    assert lock is not None
    lock.close()
