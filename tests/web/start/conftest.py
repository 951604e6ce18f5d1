"""A furnished workbench on SQLite, made once, and a PostgreSQL server."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest

from tests.web.postgresql import open_postgresql


@pytest.fixture(scope="session")
def _furnished(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, UUID]:
    home = tmp_path_factory.mktemp("furnished")
    return home, furnish(home)


def furnish(home: Path, database: str = "") -> UUID:
    """Fill a folder; the number of one of the people in it."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.web.start.furnishing"],
        env={**os.environ, "ECOTONE_HOME": str(home), "DATABASE_URL": database},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return UUID(done.stdout.strip())


@pytest.fixture
def home(_furnished: tuple[Path, UUID], tmp_path: Path) -> Path:
    """A copy of the furnished workbench."""
    return Path(shutil.copytree(_furnished[0], tmp_path / "home"))


@pytest.fixture
def somebody(_furnished: tuple[Path, UUID]) -> UUID:
    """One of the people in it."""
    return _furnished[1]


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The address of a database on a PostgreSQL of our own."""
    with open_postgresql() as address:
        yield address
