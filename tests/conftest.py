"""What all tests share: the folder of open data, a browser, and no silent gaps."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import settings

from tests.no_gaps import NoGaps

ROOT = Path(__file__).resolve().parents[1]
IN_CI = os.environ.get("CI", "").lower() in {"1", "true", "yes"}

# Where many wait for the answer, the same examples are tried each time; at a desk, new ones.
settings.register_profile("ecotone", deadline=None, derandomize=IN_CI)
settings.load_profile("ecotone")


def pytest_configure(config: pytest.Config) -> None:
    """Where CI is set, a test left out has failed: data and browser are there, so nothing excuses it."""
    if IN_CI:
        config.pluginmanager.register(NoGaps(), "no-gaps")


@pytest.fixture(scope="session")
def open_data() -> Path:
    """The open data folder beside the checkout, or wherever ECOTONE_DATA points."""
    folder = Path(os.environ.get("ECOTONE_DATA") or ROOT.parent / "shared" / "data")
    if not folder.is_dir():
        pytest.skip("the open data folder is not beside the checkout, and ECOTONE_DATA does not name another")
    return folder


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of a chromium, for tests that look at a page."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        pytest.skip("there is no chromium here (on Debian: apt-get install chromium)")
    return path
