"""Help that a newcomer understands: every command, every option, an example each."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from tests.cli.conftest import Ran

Run = Callable[..., Ran]

COMMANDS = ("look", "boundaries", "silos", "check", "convert", "sample")
READING = {
    "--id", "--from", "--to", "--weight", "--kind", "--status", "--since", "--until", "--meeting", "--answered",
    "--people-columns", "--ties-columns", "--unknown", "--labels",
}  # fmt: skip
VIEWING = {"--only-kind", "--at", "--confirmed"}
DIVIDING = {"--boundary"}
WEIGHING = DIVIDING | {"--beside"}
WORDING = {"--noun", "--people-noun"}
OPTIONS = {
    "look": {"--out", "--seed", "--name", "--no-silos"} | READING | VIEWING | WEIGHING | WORDING,
    "boundaries": {"--json"} | READING | VIEWING | WEIGHING | WORDING,
    "silos": {"--json", "--seed"} | READING | VIEWING | DIVIDING | WORDING,
    "check": {"--json"} | READING | DIVIDING,
    "convert": {"--format", "--replace", "--json"} | READING | DIVIDING,
    "sample": {"--out"},
}


def test_the_first_help_names_every_command(ecotone: Run) -> None:
    shown = ecotone("--help")
    assert shown.status == 0
    assert all(command in shown.out for command in COMMANDS)
    assert "ecotone sample law-firm" in shown.out


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_shows_its_options_and_an_example(ecotone: Run, command: str) -> None:
    shown = ecotone(command, "--help")
    assert shown.status == 0
    assert set(re.findall(r"(?<![\w-])--[a-z-]+", shown.out)) - {"--help"} == OPTIONS[command]
    assert f"Example: ecotone {command} " in shown.out


@pytest.mark.parametrize("command", COMMANDS)
def test_no_option_is_left_without_a_word(ecotone: Run, command: str) -> None:
    lines = [line.strip(" │*") for line in ecotone(command, "--help").out.splitlines()]
    options = [line for line in lines if line.startswith("--")]
    assert options
    for line in options:
        assert re.search(r"[A-Z][a-z]* [a-z]+", line), line
