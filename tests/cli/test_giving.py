"""`ecotone sample`: the list, a copy, and what to try next."""

from __future__ import annotations

import shlex
from collections.abc import Callable
from pathlib import Path

import pytest

from ecotone.samples import describe_sample, sample_names
from tests.cli.conftest import Ran

Run = Callable[..., Ran]


def test_without_a_name_all_are_listed(ecotone: Run) -> None:
    shown = ecotone("sample")
    assert shown.status == 0
    for name in sample_names():
        assert name in shown.out.splitlines()
        assert describe_sample(name).what in shown.out


def test_a_sample_goes_into_a_folder_of_its_name(
    ecotone: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ecotone("sample", "researchers")
    assert sorted(path.name for path in (tmp_path / "researchers").iterdir()) == [
        "SOURCE.toml",
        "people.csv",
        "ties.csv",
    ]


def test_what_it_says_to_try_next_works(
    ecotone: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    given = ecotone("sample", "researchers", "--out", "a folder/of mine")
    command = shlex.split(given.out.splitlines()[-1])
    assert command[:2] == ["ecotone", "look"]
    assert ecotone(*command[1:]).status == 0
    assert Path("of mine.html").exists()
