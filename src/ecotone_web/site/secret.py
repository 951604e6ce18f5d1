"""The secret of an installation: made on the first run, kept beside the database, readable by its owner alone."""

from __future__ import annotations

import os
import secrets
from pathlib import Path


def read_secret(folder: Path) -> str:
    """The secret kept in `folder`; made, if there is none. Two processes that start at once agree on one."""
    place = folder / "secret.key"
    if not place.exists():
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        draft = folder / f"secret.{os.getpid()}.tmp"
        draft.touch(mode=0o600)
        draft.write_text(secrets.token_urlsafe(50))
        try:
            os.link(draft, place)  # fails where another process was first
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return place.read_text()
