"""Workbooks: several sheets, dates, hidden sheets, and what is damaged or would unpack too large."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from ecotone.landscape import Landscape
from ecotone.tables import read_landscape, sheets, workbooks
from ecotone.tables.extents import count_letters, measure_part

Read = Callable[..., Landscape]
Refusal = Callable[..., str]
PEOPLE = [["id", "name", "town"], [1, "Ana", "Oslo"], [2, "Ben", "Rome"], [3, "Cleo", "Oslo"]]
TIES = [["from", "to", "weight"], [1, 2, 0.5], [2, 3, 2]]


def book(
    path: Path, *, hidden: tuple[str, ...] = (), first_row: int = 0, **contents: list[list[Any]]
) -> Path:
    """A workbook with these sheets."""
    writer = xlsxwriter.Workbook(str(path), {"default_date_format": "yyyy-mm-dd"})
    for name, rows in contents.items():
        sheet = writer.add_worksheet(name)
        for number, row in enumerate(rows):
            sheet.write_row(first_row + number, 0, row)
        if name in hidden:
            sheet.hide()
    writer.close()
    return path


def changed(path: Path, member: str, old: bytes, new: bytes) -> Path:
    """The same workbook with one part changed."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert old in parts[member]
    parts[member] = parts[member].replace(old, new, 1)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
ONE_SHEET = f"""<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">
<sheets><sheet name="S" sheetId="1" r:id="a"/></sheets></workbook>"""


def packed(
    rows: str | bytes, *, target: str = "worksheets/sheet1.xml", texts: str = "", head: str = ""
) -> bytes:
    """A workbook written by hand: the rows of its one sheet, and a list of shared texts."""
    relation = f'<Relationship Id="a" Type="{OFFICE}/worksheet" Target="{target}"/>'
    sheet = rows if isinstance(rows, bytes) else f"{head}<worksheet><sheetData>{rows}</sheetData></worksheet>"
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        start = f'<Relationship Id="b" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
        archive.writestr("_rels/.rels", f"<Relationships>{start}</Relationships>")
        archive.writestr("xl/workbook.xml", ONE_SHEET)
        archive.writestr("xl/_rels/workbook.xml.rels", f"<Relationships>{relation}</Relationships>")
        archive.writestr(f"xl/{target}", sheet)
        if texts:
            archive.writestr("xl/sharedStrings.xml", f"<sst>{texts}</sst>")
    return made.getvalue()


def cells(*places: str) -> str:
    """A row with a cell at each place."""
    return "<row>" + "".join(f"<c r='{place}'><v>1</v></c>" for place in places) + "</row>"


def test_people_and_ties_in_one_workbook(tmp_path: Path) -> None:
    here = read_landscape(book(tmp_path / "b.xlsx", People=PEOPLE, Ties=TIES))
    assert here.people.ids == ("1", "2", "3")
    assert here.ties.weight is not None
    assert here.ties.weight.tolist() == [0.5, 2]
    assert [account.sheet for account in here.sources] == ["People", "Ties"]


def test_the_order_of_the_sheets_does_not_matter(tmp_path: Path) -> None:
    here = read_landscape(book(tmp_path / "b.xlsx", Connections=TIES, Elements=PEOPLE))
    assert here.people.unknown_ids == ()
    assert here.boundary_names == ("town",)


def test_days_above_marks(tmp_path: Path) -> None:
    sheet = [["Name", datetime(2024, 5, 2), datetime(2024, 6, 6)], ["Ana", "x", None], ["Ben", "x", "x"]]
    here = read_landscape(book(tmp_path / "b.xlsx", May=sheet))
    assert here.meetings.names == ("2024-05-02", "2024-06-06")
    assert str(here.meetings.dates[1]) == "2024-06-06"


def test_rows_are_counted_as_the_sheet_counts_them(tmp_path: Path) -> None:
    rows = [["id", "town"], [1, "Oslo"], [None, "Rome"], [3, "Oslo"]]
    here = read_landscape(book(tmp_path / "b.xlsx", first_row=4, People=rows))
    assert here.sources[0].left_out[0].line == 7


def test_hidden_and_foreign_sheets_are_passed_over_and_told(tmp_path: Path) -> None:
    notes = [["Budget", "EUR"], ["Room", 100], ["Food", 250]]
    path = book(tmp_path / "b.xlsx", hidden=("Old",), People=PEOPLE, Old=PEOPLE, Notes=notes, Empty=[])
    here = read_landscape(path)
    assert here.n_people == 3
    assert {remark.what.split(" was")[0] for remark in here.sources[0].left_out} == {
        "The sheet Old is hidden and",
        "The sheet Notes",
    }


def test_a_sheet_that_nothing_can_be_made_of_is_refused(tmp_path: Path, refusal: Refusal) -> None:
    path = book(tmp_path / "b.xlsx", Notes=[["Budget", "EUR"], ["Room", 100], ["Food", 250]])
    assert "tables.no_role" in refusal(path.read_bytes(), names=("c.xlsx",))


def test_two_sheets_that_nothing_can_be_made_of_are_refused(tmp_path: Path, refusal: Refusal) -> None:
    notes = [["Budget", "EUR"], ["Room", 100], ["Food", 250]]
    path = book(tmp_path / "b.xlsx", Notes=notes, More=notes)
    assert "tables.no_role" in refusal(path.read_bytes(), names=("c.xlsx",))


def test_an_empty_workbook_is_refused(tmp_path: Path, refusal: Refusal) -> None:
    path = book(tmp_path / "b.xlsx", Empty=[])
    assert "tables.no_sheet" in refusal(path.read_bytes(), names=("c.xlsx",))


def test_a_workbook_by_another_name_is_known_by_its_content(tmp_path: Path) -> None:
    book(tmp_path / "b.xlsx", People=PEOPLE).rename(tmp_path / "b.csv")
    assert read_landscape(tmp_path / "b.csv").n_people == 3


class TestWhatIsNotThere:
    def test_formulas_without_a_result_are_told(self, read: Read) -> None:
        rows = "<row><c r='A1' t='str'><v>id</v></c><c r='B1' t='str'><v>town</v></c></row>" + "".join(
            f"<row><c r='A{k}'><v>{k}</v></c><c r='B{k}'><f>1+1</f><v/></c></row>" for k in range(2, 5)
        )
        here = read(packed(rows), names=("c.xlsx",))
        assert here.sources[0].repaired[0].what.startswith("Lines 2, 3 and 4: formulas without a result")

    def test_cells_merged_downwards_are_told(self, tmp_path: Path) -> None:
        path = tmp_path / "b.xlsx"
        writer = xlsxwriter.Workbook(str(path))
        sheet = writer.add_worksheet()
        for number, row in enumerate(PEOPLE):
            sheet.write_row(number, 0, row)
        sheet.merge_range("C2:C3", "Oslo")
        sheet.merge_range("E1:F1", "beside")
        writer.close()
        here = read_landscape(path)
        assert "merged downwards (C2:C3)" in here.sources[0].repaired[0].what


class TestSignedSheets:
    def test_a_sheet_for_each_meeting(self, tmp_path: Path) -> None:
        months = {"May": [["Name"], ["Ana"], ["Ben"]], "June": [["Name"], ["Ben"], ["Cleo"]]}
        here = read_landscape(book(tmp_path / "b.xlsx", **months))
        assert here.meetings.names == ("May", "June")
        assert here.people.ids == ("Ana", "Ben", "Cleo")
        assert here.sources[0].repaired[0].code == "sheet_is_meeting"

    def test_with_signatures_and_a_list_of_people(self, tmp_path: Path) -> None:
        head = ["Name", "Office", "Signature"]
        months = {"May": [head, ["Ana", "a", None], ["Ben", "b", None]], "June": [head, ["Ben", "b", "B."]]}
        here = read_landscape(book(tmp_path / "b.xlsx", **months))
        assert here.meetings.sizes.tolist() == [2, 1]

    def test_lists_with_the_same_columns_are_lists_of_people_and_told(self, tmp_path: Path) -> None:
        waves = {
            "One": [["Name", "Town"], ["Ana", "Oslo"], ["Ben", "Oslo"]],
            "Two": [["Name", "Town"], ["Ben", "Rome"]],
        }
        here = read_landscape(book(tmp_path / "b.xlsx", **waves))
        assert len(here.meetings) == 0
        assert {account.repaired[0].code for account in here.sources} == {"sheets_alike"}


class TestDamage:
    @pytest.mark.parametrize("share", [0.2, 0.5, 0.9, 0.99])
    def test_cut_off(self, tmp_path: Path, refusal: Refusal, share: float) -> None:
        data = book(tmp_path / "b.xlsx", People=PEOPLE).read_bytes()
        assert "tables.damaged" in refusal(data[: int(share * len(data))], names=("c.xlsx",))

    def test_a_part_that_is_no_xml(self, tmp_path: Path, refusal: Refusal) -> None:
        path = changed(book(tmp_path / "b.xlsx", People=PEOPLE), "xl/workbook.xml", b"<sheets>", b"<sheets")
        assert "tables.damaged" in refusal(path.read_bytes(), names=("c.xlsx",))

    def test_a_sheet_that_breaks_off(self, tmp_path: Path, refusal: Refusal) -> None:
        path = changed(
            book(tmp_path / "b.xlsx", People=PEOPLE),
            "xl/worksheets/sheet1.xml",
            b"</sheetData>",
            b"</sheet",
        )
        sentence = refusal(path.read_bytes(), names=("c.xlsx",))
        assert sentence.startswith("tables.")

    def test_another_archive(self, refusal: Refusal) -> None:
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            archive.writestr("word/document.xml", "<a/>")
        assert "tables.foreign" in refusal(packed.getvalue(), names=("c.xlsx",))


class TestBounds:
    def test_what_would_unpack_too_large(self, refusal: Refusal, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(workbooks, "MOST_UNPACKED", 1_000_000)
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("xl/workbook.xml", b"0" * 1_000_001)
        assert len(packed.getvalue()) < 2_000
        assert "tables.unpacks_too_large" in refusal(packed.getvalue(), names=("c.xlsx",))

    def test_more_parts_than_any_workbook_has(self, refusal: Refusal) -> None:
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            for number in range(workbooks.MOST_MEMBERS + 1):
                archive.writestr(str(number), b"")
        assert "tables.unpacks_too_large" in refusal(packed.getvalue(), names=("c.xlsx",))

    def test_one_cell_in_the_last_corner(self, tmp_path: Path, refusal: Refusal) -> None:
        path = book(tmp_path / "b.xlsx", People=PEOPLE)
        path = changed(path, "xl/worksheets/sheet1.xml", b'<c r="C4"', b'<c r="XFD1048576"')
        assert "reaches over 17179869184 cells" in refusal(path.read_bytes(), names=("c.xlsx",))

    @pytest.mark.parametrize("target", ["worksheets/sheet1.xml", "WORKSHEETS/Sheet1.XML", "other/sheet1.xml"])
    def test_the_last_corner_wherever_the_sheet_lies_and_whatever_the_quotation_marks(
        self, refusal: Refusal, target: str
    ) -> None:
        far = packed(cells("A1", "XFD1048576"), target=target)
        assert "reaches over 17179869184 cells" in refusal(far, names=("c.xlsx",))

    def test_a_sheet_that_is_no_xml_by_name_is_refused(self, refusal: Refusal) -> None:
        far = packed(cells("A1", "XFD1048576"), target="worksheets/sheet1.bin")
        assert "tables.damaged" in refusal(far, names=("c.xlsx",))

    @pytest.mark.parametrize("codec", ["utf-16", "utf-16-le"])
    def test_a_sheet_in_other_letters_is_refused(self, refusal: Refusal, codec: str) -> None:
        sheet = f"<worksheet><sheetData>{cells('A1', 'XFD1048576')}</sheetData></worksheet>".encode(codec)
        assert "tables.damaged" in refusal(packed(sheet), names=("c.xlsx",))

    @pytest.mark.parametrize("place", ["", "1A", "ABCD1", "A12345678", "A1:B2"])
    def test_a_cell_that_stands_nowhere_is_refused(self, refusal: Refusal, place: str) -> None:
        assert "tables.damaged" in refusal(packed(cells("A1", place)), names=("c.xlsx",))

    def test_cells_without_a_place_are_counted_on(self) -> None:
        rows = b"<row r='7'><c><v>1</v></c><c><v>2</v></c></row><row><c r='C8'/><c><v>3</v></c></row>"
        extent = measure_part(b"<x:sheetData xmlns:x='y'>" + rows + b"</x:sheetData>")
        assert (extent.first_row, extent.rows, extent.columns) == (7, 8, 4)

    def test_empty_cells_that_are_only_coloured_do_not_count(self) -> None:
        rows = cells("A1", "B1") + cells("A2", "B2") + "<row><c r='XFD1048576' s='1'/></row>"
        assert measure_part(f"<s>{rows}</s>".encode()).columns == 2

    def test_one_long_text_in_many_cells(self, refusal: Refusal) -> None:
        rows = "".join(f'<row><c r="A{k}" t="s"><v>0</v></c></row>' for k in range(1, 4001))
        large = packed(rows, texts=f"<si><t>{'x' * 300_000}</t></si>")
        assert len(large) < 100_000
        assert "tables.unpacks_too_large" in refusal(large, names=("c.xlsx",))

    def test_shared_texts_count_as_often_as_they_are_used(self) -> None:
        sheet = measure_part(b"<s><c t='s'><v>1</v></c><c t='s'><v>1</v></c><c t='str'><v>four</v></c></s>")
        assert (
            count_letters([sheet, measure_part(b"<sst><si/><si><t>abc</t></si></sst>")]) == 3 + 3 + 1 + 1 + 4
        )

    def test_all_sheets_together_are_bounded(
        self, tmp_path: Path, refusal: Refusal, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(workbooks, "MOST_LAID_OUT", 20)
        path = book(tmp_path / "b.xlsx", People=PEOPLE, Ties=TIES)
        assert "reaches over 21 cells" in refusal(path.read_bytes(), names=("c.xlsx",))

    def test_entities_are_refused_by_name(self, refusal: Refusal) -> None:
        head = '<!DOCTYPE worksheet [<!ENTITY a "b">]>'
        assert "tables.entities" in refusal(packed(cells("A1"), head=head), names=("c.xlsx",))

    def test_too_many_columns(
        self, tmp_path: Path, refusal: Refusal, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(workbooks, "MOST_COLUMNS", 2)
        path = book(tmp_path / "b.xlsx", People=PEOPLE)
        assert "has 3 columns" in refusal(path.read_bytes(), names=("c.xlsx",))

    def test_too_many_cells_in_a_text(self, refusal: Refusal, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sheets, "MOST_CELLS", 5)
        assert "tables.too_many_cells" in refusal("id,town\n1,Oslo\n2,Rome\n")

    def test_too_many_columns_in_a_text(self, refusal: Refusal) -> None:
        row = ",".join(str(k) for k in range(20_001))
        assert "has 20001 columns" in refusal(f"id,{row[2:]}\n{row}\n")
