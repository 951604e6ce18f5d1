"""A wish to stop is heard whenever it comes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.web.start.running import PATIENCE

UNLUCKY = """
import signal, sys
from ecotone_web.site.start.processes import open_port, run_web, stopping_cleanly

class Cleared:
    def __del__(self):
        signal.raise_signal(int(sys.argv[1]))  # what a handler raises in here, Python drops

with stopping_cleanly(), open_port("127.0.0.1", 0) as opened:
    run_web(opened, ready=Cleared)
print("ended in order")
"""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_one_that_comes_while_something_is_cleared_away_ends_the_server_all_the_same(
    tmp_path: Path, number: signal.Signals
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", UNLUCKY, str(int(number))],
        env={**os.environ, "ECOTONE_HOME": str(tmp_path), "DJANGO_SETTINGS_MODULE": "tests.web.settings"},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "ended in order\n"), done.stderr
    assert "Stopped" in done.stderr, "the exception was not dropped: this shows nothing"
