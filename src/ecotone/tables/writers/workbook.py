"""A workbook (XLSX) with a sheet of people and a sheet of ties; every cell is text, and none is a formula.

Written by hand: seven small parts, the same bytes for the same landscape.
"""

from __future__ import annotations

import html
import io
import zipfile
from collections.abc import Iterator, Sequence

from ecotone.errors import EcotoneError
from ecotone.landscape import Landscape
from ecotone.tables.accounts import Notes
from ecotone.tables.layout import Column, Layout

MOST_ROWS, MOST_COLUMNS, MOST_LETTERS = 1_048_576, 16_384, 32_767
"""What a sheet and a cell can hold."""

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_SHEETS = ("people", "ties")
_WHEN = (1980, 1, 1, 0, 0, 0)

_STYLES = (
    f'{_HEAD}<styleSheet xmlns="{_MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill '
    'patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1">'
    "<border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="
    '"1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3">'
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    '<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>'
    "</cellXfs>"
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)
"""Number format 49 is text: what somebody types in later stays text, too."""


def make_workbook(landscape: Landscape, notes: Notes) -> list[bytes]:
    """The one file. Long texts of further columns are cut, and that is said; all else that is too long is refused."""
    layout = Layout(landscape, guarded=True)
    people = layout.people()
    n_kept = len(landscape.people.columns)
    people[len(people) - n_kept :] = [_cut(column, notes) for column in people[len(people) - n_kept :]]
    sheets = [people, layout.ties_and_presences()]
    for columns in sheets:
        _check_size(columns)
    parts = {**_write_frame(), **{f"xl/worksheets/{name}.xml": "" for name in _SHEETS}}
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, columns in zip(_SHEETS, sheets, strict=True):
            parts[f"xl/worksheets/{name}.xml"] = "".join(_write_sheet(columns))
        for name, text in parts.items():
            info = zipfile.ZipInfo(name, _WHEN)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, text)
    return [file.getvalue()]


def _cut(column: Column, notes: Notes) -> Column:
    long = [row for row, value in enumerate(column.values) if value is not None and len(value) > MOST_LETTERS]
    if not long:
        return column
    notes.leave_out("cell_cut", rows=len(long), column=column.name, most=MOST_LETTERS)
    short = [value if value is None else _shorten(value) for value in column.values]
    return Column(column.name, short, column.form)


def _shorten(text: str) -> str:
    """As much of a text as a cell holds, not cut within an escape."""
    if len(text) <= MOST_LETTERS:
        return text
    cut = text[:MOST_LETTERS]
    begun = cut.rfind("\\", MOST_LETTERS - 8)
    return cut if begun < 0 else cut[: begun - (cut[begun - 1] == "\\")]


def _check_size(columns: Sequence[Column]) -> None:
    rows = len(columns[0].values) + 1
    if rows > MOST_ROWS or len(columns) > MOST_COLUMNS:
        raise EcotoneError("tables.sheet_too_small", rows=rows, columns=len(columns))
    for column in columns:
        longest = max((len(text) for text in (column.name, *column.texts()) if text), default=0)
        if longest > MOST_LETTERS:
            raise EcotoneError(
                "tables.cell_too_small", column=column.name[:40], letters=longest, most=MOST_LETTERS
            )


def _write_frame() -> dict[str, str]:
    """The parts around the sheets."""
    numbered = list(enumerate(_SHEETS, 1))
    overrides = [("/xl/workbook.xml", "sheet.main"), ("/xl/styles.xml", "styles")]
    overrides += [(f"/xl/worksheets/{name}.xml", "worksheet") for name in _SHEETS]
    types = "".join(
        f'<Override PartName="{part}" ContentType="{_TYPES}.{kind}+xml"/>' for part, kind in overrides
    )
    relations = [(f"rId{k}", "worksheet", f"worksheets/{name}.xml") for k, name in numbered]
    relations.append((f"rId{len(_SHEETS) + 1}", "styles", "styles.xml"))
    sheets = "".join(f'<sheet name="{name}" sheetId="{k}" r:id="rId{k}"/>' for k, name in numbered)
    return {
        "[Content_Types].xml": f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{types}</Types>',
        "_rels/.rels": _relate([("rId1", "officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{sheets}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": _relate(relations),
        "xl/styles.xml": _STYLES,
    }


def _relate(relations: Sequence[tuple[str, str, str]]) -> str:
    listed = "".join(
        f'<Relationship Id="{key}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for key, kind, target in relations
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'


def _write_sheet(columns: Sequence[Column]) -> Iterator[str]:
    """Names in a first row that stays in sight, then the rows."""
    letters = [_name_place(place) for place in range(len(columns))]
    rows = len(columns[0].values) + 1
    yield f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" '
    yield 'topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
    yield f'<cols><col min="1" max="{len(columns)}" width="20" style="1" customWidth="1"/></cols><sheetData>'
    yield _write_row(1, letters, [column.name for column in columns], style=2)
    for number, cells in enumerate(zip(*(column.texts() for column in columns), strict=True), 2):
        yield _write_row(number, letters, cells, style=1)
    yield f'</sheetData><ignoredErrors><ignoredError sqref="A1:{letters[-1]}{rows}" numberStoredAsText="1"/>'
    yield "</ignoredErrors></worksheet>"


def _write_row(number: int, letters: Sequence[str], cells: Sequence[str | None], style: int) -> str:
    kind = f's="{style}" t="inlineStr"'
    written = [
        f'<c r="{letter}{number}" {kind}><is><t xml:space="preserve">{html.escape(cell)}</t></is></c>'
        for letter, cell in zip(letters, cells, strict=True)
        if cell is not None
    ]
    return f'<row r="{number}">{"".join(written)}</row>'


def _name_place(place: int) -> str:
    """The letters of a column.

    >>> _name_place(0), _name_place(26)
    ('A', 'AA')
    """
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
