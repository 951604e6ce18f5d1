"""Text files: encodings, the character between cells, quotation marks, rows of the wrong length, line numbers."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ecotone.errors import FileRefused
from ecotone.landscape import Landscape
from ecotone.tables import delimited
from ecotone.tables.accounts import Notes
from ecotone.tables.delimited import _read_even, _read_rows, find_delimiter

Read = Callable[..., Landscape]
Refusal = Callable[..., str]
TOWNS = "id,name,town\n1,José,Zürich\n2,Zoë,Córdoba\n3,Jörg,Zürich\n"


class TestEncodings:
    @pytest.mark.parametrize(
        ("codec", "name"),
        [
            ("utf-8", "UTF-8"),
            ("utf-8-sig", "UTF-8 with BOM"),
            ("utf-16", "UTF-16"),
            ("utf-16-le", "UTF-16"),
            ("utf-16-be", "UTF-16"),
            ("latin-1", "Latin-1"),
        ],
    )
    def test_found_out(self, read: Read, codec: str, name: str) -> None:
        here = read(TOWNS.encode(codec))
        assert here.people.names == ("José", "Zoë", "Jörg")
        assert here.boundary("town").sides == ("Córdoba", "Zürich")
        assert here.sources[0].encoding == name

    def test_windows_is_told_from_latin_by_its_own_signs(self, read: Read) -> None:
        here = read("id,name,town\n1,“Ana”,Zürich – Nord\n2,José…,Zürich – Nord\n".encode("cp1252"))
        assert here.people.names == ("“Ana”", "José…")
        assert here.sources[0].encoding == "Windows-1252"

    def test_other_letters_are_guessed_and_the_account_says_so(self, read: Read) -> None:
        text = "id,имя,город\n1,Анна,Москва\n2,Иван,Казань\n3,Ольга,Москва\n4,Пётр,Казань\n"
        here = read(text.encode("cp1251"))
        assert here.boundary("город").sides == ("Казань", "Москва")
        assert "which is a guess" in here.sources[0].repaired[0].what

    def test_accents_typed_apart_are_joined(self, read: Read) -> None:
        here = read("id,town\n1,Zu\u0308rich\n2,Zürich\n3,Rome\n4,Rome\n")
        assert here.boundary("town").sides == ("Rome", "Zürich")

    def test_a_file_cut_off_in_a_letter_is_read_up_to_there(self, read: Read) -> None:
        here = read(TOWNS.encode()[: TOWNS.encode().rindex("ü".encode()) + 1])
        assert here.people.names[2] == "Jörg"
        assert here.sources[0].repaired[0].code == "cut_off"

    def test_broken_utf_16_is_refused_with_its_line(self, refusal: Refusal) -> None:
        data = TOWNS.encode("utf-16")
        assert "letters that are not UTF-16" in refusal(data[:-1])

    def test_signs_that_no_text_holds(self, refusal: Refusal) -> None:
        assert "line 2: holds a control character" in refusal(b"id,town\n1,\x00\x01\n")


class TestDelimiters:
    @pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
    def test_found_out(self, read: Read, delimiter: str) -> None:
        here = read(TOWNS.replace(",", delimiter))
        assert here.n_people == 3
        assert here.sources[0].delimiter == delimiter

    def test_several_values_in_a_cell_do_not_mislead(self) -> None:
        assert find_delimiter("id,team\n1,a;b\n2,c;d\n3,a;d\n") == ","
        assert find_delimiter("id;team\n1;a|b\n2;c|d\n") == ";"

    def test_nor_do_decimal_commas(self) -> None:
        assert find_delimiter("1;2;0,5\n3;4;0,7\n") == ";"

    def test_excel_may_name_it(self, read: Read) -> None:
        assert read("sep=;\nid;town\n1;Oslo\n2;Rome\n3;Oslo\n").boundary_names == ("town",)

    def test_old_line_ends(self, read: Read) -> None:
        assert read(TOWNS.replace("\n", "\r")).n_people == 3
        assert read(TOWNS.replace("\n", "\r\n")).n_people == 3

    def test_prose_has_no_columns(self, refusal: Refusal) -> None:
        prose = "Licence: none stated\nSource: somewhere, in a box, under the bed\n\nFiles of interest.\n"
        assert "no columns can be made out" in refusal(prose, names=("SOURCE.txt",))


class TestRows:
    def test_a_cell_in_quotation_marks_may_hold_anything(self, read: Read) -> None:
        here = read('id,town\n1,"Rome, Italy"\n2,"said ""so"""\n3,"Rome, Italy"\n4,"said ""so"""\n')
        assert here.boundary("town").sides == ("Rome, Italy", 'said "so"')

    def test_lines_are_counted_right_behind_a_cell_of_several_lines(self, read: Read) -> None:
        here = read('id,note,town\n1,"one\ntwo\nthree",Oslo\n,x,Rome\n3,y,Oslo\n')
        assert here.people.columns["note"][0] == "one\ntwo\nthree"
        assert here.sources[0].left_out[0].line == 5

    def test_lines_are_counted_right_behind_empty_lines(self, read: Read) -> None:
        here = read("\nid,town\n\n1,Oslo\n\n,Rome\n3,Oslo\n\n\n")
        assert here.sources[0].left_out[0].line == 6

    def test_lines_are_counted_right_behind_comments(self, read: Read) -> None:
        here = read("# from our survey\nid,town\n1,Oslo\n,Rome\n3,Oslo\n")
        assert here.sources[0].left_out[0].line == 4

    def test_rows_that_are_too_short_are_filled_with_nothing(self, read: Read) -> None:
        here = read("id,town,team\n1,Oslo,red\n2,Oslo\n3,Rome,red\n4,Rome,blue\n5,Rome,blue\n")
        assert here.boundary("team").n_unknown == 1
        assert here.sources[0].repaired[0].what == (
            "Line 3: fewer cells than columns; what is missing was taken as not known."
        )

    def test_rows_that_are_too_long_are_left_out(self, read: Read) -> None:
        here = read("id,town\n1,Oslo\n2,Rome, Italy\n3,Rome\n4,Rome\n5,Oslo\n")
        assert here.n_people == 4
        assert here.sources[0].left_out[0].line == 3

    def test_empty_cells_at_the_end_do_not_make_a_row_too_long(self, read: Read) -> None:
        assert read("id,town\n1,Oslo\n2,Rome,,\n3,Rome\n4,Oslo\n5,Oslo\n").n_people == 5

    def test_empty_columns_and_rows_are_dropped(self, read: Read) -> None:
        here = read("id,town,,\n1,Oslo,,\n,,,\n3,Oslo,,\n4,Rome,,\n")
        assert here.sources[0].columns.keys() == {"id", "town"}
        assert here.sources[0].left_out[0].what == "Line 3: empty."

    def test_long_files_are_put_together_piece_by_piece(
        self, read: Read, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(delimited, "_PIECE", 3)
        rows = "".join(f'{k},"town ""{k % 2}"""\n' for k in range(8))
        here = read("id,town\n" + rows)
        assert here.people.ids == tuple(str(k) for k in range(8))
        assert here.boundary("town").sides == ('town "0"', 'town "1"')

    def test_a_title_above_the_names_is_skipped(self, read: Read) -> None:
        here = read("Who came in May,,\n,,\nid,name,town\n1,Ana,Oslo\n2,Ben,Oslo\n")
        assert here.people.names == ("Ana", "Ben")
        assert here.sources[0].repaired[0].line == 1

    @pytest.mark.parametrize("delimiter", [" ", ","])
    def test_as_r_writes_tables(self, read: Read, delimiter: str) -> None:
        here = read('"town" "team"\n"ana" "Oslo" "red"\n"ben" "Rome" "red"\n'.replace(" ", delimiter))
        assert here.people.ids == ("ana", "ben")

    def test_a_quotation_mark_that_is_never_closed(self, refusal: Refusal) -> None:
        assert "line 3: a quotation mark is opened there and never closed" in refusal(
            'id,town\n1,Oslo\n"2,Rome\n3,Rome\n'
        )

    def test_a_single_quotation_mark_within_a_cell_is_a_sign_like_others(self, read: Read) -> None:
        assert read('id,size\n1,5" pipe\n2,3" pipe\n3,5" pipe\n').boundary("size").sides == (
            '3" pipe',
            '5" pipe',
        )

    def test_a_cell_without_end_is_refused(self, refusal: Refusal) -> None:
        assert "tables.long_cell" in refusal('id,note\n1,"' + "x" * 10_000_001 + '\n2,y"\n')

    def test_a_few_long_cells_do_not_hide_the_columns(self, read: Read) -> None:
        assert read("name,town\n" + "x" * 300_000 + ",Oslo\nBen,Rome\nCleo,Rome\n").boundary_names == (
            "town",
        )

    def test_rows_longer_than_the_first_line_are_named(self, refusal: Refusal) -> None:
        rows = "".join(f"{k};Ana;Oslo;{'diver; teacher' if k % 3 == 0 else 'diver'}\n" for k in range(1, 13))
        assert "line 4: 5 cells, where the first line has 4" in refusal("id;name;town;work\n" + rows)

    def test_a_mark_of_order_alone_is_an_empty_file(self, refusal: Refusal) -> None:
        assert "tables.empty" in refusal(b"\xef\xbb\xbf")


class TestNamesOfColumns:
    def test_known_words_are_names(self, read: Read) -> None:
        assert read("Ana,name\nx,y\nz,w\n").people.ids == ("y", "w")

    def test_words_over_numbers_are_names(self, read: Read) -> None:
        assert read("wer,jahr\nana,1\nben,2\ncleo,1\ndora,2\n").boundary_names == ("jahr",)

    def test_words_that_come_again_below_are_values(self, read: Read) -> None:
        here = read("x1,red,no\nx2,blue,no\nx3,red,yes\nx4,blue,yes\n")
        assert here.people.ids == ("x1", "x2", "x3", "x4")

    def test_one_column_without_a_name_is_refused(self, refusal: Refusal) -> None:
        assert "Write name (or id) above it" in refusal("Ana\nBen\nCleo\n")


LETTERS = st.text(alphabet=' "\n,;ab1\r', max_size=20).filter(lambda text: bool(text.strip()))


@settings(max_examples=600, deadline=None)
@given(LETTERS, st.sampled_from(",;"))
def test_the_fast_reader_agrees_with_the_plain_one(text: str, delimiter: str) -> None:
    """Where the fast reader takes a text on, the csv module reads the same cells on the same lines."""
    even = _read_even(text, delimiter)
    if even is not None:
        plain = _read_rows(text, delimiter, "x.csv", 0, Notes())
        assert even.frame.rows() == plain.frame.rows()
        assert even.lines.tolist() == plain.lines.tolist()


def test_the_fast_reader_takes_on_what_is_even() -> None:
    for text in ("a,b\n1,2", '"a","b"\n"1,1",2\n', "a,b\r\n1,\r\n"):
        assert _read_even(text, ",") is not None
    for text in (
        "a,b\n1\n",
        'a,b\n"1\n2",3\n',
        'a,b\n"1""",2\n',
        'a,b\n"1"x,2\n',
        'a,b\nx"1",2\n',
        "a,b\n\n1,2\n",
        '"a,b\n',
    ):
        assert _read_even(text, ",") is None


def test_the_plain_reader_refuses_a_row_that_no_reader_could_read() -> None:
    with pytest.raises(FileRefused, match="never closed"):
        _read_rows('a,"b\n1,2\n', ",", "x.csv", 0, Notes())
