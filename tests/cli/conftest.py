"""Running the command: inside the test for speed, in a Python of its own where streams and statuses matter."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from ecotone.cli.running import run
from ecotone.samples import copy_sample


@dataclass(frozen=True)
class Ran:
    """What a run left behind."""

    status: int
    out: str
    err: str


@pytest.fixture
def ecotone(capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """Run the command in this Python."""

    def call(*arguments: str | Path) -> Ran:
        capsys.readouterr()
        status = run([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return Ran(status, captured.out, captured.err)

    return call


@pytest.fixture
def program() -> Callable[..., subprocess.CompletedProcess[bytes]]:
    """Run the command in a Python of its own, with further `environment`."""

    def call(
        *arguments: str | Path, cwd: Path | None = None, **environment: str
    ) -> subprocess.CompletedProcess[bytes]:
        command = [sys.executable, "-m", "ecotone.cli", *map(str, arguments)]
        return subprocess.run(
            command, cwd=cwd, env={**os.environ, **environment}, capture_output=True, check=False
        )

    return call


@pytest.fixture(scope="session")
def law_firm(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the sample law-firm."""
    folder = tmp_path_factory.mktemp("samples") / "law-firm"
    copy_sample("law-firm", folder)
    return folder


@pytest.fixture
def people(tmp_path: Path) -> Path:
    """A list of six people, in three villages, one of them not known."""
    path = tmp_path / "people.csv"
    path.write_text("id,village\nana,Nord\nben,Nord\ncleo,Süd\ndan,Süd\neve,West\nfay,\n", encoding="utf-8")
    return path


@pytest.fixture
def ties(tmp_path: Path) -> Path:
    """Ties between them, and to one who is not in the list."""
    path = tmp_path / "ties.csv"
    path.write_text("from,to\nana,ben\nben,ana\ncleo,dan\neve,ana\ngil,ana\n", encoding="utf-8")
    return path
