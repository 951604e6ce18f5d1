"""The documents agree with the repository: the README runs, links lead somewhere, make has what is named."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.repository import ROOT, find_files

BLOCK = re.compile(r"^```(bash|python)\n(.*?)^```$", flags=re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)\s]+)\)")
NEEDS_A_CHECKOUT = re.compile(r"^(make|git|cd) ", flags=re.MULTILINE)


def find_blocks(text: str) -> list[tuple[str, str]]:
    """The examples of a document that can run anywhere, in order: their language and their lines."""
    blocks = [(found.group(1), found.group(2)) for found in BLOCK.finditer(text)]
    return [block for block in blocks if not NEEDS_A_CHECKOUT.search(block[1])]


def run_blocks(text: str, folder: Path) -> str:
    """Run the examples of a document in a folder, one after another; what they print, or an error."""
    printed = ""
    for language, lines in find_blocks(text):
        program = (
            ["bash", "-euo", "pipefail", "-c"]
            if language == "bash"
            else [sys.executable, "-W", "error", "-c"]
        )
        path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        run = subprocess.run(
            [*program, lines],
            cwd=folder,
            env={**os.environ, "PATH": path},
            capture_output=True,
            text=True,
            check=False,
        )
        if run.returncode:
            raise AssertionError(f"{lines}\n{run.stdout}{run.stderr}")
        printed += run.stdout
    return printed


def find_dead_links(document: Path) -> list[str]:
    """Links of a document to files that are not there."""
    targets = (target.split("#")[0] for target in LINK.findall(document.read_text()) if "://" not in target)
    return [target for target in targets if target and not (document.parent / target).exists()]


def find_unknown_targets(text: str, makefile: str) -> list[str]:
    named = set(re.findall(r"(?:`|^|; )make ([a-z]+)", text, flags=re.MULTILINE))
    return sorted(named - set(re.findall(r"^([a-z]+):", makefile, flags=re.MULTILINE)))


def list_documents() -> list[Path]:
    return [path for path in find_files() if path.suffix == ".md"]


def test_the_readme_runs(tmp_path: Path) -> None:
    text = (ROOT / "README.md").read_text()
    assert {language for language, _ in find_blocks(text)} == {"bash", "python"}
    assert run_blocks(text, tmp_path).strip()
    assert list(tmp_path.rglob("*.html"))


def test_links_lead_to_files() -> None:
    faults = {path.relative_to(ROOT).as_posix(): find_dead_links(path) for path in list_documents()}
    assert {path: links for path, links in faults.items() if links} == {}


def test_make_has_every_target_that_is_named() -> None:
    makefile = (ROOT / "Makefile").read_text()
    faults = {path.name: find_unknown_targets(path.read_text(), makefile) for path in list_documents()}
    assert {name: targets for name, targets in faults.items() if targets} == {}


def test_every_decision_is_numbered_and_listed() -> None:
    decisions = sorted(path.name for path in (ROOT / "decisions").glob("[0-9]*.md"))
    assert [name[:4] for name in decisions] == [f"{number:04}" for number in range(1, len(decisions) + 1)]
    index = (ROOT / "decisions" / "README.md").read_text()
    assert [name for name in decisions if name not in index] == []


def test_the_guard_sees_an_example_that_fails(tmp_path: Path) -> None:
    for broken in ("```bash\nfalse | true\n```\n", "```python\n1 / 0\n```\n"):
        with pytest.raises(AssertionError):
            run_blocks(broken, tmp_path)
    assert run_blocks("```python\nprint(1)\n```\n\n```bash\nmake demo\n```\n", tmp_path) == "1\n"


def test_the_guard_sees_dead_links_and_unknown_targets(tmp_path: Path) -> None:
    document = tmp_path / "page.md"
    document.write_text("[here](page.md#top) [gone](gone.md) [away](https://example.org)")
    assert find_dead_links(document) == ["gone.md"]
    assert find_unknown_targets("Run `make demo`, then `make coffee`.", "demo: setup\n") == ["coffee"]
