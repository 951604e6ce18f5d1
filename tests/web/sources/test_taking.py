"""A source is taken in once; later ones update: nothing twice, nothing silently overwritten."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ecotone_web.bridge.facts import Facts, PersonFact
from ecotone_web.records.models import Member, Person, Source, Space, Update
from ecotone_web.rooms.space.sources.acts import bring, take_in
from tests.cast import write_people_csv, write_ties_csv
from tests.web.sources.bringing import bring_facts, bring_files, bring_in, count, paste, snapshot

CAST = {"people.csv": write_people_csv(), "contacts.csv": write_ties_csv()}


def test_the_same_files_again_bring_nothing_new(space: Space, convener: Member) -> None:
    bring_files(convener, CAST)
    before = count(space)
    again = bring_files(convener, CAST, date(2026, 5, 1))
    assert count(space) == before
    assert again.counts["people"] == again.counts["ties"] == again.counts["conflicts"] == 0
    assert again.counts["known"] == 12
    assert set(Person.objects.values_list("last_confirmed", flat=True)) == {date(2026, 5, 1)}


def test_an_older_source_makes_nothing_fresher(space: Space, convener: Member) -> None:
    bring_files(convener, CAST)
    bring_files(convener, CAST, date(2025, 1, 1))
    assert set(Person.objects.values_list("last_confirmed", flat=True)) == {date(2026, 4, 1)}


def test_a_list_without_ids_finds_people_by_address_and_by_a_name_that_only_one_has(
    space: Space, convener: Member
) -> None:
    bring_in(convener, "id,name,email\n1,Ada,ada@example.org\n2,Bo,\n3,Cy,\n4,Cy,\n")
    source = paste(convener, "Ada A. <ADA@example.org>\nbo\nCy\n")
    assert source.counts["people"] == 1
    assert Person.objects.get(outside_id="2").name == "Bo"
    assert Person.objects.filter(name="Cy").count() == 3
    (conflict,) = source.updates.filter(is_conflict=True)
    assert (conflict.before, conflict.after) == ({"name": "Ada"}, {"name": "Ada A."})
    assert Person.objects.get(outside_id="1").name == "Ada"


def test_two_of_one_list_with_ids_of_their_own_stay_two(space: Space, convener: Member) -> None:
    bring_in(convener, "id,name,email\n1,Ada,desk@example.org\n")
    bring_in(
        convener, "id,name,email\nA1,Ada,desk@example.org\na1,Ada,desk@example.org\n7,Bo,desk@example.org\n"
    )
    assert sorted(Person.objects.values_list("outside_id", flat=True)) == ["1", "7", "a1"]


def test_what_was_not_known_is_filled_in_and_what_differs_waits(space: Space, convener: Member) -> None:
    bring_in(convener, "id,name,place,email,shoe\n1,Ada,north,,\n2,Bo,,,\n3,Cy,north,,\n4,Di,south,,\n")
    source = bring_in(
        convener, "id,name,place,email,shoe\n1,Ada,south,ada@example.org,blue\n2,Bo,south,,\n3,Cy,north,,\n"
    )
    ada = Person.objects.get(outside_id="1")
    assert (ada.email, ada.columns) == ("ada@example.org", {"shoe": "blue"})
    assert [belonging.side.name for belonging in ada.belongings.all()] == ["north"]
    assert source.counts["belongings"] == 1
    (conflict,) = source.updates.filter(is_conflict=True)
    assert (conflict.about, conflict.before, conflict.after) == (
        Update.About.BELONGING,
        {"side": "north"},
        {"side": "south"},
    )


def test_the_same_question_is_not_asked_twice(space: Space, convener: Member) -> None:
    bring_in(convener, "id,name\n1,Ada\n2,Bo\n")
    bring_in(convener, "id,name\n1,Adele\n2,Bo\n")
    assert bring_in(convener, "id,name\n1,Adele\n2,Bo\n").counts["conflicts"] == 0


def test_a_second_side_beside_the_one_that_is_known_is_no_conflict(space: Space, convener: Member) -> None:
    bring_in(convener, "id,practice\n1,teacher\n2,teacher\n3,diver\n4,diver\n")
    source = bring_in(convener, "id,practice\n1,teacher|diver\n2,teacher\n3,diver\n")
    assert (source.counts["belongings"], source.counts["conflicts"]) == (1, 0)


def test_another_weight_of_a_known_contact_waits(space: Space, convener: Member) -> None:
    bring_in(convener, "from,to,weight\n1,2,2\n2,3,1\n")
    source = bring_in(convener, "from,to,weight\n1,2,5\n2,3,1\n")
    assert (source.counts["ties"], source.counts["conflicts"]) == (0, 1)


def test_contacts_without_a_name_are_called_as_the_space_calls_them(space: Space, convener: Member) -> None:
    bring_in(convener, "from,to\n1,2\n2,3\n")
    assert set(space.ties.values_list("kind", flat=True)) == {"contacts"}


def test_more_names_of_a_known_meeting_are_added_to_it(space: Space, convener: Member) -> None:
    first = "meeting,date,name\nSupper,2026-03-01,Ada\nSupper,2026-03-01,Bo\nWalk,2026-03-01,Bo\n"
    bring_in(convener, first)
    source = bring_in(convener, f"{first}Supper,2026-03-01,Cy\n")
    assert (source.counts["meetings"], source.counts["presences"], source.counts["people"]) == (0, 1, 1)


def test_what_cannot_be_held_by_a_table_is_shortened_or_kept_as_text(space: Space, convener: Member) -> None:
    long = "x" * 500
    rows = [
        f"{long}{k},{'Bo' if k == 2 else long},{'no address' if k == 1 else ''},{long}{k % 2}"
        for k in range(4)
    ]
    bring_in(convener, "\n".join(["id,name,email,office", *rows]), boundaries=["office"])
    assert count(space)["people"] == 4
    assert count(space)["sides"] == 2
    assert Person.objects.get(name__startswith="xxx", columns__has_key="e-mail").columns == {
        "e-mail": "no address"
    }


def test_a_source_is_taken_in_once(space: Space, convener: Member) -> None:
    source = bring_files(convener, CAST)
    before = snapshot(space)
    take_in(by=convener, source=Source.objects.get(pk=source.pk), facts=Facts((PersonFact("x", "X"),)))
    assert snapshot(space) == before


def test_what_somebody_does_meanwhile_is_seen_before_anything_is_written(
    space: Space, convener: Member
) -> None:
    facts = Facts((PersonFact("a", "Amara"), PersonFact("b", "Bo")))
    source = bring(by=convener, kind=Source.Kind.FILE, title="first", contents=[])
    others: list[Source] = []

    def told(_share: float) -> None:
        if not others:  # the plan is made, and nothing is written yet
            others.append(bring_facts(convener, facts))

    taken = take_in(by=convener, source=source, facts=facts, told=told)
    assert count(space)["people"] == 2
    assert (taken.counts["people"], taken.counts["known"]) == (0, 2)


def test_an_observer_brings_nothing_in(space: Space, observer: Member) -> None:
    with pytest.raises(PermissionDenied):
        bring_in(observer, "id\n1\n")


def test_as_many_questions_to_the_database_for_a_hundred_people_as_for_ten(
    space: Space, convener: Member
) -> None:
    def n_queries(n: int) -> int:
        text = "id,name,place\n" + "".join(f"{k},Person {k},{k % 3}\n" for k in range(n))
        bring_in(convener, text)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            bring_in(convener, text)
        return len(asked)

    assert n_queries(100) <= n_queries(10) + 8
