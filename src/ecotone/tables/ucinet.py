"""UCINET's own data, two files: a header (##h) with sizes and names, and the numbers (##d)."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from ecotone.errors import FileRefused
from ecotone.ground import FloatArray
from ecotone.tables.levels import Levels, make_level_sheets, name_places
from ecotone.tables.sheets import MOST_CELLS, Sheet

_TYPES = {1: "<u1", 2: "<u1", 3: "<i1", 4: "<u2", 5: "<i2", 6: "<i4", 7: "<f4", 9: "<f8"}
"""The sorts of numbers that are read, by their code."""
_MISSING = 1e37
"""Numbers from here on stand for *not known*."""


@dataclass
class _Bytes:
    """What is left to read, and how to read the next of it; struct.error where there is no more."""

    data: bytes
    at: int = 0

    def take(self, form: str) -> int:
        (value,) = struct.unpack_from(form, self.data, self.at)
        self.at += struct.calcsize(form)
        return int(value)

    def take_bytes(self, size: int) -> bytes:
        self.at += size
        return self.data[self.at - size : self.at]


def read_ucinet(path: Path, data: bytes) -> list[Sheet]:
    """A matrix for each level; `data` is the header with the numbers behind it."""
    try:
        levels = _read(path.name, _Bytes(data))
    except struct.error as error:
        raise FileRefused("tables.damaged", file=path.name) from error
    return make_level_sheets(path, levels)


def _read(file: str, source: _Bytes) -> Levels:
    """Sizes stand in the order columns, rows, levels; the numbers row by row."""
    version = source.take_bytes(6)[1:]
    if version not in (b"DATE:", b"V6404"):
        raise FileRefused("tables.damaged", file=file)
    source.take_bytes(10)
    code = source.take("<B")
    if code not in _TYPES:
        raise FileRefused("tables.ucinet_form", file=file, form=code)
    kind = _TYPES[code]
    n_sizes = source.take("<H")
    if n_sizes not in (2, 3):
        raise FileRefused("tables.damaged", file=file)
    sizes = [source.take("<I" if version == b"V6404" else "<H") for _ in range(n_sizes)]
    n_columns, n_rows, n_levels = [*sizes, 1][:3]
    source.take_bytes(source.take("<B"))
    labelled = [source.take("<B") for _ in sizes]
    labels = [
        [_read_label(source) for _ in range(size)] if has else []
        for size, has in zip(sizes, labelled, strict=True)
    ]
    n_cells = n_columns * n_rows * n_levels
    if not 0 < n_cells <= MOST_CELLS:
        raise FileRefused("tables.too_many_cells", file=file, cells=n_cells, most=MOST_CELLS)
    rest = source.data[source.at :]
    if len(rest) != n_cells * np.dtype(kind).itemsize:
        found = len(rest) // np.dtype(kind).itemsize
        raise FileRefused("tables.counts", file=file, announced=n_cells, found=found)
    numbers = np.frombuffer(rest, kind).reshape(n_levels, n_rows, n_columns).astype(float)
    columns, rows = labels[0] or [""] * n_columns, labels[1] or [""] * n_rows
    square = name_places(rows) == name_places(columns)
    names: list[str | None] = [*(labels[2] if n_sizes == 3 else [])] or [None] * n_levels
    return Levels(rows, columns, _write(numbers), np.ones((n_levels, n_rows), np.int64), names, square)


def _read_label(source: _Bytes) -> str:
    """Letters of one byte each, or of two in newer files."""
    letters = source.take_bytes(source.take("<H"))
    return letters.decode("utf-16-le" if b"\0" in letters else "cp1252", "replace")


def _write(numbers: FloatArray) -> np.ndarray[Any, Any]:
    """As text: whole numbers without a point, NA where nothing is known."""
    different, places = np.unique(numbers, return_inverse=True)
    texts = np.array(
        ["NA" if not abs(number) < _MISSING else f"{number:.9g}" for number in different.tolist()], object
    )
    return texts[places].reshape(numbers.shape)
