"""Every change leaves a fragment in changelog.d, and a release gathers them."""

from __future__ import annotations

import importlib.util
import re
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

from tests.house.repository import ROOT


def load_gather() -> ModuleType:
    spec = importlib.util.spec_from_file_location("gather", ROOT / "changelog.d" / "gather.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


gather = load_gather()
CHANGELOG = (ROOT / "CHANGELOG.md").read_text()


def test_fragments_are_well_formed() -> None:
    fragments = gather.read_fragments()
    assert [fault for name, text in fragments.items() for fault in gather.find_faults(name, text)] == []


def test_the_folder_holds_fragments_and_their_gatherer_only() -> None:
    names = {path.name for path in (ROOT / "changelog.d").iterdir()} - {"__pycache__", ".gitkeep"}
    assert {name for name in names if not name.endswith(".md")} == {"gather.py"}


def test_this_version_is_released_or_has_fragments() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]
    assert f"## {version} " in CHANGELOG or gather.read_fragments()


def test_the_changelog_has_its_form() -> None:
    headings = re.findall(r"^## (.+)$", CHANGELOG, flags=re.MULTILINE)
    assert gather.MARK in CHANGELOG
    assert headings[0] == "Unreleased"
    assert all(re.fullmatch(r"\d+\.\d+\.\d+ – \d{4}-\d\d-\d\d", heading) for heading in headings[1:])


def test_a_release_gathers_fragments_by_kind() -> None:
    fragments = {"b.fixed.md": "A fault\nis gone.\n", "a.added.md": "A thing is new.\n"}
    release = gather.write_release("1.2.3", "2030-01-02", fragments)
    assert release.split("\n") == [
        "## 1.2.3 – 2030-01-02",
        "",
        "### Added",
        "",
        "- A thing is new.",
        "",
        "### Fixed",
        "",
        "- A fault is gone.",
        "",
    ]
    older = f"# Changelog\n\n{gather.MARK}\n## 1.0.0 – 2029-01-01\n"
    assert gather.add_release(older, release).index("1.2.3") < gather.add_release(older, release).index(
        "1.0.0"
    )


@pytest.mark.parametrize(
    ("name", "text", "fault"),
    [
        ("the-look.new.md", "A thing is new.", "is none of"),
        ("added.md", "A thing is new.", "is not called"),
        ("the-look.added.md", "\n", "is empty"),
        ("the-look.added.md", "One.\n\nTwo.", "more than one paragraph"),
        ("the-look.added.md", "A thing is new", "full stop"),
        ("the-look.added.md", "Long. " * 200, "characters"),
    ],
)
def test_the_guard_sees_a_malformed_fragment(name: str, text: str, fault: str) -> None:
    assert any(fault in found for found in gather.find_faults(name, text))


def test_a_changelog_without_its_mark_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="no line"):
        gather.add_release("# Changelog\n", "## 1.0.0")
    assert gather.read_fragments(tmp_path) == {}
