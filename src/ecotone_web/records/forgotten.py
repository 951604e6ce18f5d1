"""The list of the forgotten in the data folder: numbers and times, no names. A restored backup is held against it.

The table `Forgotten` decides, because it is written in one transaction with the forgetting itself. The file is its copy
for the day on which the database is lost, and is brought up to date after that transaction, never before: who stood in
the file and had not been forgotten after all would be left out of a restore.
"""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path
from uuid import UUID

from ecotone_web.records.models import Forgotten

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


def copy_forgotten(folder: Path) -> None:
    """Bring the list up to date with the table: to be called outside of any transaction.

    What is missing is on the disk when this returns.
    """
    listed = read_forgotten(folder)
    rows = Forgotten.objects.order_by("forgotten_at").values_list("uid", "forgotten_at")
    missing = [f"\n{uid} {at.isoformat()}\n" for uid, at in rows if uid not in listed]
    if missing:
        folder.mkdir(parents=True, exist_ok=True)
        with (folder / FILE).open("a") as file:
            file.write("".join(missing))
            file.flush()
            os.fsync(file.fileno())
