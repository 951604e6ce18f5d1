"""What is said of the cast is true of it."""

from __future__ import annotations

import csv
import io
from collections import Counter

from tests import cast

BY_ID = {member.person_id: member for member in cast.PEOPLE}
PAIRS = {frozenset((tie.source, tie.target)) for tie in cast.TIES if tie.status != "potential"}


def test_ties_join_two_different_people_of_the_cast() -> None:
    assert len(BY_ID) == cast.N_PEOPLE
    assert all(len(pair) == 2 and pair <= BY_ID.keys() for pair in PAIRS)


def test_the_figures_counted_by_hand_are_right() -> None:
    assert len(PAIRS) == cast.N_PAIRS_TIED
    for boundary, n_crossing in cast.N_CROSSING.items():
        sides = [{getattr(BY_ID[person_id], boundary) for person_id in pair} for pair in PAIRS]
        assert sum(len(pair) == 2 and "" not in pair for pair in sides) == n_crossing
    for boundary, n_unknown in cast.N_UNKNOWN.items():
        assert sum(not getattr(member, boundary) for member in cast.PEOPLE) == n_unknown


def test_the_sides_are_as_large_as_its_description_says() -> None:
    assert Counter(member.organisation for member in cast.PEOPLE) == {
        cast.MUSEUM: 4,
        cast.SCHOOL: 3,
        cast.FISHERIES: 2,
        cast.DUNES: 1,
        cast.RESIDENTS: 2,
    }
    assert Counter(member.place for member in cast.PEOPLE) == {"north": 6, "south": 5, "": 1}
    assert [member.name for member in cast.PEOPLE if len(member.practice) > 1] == [
        "Gale Greenshore",
        "Kai Kelp",
    ]


def test_its_spreadsheets_can_be_read_back() -> None:
    people = list(csv.DictReader(io.StringIO(cast.write_people_csv())))
    ties = list(csv.DictReader(io.StringIO(cast.write_ties_csv(";")), delimiter=";"))
    assert [row["id"] for row in people] == list(BY_ID)
    assert Counter(row["status"] for row in ties) == {"reported": 15, "noted by us": 1, "potential": 1}
