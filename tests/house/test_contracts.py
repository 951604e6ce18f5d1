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
    ("floors", "ecotone/landscape/planted.py", "import ecotone.boundaries"),
    ("floors", "ecotone/boundaries/planted.py", "from ecotone import tables"),
    ("floors", "ecotone/sentences/planted.py", "def late():\n    import ecotone.cli"),
    ("floors", "ecotone/ground/planted.py", "from ecotone.landscape import Landscape"),
    ("floors", "ecotone/errors.py", "import ecotone.ground"),
    ("floors", "ecotone/a_room_on_no_floor.py", ""),
    ("no-web", "ecotone/reports/planted.py", "import django.http"),
    ("no-database", "ecotone/tables/planted.py", "from sqlite3 import connect"),
    ("no-network", "ecotone/samples/planted.py", "def fetch():\n    import urllib.request"),
    ("no-network", "ecotone/cli/planted.py", "import httpx"),
    ("networkx-at-the-door", "ecotone/boundaries/planted.py", "import networkx as nx"),
    ("networkx-at-the-door", "ecotone/landscape/planted.py", "import networkx"),
    ("oracles-in-tests-only", "ecotone/ground/planted.py", "from igraph import Graph"),
    ("no-web", "ecotone/cli/planted.py", "import ecotone_web"),
    ("web-floors", "ecotone_web/records/planted.py", "import ecotone_web.bridge"),
    ("web-floors", "ecotone_web/bridge/planted.py", "from ecotone_web.rooms import notebook"),
    ("web-floors", "ecotone_web/rooms/planted.py", "import ecotone_web.site"),
    ("web-floors", "ecotone_web/a_room_on_no_floor.py", ""),
    ("web-rooms", "ecotone_web/rooms/notebook/planted.py", "import ecotone_web.rooms.landscape"),
    (
        "web-rooms",
        "ecotone_web/rooms/landscape/planted.py",
        "def late():\n    import ecotone_web.rooms.reports",
    ),
    ("web-space", "ecotone_web/rooms/space/team/planted.py", "import ecotone_web.rooms.space.sources"),
    ("web-space", "ecotone_web/rooms/space/sources/planted.py", "import ecotone_web.rooms.space.privacy"),
    ("web-call", "ecotone_web/rooms/call/letters/planted.py", "import ecotone_web.rooms.call.personal"),
    ("web-slices", "ecotone_web/rooms/notebook/reads.py", "import ecotone_web.rooms.notebook.acts"),
    ("web-slices", "ecotone_web/rooms/notebook/forms.py", "import ecotone_web.rooms.notebook.views"),
    ("records-without-arrays", "ecotone_web/records/planted.py", "import numpy"),
    ("rooms-without-arithmetic", "ecotone_web/rooms/reports/planted.py", "import numpy"),
]


def lint(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Run import-linter on the copy of the packages in `folder/src`."""
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
    left_out = shutil.ignore_patterns("__pycache__", "node_modules", "static", "migrations")
    for package in ("ecotone", "ecotone_web"):
        shutil.copytree(SOURCE.parent / package, tmp_path / "src" / package, ignore=left_out)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_every_contract_is_broken_once_below() -> None:
    assert {contract for contract, _, _ in PLANTS} == set(CONTRACTS)


def test_both_packages_keep_them_all(copy: Path) -> None:
    run = lint(copy)
    assert run.returncode == 0, run.stdout
    assert all(f"{name} KEPT" in run.stdout for name in CONTRACTS.values()), run.stdout


@pytest.mark.parametrize(("contract", "file", "line"), PLANTS)
def test_a_contract_bites(contract: str, file: str, line: str, copy: Path) -> None:
    path = copy / "src" / file
    text = path.read_text() if path.exists() else '"""Planted."""\n'
    path.write_text(f"{text}\n{line}\n")

    run = lint(copy, "--contract", contract)

    assert run.returncode != 0, run.stdout
    assert f"{CONTRACTS[contract]} BROKEN" in run.stdout, run.stdout
    assert file.removesuffix(".py").split("/")[-1] in run.stdout, run.stdout
