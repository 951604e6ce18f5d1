"""kill -9 in the middle of what changes much: all of it is there afterwards, or nothing.

Each is killed 20 times; `ECOTONE_DRILLS` says how often instead (`make drill`: 200).
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

TIMES = int(os.environ.get("ECOTONE_DRILLS", "20"))
ROOT = Path(__file__).parents[3]


pytestmark = pytest.mark.xdist_group("kill")  # one process does them all
ACTS = ("import", "merge", "undo", "restore")
BY_HALVES = "by-halves"


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, int]]:
    """What was found after each kind of act, each killed so many times."""
    folder = tmp_path_factory.mktemp("drills")
    command = [
        sys.executable,
        "-m",
        "tests.web.drills.killing",
        str(folder),
        str(TIMES),
        "7",
        *ACTS,
        BY_HALVES,
    ]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    counts: dict[str, dict[str, int]] = json.loads(done.stdout)
    return counts


@pytest.mark.parametrize("act", ACTS)
def test_all_or_nothing(found: dict[str, dict[str, int]], act: str) -> None:
    assert found[act]["other"] == 0
    assert found[act]["after"] > 0
    assert found[act]["before"] > 0


def test_the_drill_sees_what_is_done_by_halves(found: dict[str, dict[str, int]]) -> None:
    assert found[BY_HALVES]["other"] > 0
