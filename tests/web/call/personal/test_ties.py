"""Whom she knows: reported by one, confirmed by both, and potential kept apart."""

from __future__ import annotations

from datetime import date

import pytest

from ecotone_web.bridge.landscapes import gather_landscape
from ecotone_web.records.models import Call, Consent, Invitation, Person, Space, Tie
from ecotone_web.rooms.call.personal.rules import MEET
from ecotone_web.rooms.landscape.reads.person import list_ties, list_told
from tests.web.call.personal.conftest import Visitor, let_in

STATUS = Tie.Status


def statuses(one: Person, other: Person) -> dict[str, str]:
    """What one said of the other on her page."""
    rows = Tie.objects.filter(one=one, other=other, source__kind="told")
    return dict(rows.values_list("kind", "status"))


def say(visitor: Visitor, other: Person, *kinds: str, **words: str) -> None:
    response = visitor.post("somebody", other.uid, kinds=list(kinds), **words)
    assert response.status_code == 302


@pytest.fixture(autouse=True)
def everybody(call: Call) -> None:
    """Everybody's name can be found."""
    Call.objects.filter(pk=call.pk).update(names=Call.Names.EVERYBODY)


def test_a_contact_is_reported_until_both_say_it(bo: Visitor, cleo: Visitor) -> None:
    say(bo, cleo.person, "works with", often="52", since="2019")
    tie = Tie.objects.get(one=bo.person, other=cleo.person, source__kind="told")
    assert (tie.status, tie.weight, tie.since, tie.is_directed) == ("reported", 52.0, date(2019, 1, 1), True)
    say(cleo, bo.person, "works with", "knows")
    assert statuses(bo.person, cleo.person) == {"works with": STATUS.CONFIRMED}
    assert statuses(cleo.person, bo.person) == {"works with": STATUS.CONFIRMED, "knows": STATUS.REPORTED}
    assert "both of you said so" in bo.read("people")
    say(cleo, bo.person, "knows")
    assert statuses(bo.person, cleo.person) == {"works with": STATUS.REPORTED}
    assert "both of you said so" not in bo.read("people")


def test_whom_both_would_like_to_meet_stays_potential(bo: Visitor, cleo: Visitor) -> None:
    say(bo, cleo.person, MEET)
    say(cleo, bo.person, MEET)
    assert statuses(bo.person, cleo.person) == {MEET: STATUS.POTENTIAL}


def test_saying_it_twice_makes_one_row_and_taking_it_back_none(bo: Visitor, cleo: Visitor) -> None:
    for _ in range(2):
        say(bo, cleo.person, "knows")
    assert Tie.objects.filter(one=bo.person, other=cleo.person, source__kind="told").count() == 1
    bo.post("take_back", what=f"somebody:{cleo.person.uid}")
    assert statuses(bo.person, cleo.person) == {}


def test_two_rows_of_one_pair_count_once(bo: Visitor, cleo: Visitor, cast: Space) -> None:
    Tie.objects.all().delete()
    say(bo, cleo.person, "works with", often="52")
    say(cleo, bo.person, "works with", often="12")
    simple = gather_landscape(cast).whole.simple
    pairs = [k for k in range(simple.n_ties) if not simple.met[k]]
    assert len(pairs) == 1
    assert simple.confirmed[pairs[0]]
    assert simple.weight is not None
    assert simple.weight[pairs[0]] == (52 + 12) / 2
    assert list_told(bo.person, list_ties(bo.person)) == [("works with", [cleo.person])]


def test_how_often_they_meet_is_not_halved_where_one_of_two_says_it(
    bo: Visitor, cleo: Visitor, cast: Space
) -> None:
    Tie.objects.all().delete()
    say(bo, cleo.person, "works with", often="52")
    say(cleo, bo.person, "works with")
    simple = gather_landscape(cast).whole.simple
    assert simple.weight is not None
    assert simple.weight[~simple.met].tolist() == [52]


def test_a_name_alone_is_matched_to_one_or_made_and_the_page_never_tells(bo: Visitor, cleo: Visitor) -> None:
    before = Person.objects.count()
    there = bo.post("name", name=cleo.person.name, kinds=["knows"])
    new = bo.post("name", name="Zed Unheard-of", kinds=["knows"])
    assert (there.status_code, there["Location"]) == (new.status_code, new["Location"])
    assert Person.objects.count() == before + 1
    assert not Person.objects.get(name="Zed Unheard-of").is_listed
    assert statuses(bo.person, cleo.person) == {"knows": STATUS.REPORTED}
    bo.post("name", name="Zed Unheard-of", kinds=["works with"])
    assert Person.objects.count() == before + 1


def test_how_a_name_is_written_here_is_not_told_by_writing_it_otherwise(bo: Visitor, cleo: Visitor) -> None:
    Call.objects.update(names=Call.Names.AGREED)
    bo.post("name", name=cleo.person.name.lower(), kinds=["knows"])
    assert cleo.person.name not in bo.read("people", q="nobody")


def test_two_of_one_name_are_not_guessed_between(bo: Visitor, cleo: Visitor, cast: Space) -> None:
    Person.objects.create(space=cast, name=cleo.person.name, outside_id="twin", source=cleo.person.source)
    bo.post("name", name=cleo.person.name, kinds=["knows"])
    assert statuses(bo.person, cleo.person) == {}
    bo.post("name", name=cleo.person.name, kinds=["works with"])
    assert Person.objects.filter(space=cast, name=cleo.person.name).count() == 3


def test_she_cannot_name_herself(bo: Visitor) -> None:
    response = bo.post("name", name=bo.person.name, kinds=["knows"])
    assert response.status_code == 422
    assert "That is you." in response.content.decode()
    assert bo.post("somebody", bo.person.uid, kinds=["knows"]).status_code == 404


@pytest.mark.parametrize(
    ("names", "finds"),
    [("agreed", {"Cleo"}), ("asked", {"Cleo", "Dag"}), ("everybody", {"Cleo", "Dag", "Esra"})],
)
def test_whose_names_are_listed_follows_the_call_and_each_ones_word(
    names: str, finds: set[str], call: Call, cast: Space, bo: Visitor
) -> None:
    people = {
        name: Person.objects.create(
            space=cast, name=f"{name} Quill", outside_id=name, source=bo.person.source
        )
        for name in ("Cleo", "Dag", "Esra", "Finn")
    }
    Consent.objects.create(person=people["Cleo"], use="listed", is_given=True)
    Consent.objects.create(person=people["Finn"], use="listed", is_given=False)
    for name in ("Dag", "Finn"):
        Invitation.objects.create(call=call, person=people[name], state="sent", sent_at="2026-01-01T00:00Z")
    Call.objects.filter(pk=call.pk).update(names=names)
    page = bo.read("people", q="quill")
    assert {name for name in people if f"{name} Quill" in page} == finds
    for name, person in people.items():
        assert bo.get("somebody", person.uid).status_code == (200 if name in finds else 404)


def test_somebody_of_another_space_is_not_there(bo: Visitor) -> None:
    other = Space.objects.create(name="Elsewhere")
    source = bo.person.source
    stranger = Person.objects.create(space=other, name="Sly Stranger", outside_id="x", source=source)
    Consent.objects.create(person=stranger, use="listed", is_given=True)
    assert "Sly Stranger" not in bo.read("people", q="Sly")
    assert bo.post("somebody", stranger.uid, kinds=["knows"]).status_code == 404


def test_who_named_her_is_not_told(bo: Visitor, cleo: Visitor) -> None:
    Tie.objects.all().delete()
    say(cleo, bo.person, "knows")
    assert cleo.person.name not in bo.read("people", q="nobody")
    page = bo.read("data")
    assert cleo.person.name not in page
    assert "One other has named you" in page
    assert cleo.person.name not in bo.read("json")
    assert cleo.person.name not in bo.read("thanks")


def test_her_ring_shows_where_somebody_belongs_only_when_both_said_so(bo: Visitor, cleo: Visitor) -> None:
    belonging = cleo.person.belongings.filter(side__boundary__name="organisation").get()
    side = belonging.side.name
    cleo.post("uses", introduced="yes")
    cleo.post("you", **{f"sides_{belonging.side.boundary_id}": [belonging.side_id]})
    say(bo, cleo.person, "knows")
    assert side not in bo.read("thanks")
    say(cleo, bo.person, "knows")
    assert side in bo.read("thanks")


def test_the_pages_ask_no_more_of_the_database_for_more_names(
    bo: Visitor, cast: Space, django_assert_max_num_queries: object
) -> None:
    for number in range(30):
        bo.post("name", name=f"Person {number}", kinds=["knows"])
    for name in ("page", "you", "people", "thanks", "data"):
        with django_assert_max_num_queries(36):  # type: ignore[operator]
            bo.get(name)


def test_a_link_of_another_person_opens_the_page_of_that_one(bo: Visitor, cast: Space) -> None:
    ada = let_in(cast, "ada")
    assert ada.person.name in ada.read("correct")
    assert bo.person.name not in ada.read("correct")


def test_naming_ends_somewhere_and_says_so(bo: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ecotone_web.rooms.call.personal.forms.MOST_NAMED", 1)
    bo.post("name", name="Zed Unheard-of", kinds=["knows"])
    assert "very many" in bo.post("name", name="Yaw Unheard-of", kinds=["knows"]).content.decode()
    assert not Person.objects.filter(name="Yaw Unheard-of").exists()


def test_where_somebody_is_shown_to_belong_is_hers_to_say_and_to_agree_to(bo: Visitor, cleo: Visitor) -> None:
    row = cleo.person.belongings.filter(side__boundary__name="organisation").get()
    say(bo, cleo.person, "knows")
    say(cleo, bo.person, "knows")
    assert row.side.name not in bo.read("thanks")
    Consent.objects.create(person=cleo.person, use="introduced", is_given=True)
    assert row.side.name not in bo.read("thanks")
    cleo.post("you", **{f"sides_{row.side.boundary_id}": [row.side_id]})
    assert row.side.name in bo.read("thanks")
    cleo.post("uses", introduced="no")
    assert row.side.name not in bo.read("thanks")


def test_a_name_in_other_letters_is_whom_she_could_find_in_the_list_anyway(bo: Visitor, cast: Space) -> None:
    kai, linn = (Person.objects.get(space=cast, outside_id=name) for name in ("kai", "linn"))
    Call.objects.update(names=Call.Names.AGREED)
    Consent.objects.create(person=kai, use="listed", is_given=True)
    for name in ("kai kelp", "linn lowtide"):
        bo.post("name", name=name, kinds=["works with"])
    assert statuses(bo.person, kai) == {"works with": STATUS.REPORTED}
    assert statuses(bo.person, linn) == {}  # nobody is told that she is here


def test_whom_she_alone_named_and_names_no_more_is_nobody_here(bo: Visitor, cast: Space) -> None:
    bo.post("name", name="Zed Unheard-of", kinds=["knows"])
    zed = Person.objects.get(space=cast, name="Zed Unheard-of")
    bo.post("take_back", what=f"somebody:{zed.uid}")
    assert not Person.objects.filter(pk=zed.pk).exists()


def test_whom_the_team_has_noted_stays_when_she_names_her_no_more(bo: Visitor, cast: Space) -> None:
    for name in ("Zed Unheard-of", "Yan Unheard-of"):
        bo.post("name", name=name, kinds=["knows"])
    zed, yan = (Person.objects.get(space=cast, name=f"{name} Unheard-of") for name in ("Zed", "Yan"))
    Person.objects.filter(pk=zed.pk).update(note="Bakes.")
    Consent.objects.create(person=yan, use=Consent.Use.LISTED, is_given=False)
    for named in (zed, yan):
        bo.post("take_back", what=f"somebody:{named.uid}")
    assert set(Person.objects.filter(pk__in=[zed.pk, yan.pk])) == {zed, yan}
