"""Names stand in one order and are found with or without accents, whatever the database and however they came in."""

from __future__ import annotations

import json
from collections.abc import Iterable

import pytest
from django.test import Client

from ecotone_web.bridge.facts import Facts, PersonFact
from ecotone_web.records.models import Member, Person, Source, Space
from ecotone_web.records.names import sort_by
from ecotone_web.rooms.landscape.acts.people import correct_person
from ecotone_web.rooms.landscape.reads.people import ON_A_PAGE, match_names
from ecotone_web.rooms.space.export.acts import bring_archive
from ecotone_web.rooms.space.export.reads.archives import write_archive
from ecotone_web.rooms.space.export.reads.checking import read_archive
from ecotone_web.rooms.space.privacy.acts import forget
from ecotone_web.rooms.space.sources.acts import add_person, merge_people, take_in, unmerge
from ecotone_web.rooms.space.sources.acts.settling import settle_all
from tests.web.making import make_member, make_space

IN_ORDER = [
    "ada Anker",
    "Ada  Bright",
    "Ægir Strand",
    "Émile",
    "Eva Ash",
    "Éva Birch",
    "EVA CEDAR",
    "Łukasz",
    "O'Neil",
    "Øystein",
    "Straße 7",
    "Zoe",
    "zz Óla",
    "Юлия",
]


def bring(by: Member, names: Iterable[str]) -> Source:
    """As a file brings them."""
    return bring_facts(by, *(PersonFact(outside_id=name, name=name) for name in names))


def bring_facts(by: Member, *people: PersonFact) -> Source:
    source = Source.objects.create(space=by.space, kind="file", title="names", added_by=by.user)
    return take_in(by=by, source=source, facts=Facts(people))


def list_names(client: Client, space: Space, **query: object) -> list[str]:
    return [person.name for person in client.get(f"/s/{space.slug}/people/", query).context["listed"].people]


def assert_all_follow(space: Space) -> None:
    """Whatever was done: the column says what the name says."""
    for person in Person.objects.filter(space=space):
        assert person.sorted_as == sort_by(person.name)


def test_accents_and_capitals_make_no_difference_to_the_order(
    signed_in: Client, convener: Member, space: Space
) -> None:
    bring(convener, reversed(IN_ORDER))
    assert list_names(signed_in, space) == IN_ORDER


def test_pages_follow_each_other_in_that_order(signed_in: Client, convener: Member, space: Space) -> None:
    names = [f"{letter}va {number:02}" for number in range(ON_A_PAGE) for letter in "EÉ"]
    bring(convener, names)
    first = signed_in.get(f"/s/{space.slug}/people/").context["listed"]
    second = signed_in.get(f"/s/{space.slug}/people/", {"after": first.later}).context["listed"]
    assert [person.name for person in [*first.people, *second.people]] == sorted(names, key=sort_by)
    back = signed_in.get(f"/s/{space.slug}/people/", {"before": second.people[0].uid}).context["listed"]
    assert list(back.people) == list(first.people)


@pytest.mark.parametrize("typed", ["eva bir", "Éva", "ÉVA", "éva", "birch eva"])
def test_a_name_is_found_with_and_without_its_accents(
    signed_in: Client, convener: Member, space: Space, typed: str
) -> None:
    bring(convener, IN_ORDER)
    assert "Éva Birch" in list_names(signed_in, space, q=typed)
    offered = signed_in.get(f"/s/{space.slug}/people/names/", {"name": typed}).content.decode()
    assert "Éva Birch" in offered
    found = signed_in.get(f"/s/{space.slug}/find/", {"q": typed})
    assert "Éva Birch" in found.content.decode()


def test_a_sign_of_a_search_is_a_letter_like_others(
    signed_in: Client, convener: Member, space: Space
) -> None:
    bring(convener, ["Ada 100%", "Ada 1000", "A_b", "Acb"])
    assert list_names(signed_in, space, q="100%") == ["Ada 100%"]
    assert list_names(signed_in, space, q="a_b") == ["A_b"]


def test_two_who_differ_by_an_accent_are_told_apart(convener: Member, space: Space) -> None:
    bring(convener, ["Eva Birch", "Éva Birch"])
    (match,) = match_names(space, ["éva birch"])
    assert match.is_sure
    assert [person.name for person in match.people] == ["Éva Birch"]


def test_the_order_follows_the_name_however_it_changes(convener: Member, space: Space) -> None:
    kept, gone = add_person(by=convener, name="Zoe Zander"), add_person(by=convener, name="Éva Birch")
    assert correct_person(by=convener, person=kept, name="Ágnes Zander")
    assert kept.sorted_as == "agnes zander"
    assert_all_follow(space)
    merge = merge_people(by=convener, kept=kept, gone=gone, chosen={"name": "gone"})
    assert_all_follow(space)
    assert merge is not None
    assert unmerge(by=convener, merge=merge)
    assert_all_follow(space)
    assert sorted(space.people.values_list("sorted_as", flat=True)) == ["agnes zander", "eva birch"]


def test_the_order_follows_the_name_that_a_later_file_brings(convener: Member, space: Space) -> None:
    bring(convener, ["E-1", "E-2"])
    Person.objects.filter(outside_id="E-2").update(name="Zoe Zander")
    later = bring_facts(convener, PersonFact("E-1", "Éva Birch"), PersonFact("E-2", "Ágnes Zander"))
    assert_all_follow(space)
    settle_all(by=convener, source=later, decision="take")
    assert_all_follow(space)
    assert set(space.people.values_list("sorted_as", flat=True)) == {"eva birch", "agnes zander"}


def test_an_archive_says_a_name_once_and_brings_the_order_back(convener: Member, space: Space) -> None:
    bring(convener, reversed(IN_ORDER))
    text = "".join(write_archive(convener))
    assert "sorted_as" not in json.loads(text)["tables"]["people"]["columns"]
    other = make_member(make_space("Elsewhere"), "convener", "other@example.org")
    bring_archive(by=other, archive=read_archive(text.encode()))
    assert [person.name for person in other.space.people.all()] == IN_ORDER
    assert_all_follow(other.space)


def test_who_is_called_the_same_keeps_her_place_when_the_other_is_forgotten(
    convener: Member, space: Space
) -> None:
    bring_facts(convener, PersonFact("1", "Éva Birch"), PersonFact("2", "Éva Birch"))
    assert forget(by=convener, person=Person.objects.get(outside_id="1"))
    assert list(space.people.values_list("name", "sorted_as")) == [("Éva Birch", "eva birch")]
