"""Records with names and values as a sheet; each stands at its place in the list."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from ecotone.errors import FileRefused
from ecotone.tables.accounts import Notes
from ecotone.tables.sheets import MOST_CELLS, MOST_COLUMNS, Sheet
from ecotone.tables.texts import join_letters

_HALF_LETTER = re.compile("[\ud800-\udfff]")


def make_sheet(
    path: Path,
    form: str,
    role: str,
    first: Sequence[str],
    records: Sequence[dict[str, Any]],
    notes: Notes,
    *,
    exact: bool = False,
    lines: Sequence[int] = (),
) -> Sheet:
    """A sheet with the columns `first` and then all others in the order in which they come.

    `exact` leaves every letter as it stands: for what we wrote ourselves. `lines` are where the records start in the
    file; without them it is their place in the list.
    """
    import polars as pl

    names = list(dict.fromkeys([*first, *(name for record in records for name in record)]))
    if len(names) > MOST_COLUMNS:
        raise FileRefused("tables.too_many_columns", file=path.name, columns=len(names), most=MOST_COLUMNS)
    if len(names) * len(records) > MOST_CELLS:
        raise FileRefused(
            "tables.too_many_cells", file=path.name, cells=len(names) * len(records), most=MOST_CELLS
        )
    write = _as_it_stands if exact else as_text
    columns = {
        str(k): pl.Series([write(record.get(name)) for record in records], dtype=pl.String)
        for k, name in enumerate(names)
    }
    return Sheet(
        path.name,
        path.stem,
        form,
        pl.DataFrame(columns),
        np.array(lines or range(1, len(records) + 1), np.int64),
        notes,
        sheet=role,
        names=tuple(names),
        role=role,
    )


def as_text(value: Any) -> str | None:
    """A value as the text of a cell; several values with | between them.

    >>> as_text(["a", "b"]), as_text(True), as_text(2.0), as_text(None)
    ('a|b', 'yes', '2.0', None)
    """
    if value is None:
        return None
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict):
        return _join(f"{key}: {as_text(item) or ''}" for key, item in value.items())
    if isinstance(value, list):
        return _join(as_text(item) or "" for item in value)
    return join_letters(_HALF_LETTER.sub("\ufffd", str(value))) or None


def _as_it_stands(value: Any) -> str | None:
    if isinstance(value, str):
        return value or None
    if isinstance(value, list):
        return "|".join(str(item) for item in value) or None
    return as_text(value)


def _join(texts: Iterable[str]) -> str | None:
    return "|".join(text.replace("|", "/") for text in texts if text) or None
