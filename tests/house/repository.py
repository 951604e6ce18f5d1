"""The repository as data: its files, its Python sources, its functions."""

from __future__ import annotations

import ast
import subprocess
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "ecotone"
WEB = ROOT / "src" / "ecotone_web"

_NOT_OURS = {".git", ".venv", "demo", "build", "dist", "htmlcov", "__pycache__", "node_modules"}


def find_files(root: Path = ROOT) -> list[Path]:
    """Every file that is, or would be, under version control."""
    asked = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    if asked.returncode == 0:
        found = (root / name for name in asked.stdout.split("\0") if name)
    else:  # an unpacked archive, without git
        found = (path for path in root.rglob("*") if not _is_made(path.relative_to(root)))
    return sorted(path for path in found if path.is_file())


def _is_made(path: Path) -> bool:
    return any(part in _NOT_OURS or part.endswith(("_cache", ".egg-info")) for part in path.parts)


def read_text(path: Path) -> str | None:
    """The text of a file, or None where it is none."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return None


def read_sources(folder: Path = SOURCE) -> dict[str, str]:
    """Each Python file of a folder: its path inside the folder, and its text."""
    paths = sorted(folder.rglob("*.py"))
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in paths}


def find_web_sources() -> list[Path]:
    """The Python files of the workbench; what Django writes itself, the migrations, apart."""
    return sorted(path for path in WEB.rglob("*.py") if not {"migrations", "node_modules"} & set(path.parts))


def find_templates() -> list[Path]:
    """The templates of the pages."""
    return sorted(WEB.rglob("templates/**/*.html"))


def find_functions(source: str) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def find_docstrings(tree: ast.Module) -> set[ast.expr]:
    """The expressions of a module that are docstrings (also the bare ones under a constant)."""
    return {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
