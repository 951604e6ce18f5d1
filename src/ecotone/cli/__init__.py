"""The command `ecotone`: a thin coat over the rooms of the library."""

import os

# Before numpy is first imported: our matrices are small, and a second thread of linear algebra would only wait,
# and its waiting would be counted as work.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from ecotone.cli.running import main

__all__ = ["main"]
