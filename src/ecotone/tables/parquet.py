"""Parquet: one table, its columns as text, so that the rest of the reading is the same as for a CSV."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from ecotone.errors import FileRefused
from ecotone.tables.escapes import PEOPLE_MARK, TIES_MARK
from ecotone.tables.pages import MOST_PAGES, Unreadable, measure_pages
from ecotone.tables.records import as_text
from ecotone.tables.sheets import MOST_COLUMNS, Sheet
from ecotone.tables.workbooks import MOST_LAID_OUT, MOST_LETTERS, MOST_UNPACKED

if TYPE_CHECKING:
    import polars as pl

_MIDNIGHT = r"^(\d{4}-\d\d-\d\d) 00:00:00(\.0+)?$"


def read_parquet(path: Path, data: bytes) -> Sheet:
    """The table, with the names of its columns as its first row."""
    import polars as pl

    frame = _open(path.name, data)
    if sum(_count_letters(column) for column in frame) > MOST_LETTERS:
        raise FileRefused("tables.unpacks_too_large", file=path.name, most=MOST_LETTERS // 1_000_000)
    is_ours = frame.columns[0] in (PEOPLE_MARK, TIES_MARK)
    columns = [_as_text(column, is_ours) for column in frame]
    heading = pl.DataFrame({str(k): [name] for k, name in enumerate(frame.columns)})
    cells = pl.DataFrame([column.rename(str(k)) for k, column in enumerate(columns)])
    return Sheet(path.name, path.stem, "Parquet", pl.concat([heading, cells]), np.arange(frame.height + 1))


def _open(file: str, data: bytes) -> pl.DataFrame:
    """The table, once it was found out that it is of a bearable size."""
    import polars as pl

    try:
        unpacked = measure_pages(data)
        lazy = pl.scan_parquet(io.BytesIO(data))
        n_columns, n_rows = len(lazy.collect_schema()), int(lazy.select(pl.len()).collect().item())
        cells = max(n_columns * n_rows, unpacked.n_values)
        is_bearable = unpacked.n_bytes <= MOST_UNPACKED and unpacked.n_pages <= MOST_PAGES
        frame = pl.DataFrame()
        if is_bearable and n_columns <= MOST_COLUMNS and cells <= MOST_LAID_OUT:
            frame = lazy.collect()
    except (Unreadable, pl.exceptions.PolarsError, pl.exceptions.PanicException, OSError) as error:
        raise FileRefused("tables.damaged", file=file) from error
    if not is_bearable:
        raise FileRefused("tables.unpacks_too_large", file=file, most=MOST_UNPACKED // 1_000_000)
    if n_columns > MOST_COLUMNS:
        raise FileRefused("tables.too_many_columns", file=file, columns=n_columns, most=MOST_COLUMNS)
    if cells > MOST_LAID_OUT:
        raise FileRefused("tables.too_many_cells", file=file, cells=cells, most=MOST_LAID_OUT)
    if not n_columns:
        raise FileRefused("tables.empty", file=file)
    return frame


def _count_letters(column: pl.Series) -> int:
    """The letters of all texts, each as often as it stands there, also within lists and records."""
    import polars as pl

    if isinstance(column.dtype, pl.List | pl.Array):
        return _count_letters(column.explode(empty_as_null=False, keep_nulls=False))
    if isinstance(column.dtype, pl.Struct):
        return sum(_count_letters(column.struct.field(each.name)) for each in column.dtype.fields)
    if column.dtype in (pl.Categorical, pl.Enum):
        return int(column.cast(pl.String).str.len_bytes().sum())
    if column.dtype == pl.Binary:
        return int(column.bin.size().sum())
    return int(column.str.len_bytes().sum()) if column.dtype == pl.String else 0


def _as_text(column: pl.Series, is_ours: bool) -> pl.Series:
    import polars as pl

    if column.dtype.is_nested() or column.dtype in (pl.Boolean, pl.Binary, pl.Object):
        values: list[Any] = column.to_list()
        return pl.Series([as_text(value) for value in values], dtype=pl.String)
    text = column.cast(pl.String)
    return text if is_ours else text.str.replace(_MIDNIGHT, "${1}").str.normalize("NFC")
