"""The command `ecotone`: a thin coat over the rooms of the library."""

import os

# Our matrices are small: a second thread of linear algebra only waits, and its waiting is counted as work.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from ecotone.cli.running import main  # noqa: E402  (numpy reads the setting when it is first imported)

__all__ = ["main"]
