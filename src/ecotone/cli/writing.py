"""Files are written whole or not at all, and nothing is lost for them."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from ecotone.errors import FileRefused

ENDINGS = (".html", ".htm")
"""What a file that may be written over ends in, whoever made it."""

_MARK = b'<meta name="generator" content="Ecotone '
_HEAD = 2_000
"""The bytes of a report within which its mark stands."""


def check_place(path: Path, files_to_read: Iterable[Path] = ()) -> None:
    """Refuse, before any work is done, a place that cannot be written or that holds what would be lost."""
    try:
        if not path.parent.is_dir():
            raise FileRefused("cli.no_folder", path=str(path), folder=str(path.parent))
        target = find_target(path)
        if path.exists() and any(file.exists() and path.samefile(file) for file in files_to_read):
            raise FileRefused("cli.would_be_lost", path=str(path))
        if target.exists() and not _may_replace(target):
            raise FileRefused("cli.not_a_report", path=str(path))
    except OSError as error:
        raise _cannot_write(path, error) from error


def find_target(path: Path) -> Path:
    """The file itself where `path` is a link to one; refuses folders, devices, pipes and links that lead nowhere."""
    if path.is_dir():
        raise FileRefused("cli.cannot_write", path=str(path), why="it is a folder")
    if path.is_file():
        return path.resolve()
    if path.exists() or path.is_symlink():
        raise FileRefused("cli.not_a_file", path=str(path))
    return path


def write_whole(path: Path, text: str) -> None:
    """Write beside the place first, then move: what was there stays until the new text is complete."""
    try:
        target = find_target(path)
        part = target.with_name(f".ecotone.{os.getpid()}.part")
        try:
            part.write_text(text, encoding="utf-8", newline="\n")
            part.replace(target)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        raise _cannot_write(path, error) from error


def _may_replace(path: Path) -> bool:
    """Whether the file is a page by its name, or an earlier report of ours whatever it is called."""
    if path.suffix.lower() in ENDINGS:
        return True
    with path.open("rb") as file:
        return _MARK in file.read(_HEAD)


def _cannot_write(path: Path, error: OSError) -> FileRefused:
    return FileRefused("cli.cannot_write", path=str(path), why=error.strerror or str(error))
