"""Tests that share one world run in one worker: else each worker makes that world anew."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

BELONGING = """
import pytest
pytestmark = pytest.mark.xdist_group("one world")

@pytest.mark.parametrize("number", range(4))
def test_it(number: int, worker_id: str) -> None:
    print("in", worker_id)
"""

PLAIN = ("-p", "no:cacheprovider", "-p", "no:django", "-c", "/dev/null", "--rootdir", ".")


def test_tests_of_one_group_run_in_one_worker(tmp_path: Path) -> None:
    (tmp_path / "test_belonging.py").write_text(BELONGING)
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *PLAIN, "-rP", "-n", "2", "--dist", "loadgroup", "."],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    said = [line for line in done.stdout.splitlines() if line.startswith("in gw")]
    assert (len(said), len(set(said))) == (4, 1), done.stdout + done.stderr
