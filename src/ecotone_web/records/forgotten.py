"""The list of the forgotten in the data folder: numbers and times, no names. A restored backup is held against it."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path
from uuid import UUID

from django.utils import timezone

FILE = "forgotten.txt"


def read_forgotten(folder: Path) -> dict[UUID, datetime]:
    """Who was forgotten, and when; a line that was cut off by a crash is passed over."""
    path = folder / FILE
    found: dict[UUID, datetime] = {}
    for line in path.read_text().splitlines() if path.exists() else []:
        uid, _space, at = line.partition(" ")
        try:
            found[UUID(uid)] = datetime.fromisoformat(at)
        except ValueError:
            continue
    return found


def append_forgotten(folder: Path, uid: UUID, at: datetime | None = None) -> None:
    """Write a number down for good, once; it is on the disk when this returns."""
    if uid in read_forgotten(folder):
        return
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / FILE).open("a") as file:
        file.write(f"\n{uid} {(at or timezone.now()).isoformat()}\n")
        file.flush()
        os.fsync(file.fileno())
