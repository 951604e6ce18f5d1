"""The contracts on imports hold, and each of them bites."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.house.repository import ROOT, SOURCE

CONTRACTS = {
    contract["id"]: contract["name"]
    for contract in tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
}

# For each contract, offences: the file that is made worse, and the line that makes it so.
PLANTS = [
    ("floors", "landscape/planted.py", "import ecotone.boundaries"),
    ("floors", "boundaries/planted.py", "from ecotone import tables"),
    ("floors", "sentences/planted.py", "def late():\n    import ecotone.cli"),
    ("floors", "ground/planted.py", "from ecotone.landscape import Landscape"),
    ("floors", "errors.py", "import ecotone.ground"),
    ("floors", "a_room_on_no_floor.py", ""),
    ("no-web", "reports/planted.py", "import django.http"),
    ("no-database", "tables/planted.py", "from sqlite3 import connect"),
    ("no-network", "samples/planted.py", "def fetch():\n    import urllib.request"),
    ("no-network", "cli/planted.py", "import httpx"),
    ("networkx-at-the-door", "boundaries/planted.py", "import networkx as nx"),
    ("networkx-at-the-door", "landscape/planted.py", "import networkx"),
    ("oracles-in-tests-only", "ground/planted.py", "from igraph import Graph"),
]


def lint(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Run import-linter on the copy of the library in `folder/src`."""
    program = Path(sys.executable).with_name("lint-imports")
    return subprocess.run(
        [program, "--no-cache", "--no-logo", *options],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder / "src")},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copytree(SOURCE, tmp_path / "src" / "ecotone", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_every_contract_is_broken_once_below() -> None:
    assert {contract for contract, _, _ in PLANTS} == set(CONTRACTS)


def test_the_library_keeps_them_all(copy: Path) -> None:
    run = lint(copy)
    assert run.returncode == 0, run.stdout
    assert all(f"{name} KEPT" in run.stdout for name in CONTRACTS.values()), run.stdout


@pytest.mark.parametrize(("contract", "file", "line"), PLANTS)
def test_a_contract_bites(contract: str, file: str, line: str, copy: Path) -> None:
    path = copy / "src" / "ecotone" / file
    text = path.read_text() if path.exists() else '"""Planted."""\n'
    path.write_text(f"{text}\n{line}\n")

    run = lint(copy, "--contract", contract)

    assert run.returncode != 0, run.stdout
    assert f"{CONTRACTS[contract]} BROKEN" in run.stdout, run.stdout
    assert file.removesuffix(".py").split("/")[-1] in run.stdout, run.stdout
