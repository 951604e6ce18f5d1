"""Commands of other packages are listed without being loaded, and loaded when they are called."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest

from tests.cli.conftest import Ran

Run = Callable[..., Ran]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A folder with an installed package that brings the commands `greet` and, in vain, `look`."""
    info = tmp_path / "greeter-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: greeter\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[ecotone.commands]\ngreet = greeter:run\nlook = greeter:run\n")
    (tmp_path / "greeter.py").write_text(
        dedent(
            """
            import sys
            print("greeter is loaded", file=sys.stderr)

            def run(arguments):
                print("hello", *arguments)
                return 7 if "--fail" in arguments else None
            """
        )
    )
    return tmp_path


def test_help_lists_them_and_loads_none(site: Path) -> None:
    command = [sys.executable, "-m", "ecotone.cli", "--help"]
    environment = {**os.environ, "PYTHONPATH": str(site)}
    shown = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert "greet" in shown.stdout
    assert "loaded" not in shown.stderr


@pytest.fixture
def installed(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The package stands on the path of this Python, and is not loaded yet."""
    monkeypatch.syspath_prepend(site)
    monkeypatch.setitem(sys.modules, "greeter", None)
    monkeypatch.delitem(sys.modules, "greeter")


@pytest.mark.usefixtures("installed")
def test_a_call_hands_over_every_argument_even_help(ecotone: Run) -> None:
    called = ecotone("greet", "--port", "80", "--help")
    assert called == Ran(0, "hello --port 80 --help\n", "greeter is loaded\n")


@pytest.mark.usefixtures("installed")
def test_their_status_is_ours(ecotone: Run) -> None:
    assert ecotone("greet", "--fail").status == 7


@pytest.mark.usefixtures("installed")
def test_they_stand_in_the_help_beside_ours(ecotone: Run) -> None:
    shown = ecotone("--help")
    assert "greet" in shown.out
    assert "boundaries" in shown.out


@pytest.mark.usefixtures("installed")
def test_nobody_takes_the_place_of_one_of_ours(ecotone: Run) -> None:
    shown = ecotone("look", "--help")
    assert "Write a report on a landscape" in shown.out
    assert "loaded" not in shown.err
