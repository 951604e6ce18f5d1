"""Lists of people: who they are, on which sides they stand, and what else is kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from ecotone.landscape import Landscape
from ecotone.tables.accounts import Account, Remark

Read = Callable[..., Landscape]
Refusal = Callable[..., str]


def said(account: Account, code: str) -> Remark:
    """The one remark of this code."""
    (remark,) = [remark for remark in (*account.repaired, *account.left_out) if remark.code == code]
    return remark


class TestIds:
    def test_the_column_called_id_tells_people_apart(self, read: Read) -> None:
        here = read("name,id\nAna,7\nBen,8\n")
        assert here.people.ids == ("7", "8")
        assert here.people.names == ("Ana", "Ben")

    def test_a_first_column_without_name_holds_the_ids(self, read: Read) -> None:
        assert read(",type\nBMA,gov\nSPD,party\nCDU,party\n").people.ids == ("BMA", "SPD", "CDU")

    def test_names_do_where_there_are_no_ids(self, read: Read) -> None:
        assert read("office,name\nOslo,Ana\nOslo,Ben\n").people.ids == ("Ana", "Ben")

    def test_a_list_of_names_alone_is_a_list_of_people(self, read: Read) -> None:
        assert read('"name"\n"Ana"\n"Ben"\n').people.ids == ("Ana", "Ben")

    def test_a_column_that_is_called_id_but_repeats_gives_way_to_one_that_does_not(self, read: Read) -> None:
        assert read("code,key,town\n1,a,Oslo\n1,b,Oslo\n1,c,Rome\n").people.ids == ("a", "b", "c")

    def test_first_and_last_names_are_put_together(self, read: Read) -> None:
        here = read("First name,Last name,Town\nAna,Lima,Oslo\nAna,Diaz,Oslo\n")
        assert here.people.ids == ("Ana Lima", "Ana Diaz")
        assert (
            said(here.sources[0], "joined_names").what
            == "Names were put together from First name and Last name."
        )

    @pytest.mark.parametrize(
        "heading", ["Prénom,Nom", "Vorname,Name", "Nombre,Apellidos", "Nome,Sobrenome", "Given name,Surname"]
    )
    def test_halves_of_names_in_five_languages(self, read: Read, heading: str) -> None:
        assert read(f"id,{heading}\n1,Ana,Lima\n2,Ana,Diaz\n").people.names == ("Ana Lima", "Ana Diaz")

    def test_a_hint_names_the_column(self, read: Read) -> None:
        assert read("a,b,c\n1,x,Oslo\n2,y,Oslo\n", id="b").people.ids == ("x", "y")

    def test_a_hint_that_names_nothing_is_refused_with_what_there_is(self, refusal: Refusal) -> None:
        assert "no column called nobody. It has: id, town" in refusal(
            "id,town\n1,Oslo\n2,Oslo\n", id="nobody"
        )

    def test_blanks_and_points_of_spreadsheets_do_not_matter(self, read: Read) -> None:
        here = read("id,town\n 1.0 ,Oslo\n2.0,Rome\n3.0,Oslo\n", "from,to\n1,2\n 3,1\n")
        assert here.people.ids == ("1", "2", "3")
        assert here.people.unknown_ids == ()

    def test_numbers_that_differ_behind_the_point_stay_apart(self, read: Read) -> None:
        assert read("id,town\n1.0,Oslo\n1.1,Rome\n1.2,Oslo\n").people.ids == ("1.0", "1.1", "1.2")

    def test_without_anything_that_tells_people_apart_the_list_is_refused(self, refusal: Refusal) -> None:
        assert "tables.no_id" in refusal("name,town\nAna,Oslo\nAna,Oslo\nAna,Rome\nAna,Rome\nAna,Rome\n")

    def test_a_person_without_id_is_left_out_with_her_line(self, read: Read) -> None:
        here = read("id,town\n1,Oslo\n,Rome\n3,Oslo\n")
        assert here.people.ids == ("1", "3")
        assert said(here.sources[0], "no_id").what == "Line 3: there is no id."

    @pytest.mark.parametrize("word", ["Summe", "Total", "SOMME", "Suma:", "Insgesamt"])
    def test_a_last_row_of_sums_is_nobody(self, read: Read, word: str) -> None:
        here = read(f"id;name;town;pay\n1;Ana;Oslo;7\n2;Ben;Rome;8\n{word};2;;15,5\n")
        assert here.people.ids == ("1", "2")
        assert said(here.sources[0], "totals").line == 4

    def test_somebody_who_is_called_so_is_a_person(self, read: Read) -> None:
        assert read("id,town\nShell,Rome\nBP,Rome\nTotal,Oslo\n").people.ids == ("Shell", "BP", "Total")

    def test_names_of_groups_of_columns_are_skipped(self, read: Read) -> None:
        here = read(
            "Person,,Where,\nFirst name,Last name,Office,Place\nAna,Lima,a,n\nBen,Diaz,b,n\nEva,Rey,a,s\n"
        )
        assert here.people.ids == ("Ana Lima", "Ben Diaz", "Eva Rey")
        assert said(here.sources[0], "title").line == 1

    def test_nobody_under_the_names_is_refused(self, refusal: Refusal) -> None:
        assert "has nobody in it" in refusal("id,name,town\n")


class TestRepeats:
    def test_the_same_row_again_is_one_person(self, read: Read) -> None:
        here = read("id,town\n1,Oslo\n2,Rome\n1,Oslo\n")
        assert here.people.ids == ("1", "2")
        assert said(here.sources[0], "same_person").line == 4

    def test_a_later_row_fills_what_is_not_known(self, read: Read) -> None:
        here = read("id,town\n1,\n2,Rome\n3,Rome\n1,Oslo\n")
        assert here.boundary("town").labels[0] == ("Oslo",)
        assert said(here.sources[0], "filled").line == 5

    def test_where_rows_differ_the_first_is_kept_and_both_lines_are_named(self, read: Read) -> None:
        here = read("id,town\n1,Oslo\n2,Rome\n3,Rome\n1,Rome\n")
        assert here.boundary("town").labels[0] == ("Oslo",)
        assert said(here.sources[0], "other_data").what.startswith(
            "Line 5: the same person again, but town says Rome where line 2 says Oslo. The first was kept."
        )

    def test_two_lists_of_people_become_one(self, read: Read) -> None:
        here = read(
            "id,town,since\n1,Oslo,2020-01-01\n2,Rome,\n3,Rome,\n",
            "id,name,town,answered,since\n3,Cleo,Oslo,yes,2021-05-01\n4,Dora,Oslo,no,\n2,Ben,,,\n",
        )
        assert here.people.ids == ("1", "2", "3", "4")
        assert here.people.names == ("1", "Ben", "Cleo", "Dora")
        assert here.boundary("town").labels == [("Oslo",), ("Rome",), ("Rome",), ("Oslo",)]
        assert here.people.answered is not None
        assert here.people.answered.tolist() == [-1, -1, 1, 0]
        assert [str(day) for day in here.people.since] == ["2020-01-01", "NaT", "2021-05-01", "NaT"]  # type: ignore[union-attr]

    def test_a_second_list_may_bring_boundaries_and_columns_of_its_own(self, read: Read) -> None:
        here = read("id,town\n1,Oslo\n2,Rome\n3,Rome\n", "id,team,age\n2,red,31\n3,blue,45\n9,red,28\n")
        assert here.boundary("team").labels == [(), ("red",), ("blue",), ("red",)]
        assert here.people.columns["age"] == (None, "31", "45", "28")


class TestBoundaries:
    def test_text_that_repeats_divides(self, read: Read) -> None:
        here = read("id,town\n1,Oslo\n2,Rome\n3,Oslo\n")
        assert here.boundary("town").sides == ("Oslo", "Rome")
        assert here.boundary("town").kind == "geographic"

    def test_a_few_codes_that_repeat_divide_but_many_do_not(self, read: Read) -> None:
        rows = "".join(f"{k},{k % 20},{k % 21}\n" for k in range(84))
        assert read("id,level,score\n" + rows).boundary_names == ("level",)

    def test_measures_that_are_no_whole_numbers_do_not(self, read: Read) -> None:
        rows = "".join(f"{k},{k % 2}.5\n" for k in range(10))
        assert read("id,score\n" + rows).boundary_names == ()

    @pytest.mark.parametrize("name", ["age", "Âge", "Dienstjahre", "años", "idade", "number of children"])
    def test_what_counts_or_measures_is_no_boundary(self, read: Read, name: str) -> None:
        rows = "".join(f"{k},{20 + k % 15},{k % 15}\n" for k in range(150))
        assert read(f"id,{name},team number\n{rows}").boundary_names == ("team number",)

    def test_a_few_bands_of_age_are_a_boundary(self, read: Read) -> None:
        assert read("id,age\n" + "".join(f"{k},{k % 6}\n" for k in range(30))).boundary_names == ("age",)

    def test_numbers_far_apart_must_repeat_often(self, read: Read) -> None:
        rows = "".join(f"{k},{18 + 3 * (k % 15)},{100 * (k % 5)}\n" for k in range(45))
        assert read("id,x,unit\n" + rows).boundary_names == ("unit",)

    def test_a_hint_makes_a_boundary_of_any_column(self, read: Read) -> None:
        rows = "".join(f"{k},{k % 42}\n" for k in range(84))
        assert len(read("node,label\n" + rows, boundaries=("Label",)).boundary("label").sides) == 42

    def test_free_text_names_addresses_and_notes_are_kept_but_divide_nobody(self, read: Read) -> None:
        rows = "".join(f"{k},Person {k},p{k % 3}@x.org,note {k},{'long ' * 20}{k % 2}\n" for k in range(9))
        here = read("id,name,e-mail,note,story\n" + rows)
        assert here.boundary_names == ()
        assert here.people.columns["note"][3] == "note 3"
        assert here.sources[0].columns["note"] == "kept, no boundary"

    def test_a_column_that_says_the_same_of_all_divides_nobody(self, read: Read) -> None:
        assert read("id,type\n1,State\n2,State\n3,State\n").boundary_names == ()

    def test_several_values_in_a_cell_are_several_belongings(self, read: Read) -> None:
        here = read("id,team\n1,red|blue\n2,blue; green\n3,red\n4,\n")
        assert here.boundary("team").labels == [("blue", "red"), ("blue", "green"), ("red",), ()]

    def test_zero_is_a_value_and_unknown_is_not(self, read: Read) -> None:
        here = read("id,new\n1,0\n2,1\n3,0\n4,NA\n5,?\n6,N/A\n7,\n8,1\n")
        assert here.boundary("new").sides == ("0", "1")
        assert here.boundary("new").n_unknown == 4

    def test_a_hint_adds_what_means_not_known(self, read: Read) -> None:
        here = read("id,new\n1,0\n2,1\n3,2\n4,1\n5,2\n6,9\n", unknown=("0", "9"))
        assert here.boundary("new").sides == ("1", "2")

    def test_codes_with_a_point_lose_it(self, read: Read) -> None:
        assert read("id,new\n1,1.0\n2,2.0\n3,1.0\n4,2.0\n").boundary("new").sides == ("1", "2")

    def test_a_wanted_boundary_that_is_not_there_is_refused(self, refusal: Refusal) -> None:
        assert "no column called team" in refusal("id,town\n1,Oslo\n2,Oslo\n", boundaries=("team",))

    def test_two_columns_of_one_name_are_told_apart(self, read: Read) -> None:
        here = read("id,town,town\n1,Oslo,x\n2,Oslo,y\n3,Rome,y\n4,Rome,x\n")
        assert here.boundary_names == ("town", "town (2)")


class TestLabels:
    LABELS = "column,code,label\ntown,1,Oslo\ntown,2,Rome\nnowhere,1,x\n"

    def test_codes_become_words(self, read: Read, tmp_path: Path) -> None:
        (tmp_path / "labels.csv").write_text(self.LABELS)
        here = read("id,Town\n1,1\n2,2|1\n3,1\n4,7\n", labels=tmp_path / "labels.csv")
        assert here.boundary("Town").labels == [("Oslo",), ("Oslo", "Rome"), ("Oslo",), ("7",)]
        assert said(here.sources[0], "no_such_label_column").what.startswith(
            "The labels name the column nowhere"
        )

    def test_a_code_that_does_not_occur_is_told(self, read: Read, tmp_path: Path) -> None:
        (tmp_path / "labels.csv").write_text("boundary;code;label\ntown;3;Bonn\ntown;1;Oslo\n")
        here = read("id,town\n1,1\n2,2\n3,1\n4,2\n", labels=tmp_path / "labels.csv")
        assert (
            said(here.sources[0], "no_such_code").what
            == "The labels name the code 3 of town, which does not occur."
        )

    def test_labels_of_which_none_is_of_use_are_refused(self, refusal: Refusal, tmp_path: Path) -> None:
        (tmp_path / "labels.csv").write_text("town,7,Bonn\nvillage,1,Oslo\n")
        sentence = refusal("id,town\n1,1\n2,2\n3,1\n4,2\n", labels=tmp_path / "labels.csv")
        assert "tables.labels_unused: labels.csv names no column or code" in sentence

    def test_labels_without_a_first_line_are_read_too(self, read: Read, tmp_path: Path) -> None:
        (tmp_path / "labels.csv").write_text("town,1,Oslo\ntown,2,Rome\n")
        here = read("id,town\n1,1\n2,2\n3,1\n4,2\n", labels=tmp_path / "labels.csv")
        assert here.boundary("town").sides == ("Oslo", "Rome")

    @pytest.mark.parametrize("text", ["code,label\n1,x\n2,y\n", '{"town": 1}'])
    def test_what_is_no_file_of_labels_is_refused(self, refusal: Refusal, tmp_path: Path, text: str) -> None:
        (tmp_path / "labels.csv").write_text(text)
        assert "tables.labels:" in refusal("id,town\n1,1\n2,2\n", labels=tmp_path / "labels.csv")


class TestOtherColumns:
    @pytest.mark.parametrize(
        "words", [("yes", "no"), ("Oui", "non"), ("sí", "no"), ("ja", "Nein"), ("sim", "não")]
    )
    def test_who_answered(self, read: Read, words: tuple[str, str]) -> None:
        here = read(f"id,answered\n1,{words[0]}\n2,{words[1]}\n3,\n")
        assert here.people.answered is not None
        assert here.people.answered.tolist() == [1, 0, -1]

    def test_a_column_of_that_name_with_other_words_is_an_ordinary_one(self, read: Read) -> None:
        here = read("id,answered\n1,late\n2,early\n3,late\n")
        assert here.people.answered is None
        assert here.boundary_names == ("answered",)

    def test_since_and_until_are_days(self, read: Read) -> None:
        here = read("id,since,until\n1,2020-01-31,\n2,31.12.2021,1 May 2024\n3,,2025\n")
        assert [str(day) for day in here.people.since] == ["2020-01-31", "2021-12-31", "NaT"]  # type: ignore[union-attr]
        assert [str(day) for day in here.people.until] == ["NaT", "2024-05-01", "2025-01-01"]  # type: ignore[union-attr]

    def test_days_that_can_be_read_in_two_ways_are_told(self, read: Read) -> None:
        here = read("id,since\n1,3/4/2020\n2,5/6/2021\n")
        assert str(here.people.since[0]) == "2020-04-03"  # type: ignore[index]
        assert "3/4/2020" in said(here.sources[0], "dates_unclear").what

    def test_one_day_beyond_twelve_settles_it(self, read: Read) -> None:
        here = read("id,since\n1,3/4/2020\n2,5/16/2021\n")
        assert str(here.people.since[0]) == "2020-03-04"  # type: ignore[index]
        assert not here.sources[0].repaired

    def test_a_day_that_cannot_be_read_is_told_with_its_line(self, read: Read) -> None:
        rows = "".join(f"{k},2020-01-{k + 1:02}\n" for k in range(10))
        here = read("id,since\n" + rows + "x,soon\n")
        assert said(here.sources[0], "dates_unread").line == 12
        assert np.isnat(here.people.since[-1])  # type: ignore[index]

    def test_hints_name_columns_that_the_words_do_not(self, read: Read) -> None:
        here = read("id,joined,spoke\n1,2020,yes\n2,2021,no\n", since="joined", answered="spoke")
        assert str(here.people.since[1]) == "2021-01-01"  # type: ignore[index]
        assert here.people.answered is not None


class TestWithoutNames:
    ROWS = "0\t1\tF\tNA\n1\t1\tM\t2\n2\t0\tF\t2\n3\tNA\tM\t1\n4\t0\tF\tNo\n"

    def test_columns_are_numbered(self, read: Read) -> None:
        here = read(self.ROWS, "0\t3\n1\t3\n")
        assert here.people.ids == ("0", "1", "2", "3", "4")
        assert here.boundary_names == ("2", "3", "4")

    def test_names_can_be_given(self, read: Read) -> None:
        here = read(self.ROWS, "0\t3\n1\t3\n", people_columns=("id", "age", "gender", "team"))
        assert here.boundary_names == ("age", "gender", "team")

    def test_as_many_names_as_columns(self, refusal: Refusal) -> None:
        assert "has 4 columns, but 2 names" in refusal(self.ROWS, people_columns=("id", "age"))

    def test_names_take_the_place_of_those_in_the_file(self, read: Read) -> None:
        here = read("id,b\n1,x\n2,x\n3,y\n", people_columns=("id", "town"))
        assert here.boundary_names == ("town",)
        assert said(here.sources[0], "columns_renamed")


def test_the_account_says_how_each_column_was_understood(read: Read) -> None:
    (account,) = read("id,name,town,age\n1,Ana,Oslo,31\n2,Ben,Rome,42\n3,Cleo,Oslo,53\n").sources
    assert account.role == "people"
    assert account.rows_read == 3
    assert account.columns == {
        "id": "id",
        "name": "name",
        "town": "boundary, geographic",
        "age": "kept, no boundary",
    }
    assert account.as_dict()["encoding"] == "UTF-8"


def test_a_column_that_is_left_out_is_not_read_and_another_can_be_the_name(read: Read) -> None:
    text = "id,full,office,age,called\n1,Ann,A,33,Annie\n2,Bo,B,35,Bob\n3,Cy,A,34,Sy\n4,Di,B,31,Dee\n"
    here = read(text, name="called", leave_out=("age", "Full"))
    assert here.people.names == ("Annie", "Bob", "Sy", "Dee")
    assert list(here.people.columns) == []
    assert here.sources[0].columns == {
        "id": "id",
        "office": "boundary, geographic",
        "called": "name",
        "full": "left out",
        "age": "left out",
    }
