"""Pasted names become people, and what cannot be read is told by its line."""

from __future__ import annotations

from datetime import date

import pytest

from ecotone_web.bridge.facts import MeetingFact
from ecotone_web.rooms.space.sources.forms.names import NamesRead, read_names


def people(read: NamesRead) -> list[tuple[str, str]]:
    return [(person.name, person.email) for person in read.facts.people]


def sides(read: NamesRead) -> list[tuple[str, str]]:
    return [
        (read.facts.people[each.person].name, each.side)
        for boundary in read.facts.boundaries
        for each in boundary.belongings
    ]


@pytest.mark.parametrize("mark", [",", ";", "\t", " , "])
def test_a_line_is_a_name_and_an_organisation(mark: str) -> None:
    read = read_names(f"Ada Ankerwyn{mark}Harbour Museum\r\nBo Brackwater\n")
    assert people(read) == [("Ada Ankerwyn", ""), ("Bo Brackwater", "")]
    assert sides(read) == [("Ada Ankerwyn", "Harbour Museum")]
    assert read.facts.boundaries[0].kind == "organisational"


@pytest.mark.parametrize(
    "line",
    [
        "Ada Ankerwyn <ada@example.org>, Harbour Museum",
        "Ada Ankerwyn, Harbour Museum, ada@example.org",
        "Ada Ankerwyn, ada@example.org, Harbour Museum",
        "Ada Ankerwyn; Harbour Museum <ada@example.org>",
    ],
)
def test_an_address_stands_in_angles_or_in_a_part_of_its_own(line: str) -> None:
    read = read_names(line)
    assert people(read) == [("Ada Ankerwyn", "ada@example.org")]
    assert sides(read) == [("Ada Ankerwyn", "Harbour Museum")]


def test_a_name_in_quotation_marks_may_hold_a_comma() -> None:
    assert people(read_names('"Ankerwyn, Ada", Harbour Museum')) == [("Ankerwyn, Ada", "")]


@pytest.mark.parametrize(
    "line", ["Okonkwo,  Adaeze, Harbour Sick Fund", "3. Adaeze Okonkwo, Harbour Sick Fund"]
)
def test_a_surname_that_stands_first_and_marks_of_lists_are_understood(line: str) -> None:
    read = read_names(line)
    assert people(read) == [("Adaeze Okonkwo", "")]
    assert sides(read) == [("Adaeze Okonkwo", "Harbour Sick Fund")]


@pytest.mark.parametrize(
    "line",
    [
        "Ada Ankerwyn, Harbour Museum; Reef School",
        "Ada Ankerwyn; Harbour Museum; Reef School",
        "Ada Ankerwyn\tHarbour Museum; Reef School",
        "Ada Ankerwyn, Harbour Museum; Reef School, ada@example.org",
    ],
)
def test_several_organisations_have_semicolons_between_them(line: str) -> None:
    read = read_names(line)
    assert [name for name, _email in people(read)] == ["Ada Ankerwyn"]
    assert [side for _name, side in sides(read)] == ["Harbour Museum", "Reef School"]
    assert read.remarks == ()


def test_what_is_not_understood_of_a_line_is_told() -> None:
    read = read_names("Ada Ankerwyn, Harbour Museum, Curator\nBo Brackwater, bo@nowhere, Reef School\n")
    assert [side for _name, side in sides(read)] == ["Harbour Museum", "Reef School"]
    assert [remark.partition(" was")[0] for remark in read.remarks] == [
        "Line 1: “Curator”",
        "Line 2: “bo@nowhere”",
    ]


def test_a_semicolon_after_a_surname_that_stands_first() -> None:
    assert people(read_names("Okonkwo, Adaeze; Harbour Sick Fund")) == [("Okonkwo, Adaeze", "")]


def test_an_organisation_keeps_the_letters_in_which_it_stands_first() -> None:
    read = read_names("Ada, River Trust\nBo, RIVER TRUST")
    assert [side for _name, side in sides(read)] == ["River Trust", "River Trust"]


def test_a_line_without_a_name_is_told_by_its_number() -> None:
    read = read_names("Ada, Museum\n, Museum\n\nBo, School\n;School\n")
    assert list(read.problems) == [
        "Line 2 has no name before the comma.",
        "Line 5 has no name before the semicolon.",
    ]
    assert len(read.facts.people) == 2
    assert read.n_lines == 4


def test_the_same_name_again_is_one_person_with_both_organisations() -> None:
    read = read_names("Ada Ankerwyn, Museum\nada  ankerwyn, School\n")
    assert people(read) == [("Ada Ankerwyn", "")]
    assert [side for _name, side in sides(read)] == ["Museum", "School"]
    assert list(read.remarks) == ["Line 2 has a name that stands above, too; taken as one person."]


def test_the_same_name_with_another_address_is_somebody_else() -> None:
    read = read_names("Ada <a@example.org>\nAda <b@example.org>\n")
    assert len(read.facts.people) == 2
    assert len({person.outside_id for person in read.facts.people}) == 2


def test_organisations_written_in_two_ways_are_one_side() -> None:
    read = read_names("Ada, Harbour Museum\nBo, harbour  museum\n")
    assert len({side for _name, side in sides(read)}) == 1


def test_a_heading_is_nobody() -> None:
    assert people(read_names("Name, Organisation\nAda, Museum\n")) == [("Ada", "")]


def test_letters_that_cannot_be_seen_and_endless_names_do_no_harm() -> None:
    read = read_names(f'\ufeffA\u202eda\x00, Museum\n{"x" * 300}, Museum\n"never closed, Museum\n')
    assert people(read)[0] == ("Ada", "")
    assert read.problems[0].startswith("Line 2 is too long")


def test_all_of_a_list_were_at_its_meeting() -> None:
    read = read_names("Ada\nBo\n", MeetingFact("Spring supper", date(2026, 3, 20), ()))
    assert read.facts.meetings == (MeetingFact("Spring supper", date(2026, 3, 20), (0, 1)),)
