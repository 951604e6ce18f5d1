"""A small file of labels (column, code, label), which turns codes into words."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ecotone.errors import FileRefused
from ecotone.tables.accounts import Notes
from ecotone.tables.delimited import read_text
from ecotone.tables.headers import name_columns
from ecotone.tables.opening import open_file
from ecotone.tables.parts import Labels
from ecotone.tables.sheets import trim_sheet
from ecotone.tables.values import clean
from ecotone.tables.words import simplify

if TYPE_CHECKING:
    import polars as pl


def read_labels(path: Path | None) -> Labels:
    """The words for the codes of each column; nothing without a file.

    The first three columns count, in this order, whatever they are called.
    """
    if path is None:
        return {}
    form, data = open_file(Path(path))
    if form != "text":
        raise FileRefused("tables.labels", file=Path(path).name)
    sheet = trim_sheet(read_text(Path(path), data))
    if sheet.width < 3:
        raise FileRefused("tables.labels", file=sheet.file)
    first = sheet.row(0)
    words = {simplify(cell) for cell in first[:3]}
    headed = bool(
        words & {"code", "label", "codigo", "etiqueta", "libelle", "bezeichnung", "rotulo", "valor"}
    )
    rows = sheet.below(1) if headed else name_columns(sheet).sheet
    labels: dict[str, dict[str, str]] = {}
    columns = [clean(rows.cells.to_series(place)).to_list() for place in range(3)]
    for column, code, label in zip(*columns, strict=True):
        if column is not None and code is not None and label is not None:
            labels.setdefault(simplify(column), {})[code] = label
    return labels


def relabel(cells: pl.Series, name: str, labels: Labels, notes: Notes) -> pl.Series:
    """The codes of a column as words; several codes in a cell one by one."""
    import polars as pl

    words = labels.get(simplify(name))
    if not words:
        return cells
    found: set[str] = set()

    def read(cell: str) -> str:
        parts = [part.strip() for part in cell.replace(";", "|").split("|")]
        found.update(parts)
        return "|".join(words.get(part, part) for part in parts)

    meaning = {cell: read(cell) for cell in cells.drop_nulls().unique().to_list()}
    for code in sorted(set(words) - found):
        notes.repair("no_such_code", code=code, column=name)
    return pl.Series([None if cell is None else meaning[cell] for cell in cells.to_list()], dtype=pl.String)
