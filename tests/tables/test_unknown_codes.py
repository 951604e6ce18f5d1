"""A code that means *not known* in a column of people may be somebody's id."""

from __future__ import annotations

from pathlib import Path

from ecotone.tables import Hints, read_landscape


def test_the_person_with_the_id_nine_is_not_lost(tmp_path: Path) -> None:
    people, ties = tmp_path / "people.csv", tmp_path / "ties.csv"
    people.write_text("id,city\n7,A\n8,B\n9,9\n10,B\n")
    ties.write_text("from,to\n9,7\n8,9\n")
    here = read_landscape([people, ties], Hints(unknown=("9",)))
    assert here.people.ids == ("7", "8", "9", "10")
    assert here.simple.n_ties == 2
    assert here.boundary("city").labels[2] == ()


def test_the_person_with_the_id_nine_was_at_the_meeting(tmp_path: Path) -> None:
    sheet = tmp_path / "attendance.csv"
    sheet.write_text("person,meeting\n9,May\n8,May\n9,June\n7,June\n")
    here = read_landscape([sheet], Hints(unknown=("9",)))
    assert sorted(here.people.ids) == ["7", "8", "9"]
    assert here.simple.n_ties == 2
