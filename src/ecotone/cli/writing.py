"""Files are written whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from ecotone.errors import FileRefused


def check_place(path: Path, files_to_read: Iterable[Path] = ()) -> None:
    """Refuse, before any work is done, a place that cannot be written or that one of `files_to_read` has."""
    if not path.parent.is_dir():
        raise FileRefused("cli.no_folder", path=str(path), folder=str(path.parent))
    if path.is_dir():
        raise FileRefused("cli.cannot_write", path=str(path), why="it is a folder")
    if path.exists() and any(file.exists() and path.samefile(file) for file in files_to_read):
        raise FileRefused("cli.would_be_lost", path=str(path))


def write_whole(path: Path, text: str) -> None:
    """Write beside the place first, then move: what was there stays until the new text is complete."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        part.write_text(text, encoding="utf-8", newline="\n")
        part.replace(path)
    except OSError as error:
        raise FileRefused("cli.cannot_write", path=str(path), why=error.strerror or str(error)) from error
    finally:
        part.unlink(missing_ok=True)
