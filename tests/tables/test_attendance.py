"""Who was at which meeting, as rows and as sheets of marks."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from ecotone.landscape import Landscape

Read = Callable[..., Landscape]
PEOPLE = "id,name,town\n1,Ana,Oslo\n2,Ben,Rome\n3,Cleo,Oslo\n"


class TestRows:
    ROWS = "person,meeting,date\n1,Spring,2024-05-02\n2,Spring,2024-05-02\n1,Autumn,2024-10-01\n3,Autumn,2024-10-01\n"

    def test_those_present_together_are_tied(self, read: Read) -> None:
        here = read(PEOPLE, self.ROWS)
        assert here.meetings.names == ("Spring", "Autumn")
        assert [str(day) for day in here.meetings.dates] == ["2024-05-02", "2024-10-01"]
        assert here.simple.n_ties == 2
        assert here.simple.met.all()

    def test_attendance_alone_makes_its_people(self, read: Read) -> None:
        here = read(self.ROWS)
        assert here.people.ids == ("1", "2", "3")
        assert here.people.unknown_ids == ()

    def test_what_else_the_rows_say_of_people_is_kept(self, read: Read) -> None:
        here = read("name,office,event\nAna,Oslo,a\nBen,Rome,a\nAna,Oslo,b\nCleo,Oslo,b\n")
        assert here.boundary("office").labels == [("Oslo",), ("Rome",), ("Oslo",)]
        assert len(here.meetings) == 2
        assert not here.sources[0].repaired

    def test_the_same_name_on_two_days_is_two_meetings(self, read: Read) -> None:
        here = read("person,meeting,date\n1,Circle,2024-05-02\n2,Circle,2024-05-02\n1,Circle,2024-06-02\n")
        assert len(here.meetings) == 2

    def test_days_alone_are_meetings(self, read: Read) -> None:
        here = read("name,date\nAna,2024-05-02\nBen,2024-05-02\nAna,2024-06-02\n")
        assert here.meetings.names == ("2024-05-02", "2024-06-02")

    def test_a_list_of_one_meeting_is_attendance_too(self, read: Read) -> None:
        here = read(PEOPLE, "person,meeting\nAna,Spring\nCleo,Spring\n")
        assert here.meetings.person.tolist() == [0, 2]

    def test_presences_without_person_or_meeting_are_left_out(self, read: Read) -> None:
        here = read(PEOPLE, "person,meeting\n1,Spring\n,Spring\n2,\n1,Autumn\n")
        assert len(here.meetings.person) == 2
        assert here.sources[1].left_out[0].what.startswith("Lines 3 and 4")

    def test_a_hint_names_the_meeting(self, read: Read) -> None:
        here = read(PEOPLE, "person,which\n1,Spring\n2,Spring\n", meeting="which")
        assert here.meetings.names == ("Spring",)

    def test_a_quality_that_sounds_like_a_meeting_is_none(self, read: Read) -> None:
        here = read("id,city,event\n1,Oslo,2\n2,Rome,2\n3,Oslo,1\n4,Rome,1\n")
        assert len(here.meetings) == 0
        assert here.boundary_names == ("city", "event")


class TestSheets:
    @pytest.mark.parametrize(("mark", "none"), [("1", "0"), ("x", ""), ("X", "-"), ("✓", ""), ("ja", "nein")])
    def test_marks_after_a_list_of_people(self, read: Read, mark: str, none: str) -> None:
        here = read(PEOPLE, f"who,IPU,BLAU\n1,{mark},{none}\n2,{mark},{mark}\n3,{none},{mark}\n")
        assert here.meetings.names == ("IPU", "BLAU")
        assert here.meetings.sizes.tolist() == [2, 2]
        assert here.sources[1].role == "attendance"

    def test_crosses_alone(self, read: Read) -> None:
        here = read("name,May,June\nAna,x,\nBen,x,x\nCleo,,x\nDora,,\n")
        assert here.n_people == 4
        assert here.simple.n_ties == 2

    def test_many_columns_of_nought_and_one_are_meetings(self, read: Read) -> None:
        head = "dim_0," + ",".join(f"C{k}" for k in range(9))
        rows = "".join(f"P{k}," + ",".join(str((k + j) % 2) for j in range(9)) + "\n" for k in range(6))
        assert len(read(f"{head}\n{rows}").meetings) == 9

    def test_two_columns_of_nought_and_one_are_qualities(self, read: Read) -> None:
        here = read("id,new,speaks\n1,0,1\n2,1,1\n3,0,0\n4,1,0\n")
        assert here.boundary_names == ("new", "speaks")

    def test_days_beside_qualities(self, read: Read) -> None:
        here = read("Name,Office,2024-05-02,2024-06-06\nAna,Oslo,x,\nBen,Rome,x,x\nCleo,Oslo,,x\n")
        assert [str(day) for day in here.meetings.dates] == ["2024-05-02", "2024-06-06"]
        assert here.boundary_names == ("Office",)
        assert here.sources[0].columns["2024-05-02"] == "meeting"

    def test_the_account_says_which_columns_were_read_as_meetings(self, read: Read) -> None:
        here = read("Name,Office,2024-05-02\nAna,Oslo,x\nBen,Rome,x\nCleo,Oslo,\n")
        (remark,) = here.sources[0].repaired
        assert remark.what.startswith(
            "Read as meetings: 2024-05-02. If one of them says something else of people"
        )

    @pytest.mark.parametrize(
        "name",
        ["wants workshop", "event organiser", "session chair", "Termin", "2024", "May 2024", "Workshop"],
    )
    def test_a_quality_of_people_is_no_meeting(self, read: Read, name: str) -> None:
        rows = "".join(f"P{k},{'AB'[k % 2]},{'yes' if k % 3 else 'no'}\n" for k in range(12))
        here = read(f"name,office,{name}\n{rows}")
        assert here.boundary_names == ("office", name)
        assert len(here.meetings) == 0

    @pytest.mark.parametrize(
        "name", ["Workshop 3", "Sitzung Nr. 4", "Réunion n° 2", "Meeting 2 May 2024", "2.5.2024"]
    )
    def test_a_numbered_or_dated_meeting_is_one(self, read: Read, name: str) -> None:
        rows = "".join(f"P{k},{'AB'[k % 2]},{'yes' if k % 3 else 'no'}\n" for k in range(12))
        assert read(f"name,office,{name}\n{rows}").boundary_names == ("office",)

    def test_hints_make_a_meeting_or_a_boundary_of_a_column(self, read: Read) -> None:
        rows = "Ana,Oslo,yes,x\nBen,Rome,no,x\nCleo,Oslo,yes,\nDora,Rome,no,x\n"
        here = read(
            f"name,office,Workshop,2024-05-02\n{rows}", meeting="Workshop", boundaries=("2024-05-02",)
        )
        assert here.meetings.names == ("Workshop",)
        assert here.boundary_names == ("office", "2024-05-02")

    def test_a_last_row_of_sums_is_left_out(self, read: Read) -> None:
        here = read(PEOPLE, "name,1 March,8 March\nAna,x,\nBen,x,x\nTotal,2,1\n")
        assert here.n_people == 3
        assert here.meetings.sizes.tolist() == [2, 1]
        assert here.sources[1].left_out[0].what == "Line 4: Total, a row of sums."

    def test_a_meeting_without_anybody_is_kept(self, read: Read) -> None:
        here = read(PEOPLE, "name,May,June\nAna,x,\nBen,x,\n")
        assert here.meetings.sizes.tolist() == [2, 0]

    def test_attendance_in_two_files(self, read: Read) -> None:
        here = read(PEOPLE, "name,May\nAna,x\nBen,x\n", "person,meeting\n1,June\n3,June\n")
        assert here.meetings.names == ("May", "June")
        assert np.array_equal(here.meetings.sizes, [2, 2])


class TestSeveralFiles:
    ROWS = "person,meeting,date\n1,Spring,2024-05-02\n2,Spring,2024-05-02\n"

    def test_one_meeting_in_two_files_is_one_meeting(self, read: Read) -> None:
        here = read(PEOPLE, self.ROWS, "person,meeting,date\n3,Spring,2024-05-02\n2,Spring,2024-06-02\n")
        assert len(here.meetings) == 2
        assert here.simple.n_ties == 3

    def test_a_file_that_is_given_twice_is_read_once(self, read: Read) -> None:
        here = read(PEOPLE, self.ROWS, self.ROWS)
        assert len(here.meetings) == 1
        assert here.sources[1].left_out[0].what.startswith("file3.csv holds the same as this file")
