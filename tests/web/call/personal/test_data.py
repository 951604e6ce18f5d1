"""Everything that is held of her: seen, put right, taken along, taken back, erased."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection

from ecotone_web.records.models import (
    Belonging,
    Consent,
    Forgotten,
    Invitation,
    Note,
    Person,
    Profile,
    Source,
    Tie,
    Update,
    Voucher,
)
from ecotone_web.rooms.space.sources.acts import find_hand
from tests.web.call.personal.conftest import Visitor


@pytest.fixture
def told(bo: Visitor, asked: Invitation) -> Visitor:
    """She has said a little of everything."""
    side = Belonging.objects.filter(person=bo.person).first()
    assert side is not None
    boundary = side.side.boundary
    bo.post("answer", asked.pk, **{f"call{asked.pk}-answer": "yes", f"call{asked.pk}-imagines": "Warm soup"})
    bo.post("you", seeks="Zweisamkeit", words="Grenzgängerin", **{f"sides_{boundary.pk}": [side.side_id]})
    bo.post("name", name="Zed Unheard-of", kinds=["knows", "works with"], often="12", since="2019")
    bo.post("uses", listed="yes", again="no")
    return bo


def test_everything_is_shown_by_source(told: Visitor) -> None:
    page = told.read("data")
    for words in (
        "Warm soup",
        "Zweisamkeit",
        "Grenzgängerin",
        "Zed Unheard-of",
        "cast.csv",
        told.person.name,
    ):
        assert words in page


def test_the_file_holds_the_same(told: Visitor) -> None:
    response = told.get("json")
    assert "attachment" in response["Content-Disposition"]
    found = json.loads(response.content)
    assert found["person"]["name"] == told.person.name
    assert found["in_own_words"]["seeks"] == "Zweisamkeit"
    assert found["people_you_named"] == [
        {
            "name": "Zed Unheard-of",
            "kinds": ["knows", "works with"],
            "times_a_year": 12.0,
            "since": "2019-01-01",
            "confirmed_by_both": False,
        }
    ]
    assert found["agreed_to"] == {"listed": True, "again": False}
    assert found["answers"][0]["imagines"] == "Warm soup"


def test_what_the_team_noted_for_itself_is_counted_and_not_shown(told: Visitor, convener: object) -> None:
    note = Note.objects.create(space=told.person.space, writer=convener.user, text="Grumpy today")  # type: ignore[attr-defined]
    note.people.add(told.person)
    hand = find_hand(convener)  # type: ignore[arg-type]
    side = Belonging.objects.filter(person=told.person)[0].side
    Voucher.objects.create(world=side, person=told.person, source=hand, words="Owes us one")
    page = told.read("data") + told.read("json")
    assert "Grumpy" not in page
    assert "Owes us" not in page
    assert "2 more things about you" in page


def tie_by_file(bo: Visitor, one: Person, other: Person, **fields: object) -> Tie:
    """What a file says of two."""
    source = Source.objects.get(space=bo.person.space, title="cast.csv")
    return Tie.objects.create(space=bo.person.space, one=one, other=other, source=source, **fields)


def test_what_a_file_knows_of_her_is_named_where_she_or_both_said_it(bo: Visitor, cleo: Visitor) -> None:
    Tie.objects.all().delete()
    dag, esi, fen, hana = (Person.objects.get(outside_id=name) for name in ("dag", "esi", "fen", "hana"))
    tie_by_file(bo, bo.person, dag, kind="owes money", status="reported", is_directed=True)
    tie_by_file(bo, esi, bo.person, kind="sails with", status="confirmed")
    tie_by_file(bo, fen, bo.person, kind="writes to", status="observed", is_directed=True)
    tie_by_file(bo, hana, bo.person, kind="trusts", status="reported", is_directed=True)
    tie_by_file(bo, cleo.person, bo.person, kind="watches", status="noted by us")
    page, found = bo.read("data"), json.loads(bo.read("json"))
    assert [(row["with"], row["kind"]) for row in found["connections_from_other_sources"]] == [
        (dag.name, "owes money"),
        (esi.name, "sails with"),
        (fen.name, "writes to"),
    ]
    assert found["said_of_you_by_others"] == {"trusts": 1}
    assert found["lines_of_the_team_about_you"] == 1
    for words in (dag.name, "owes money", esi.name, "One other has named you", "one more thing about you"):
        assert words in page
    for words in (hana.name, cleo.person.name, "watches"):
        assert words not in page + json.dumps(found, ensure_ascii=False)


def test_what_both_said_on_their_pages_is_told_once(bo: Visitor, cleo: Visitor) -> None:
    Tie.objects.all().delete()
    bo.post("name", name=cleo.person.name, kinds=["knows"])
    cleo.post("name", name=bo.person.name, kinds=["knows"])
    found = json.loads(bo.read("json"))
    assert [row["confirmed_by_both"] for row in found["people_you_named"]] == [True]
    assert found["connections_from_other_sources"] == []
    assert found["said_of_you_by_others"] == {}


def test_every_field_of_her_is_told(bo: Visitor) -> None:
    fields = {"told_how": "over tea", "is_convening": True, "outside_id": "BB-0042"}
    Person.objects.filter(pk=bo.person.pk).update(
        told_on="2026-02-03", since="1999-05-06", until="2031-07-08", **fields
    )
    page, told = bo.read("data"), json.loads(bo.read("json"))["person"]
    assert (told["told_how"], told["is_convening"], told["id_in_files"]) == ("over tea", True, "BB-0042")
    assert (told["since"], told["until"]) == ("1999-05-06", "2031-07-08")
    for words in ("over tea", "BB-0042", "3 February 2026", "6 May 1999", "8 July 2031", "Asks others"):
        assert words in page


def test_what_another_source_says_otherwise_is_told(bo: Visitor) -> None:
    Update.objects.create(
        source=Source.objects.get(title="cast.csv"),
        about="person",
        fact=bo.person.pk,
        before={"name": bo.person.name},
        after={"name": "Boo Brackwater"},
        is_conflict=True,
    )
    (row,) = json.loads(bo.read("json"))["other_sources_say"]
    assert (row["source"], row["said"]) == ("cast.csv", {"name": "Boo Brackwater"})
    assert "Boo Brackwater" in bo.read("data")


def test_a_note_that_is_shown_is_not_counted_again(bo: Visitor) -> None:
    Tie.objects.all().delete()
    Person.objects.filter(pk=bo.person.pk).update(note="Plays the tuba")
    page = bo.read("data")
    assert "Plays the tuba" in page
    assert "more thing about you" not in page


def test_where_it_is_from_is_said_in_her_language(told: Visitor, convener: object) -> None:
    source = find_hand(convener)  # type: ignore[arg-type]
    Person.objects.filter(pk=told.person.pk).update(source=source)
    page = told.read("data", lang="fr")
    assert source.title not in page
    assert "Noté à la main par l’équipe" in page
    assert "cast.csv" in page


def test_each_answer_is_taken_back_by_itself(told: Visitor, asked: Invitation) -> None:
    tie = Tie.objects.filter(one=told.person, kind="knows").get()
    belonging = Belonging.objects.filter(person=told.person, is_told=True).get()
    for what in (
        "text:seeks",
        f"belonging:{belonging.pk}",
        f"somebody:{tie.other.uid}",
        "consent:listed",
        f"words:{asked.pk}",
    ):
        told.post("take_back", what=what)
    asked.refresh_from_db()
    assert (asked.answer, asked.imagines) == ("yes", "")
    assert Profile.objects.get(person=told.person).seeks == ""
    assert not Belonging.objects.filter(pk=belonging.pk).exists()
    assert not Tie.objects.filter(one=told.person, other=tie.other).exists()
    assert not Consent.objects.get(person=told.person, use="listed").is_given


def test_she_corrects_her_name_and_address(told: Visitor) -> None:
    told.post("correct", name="Bo B. Brackwater", email="bo@example.org")
    person = Person.objects.get(pk=told.person.pk)
    assert (person.name, person.email) == ("Bo B. Brackwater", "bo@example.org")
    assert told.post("correct", name="", email="nonsense").status_code == 422


def test_erasing_is_asked_once_and_a_page_that_knows_nobody_says_goodbye(told: Visitor) -> None:
    assert "This cannot be undone." in told.read("erase")
    assert Person.objects.filter(pk=told.person.pk).exists()
    response = told.post("erase")
    assert response["Location"] == "/for-you/goodbye/?lang=en"
    page = told.browser.get(response["Location"]).content.decode()
    assert "Goodbye" in page
    assert "here, in this space" in page
    assert "backups" in page
    assert told.get("page").status_code == 404
    assert Forgotten.objects.filter(uid=told.person.uid).exists()


@pytest.mark.django_db(transaction=True)
def test_nothing_of_her_is_left_in_the_database_or_the_files(told: Visitor) -> None:
    told.post("correct", name=told.person.name, email="bo.brackwater@example.org")
    words = ("Brackwater", "bo.brackwater", "Zweisamkeit", "Grenzgängerin", "Warm soup", told.token)
    told.post("erase")
    rows = [
        row
        for table in apps.get_models(include_auto_created=True)
        for row in table._base_manager.values_list()
    ]
    text = "\n".join(map(str, rows))
    assert [word for word in words if word in text] == []
    if connection.vendor == "sqlite":
        connection.close()
    files = [path for path in Path(settings.DATA).rglob("*") if path.is_file()]
    for path in files:
        found = path.read_bytes()
        assert [word for word in words if word.encode() in found] == [], path


def test_where_she_said_nothing_of_herself_it_says_so(bo: Visitor) -> None:
    said = bo.read("data").partition('<h2 id="self">')[2].partition("</section>")[0]
    assert "Nothing." in said
