"""The pages of letters: a look at what goes, one letter at a time, links to hand over, what has to be settled."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from ecotone_web.records.models import (
    PARTS,
    Call,
    Invitation,
    Letter,
    Member,
    Person,
    PersonalLink,
    Side,
    Wording,
)
from ecotone_web.rooms.call.letters.acts import hand_over
from ecotone_web.rooms.call.letters.writing import compose
from ecotone_web.rooms.call.links.reads import find_link
from ecotone_web.rooms.space.papers import can_make_pdf
from tests.web.making import make_invitation


def find_page(call: Call, name: str, *more: int) -> str:
    """The address of a page of letters."""
    return reverse(f"letters:{name}", args=[call.space.slug, call.pk, *more])


def read(browser: Client, address: str) -> str:
    """What stands there."""
    answer = browser.get(address)
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_before_anything_goes_one_sees_who_gets_it_how_long_it_takes_and_who_does_not(
    call: Call, asked: list[Invitation], signed_in: Client, settings: Any
) -> None:
    settings.EMAIL_PER_MINUTE = 1
    Person.objects.filter(pk=asked[0].person_id).update(email="")
    page = read(signed_in, find_page(call, "send"))
    assert "A letter would go to 2 people." in page
    assert "in about 1 minute." in page
    assert re.search(r"We know no e-mail address: <a[^>]*>Bo ", page)
    assert not Letter.objects.exists()


def test_sent_twice_it_goes_once_and_wakes_the_post(call: Call, signed_in: Client) -> None:
    for _click in range(2):
        answer = signed_in.post(find_page(call, "send"), {"n": "3"})
        assert answer.status_code == 302
    assert Letter.objects.filter(state="waiting").count() == 3
    assert DBTaskResult.objects.filter(queue_name="letters").count() == 1


def test_who_was_approved_since_the_look_gets_no_letter_that_nobody_saw(
    call: Call, signed_in: Client
) -> None:
    assert '<button name="n" value="3">' in read(signed_in, find_page(call, "send"))
    esi = Person.objects.get(space=call.space, outside_id="esi")
    Person.objects.filter(pk=esi.pk).update(email="esi@example.org")
    make_invitation(call, esi, "approved")
    page = signed_in.post(find_page(call, "send"), {"n": "3"}).content.decode()
    assert "A letter would go to 4 people." in page
    assert "nothing was sent" in page
    assert not Letter.objects.exists()


def test_letters_that_wait_can_be_stopped_one_or_all(call: Call, signed_in: Client) -> None:
    signed_in.post(find_page(call, "send"), {"n": "3"})
    one = Letter.objects.first()
    assert one is not None
    signed_in.post(find_page(call, "stop"), {"letter": one.pk})
    assert Letter.objects.filter(state="stopped").count() == 1
    signed_in.post(find_page(call, "stop"))
    assert set(Letter.objects.values_list("state", flat=True)) == {"stopped"}


def test_a_letter_can_be_read_beforehand_without_making_a_link(
    call: Call, asked: list[Invitation], signed_in: Client
) -> None:
    page = read(signed_in, find_page(call, "preview", asked[1].pk))
    assert f"This is what {asked[1].person.name} will read." in page
    assert "ada@example.org" in page
    assert "Winter is coming." in page
    for neighbour in (asked[0], asked[2]):
        assert find_page(call, "preview", neighbour.pk) in page
    assert page.count("<h1") == 1
    assert not PersonalLink.objects.exists()


def test_a_link_is_handed_over_with_its_picture_and_shown_once(
    call: Call, asked: list[Invitation], signed_in: Client, convener: Member
) -> None:
    assert signed_in.get(find_page(call, "hand", asked[0].pk)).status_code == 405
    page = signed_in.post(find_page(call, "hand", asked[0].pk)).content.decode()
    (token,) = set(re.findall(r"/for-you/([^/\s\"<]+)/", page))
    link = find_link(token)
    assert link is not None
    assert link.person == asked[0].person
    assert "<svg" in page
    assert "style=" not in page
    assert token not in read(signed_in, find_page(call, "preview", asked[0].pk))
    asked[0].refresh_from_db()
    assert asked[0].state == "sent"
    signed_in.post(find_page(call, "take_back", asked[0].pk))
    assert find_link(token) is None


@pytest.mark.parametrize("state", ["draft", "withdrawn"])
def test_who_is_not_asked_gets_no_link(
    call: Call, asked: list[Invitation], convener: Member, state: str
) -> None:
    Invitation.objects.filter(pk=asked[0].pk).update(state=state)
    assert hand_over(by=convener, invitation=asked[0]) is None
    assert not PersonalLink.objects.exists()


@pytest.mark.parametrize("way", ["hand", "papers"])
def test_without_words_nothing_is_handed_over(
    call: Call, asked: list[Invitation], signed_in: Client, way: str
) -> None:
    call.wordings.all().delete()
    address = find_page(call, way, *([asked[0].pk] if way == "hand" else []))
    page = signed_in.post(address, {"invitation": asked[0].pk}, follow=True).content.decode()
    assert "The call has no words yet." in page
    assert not PersonalLink.objects.exists()
    assert Invitation.objects.get(pk=asked[0].pk).state == "approved"


def test_nobody_who_is_asked_sees_what_the_team_calls_it(call: Call, asked: list[Invitation]) -> None:
    Call.objects.update(title="The stubborn ones")
    call.wordings.all().delete()
    row = Invitation.objects.get(pk=asked[0].pk)
    for kind in Letter.Kind.values:
        letter = compose(row, kind, "https://example.org/")
        assert "stubborn" not in letter.subject + letter.render("letter.txt") + letter.render("on_paper.html")


def test_letters_on_paper_are_one_document_with_a_code_each(
    call: Call, asked: list[Invitation], signed_in: Client
) -> None:
    if not can_make_pdf():
        pytest.skip("no Pango")
    chosen = {"invitation": [row.pk for row in asked[:2]]}
    answer = signed_in.post(find_page(call, "papers"), chosen)
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")
    assert PersonalLink.objects.count() == 2
    assert [Invitation.objects.get(pk=row.pk).state for row in asked] == ["sent", "sent", "approved"]


def test_what_is_unsure_stands_first_and_is_settled_by_name(
    call: Call, asked: list[Invitation], signed_in: Client
) -> None:
    Letter.objects.create(invitation=asked[0], kind="invitation", state="sent")
    letter = Letter.objects.create(invitation=asked[1], kind="invitation", state="unsure")
    page = read(signed_in, find_page(call, "all"))
    assert "1 letter may have arrived, or not." in page
    assert asked[1].person.name in page
    assert asked[0].person.name not in page
    signed_in.post(find_page(call, "settle", letter.pk), {"way": "arrived"})
    letter.refresh_from_db()
    assert letter.state == "sent"


def test_nobody_elses_letters_are_reached(call: Call, asked: list[Invitation], signed_in: Client) -> None:
    other = Call.objects.create(space=call.space, title="Another")
    letter = Letter.objects.create(invitation=asked[0], kind="invitation", state="unsure")
    assert signed_in.post(find_page(other, "settle", letter.pk), {"way": "arrived"}).status_code == 404
    assert signed_in.get(find_page(other, "preview", asked[0].pk)).status_code == 404


@pytest.mark.parametrize("name", ["all", "send", "papers"])
def test_pages_ask_the_database_no_more_for_many(
    call: Call, signed_in: Client, django_assert_max_num_queries: Any, name: str
) -> None:
    source = call.space.sources.first()
    for number in range(30):
        person = Person.objects.create(
            space=call.space,
            outside_id=f"x{number}",
            name=f"X {number}",
            email=f"x{number}@example.org",
            source=source,
        )
        row = make_invitation(call, person, "approved")
        if name == "all":
            Letter.objects.create(invitation=row, kind="invitation", problem="later", n_tries=1)
    with django_assert_max_num_queries(17):
        read(signed_in, find_page(call, name))


@pytest.mark.parametrize(
    ("address", "is_said"), [("http://localhost:8000", True), ("https://valley.example", False)]
)
def test_links_that_open_nowhere_else_are_said_before_they_go_out(
    address: str, is_said: bool, call: Call, asked: list[Invitation], signed_in: Client, settings: Any
) -> None:
    settings.PUBLIC_URL = address
    page = read(signed_in, find_page(call, "send"))
    assert ("its links open on no other" in page) is is_said


@pytest.mark.parametrize("name", ["all", "send", "remind", "papers", "preview"])
def test_every_page_of_letters_names_its_call_above_the_ways_to_the_others(
    call: Call, asked: list[Invitation], signed_in: Client, name: str
) -> None:
    page = read(signed_in, find_page(call, name, *([asked[0].pk] if name == "preview" else [])))
    named = page.index(f'<h1><span class="eyebrow">{call.title}</span>')
    assert named < page.index('<nav class="tabs')


def test_nobody_is_promised_a_letter_before_it_is_known_who_gets_one(
    call: Call, asked: list[Invitation], signed_in: Client
) -> None:
    Person.objects.filter(pk=asked[0].person_id).update(email="")
    page = read(signed_in, find_page(call, "all"))
    buttons = re.findall('<a class="button[^>]*>([^<]*)</a>', page)
    assert "Send letters" in buttons
    assert not any(letter.isdigit() for letter in "".join(buttons))


def test_before_letters_go_one_sees_what_their_words_leave_open_and_which_language_is_another(
    call: Call, asked: list[Invitation], signed_in: Client
) -> None:
    call.wordings.update(why_now="")
    world = Side.objects.get(boundary__space=call.space, name="Residents")
    own = dict.fromkeys(PARTS, "…")
    french = Wording.objects.create(call=call, world=world, language="fr", subject="Rentrer", **own)
    Invitation.objects.filter(pk=asked[0].pk).update(wording=french)
    page = read(signed_in, find_page(call, "send"))
    assert "The words for everybody leave open: Why now?</p>" in page
    assert page.count("leave open:") == 1
    assert "1 letter goes out in French." in page
    assert "in English" not in page


def test_that_a_letter_came_back_is_said_on_its_page_and_the_list_stays_calm(
    call: Call, asked: list[Invitation], signed_in: Client
) -> None:
    Letter.objects.create(invitation=asked[0], kind="invitation", state="sent")
    assert "It came back" not in read(signed_in, find_page(call, "all"))
    assert "It came back" in read(signed_in, find_page(call, "preview", asked[0].pk))
    assert "It came back" not in read(signed_in, find_page(call, "preview", asked[1].pk))
