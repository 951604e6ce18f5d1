"""One process at a time. A lock goes when its process goes, however it goes."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import IO


def take_lock(place: Path) -> IO[str] | None:
    """The lock at a place, as an open file, until it is closed; None if somebody else has it."""
    file = place.open("a")
    try:
        if sys.platform == "win32":
            import msvcrt

            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if not os.path.samestat(os.fstat(file.fileno()), place.stat()):
                raise BlockingIOError  # somebody took it away just now
    except OSError:
        file.close()
        return None
    return file
