"""UCINET: its language of data, and the two files in which it saves."""

from __future__ import annotations

import struct
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ecotone.landscape import Landscape
from ecotone.tables import read_landscape

Read = Callable[..., Landscape]
Refusal = Callable[..., str]


def dl(read: Read, head: str, data: str) -> Landscape:
    """What is said above the data, and the data, in one file."""
    return read(f"DL {head}\nDATA:\n{data}", names=("a.dl",))


def pairs(here: Landscape) -> list[tuple[str, str]]:
    ids = here.people.ids
    ends = zip(here.ties.source.tolist(), here.ties.target.tolist(), strict=True)
    return [(ids[one], ids[other]) for one, other in ends]


def codes(here: Landscape) -> list[tuple[str, int | None]]:
    return [(one.code, one.line) for told in here.sources for one in (*told.repaired, *told.left_out)]


class TestTables:
    def test_a_full_matrix_whose_rows_go_over_several_lines(self, read: Read) -> None:
        here = dl(
            read, "N=3\nFORMAT = FULLMATRIX DIAGONAL PRESENT\nLABELS:\nana,ben\ncleo", "0 1\n0 0 0\n2 0 0 0"
        )
        assert here.people.ids == ("ana", "ben", "cleo")
        assert pairs(here) == [("ana", "ben"), ("ben", "cleo")]
        assert here.ties.weight is not None
        assert here.ties.weight.tolist() == [1, 2]

    def test_what_is_left_out_is_told_by_its_line(self, read: Read) -> None:
        assert codes(dl(read, "N=2", "0 1\n-1 0")) == [("weight_negative", 4)]

    def test_without_names_people_are_numbered(self, read: Read) -> None:
        assert dl(read, "N=2", "0 1 0 0").people.ids == ("1", "2")

    def test_names_of_several_words_and_in_quotation_marks(self, read: Read) -> None:
        assert dl(read, "N=2 LABELS:\nAna B\nBen C", "0 1 0 0").people.ids == ("Ana B", "Ben C")
        assert dl(read, 'N=2 LABELS:\n"Ana B" Ben', "0 1 0 0").people.ids == ("Ana B", "Ben")

    def test_names_within_the_data_in_small_or_capital_letters(self, read: Read) -> None:
        here = dl(read, "N=2 LABELS EMBEDDED", "ana ben\nAna 0 1\nBen 0 0")
        assert here.people.ids == ("Ana", "Ben")
        assert pairs(here) == [("Ana", "Ben")]

    def test_a_title_may_speak_of_data(self, read: Read) -> None:
        assert pairs(dl(read, 'TITLE="Our data: n=9" N=2', "0 1 0 0")) == [("1", "2")]

    def test_without_its_diagonal(self, read: Read) -> None:
        assert pairs(dl(read, "N=3 FORMAT=FULLMATRIX DIAGONAL=ABSENT", "1 0\n0 1\n0 0")) == [
            ("1", "2"),
            ("2", "3"),
        ]

    @pytest.mark.parametrize(
        ("form", "data"),
        [
            ("LOWERHALF DIAGONAL PRESENT", "0\n1 0\n0 1 0"),
            ("LOWERHALF DIAGONAL ABSENT", "1\n0 1"),
            ("UPPERHALF DIAGONAL PRESENT", "0 1 0\n0 1\n0"),
            ("UPPERHALF DIAGONAL ABSENT", "1 0\n1"),
        ],
    )
    def test_half_of_it(self, read: Read, form: str, data: str) -> None:
        here = dl(read, f"N=3 FORMAT={form}", data)
        assert pairs(here) == [("1", "2"), ("2", "3")]
        assert not here.ties.directions.any()

    def test_several_matrices_are_kinds(self, read: Read) -> None:
        here = dl(read, "N=2 NM=2\nLEVEL LABELS:\nadvice\nhelp", "0 1\n0 0\n\n0 0\n1 0")
        assert here.ties.kinds == ("advice", "help")
        assert pairs(here) == [("1", "2"), ("2", "1")]

    def test_one_matrix_with_a_name_is_of_that_kind(self, read: Read) -> None:
        assert dl(read, "N=2 LEVEL LABELS:\nadvice", "0 1 0 0").ties.kinds == ("advice",)

    def test_what_is_not_known_is_no_tie(self, read: Read) -> None:
        here = dl(read, "N=2", ". .\n1 0")
        assert pairs(here) == [("2", "1")]
        assert here.people.answered is not None
        assert here.people.answered.tolist() == [0, 1]

    def test_a_line_that_holds_several_rows_is_named_once(self, read: Read) -> None:
        told = dl(read, "N=3", "0 . 0 0 0 . 0 1 0").sources[0].repaired[0]
        assert (told.rows, told.what.partition(":")[0]) == (2, "Line 3")

    def test_people_by_what_is_known_of_them(self, read: Read) -> None:
        here = dl(read, "NR=3 NC=2\nROW LABELS:\nana ben cleo\nCOLUMN LABELS:\ntown age", "1 30\n2 40\n1 50")
        assert here.people.ids == ("ana", "ben", "cleo")
        assert here.people.columns["town"] == ("1", "2", "1")

    def test_people_by_meetings(self, read: Read) -> None:
        """Eight columns with marks are meetings, as in a spreadsheet, whatever they are called."""
        here = dl(
            read,
            "NR=2 NC=8 ROW LABELS: ana ben COLUMN LABELS:\na b c d e f g h",
            "1 0 1 0 1 0 1 0\n0 1 0 1 0 1 0 1",
        )
        assert here.meetings.names == tuple("abcdefgh")
        assert here.meetings.person.tolist() == [0, 1] * 4

    @pytest.mark.parametrize("start", ["dl n=2\ndata:\n0 1 0 0", "DL\nN=2\nDATA:\n0 1 0 0"])
    def test_known_by_what_it_holds(self, read: Read, start: str) -> None:
        assert read(start, names=("a.dat",)).sources[0].format == "UCINET"


class TestLists:
    def test_who_names_whom_by_number(self, read: Read) -> None:
        here = dl(read, "N=3 FORMAT=EDGELIST1\nLABELS:\nana ben cleo", "1 2 2.5\n2 3\n\n1 9\n3")
        assert pairs(here) == [("ana", "ben"), ("ben", "cleo")]
        assert here.ties.weight is not None
        assert here.ties.weight.tolist() == [2.5, 1]
        assert codes(here) == [("line_unread", 8)]

    def test_who_names_whom_by_name(self, read: Read) -> None:
        here = dl(read, "N=4 FORMAT=NODELIST1 LABELS EMBEDDED:", 'ana "ben c" cleo\nAna Cleo')
        assert pairs(here) == [("ana", "ben c"), ("ana", "cleo"), ("ana", "cleo")]
        assert codes(here) == [("announced", None)]

    def test_kinds_one_after_another(self, read: Read) -> None:
        here = dl(read, "N=2 NM=2 FORMAT=EDGELIST1 LEVEL LABELS: advice help", "1 2\n!\n2 1")
        assert here.ties.kinds == ("advice", "help")

    def test_people_and_meetings(self, read: Read) -> None:
        here = dl(read, "NR=2 NC=2 FORMAT=EDGELIST2\nROW LABELS:\nana ben", "1 1\n2 1\n2 2")
        assert here.people.ids == ("ana", "ben")
        assert here.meetings.person.tolist() == [0, 1, 1]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("DL N=2\n0 1 0 0", "broken_dl"),
        ("DL FORMAT=FULLMATRIX\nDATA:\n0 1 0 0", "broken_dl"),
        ("DL N=2\nDATA:\n0 1 0", "counts: a.dl announces 4 numbers, but holds 3"),
        ("DL N=900000\nDATA:\n0 1 0", "counts"),
        ("DL N=999999999\nDATA:\n0 1 0", "too_many_people"),
        ("DL N=1 NM=300\nDATA:\n" + "0 " * 300, "too_many_levels"),
        ("DL N=2 FORMAT=BLOCKED\nDATA:\n1 1", "ucinet_form"),
        ("DL NR=3 NC=2 FORMAT=LOWERHALF\nDATA:\n1\n1 1\n1 1", "ucinet_form"),
        ("DL NR=2 NC=3 FORMAT=UPPERHALF\nDATA:\n1 1 1\n1 1", "ucinet_form"),
        ("DL N=2 LABELS: ana ana\nDATA:\n0 1 0 0", "repeated_id"),
    ],
)
def test_refused_in_one_sentence(refusal: Refusal, text: str, code: str) -> None:
    assert f"tables.{code}" in refusal(text, names=("a.dl",))


def header(names: list[str], *, version: bytes = b"V6404", kind: int = 7, levels: int = 0) -> bytes:
    """The header of a matrix of these people; letters have two bytes in the newer version, one in the older."""
    is_new = version == b"V6404"
    sizes = [len(names), len(names), *([levels] if levels else [])]
    made = b"\x05" + version + struct.pack("<5HBH", 24, 1, 1, 1, 3, kind, len(sizes))
    made += b"".join(struct.pack("<I" if is_new else "<H", size) for size in sizes) + b"\x01t"
    labels = [name.encode("utf-16-le" if is_new else "cp1252") for name in names]
    told = b"".join(struct.pack("<H", len(label)) + label for label in labels)
    return made + b"\x01\x01" + (b"\x00" if levels else b"") + told * 2


NUMBERS = np.array([[0, 1.5, 0], [0, 0, 1e38], [0, 1, 0]], "<f4")


class TestPairs:
    @pytest.mark.parametrize("version", [b"V6404", b"DATE:"])
    def test_a_header_and_its_numbers(self, read: Read, version: bytes) -> None:
        names = ["ana", "Zoë", "cleo"]
        files = header(names, version=version), NUMBERS.tobytes()
        here = read(*files, names=("a.##h", "a.##d"))
        assert here.people.ids == ("ana", "Zoë", "cleo")
        assert pairs(here) == [("ana", "Zoë"), ("cleo", "Zoë")]
        assert here.ties.weight is not None
        assert here.ties.weight.tolist() == [1.5, 1]
        assert codes(here) == [("cells_unknown", 1)]
        assert len(here.sources) == 1

    def test_levels_are_kinds(self, read: Read) -> None:
        files = header(["ana", "ben"], kind=1, levels=2), bytes([0, 1, 0, 0, 0, 0, 1, 0])
        here = read(*files, names=("a.##H", "A.##d"))
        assert here.ties.kinds == ("level 1", "level 2")
        assert pairs(here) == [("ana", "ben"), ("ben", "ana")]

    @pytest.mark.parametrize("given_half", ["a.##h", "a.##d"])
    def test_the_other_half_is_found_beside_it(self, tmp_path: Path, given_half: str) -> None:
        (tmp_path / "a.##h").write_bytes(header(["ana", "ben", "cleo"]))
        (tmp_path / "a.##d").write_bytes(NUMBERS.tobytes())
        assert read_landscape(tmp_path / given_half).n_people == 3

    def test_two_with_the_same_header_are_two(self, read: Read) -> None:
        head = header(["ana", "ben"], kind=1)
        files = (head, bytes([0, 1, 0, 0]), head, bytes([0, 0, 1, 0]))
        here = read(*files, names=("a.##h", "a.##d", "b.##h", "b.##d"))
        assert pairs(here) == [("ana", "ben"), ("ben", "ana")]

    @pytest.mark.parametrize(
        ("files", "code"),
        [
            ((header(["ana"]),), "one_half"),
            ((header(["ana", "ben"])[:30], b"1234"), "damaged"),
            ((b"\x05V9999" + bytes(40), b"1234"), "damaged"),
            ((header(["ana", "ben"]), bytes(12)), "counts: a.##h announces 4 numbers, but holds 3"),
            ((header(["ana", "ben"], kind=8), bytes(24)), "ucinet_form"),
        ],
    )
    def test_refused_in_one_sentence(self, refusal: Refusal, files: tuple[bytes, ...], code: str) -> None:
        assert f"tables.{code}" in refusal(*files, names=("a.##h", "a.##d")[: len(files)])


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(st.integers(0, 3), min_size=4, max_size=4), min_size=4, max_size=4))
def test_all_ways_to_write_a_table_are_read_alike(read: Read, rows: list[list[int]]) -> None:
    cells = [(i, j) for i in range(4) for j in range(4) if rows[i][j] and i != j]
    text = "\n".join(" ".join(map(str, row)) for row in rows)
    numbers = np.array(rows, "<f4").tobytes()
    edges = "".join(f"{i + 1} {j + 1} {rows[i][j]}\n" for i, j in cells)
    read_as = [
        dl(read, "N=4 LABELS: a b c d", text),
        dl(read, "N=4 FORMAT=EDGELIST1 LABELS: a b c d", edges),
        read(header(list("abcd")), numbers, names=("t.##h", "t.##d")),
    ]
    expected = {frozenset("abcd"[k] for k in cell) for cell in cells}
    for here in read_as:
        assert here.people.ids == tuple("abcd")
        assert {frozenset(pair) for pair in pairs(here)} == expected
