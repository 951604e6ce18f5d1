"""What a person can tell the reader about her files, where it would otherwise have to find out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Hints:
    """Names of columns and values; whatever is left out is found out from the files.

    `id`, `name`, `source`, `target`, `weight`, `kind`, `status`, `since`, `until`, `meeting`, `answered` name columns.
    `people_columns` and `ties_columns` name the columns of files without a first line of names, from left to
    right. `unknown` lists further values that mean *not known*; `boundaries` lists columns that are to be
    boundaries whatever they hold, `leave_out` columns that are not to be read at all; `labels` is a small CSV
    (column, code, label) that turns codes into words.

    >>> Hints(id="node", boundaries=("label",)).boundaries
    ('label',)
    """

    id: str | None = None
    name: str | None = None
    source: str | None = None
    target: str | None = None
    weight: str | None = None
    kind: str | None = None
    status: str | None = None
    since: str | None = None
    until: str | None = None
    meeting: str | None = None
    answered: str | None = None
    people_columns: tuple[str, ...] = ()
    ties_columns: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    boundaries: tuple[str, ...] = ()
    leave_out: tuple[str, ...] = ()
    labels: Path | None = None
