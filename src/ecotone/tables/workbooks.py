"""Workbooks (XLSX): looked over before they are read, so that no small file can unpack into a huge one."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError

import numpy as np

from ecotone.errors import FileRefused
from ecotone.tables.accounts import Notes
from ecotone.tables.sheets import MOST_CELLS, MOST_COLUMNS, Sheet

MOST_UNPACKED = 400_000_000
MOST_MEMBERS = 5_000
_CELL = re.compile(rb"<(?:\w+:)?c\b[^>]*?\br=\"([A-Z]{1,3})(\d{1,7})\"[^>]*?(/?)>")
_MIDNIGHT = r"^(\d{4}-\d\d-\d\d) 00:00:00$"


@dataclass(frozen=True)
class _Extent:
    """Where the first filled row is, and how far rows and columns reach."""

    first_row: int
    rows: int
    columns: int


def read_workbook(path: Path, data: bytes) -> list[Sheet]:
    """The visible sheets of a workbook that hold anything, in their order."""
    members = _unpack(path.name, data)
    extents = _find_extents(path.name, members)
    reader = _open(path.name, data)
    sheets = []
    hidden = Notes()
    for name, extent in zip(reader.sheet_names, extents, strict=False):
        frame, is_visible = _load(path.name, reader, name)
        if frame is None:
            continue
        if not is_visible:
            hidden.repair("hidden_sheet", sheet=name)
            continue
        lines = np.arange(frame.height) + (extent.first_row if extent else 1)
        sheets.append(Sheet(path.name, path.stem, "XLSX", frame, lines, Notes(), sheet=name))
    if not sheets:
        raise FileRefused("tables.no_sheet", file=path.name)
    sheets[0].notes.left_out.extend(hidden.repaired)
    return sheets


def _unpack(file: str, data: bytes) -> dict[str, bytes]:
    """The parts of the workbook that describe its sheets; refuses what is damaged or unpacks too large."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
            if len(infos) > MOST_MEMBERS or sum(info.file_size for info in infos) > MOST_UNPACKED:
                raise FileRefused("tables.unpacks_too_large", file=file, most=MOST_UNPACKED // 1_000_000)
            return {
                info.filename: archive.read(info)
                for info in infos
                if info.filename.endswith((".xml", ".rels"))
            }
    except FileRefused:
        raise
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,
        RuntimeError,
        ValueError,
        OSError,
    ) as error:
        raise FileRefused("tables.damaged", file=file) from error


def _find_extents(file: str, members: dict[str, bytes]) -> list[_Extent | None]:
    """For each sheet how far it reaches, in the order of the workbook; refuses one that would fill the memory."""
    if "xl/workbook.xml" not in members:
        if any("worksheets/" in name for name in members):
            raise FileRefused("tables.damaged", file=file)
        raise FileRefused("tables.foreign", file=file, form="packed")
    extents = {name: _extent(content) for name, content in members.items() if "worksheets/" in name}
    for extent in extents.values():
        if extent and extent.columns > MOST_COLUMNS:
            raise FileRefused("tables.too_many_columns", file=file, columns=extent.columns, most=MOST_COLUMNS)
        if extent and extent.columns * extent.rows > MOST_CELLS:
            raise FileRefused(
                "tables.too_many_cells", file=file, cells=extent.columns * extent.rows, most=MOST_CELLS
            )
    return [extents.get(target) for target in _sheet_targets(file, members)]


def _extent(content: bytes) -> _Extent | None:
    rows, columns = [], set()
    for found in _CELL.finditer(content):
        if not found[3]:
            rows.append(int(found[2]))
            columns.add(found[1])
    if not rows:
        return None
    return _Extent(min(rows), max(rows), max(map(_column_number, columns)))


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = 26 * number + letter - ord("A") + 1
    return number


def _sheet_targets(file: str, members: dict[str, bytes]) -> list[str]:
    """The files of the sheets, in the order of the workbook."""
    targets = {
        element.get("Id"): element.get("Target") or ""
        for element in _parse(file, members.get("xl/_rels/workbook.xml.rels", b"<none/>")).iter()
    }
    order = [
        next((value for key, value in element.attrib.items() if key.endswith("}id")), "")
        for element in _parse(file, members["xl/workbook.xml"]).iter()
        if element.tag.rpartition("}")[2] == "sheet"
    ]
    return [posixpath.normpath(posixpath.join("xl", targets.get(key, ""))).lstrip("/") for key in order]


def _parse(file: str, content: bytes) -> Any:
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    try:
        return fromstring(content)
    except (ParseError, ValueError, LookupError, DefusedXmlException) as error:
        raise FileRefused("tables.damaged", file=file) from error


def _open(file: str, data: bytes) -> Any:
    import fastexcel

    try:
        return fastexcel.read_excel(data)
    except Exception as error:
        raise FileRefused("tables.damaged", file=file) from error


def _load(file: str, reader: Any, name: str) -> tuple[Any, bool]:
    """The cells of a sheet as text, and whether it is to be seen; None where it is empty."""
    import fastexcel
    import polars as pl

    try:
        sheet = reader.load_sheet(name, header_row=None, dtypes="string")
        if not sheet.width or not sheet.total_height:
            return None, True
        frame = sheet.to_polars()
    except (fastexcel.FastExcelError, ValueError, pl.exceptions.PolarsError) as error:
        raise FileRefused("tables.damaged", file=file) from error
    frame.columns = [str(k) for k in range(frame.width)]
    plain = pl.all().str.replace(_MIDNIGHT, "${1}").str.normalize("NFC")
    return frame.cast(pl.String).with_columns(plain), sheet.visible == "visible"
