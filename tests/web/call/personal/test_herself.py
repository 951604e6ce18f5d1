"""What she says of herself holds, and what she agrees to."""

from __future__ import annotations

import re

import pytest

from ecotone_web.records.models import (
    Belonging,
    Boundary,
    Call,
    Consent,
    Person,
    Profile,
    Side,
    Source,
    Tie,
)
from ecotone_web.rooms.call.personal import acts
from tests.web.call.personal.conftest import Visitor


def held(visitor: Visitor, boundary: Boundary) -> set[str]:
    rows = Belonging.objects.filter(person=visitor.person, side__boundary=boundary)
    return set(rows.values_list("side__name", flat=True))


def test_her_word_counts_and_history_keeps_what_a_file_said(bo: Visitor, organisation: Boundary) -> None:
    before = Belonging.objects.get(person=bo.person, side__boundary=organisation)
    one, two = organisation.sides.exclude(pk=before.side_id)[:2]
    version = bo.person.space.version
    bo.post("you", **{f"sides_{organisation.pk}": [one.pk, two.pk], "seeks": "A bed", "words": "Between"})
    assert held(bo, organisation) == {one.name, two.name}
    for row in Belonging.objects.filter(person=bo.person, side__boundary=organisation):
        assert row.is_told
        assert row.source.kind == Source.Kind.TOLD
    assert Belonging.history.filter(id=before.pk, history_type="-").exists()
    person = Person.objects.select_related("space").get(pk=bo.person.pk)
    assert person.answered_on is not None
    assert person.is_asked
    assert person.space.version > version
    profile = Profile.objects.get(person=person)
    assert (profile.seeks, profile.words) == ("A bed", "Between")


def test_what_a_file_said_and_she_confirms_is_hers_from_then_on(bo: Visitor, organisation: Boundary) -> None:
    before = Belonging.objects.get(person=bo.person, side__boundary=organisation)
    bo.post("you", **{f"sides_{organisation.pk}": [before.side_id]})
    after = Belonging.objects.get(person=bo.person, side__boundary=organisation)
    assert (after.pk, after.is_told, after.source.kind) == (before.pk, True, Source.Kind.TOLD)


def test_the_same_sent_twice_is_said_once(bo: Visitor, organisation: Boundary) -> None:
    side = organisation.sides.first()
    for _ in range(2):
        bo.post("you", **{f"sides_{organisation.pk}": [side.pk], "offers": "Time"})
    assert Belonging.objects.filter(person=bo.person, side__boundary=organisation).count() == 1
    assert Profile.objects.filter(person=bo.person).count() == 1


def test_sides_of_other_boundaries_cannot_be_slipped_in(bo: Visitor, organisation: Boundary) -> None:
    other = Boundary.objects.create(
        space=bo.person.space, name="slope", source=bo.person.source
    ).sides.create(name="Hill")
    response = bo.post("you", **{f"sides_{organisation.pk}": [other.pk]})
    assert response.status_code == 422
    assert not Belonging.objects.filter(person=bo.person, side=other).exists()


def test_of_which_others_she_would_like_to_be_part(bo: Visitor, organisation: Boundary) -> None:
    side = organisation.sides.last()
    bo.post("you", **{f"drawn_{organisation.pk}": [side.pk]})
    assert list(Profile.objects.get(person=bo.person).drawn_to.all()) == [side]


def test_of_many_sides_one_is_typed_and_an_unknown_one_is_for_her_own_words(
    bo: Visitor, organisation: Boundary
) -> None:
    Side.objects.bulk_create([Side(boundary=organisation, name=f"Ward {number}") for number in range(50)])
    typed = f"typed_{organisation.pk}"
    assert "Ward 49" in bo.read("you")
    assert bo.post("you", **{typed: "Ward 50"}).status_code == 422
    bo.post("you", **{typed: "ward 49"})
    assert "Ward 49" in held(bo, organisation)


def test_a_side_that_came_up_since_is_asked_as_new(bo: Visitor, organisation: Boundary) -> None:
    bo.post("you", **{f"sides_{organisation.pk}": [organisation.sides.first().pk]})
    assert "new question" not in bo.read("page")
    new = Side(boundary=organisation, name="Night nurses")
    new.save()
    assert "One new question" in bo.read("page")
    assert "Night nurses (new)" in bo.read("you")


def test_each_use_is_agreed_to_by_itself(bo: Visitor) -> None:
    bo.post("uses", listed="yes", quoted="no")
    said = dict(Consent.objects.filter(person=bo.person).values_list("use", "is_given"))
    assert said == {"listed": True, "quoted": False}
    bo.post("uses", listed="no")
    assert not Consent.objects.get(person=bo.person, use="listed").is_given
    assert Consent.history.filter(use="listed").count() == 2


def test_there_is_one_source_of_what_people_told_in_a_space(bo: Visitor, cleo: Visitor) -> None:
    for visitor in (bo, cleo):
        visitor.post("you", cares="Rest")
    assert Source.objects.filter(kind=Source.Kind.TOLD).count() == 1
    on_paper = acts.find_told(bo.person.space, on_paper=True)
    assert on_paper.kind == Source.Kind.PAPER


def test_nul_and_far_too_much_are_refused(bo: Visitor) -> None:
    assert bo.post("you", words="a\0b").status_code == 400
    assert bo.post("you", words="a" * 1001).status_code == 422


def test_an_empty_form_or_something_taken_back_is_no_answer(
    bo: Visitor, cleo: Visitor, organisation: Boundary
) -> None:
    def has_answered(visitor: Visitor) -> bool:
        return Person.objects.get(pk=visitor.person.pk).answered_on is not None

    bo.post("you")
    bo.post("somebody", cleo.person.uid)
    assert not has_answered(bo)
    bo.post("name", name="Zed Unheard-of", kinds=["knows"])
    assert has_answered(bo)
    Person.objects.filter(pk=bo.person.pk).update(answered_on=None)
    named = Tie.objects.get(one=bo.person, source__kind="told").other
    bo.post("take_back", what=f"somebody:{named.uid}")
    assert not has_answered(bo)
    for said in ({"cares": "Rest"}, {f"sides_{organisation.pk}": [organisation.sides.first().pk]}):
        Person.objects.filter(pk=bo.person.pk).update(answered_on=None)
        bo.post("you", **said)
        assert has_answered(bo)


@pytest.mark.parametrize("names", ["agreed", "asked", "everybody"])
def test_she_is_told_where_her_name_is_listed_unless_she_says_no(bo: Visitor, call: Call, names: str) -> None:
    Call.objects.filter(pk=call.pk).update(names=names)
    page = bo.read("uses")
    assert ("your name is on that list" in page) is (names != "agreed")
    assert "Unless you say no, they may." in page


def test_every_part_of_who_she_is_has_its_own_id(bo: Visitor, call: Call) -> None:
    call.boundaries.set(Boundary.objects.filter(space=call.space))
    page = bo.read("you")
    ids = re.findall(r'\bid="([^"]*)"', page)
    assert len(ids) == len(set(ids))
    named = re.findall(r'aria-labelledby="([^"]*)"', page)
    assert len(named) > 1
    assert set(named) <= set(ids)


def test_what_she_was_asked_is_held_in_the_words_that_she_read(bo: Visitor) -> None:
    assert '"call": "Getting home well"' in bo.read("json")
