"""A source is taken back as a whole: what others say stays, what it filled in goes back, and the page says so first."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from ecotone_web.records.models import (
    Belonging,
    Boundary,
    Member,
    Note,
    Person,
    Source,
    Space,
    Tie,
    Update,
)
from ecotone_web.rooms.space.acts import change
from ecotone_web.rooms.space.sources.acts import find_hand, merge_people, settle, take_back
from ecotone_web.rooms.space.sources.reads.undoing import weigh_undoing
from tests.cast import write_people_csv, write_ties_csv
from tests.web.sources.bringing import bring_files, bring_in, count, paste, snapshot

CAST = {"people.csv": write_people_csv(), "contacts.csv": write_ties_csv()}
MEETING = "meeting,date,name\nSupper,2026-03-01,Ada\nSupper,2026-03-01,Bo\nWalk,2026-03-08,Bo\n"


def nothing(space: Space) -> bool:
    return not any(count(space).values())


def test_the_only_source_goes_with_all_it_brought(space: Space, convener: Member) -> None:
    source = bring_files(convener, CAST)
    meeting = bring_in(convener, MEETING)
    version = space.version
    for each in (meeting, source):
        assert take_back(by=convener, source=each)
    assert nothing(space)
    source.refresh_from_db()
    assert (source.state, source.undone_by) == (Source.State.UNDONE, convener.user)
    space.refresh_from_db()
    assert space.version > version


def test_taken_back_twice_is_taken_back_once(space: Space, convener: Member) -> None:
    source = bring_files(convener, CAST)
    assert take_back(by=convener, source=source)
    assert not take_back(by=convener, source=source)


def test_what_a_later_source_said_again_stays_and_stands_on_that_one(space: Space, convener: Member) -> None:
    first = bring_files(convener, CAST)
    before = snapshot(space)
    later = bring_files(convener, CAST, date(2026, 4, 1))
    weighed = weigh_undoing(first)
    assert weighed.n_goes == 0
    take_back(by=convener, source=first)
    assert snapshot(space) == before
    assert set(Tie.objects.values_list("source", flat=True)) == {later.pk}
    take_back(by=convener, source=later)
    assert nothing(space)


def test_the_later_one_alone_changes_nothing_of_the_first(space: Space, convener: Member) -> None:
    bring_files(convener, CAST)
    before = snapshot(space)
    later = bring_files(convener, CAST, date(2026, 6, 1))
    assert snapshot(space) != before
    take_back(by=convener, source=later)
    assert snapshot(space) == before


def test_what_it_filled_in_goes_back_unless_it_was_changed_since(space: Space, convener: Member) -> None:
    bring_in(convener, "id,name,email,shoe\n1,Ada,,\n2,Bo,,\n")
    source = bring_in(convener, "id,name,email,shoe\n1,Ada,a@example.org,blue\n2,Bo,b@example.org,red\n")
    change(Person.objects.get(outside_id="2"), by=convener.user, email="new@example.org")
    assert weigh_undoing(source).n_given_back == 2
    take_back(by=convener, source=source)
    assert list(Person.objects.order_by("outside_id").values_list("email", flat=True)) == [
        "",
        "new@example.org",
    ]
    assert list(Person.objects.values_list("columns", flat=True)) == [{}, {}]


def test_what_somebody_decided_for_it_goes_back_too(space: Space, convener: Member) -> None:
    bring_in(convener, "id,name,place\n1,Ada,north\n2,Bo,north\n3,Cy,south\n4,Di,north\n")
    before = snapshot(space)
    source = bring_in(convener, "id,name,place\n1,Adele,south\n2,Bo,south\n3,Cy,south\n4,Di,north\n")
    for update, decision in zip(
        source.updates.filter(is_conflict=True).order_by("pk"), ("take", "take", "both"), strict=True
    ):
        settle(by=convener, update=update, decision=decision)
    assert snapshot(space) != before
    take_back(by=convener, source=source)
    assert snapshot(space) == before


def test_people_on_whom_something_hangs_stay(space: Space, convener: Member) -> None:
    source = bring_files(convener, CAST)
    meeting = paste(convener, "Ada Ankerwyn, Night Watch\n")
    dag, esi = Person.objects.get(outside_id="dag"), Person.objects.get(outside_id="esi")
    Tie.objects.create(
        space=space, one=dag, other=esi, kind="helps", status="noted by us", source=find_hand(convener)
    )
    Note.objects.create(space=space, writer=convener.user, text="She came.").people.add(
        Person.objects.get(outside_id="hana")
    )
    change(Person.objects.get(outside_id="kai"), by=convener.user, told_on=date(2026, 3, 1))
    weighed = weigh_undoing(source)
    take_back(by=convener, source=source)
    stay = Person.objects.order_by("name")
    assert [person.outside_id for person in stay] == ["ada", "dag", "esi", "hana", "kai"]
    assert Person.objects.get(outside_id="ada").source == meeting
    assert Person.objects.get(outside_id="kai").source == find_hand(convener)
    assert (weighed.goes["person"], weighed.stays["person"]) == (7, 5)
    assert [row.side.name for row in Belonging.objects.all()] == ["Night Watch"]


def test_sides_that_it_added_to_a_boundary_of_others_go_when_they_are_empty(
    space: Space, convener: Member
) -> None:
    bring_in(convener, "id,place\n1,north\n2,north\n3,south\n4,south\n")
    source = bring_in(convener, "id,place\n5,west\n6,west\n7,north\n8,east\n9,east\n")
    Belonging.objects.create(
        person=Person.objects.get(outside_id="1"),
        side=Boundary.objects.get().sides.get(name="east"),
        source=find_hand(convener),
    )
    take_back(by=convener, source=source)
    assert set(Boundary.objects.get().sides.values_list("name", flat=True)) == {"north", "south", "east"}


def test_a_boundary_of_which_the_team_wrote_something_down_stays(space: Space, convener: Member) -> None:
    source = bring_in(convener, "id,place\n1,north\n2,north\n3,south\n4,south\n")
    change(Boundary.objects.get(), by=convener.user, differs="The river.")
    take_back(by=convener, source=source)
    assert Boundary.objects.get().source == find_hand(convener)
    assert not Person.objects.exists()


def test_a_record_that_went_into_one_of_the_source_stays(space: Space, convener: Member) -> None:
    source = bring_in(convener, "id,name\n1,Ada\n2,Bo\n")
    other = bring_in(convener, "id,name\n7,Ada A.\n8,Cy\n")
    merge_people(
        by=convener, kept=Person.objects.get(outside_id="1"), gone=Person.objects.get(outside_id="7")
    )
    take_back(by=convener, source=source)
    assert Person.objects.get(outside_id="1").source == other
    assert count(space)["people"] == 2


@pytest.mark.parametrize("files", [CAST, {"meetings.csv": MEETING}])
def test_the_page_says_what_goes_as_it_then_goes(
    space: Space, convener: Member, files: dict[str, str]
) -> None:
    source = bring_files(convener, files)
    paste(convener, "Ada\nEsi Estuary, Reef School\n")
    weighed, before = weigh_undoing(source), count(space)
    take_back(by=convener, source=source)
    after = count(space)
    for about, table in (
        ("person", "people"),
        ("boundary", "boundaries"),
        ("belonging", "belongings"),
        ("tie", "ties"),
        ("meeting", "meetings"),
        ("presence", "presences"),
    ):
        assert before[table] - after[table] == weighed.goes[about], about


def test_the_page_asks_before_it_takes_back(signed_in: Client, convener: Member, space: Space) -> None:
    source = bring_files(convener, CAST)
    address = f"/s/{space.slug}/space/sources/{source.pk}/undo/"
    page = signed_in.get(address).content.decode()
    assert "12 people" in page
    assert count(space)["people"] == 12
    page = signed_in.post(address, follow=True).content.decode()
    assert "This was taken back." in page
    assert nothing(space)
    assert not Update.objects.exists()
