"""Two tables, people and ties, as CSV or Parquet."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ecotone.landscape import Landscape
from ecotone.tables.accounts import Notes
from ecotone.tables.layout import Column, Layout, name_apart

if TYPE_CHECKING:
    import polars as pl


def make_csv(landscape: Landscape, notes: Notes) -> list[bytes]:
    """People and ties in UTF-8 with BOM, as a spreadsheet opens them."""
    del notes  # nothing is lost
    layout = Layout(landscape, guarded=True)
    return [_write_csv(columns) for columns in (layout.people(), layout.ties_and_presences())]


def make_parquet(landscape: Landscape, notes: Notes) -> list[bytes]:
    """People and ties with days, numbers and truth values as such."""
    del notes  # nothing is lost
    layout = Layout(landscape, guarded=False)
    return [_write_parquet(name_apart(columns)) for columns in (layout.people(), layout.ties_and_presences())]


def _write_csv(columns: Sequence[Column]) -> bytes:
    """The cells under a first row of names, which may repeat."""
    import polars as pl

    series = [pl.Series(str(k), column.texts(), dtype=pl.String) for k, column in enumerate(columns)]
    heading = pl.DataFrame({str(k): [column.name] for k, column in enumerate(columns)})
    file = io.BytesIO()
    pl.concat([heading, pl.DataFrame(series)]).write_csv(file, include_bom=True, include_header=False)
    return file.getvalue()


def _write_parquet(columns: Sequence[Column]) -> bytes:
    import polars as pl

    file = io.BytesIO()
    pl.DataFrame([_make_series(column) for column in columns]).write_parquet(file)
    return file.getvalue()


def _make_series(column: Column) -> pl.Series:
    import numpy as np
    import polars as pl

    if column.form == "flag":
        return pl.Series(column.name, column.values, dtype=pl.Boolean)
    if column.form == "number":
        return pl.Series(column.name, column.values, dtype=pl.Float64)
    if column.form == "day":
        days = np.array([day or "NaT" for day in column.values], "datetime64[D]")
        return pl.Series(column.name, days, dtype=pl.Date)
    return pl.Series(column.name, column.values, dtype=pl.String)
