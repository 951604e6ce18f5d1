"""What no file of the repository may hold, and what no file may be called."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.house.repository import ROOT, find_files, read_text

# Put together from halves, so that this file does not find itself.
HOSTS = [
    "pypi" + ".org",
    "python" + "hosted.org",
    "registry." + "npmjs",
    "npmjs" + ".com",
    "deb." + "debian.org",
    "proxy." + "golang",
]
PLACES = [
    re.compile(place)
    for place in ("/wo" + r"rk/", "/ro" + r"ot/", "/ho" + r"me/\w+/", "/tm" + r"p/\w", "/op" + r"t/\w")
]
ELSEWHERE = re.compile(r"\b(READ" + r"INGS|PA" + r"GES|DES" + r"IGN|ST" + r"YLE)\b")
DRAWERS = {"utils", "util", "helpers", "helper", "common", "misc", "tools", "shared"}
LARGEST = 1_000_000


def find_words(text: str) -> list[str]:
    """Addresses of package registries and paths of one computer, as they stand in a text."""
    lowered = text.lower()
    places = (found.group() for place in PLACES if (found := place.search(text)))
    return [host for host in HOSTS if host in lowered] + list(places)


def find_elsewhere(text: str) -> list[str]:
    """Names of papers that guided the building and are not in the repository: say it here instead."""
    return [found.group() for found in ELSEWHERE.finditer(text)]


def find_drawers(paths: Iterable[Path]) -> list[Path]:
    """Modules and folders named after nothing in particular."""
    return [path for path in paths if {Path(part).stem for part in path.parts} & DRAWERS]


def test_no_registry_and_no_local_path_is_named() -> None:
    faults = {
        path.relative_to(ROOT).as_posix(): words
        for path in find_files()
        if (words := find_words(read_text(path) or ""))
    }
    assert faults == {}


def test_nothing_points_at_papers_that_are_not_here() -> None:
    faults = {
        path.relative_to(ROOT).as_posix(): names
        for path in find_files()
        if (names := find_elsewhere(read_text(path) or ""))
    }
    assert faults == {}


def test_no_drawer_for_odds_and_ends() -> None:
    assert find_drawers(path.relative_to(ROOT) for path in find_files()) == []


def test_no_file_is_heavy() -> None:
    assert [path for path in find_files() if path.stat().st_size > LARGEST] == []


@pytest.mark.parametrize(
    "text",
    [
        "see https://" + HOSTS[0] + "/project/x",
        "read /wo" + "rk/main",
        "cd /ho" + "me/ada/ecotone",
        "/tm" + "p/x",
    ],
)
def test_the_guard_sees_hosts_and_paths(text: str) -> None:
    assert find_words(text)


def test_the_guard_leaves_other_words_alone() -> None:
    assert find_words("a framework/library at work, on the homepage, from the root") == []


def test_the_guard_sees_papers_that_are_not_here() -> None:
    assert find_elsewhere("as READ" + "INGS 2 has it") == ["READ" + "INGS"]
    assert find_elsewhere("the design of pages, in style, has readings") == []


def test_the_guard_sees_drawers() -> None:
    offending = [Path("src/ecotone/utils/__init__.py"), Path("src/ecotone/tables/helpers.py")]
    assert find_drawers([*offending, Path("src/ecotone/tables/columns.py")]) == offending
