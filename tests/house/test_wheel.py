"""What is installed is what stands in the repository: the samples and templates too."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

from hatch_build import find_bundle
from tests.house.repository import ROOT, find_files


def build_wheel(folder: Path) -> set[str]:
    """The files in a wheel of this project, built into a folder."""
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    (wheel,) = folder.glob("*.whl")
    return set(zipfile.ZipFile(wheel).namelist())


def test_the_wheel_holds_the_whole_library_and_nothing_else(tmp_path: Path) -> None:
    built = build_wheel(tmp_path)
    ours = {
        path.relative_to(ROOT / "src").as_posix() for path in find_files() if ROOT / "src" in path.parents
    }
    built_anew = [*find_bundle().iterdir(), *(ROOT / "src").rglob("*.mo")]
    made = {path.relative_to(ROOT / "src").as_posix() for path in built_anew}
    assert {name for name in built if ".dist-info/" not in name} == ours | made
    assert any(name.endswith("/licenses/LICENSE") for name in built)
