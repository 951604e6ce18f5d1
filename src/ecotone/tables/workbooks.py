"""Workbooks (XLSX): looked over before they are read, so that no small file can unpack into a huge one."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError

import numpy as np

from ecotone.errors import FileRefused
from ecotone.tables.accounts import Notes
from ecotone.tables.escapes import PEOPLE_MARK, TIES_MARK
from ecotone.tables.extents import Declaring, Extent, Unreadable, count_letters, measure_part
from ecotone.tables.sheets import MOST_COLUMNS, Sheet

MOST_UNPACKED = 400_000_000
MOST_MEMBERS = 5_000
MOST_LAID_OUT = 12_000_000
MOST_LETTERS = 200_000_000
_NEEDED = re.compile(r"(xl/|_rels/|\[content_types\]).*\.(xml|rels)")
_MIDNIGHT = r"^(\d{4}-\d\d-\d\d) 00:00:00$"


def read_workbook(path: Path, data: bytes) -> list[Sheet]:
    """The visible sheets of a workbook that hold anything, in their order."""
    parts = _unpack(path.name, data)
    extents = _measure(path.name, parts)
    targets = _sheet_targets(path.name, parts)
    reader = _open(path.name, _pack(parts))
    sheets = []
    hidden = Notes()
    for name, target in zip(reader.sheet_names, targets, strict=False):
        frame, is_visible = _load(path.name, reader, name)
        if frame is None:
            continue
        if not is_visible:
            hidden.repair("hidden_sheet", sheet=name)
            continue
        extent = extents.get(target, Extent())
        lines = np.arange(frame.height) + (extent.first_row or 1)
        sheets.append(Sheet(path.name, path.stem, "XLSX", frame, lines, _tell(extent), sheet=name))
    if not sheets:
        raise FileRefused("tables.no_sheet", file=path.name)
    sheets[0].notes.left_out.extend(hidden.repaired)
    return sheets


def _tell(extent: Extent) -> Notes:
    """What a sheet shows in a spreadsheet, and does not hold."""
    notes = Notes()
    if extent.without_result:
        notes.repair("no_result", sorted(set(extent.without_result)))
    down = [place for place in extent.merged if len(set(re.findall(r"\d+", place))) > 1]
    if down:
        notes.repair("merged_cells", places=", ".join(down[:5]) + (" …" if len(down) > 5 else ""))
    return notes


def _unpack(file: str, data: bytes) -> dict[str, bytes]:
    """The parts that describe the sheets, by their names in small letters; refuses what unpacks too large."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
            if len(infos) > MOST_MEMBERS or sum(info.file_size for info in infos) > MOST_UNPACKED:
                raise FileRefused("tables.unpacks_too_large", file=file, most=MOST_UNPACKED // 1_000_000)
            named = {info.filename.replace("\\", "/").lower(): info for info in infos}
            parts = {name: archive.read(info) for name, info in named.items() if _NEEDED.fullmatch(name)}
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
    if "xl/workbook.xml" in parts:
        return parts
    if any("worksheets/" in name for name in named):
        raise FileRefused("tables.damaged", file=file)
    raise FileRefused("tables.foreign", file=file, form="packed")


def _measure(file: str, parts: dict[str, bytes]) -> dict[str, Extent]:
    """How far each part reaches; refuses what cannot be measured or would fill the memory, all sheets together."""
    try:
        extents = {name: measure_part(content) for name, content in parts.items()}
    except Unreadable as error:
        raise FileRefused("tables.damaged", file=file) from error
    except Declaring as error:
        raise FileRefused("tables.entities", file=file) from error
    columns = max(extent.columns for extent in extents.values())
    if columns > MOST_COLUMNS:
        raise FileRefused("tables.too_many_columns", file=file, columns=columns, most=MOST_COLUMNS)
    cells = sum(extent.rows * extent.columns for extent in extents.values())
    if cells > MOST_LAID_OUT:
        raise FileRefused("tables.too_many_cells", file=file, cells=cells, most=MOST_LAID_OUT)
    if count_letters(extents.values()) > MOST_LETTERS:
        raise FileRefused("tables.unpacks_too_large", file=file, most=MOST_LETTERS // 1_000_000)
    return extents


def _pack(parts: dict[str, bytes]) -> bytes:
    """The parts that were measured, and no others, for the program that lays out the sheets."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return packed.getvalue()


def _sheet_targets(file: str, parts: dict[str, bytes]) -> list[str]:
    """The files of the sheets, in the order of the workbook."""
    targets = {
        element.get("Id"): element.get("Target") or ""
        for element in _parse(file, parts.get("xl/_rels/workbook.xml.rels", b"<none/>")).iter()
    }
    order = [
        next((value for key, value in element.attrib.items() if key.endswith("}id")), "")
        for element in _parse(file, parts["xl/workbook.xml"]).iter()
        if element.tag.rpartition("}")[2] == "sheet"
    ]
    places = [targets.get(key, "").lower().removeprefix("/").removeprefix("xl/") for key in order]
    return [posixpath.normpath(f"xl/{place}") for place in places]


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
    if frame.row(0)[0] in (PEOPLE_MARK, TIES_MARK):
        return frame.cast(pl.String), sheet.visible == "visible"
    plain = pl.all().str.replace(_MIDNIGHT, "${1}").str.normalize("NFC")
    return frame.cast(pl.String).with_columns(plain), sheet.visible == "visible"
