"""`import ecotone` and `ecotone --help` wait for nothing that they do not need."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = {"numba", "networkit", "polars", "fastexcel", "scipy", "networkx", "pandas"}
ALSO_LATER = {"numpy", "jinja2", "typer", "rich", "charset_normalizer"}

PRINT_MODULES = "\nimport sys; print(*sorted({name.partition('.')[0] for name in sys.modules}))"
HELP = """
import contextlib, io, sys
sys.argv = ["ecotone", "--help"]
from ecotone.cli import main
with contextlib.suppress(SystemExit), contextlib.redirect_stdout(io.StringIO()):
    main()
"""


PAGE = """
import os, sys, tempfile
os.environ |= {"ECOTONE_HOME": tempfile.mkdtemp(), "DJANGO_SETTINGS_MODULE": "ecotone_web.site.settings"}
import django
django.setup()
from django.test import Client
assert Client(headers={"host": "localhost"}).get("/sign-in/").status_code == 200
"""


def list_modules(program: str) -> set[str]:
    """The packages that are loaded once a program has run in a Python of its own."""
    run = subprocess.run(
        [sys.executable, "-c", program + PRINT_MODULES], capture_output=True, text=True, check=True
    )
    return set(run.stdout.split())


def test_importing_ecotone_loads_next_to_nothing() -> None:
    loaded = list_modules("import ecotone")
    assert "ecotone" in loaded
    assert loaded & (HEAVY | ALSO_LATER) == set()


def test_asking_for_help_loads_nothing_heavy() -> None:
    loaded = list_modules(HELP)
    assert "ecotone" in loaded
    assert loaded & HEAVY == set()


@pytest.mark.parametrize("package", ["networkx", "scipy"])
def test_the_guard_sees_a_heavy_import(package: str) -> None:
    assert package in list_modules(f"import ecotone, {package}")


def test_the_first_page_of_the_workbench_loads_nothing_heavy() -> None:
    loaded = list_modules(PAGE)  # with the addresses, and so with all rooms
    assert {"ecotone_web", "django"} <= loaded
    assert loaded & HEAVY == set()
