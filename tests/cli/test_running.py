"""Statuses, streams, and no traceback for anyone."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest

from ecotone.cli import main
from ecotone.cli.running import flush_streams, prepare_streams
from ecotone.cli.voice import without_controls
from tests.cli.conftest import Ran

Run = Callable[..., Ran]
Program = Callable[..., subprocess.CompletedProcess[bytes]]


@pytest.fixture
def trouble(tmp_path: Path) -> Path:
    """A folder with a package whose commands fail in ways that nobody foresaw."""
    info = tmp_path / "trouble-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: trouble\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(
        "[ecotone.commands]\nfail = trouble:fail\nstop = trouble:stop\ntalk = trouble:talk\ncut = trouble:cut\n"
        "halt = trouble:halt\n"
    )
    (tmp_path / "trouble.py").write_text(
        dedent(
            """
            def fail(arguments):
                raise KeyError("no\\nsuch key \\x1b[31m")

            def stop(arguments):
                raise KeyboardInterrupt

            def halt(arguments):
                raise RuntimeError("Received CTRL+C/SIGINT")

            def cut(arguments):
                raise BrokenPipeError

            def talk(arguments):
                for line in range(100_000):
                    print("Süd", line)
            """
        )
    )
    return tmp_path


@pytest.fixture
def installed(trouble: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(trouble)


@pytest.mark.usefixtures("installed")
def test_an_unforeseen_error_is_one_sentence_and_status_1(ecotone: Run) -> None:
    ran = ecotone("fail")
    assert (ran.status, ran.out) == (1, "")
    assert ran.err.startswith("Ecotone stumbled over something that nobody foresaw (KeyError")
    assert ran.err.count("\n") == 1
    assert "\x1b" not in ran.err


@pytest.mark.usefixtures("installed")
def test_debug_lets_an_unforeseen_error_through(ecotone: Run) -> None:
    with pytest.raises(KeyError):
        ecotone("--debug", "fail")


def test_debug_shows_where_it_happened(program: Program, trouble: Path) -> None:
    ran = program("--debug", "fail", PYTHONPATH=str(trouble))
    assert ran.returncode == 1
    assert b"Traceback" in ran.stderr
    assert b"trouble.py" in ran.stderr


@pytest.mark.usefixtures("installed")
@pytest.mark.parametrize("command", ["stop", "halt"])
def test_a_command_that_is_interrupted_ends_quietly(ecotone: Run, command: str) -> None:
    """Python's own interruption, and the one that networkit makes of it."""
    ran = ecotone(command)
    assert (ran.status, ran.out.strip(), ran.err.strip()) == (130, "", "")


@pytest.mark.usefixtures("installed")
def test_a_pipe_that_breaks_is_no_error(ecotone: Run) -> None:
    assert ecotone("cut") == Ran(0, "", "")


def test_the_status_is_handed_to_the_shell() -> None:
    for arguments, status in ((["--version"], 0), (["check", "nobody.csv"], 2)):
        with pytest.raises(SystemExit) as left:
            main(arguments)
        assert left.value.code == status


def test_a_closed_stream_is_replaced_and_another_speaks_utf8(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", io.TextIOWrapper(seen, "ascii"))
    prepare_streams()
    sys.stdout.write("Süd")
    sys.stderr.write("Süd \ud800")
    flush_streams()
    assert seen.getvalue() == "Süd \\ud800".encode()
    sys.stdout.close()


def test_a_full_disk_leaves_nothing_to_complain_about_at_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    with open("/dev/full", "w", encoding="utf-8") as full:
        monkeypatch.setattr(sys, "stdout", full)
        sys.stdout.write("Süd")
        flush_streams()


def test_a_reader_that_has_had_enough_is_no_error(trouble: Path) -> None:
    command = [sys.executable, "-m", "ecotone.cli", "talk"]
    environment = {**os.environ, "PYTHONPATH": str(trouble)}
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.readline()
        running.stdout.close()
        assert running.stderr.read() == b""


@pytest.mark.parametrize("redirection", [">&-", "2>&-", ">&- 2>&-", ">/dev/full"])
def test_a_closed_stream_is_no_traceback(redirection: str) -> None:
    ran = subprocess.run(
        ["sh", "-c", f'"{sys.executable}" -m ecotone.cli sample {redirection}'],
        capture_output=True,
        check=False,
    )
    assert b"Traceback" not in ran.stderr
    assert b"Exception" not in ran.stderr


def test_output_is_utf8_whatever_the_locale_says(program: Program, people: Path) -> None:
    for environment in (
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "latin-1"},
    ):
        ran = program("check", people, "--json", **environment)
        assert ran.returncode == 0, ran.stderr
        assert ran.stdout.decode("utf-8")
        shown = program("check", people, **environment)
        assert "Süd" in shown.stdout.decode("utf-8")


def test_the_version_is_said(ecotone: Run) -> None:
    from ecotone import __version__

    assert ecotone("--version") == Ran(0, f"ecotone {__version__}\n", "")


@pytest.mark.parametrize(
    "arguments",
    [("look",), ("lok",), ("look", "--nonsense"), ("silos",)],
)
def test_a_wrong_call_is_refused_with_a_word_on_help(ecotone: Run, arguments: tuple[str, ...]) -> None:
    ran = ecotone(*arguments)
    assert ran.status == 2
    assert ran.out == ""
    assert "--help" in ran.err


def test_control_characters_cannot_drive_the_terminal() -> None:
    assert without_controls("Nord\x1b[2J\x07 \x9b31mSüd\tund\nWest") == "Nord[2J 31mSüd\tund\nWest"
