"""The pinned requirements are whole, hashed, free of addresses, and fit pyproject.toml."""

from __future__ import annotations

import re
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.house.repository import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
FILES = ["base", "workbench", "dev", "uv"]
WORKBENCH = PROJECT["project"]["optional-dependencies"]["workbench"]


def read_pins(text: str) -> dict[str, list[str]]:
    """Each pinned package and its versions (more than one where they differ by Python version)."""
    pins: dict[str, list[str]] = {}
    for name, version in re.findall(r"^([A-Za-z0-9][\w.-]*)==([^\s;\\]+)", text, flags=re.MULTILINE):
        pins.setdefault(canonicalize_name(name), []).append(version)
    return pins


def find_faults(text: str) -> list[str]:
    """Lines that name an address or an option, and packages without a hash."""
    addresses = [line for line in text.splitlines() if re.search(r"://|file:|^-|@ ", line)]
    blocks = re.split(r"^(?=[A-Za-z0-9])", text, flags=re.MULTILINE)[1:]
    return addresses + [block.split()[0] for block in blocks if "--hash=sha256:" not in block]


def find_unmet(wanted: list[str], pins: dict[str, list[str]]) -> list[str]:
    requirements = [Requirement(text) for text in wanted]
    return [
        str(requirement)
        for requirement in requirements
        if not (versions := pins.get(canonicalize_name(requirement.name)))
        or not all(requirement.specifier.contains(version) for version in versions)
    ]


def read_requirements(name: str) -> str:
    return (ROOT / "requirements" / f"{name}.txt").read_text()


@pytest.mark.parametrize("name", FILES)
def test_everything_is_hashed_and_no_address_stands_there(name: str) -> None:
    text = read_requirements(name)
    assert read_pins(text)
    assert find_faults(text) == []


def test_the_pins_fit_the_project() -> None:
    wanted = PROJECT["project"]["dependencies"]
    assert find_unmet(wanted, read_pins(read_requirements("base"))) == []
    assert find_unmet([*wanted, *WORKBENCH], read_pins(read_requirements("workbench"))) == []
    all_wanted = [*wanted, *WORKBENCH, *PROJECT["dependency-groups"]["dev"]]
    assert find_unmet(all_wanted, read_pins(read_requirements("dev"))) == []


def test_users_and_developers_run_the_same_versions() -> None:
    base, dev = read_pins(read_requirements("base")), read_pins(read_requirements("dev"))
    assert {name: dev.get(name) for name in base} == base


def test_igraph_is_never_installed_for_users() -> None:
    assert not {"igraph", "scikit-learn", "matplotlib", "pandas"} & set(read_pins(read_requirements("base")))


def test_the_guard_sees_addresses_missing_hashes_and_old_pins() -> None:
    text = "--find-links somewhere\nnumpy==1.26.0 \\\n    --hash=sha256:ab\nscipy==1.14.0\n"
    assert find_faults(text) == ["--find-links somewhere", "scipy==1.14.0"]
    assert find_unmet(["numpy>=2", "scipy>=1.13", "polars"], read_pins(text)) == ["numpy>=2", "polars"]
