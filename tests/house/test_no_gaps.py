"""Where CI is set, nothing can be left out unnoticed."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest

ROOT = Path(__file__).resolve().parents[2]

LEFT_OUT = {
    "test_fixture.py": """
        import pytest
        @pytest.fixture
        def data():
            pytest.skip("no data here")
        def test_it(data): pass
        """,
    "test_mark.py": """
        import pytest
        @pytest.mark.skip(reason="no data here")
        def test_it(): pass
        """,
    "test_inside.py": """
        import pytest
        def test_it(): pytest.skip("no data here")
        """,
    "test_whole_file.py": """
        import pytest
        pytest.skip("no data here", allow_module_level=True)
        """,
    "test_package.py": """
        import pytest
        pytest.importorskip("no_such_package", reason="no data here")
        """,
    "test_example.py": '''
        def stands():
            """
            >>> stands()  # doctest: +SKIP
            """
        ''',
}
NOT_LEFT_OUT = {
    "test_expected_to_fail.py": """
        import pytest
        @pytest.mark.xfail(strict=True)
        def test_it(): assert False
        """,
    "test_sound.py": "def test_it(): pass",
}


def run_pytest(folder: Path, *options: str, ci: str) -> str:
    """What pytest prints on all these files, under this repository's own conftest."""
    (folder / "conftest.py").write_text("from tests.conftest import pytest_configure\n")
    for name, source in {**LEFT_OUT, **NOT_LEFT_OUT}.items():
        (folder / name).write_text(dedent(source))
    run = subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "-p",
            "no:cacheprovider",
            "--doctest-modules",
            *options,
            str(folder),
        ],
        cwd=folder,
        env={**os.environ, "CI": ci, "PYTHONPATH": str(ROOT), "PYTEST_ADDOPTS": "-ra"},
        capture_output=True,
        text=True,
        check=False,
    )
    return run.stdout


def files_in_trouble(output: str) -> set[str]:
    return set(re.findall(r"^(?:FAILED|ERROR) (\w+\.py)", output, flags=re.MULTILINE))


@pytest.mark.parametrize("options", [(), ("-n", "2")], ids=["alone", "in two workers"])
def test_what_is_left_out_has_failed_where_ci_is_set(options: tuple[str, ...], tmp_path: Path) -> None:
    output = run_pytest(tmp_path, "--continue-on-collection-errors", *options, ci="true")
    assert files_in_trouble(output) == set(LEFT_OUT), output
    assert "no data here" in output
    assert "skipped" not in output.splitlines()[-1]


def test_elsewhere_it_is_only_said(tmp_path: Path) -> None:
    output = run_pytest(tmp_path, ci="")
    assert not files_in_trouble(output), output
    assert "skipped" in output.splitlines()[-1]
