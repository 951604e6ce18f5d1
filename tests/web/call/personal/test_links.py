"""The address is the key: guessed, taken back, over, looked at by machines, sent twice, or of somebody else."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from django.apps import apps
from django.core.cache import cache
from django.db import models
from django.test import Client
from django.utils import timezone

from ecotone_web.records.models import Invitation, Letter, Person, PersonalLink, Profile, Tie
from ecotone_web.records.tokens import hash_token, make_token
from ecotone_web.rooms.call.links.acts import make_link, take_back_links
from ecotone_web.rooms.call.personal.views.door import MOST_MISSES
from tests.web.call.personal.conftest import Visitor, let_expire

HERS = (
    "page",
    "you",
    "people",
    "name",
    "uses",
    "thanks",
    "data",
    "json",
    "correct",
    "take_back",
    "close",
    "erase",
)


@pytest.fixture(autouse=True)
def nothing_counted() -> None:
    cache.clear()


def copy_everything() -> dict[str, list[tuple[object, ...]]]:
    """All rows of all tables, Django's own among them."""
    tables: list[type[models.Model]] = list(apps.get_models(include_auto_created=True))
    return {table._meta.db_table: sorted(table._base_manager.values_list(), key=repr) for table in tables}


def test_looking_changes_no_row_in_any_table(bo: Visitor, cleo: Visitor, asked: Invitation) -> None:
    bo.post("name", name=cleo.person.name, kinds=["knows"])
    before = copy_everything()
    for method in ("get", "head"):
        for name in (*HERS, "renew"):
            assert getattr(bo.browser, method)(bo.address(name)).status_code in (200, 302)
        for address in (bo.address("answer", asked.pk), bo.address("somebody", cleo.person.uid)):
            assert getattr(bo.browser, method)(address).status_code in (200, 302)
    assert copy_everything() == before
    assert bo.browser.cookies.keys() <= {"csrftoken"}


def test_every_page_keeps_quiet_about_its_address(bo: Visitor) -> None:
    for name in HERS:
        headers = bo.get(name).headers
        assert headers["Referrer-Policy"] == "no-referrer"
        assert "no-store" in headers["Cache-Control"]
        assert "noindex" in headers["X-Robots-Tag"]
    refused = Client().get(f"/for-you/{make_token()}/")
    assert refused.headers["Referrer-Policy"] == "no-referrer"


def test_a_token_is_long_and_kept_as_its_sum_alone(bo: Visitor) -> None:
    assert len(bo.token) * 6 >= 128
    link = PersonalLink.objects.get(person=bo.person)
    assert link.token_hash == hash_token(bo.token)
    assert bo.token not in json.dumps(copy_everything(), default=str)


def test_guesses_and_what_was_taken_back_find_the_same_page(bo: Visitor, asked: Invitation) -> None:
    guessed = Client().get(f"/for-you/{make_token()}/")
    near = Client().get(f"/for-you/{bo.token[:-1]}_/")
    by_sum = Client().get(f"/for-you/{hash_token(bo.token)}/")
    PersonalLink.objects.update(revoked_at=timezone.now())
    for name in HERS:
        assert bo.get(name).status_code == 404
        assert bo.post(name).status_code == 404
    said = {f"call{asked.pk}-answer": "yes"}
    taken = bo.get("page")
    assert bo.post("answer", asked.pk, **said).status_code == 404
    assert guessed.status_code == near.status_code == by_sum.status_code == taken.status_code == 404
    assert guessed.content == near.content == by_sum.content == taken.content
    asked.refresh_from_db()
    assert (asked.state, asked.answer) == ("sent", "")


def test_many_guesses_are_asked_to_wait_and_nobody_is_locked_out(bo: Visitor) -> None:
    codes = [Client().get(f"/for-you/{make_token()}/").status_code for _ in range(MOST_MISSES + 2)]
    assert codes == [404] * MOST_MISSES + [429] * 2
    assert bo.get("page").status_code == 200
    elsewhere = Client(REMOTE_ADDR="198.51.100.7").get(f"/for-you/{make_token()}/")
    assert elsewhere.status_code == 404


def test_a_link_that_is_over_opens_only_the_way_to_a_new_one(bo: Visitor, asked: Invitation) -> None:
    Person.objects.filter(pk=bo.person.pk).update(email="bo@example.org")
    let_expire(bo.person)
    for name in HERS:
        assert bo.get(name).status_code == 410
        assert bo.post(name, words="x").status_code == 410
    assert "Send me a new link" in bo.read("page")
    assert not Profile.objects.exists()
    page = bo.post("renew").content.decode()
    assert "on its way" in page
    assert Letter.objects.filter(invitation=asked, kind=Letter.Kind.LINK).count() == 1
    bo.post("renew")
    assert Letter.objects.filter(kind=Letter.Kind.LINK).count() == 1
    asked.refresh_from_db()
    assert asked.state == "sent"


def test_without_an_address_the_answer_is_the_same(bo: Visitor, cleo: Visitor) -> None:
    Person.objects.filter(pk=bo.person.pk).update(email="bo@example.org")
    for visitor in (bo, cleo):
        let_expire(visitor.person)
    pages = {visitor.post("renew").content.decode().replace(visitor.token, "") for visitor in (bo, cleo)}
    assert len(pages) == 1


def test_a_link_that_holds_is_not_renewed(bo: Visitor) -> None:
    assert bo.post("renew").status_code == 302
    assert not Letter.objects.exists()


def test_an_earlier_link_goes_on_until_all_are_taken_back(bo: Visitor, convener: object) -> None:
    later = make_link(by=None, person=bo.person)
    assert Client().get(f"/for-you/{later}/").status_code == bo.get("page").status_code == 200
    take_back_links(by=convener, person=bo.person)  # type: ignore[arg-type]
    assert Client().get(f"/for-you/{later}/").status_code == bo.get("page").status_code == 404


def test_keys_of_what_is_somebody_elses_do_nothing(bo: Visitor, cleo: Visitor, asked: Invitation) -> None:
    cleo.post("you", seeks="Quiet")
    cleo.post("name", name="Zed Unheard-of", kinds=["knows"])
    tie = Tie.objects.get(other__name="Zed Unheard-of")
    belonging = cleo.person.belongings.first()
    before = copy_everything()
    for what in (
        f"belonging:{belonging.pk}",
        f"somebody:{tie.other.uid}",
        f"words:{cleo.person.invitations.get().pk}",
        "text:name",
        "consent:x",
        "belonging:" + "9" * 40,
        "somebody:nobody",
        "",
    ):
        assert bo.post("take_back", what=what).status_code == 302
    assert bo.post("somebody", tie.other.uid, kinds=["knows"]).status_code == 404
    after = copy_everything()
    opened = {"records_invitation", "records_historicalinvitation"}  # that she sent something, she did
    assert {name: rows for name, rows in after.items() if name not in opened} == {
        name: rows for name, rows in before.items() if name not in opened
    }


def test_what_is_sent_has_to_come_from_her_page_and_is_not_lost_without_the_cookie(
    bo: Visitor, asked: Invitation
) -> None:
    strict = Client(enforce_csrf_checks=True)
    said = {f"call{asked.pk}-answer": "maybe", f"call{asked.pk}-imagines": "A <b>bed</b>"}
    refused = strict.post(bo.address("answer", asked.pk), said)
    assert refused.status_code == 403
    page = refused.content.decode()
    assert "Please send this once more" in page
    assert "A &lt;b&gt;bed&lt;/b&gt;" in page
    asked.refresh_from_db()
    assert (asked.state, asked.answer) == ("sent", "")
    key = page.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]
    again = strict.post(
        bo.address("answer", asked.pk), {**said, "csrfmiddlewaretoken": key}, headers={"origin": "null"}
    )
    assert again.status_code == 302
    asked.refresh_from_db()
    assert asked.answer == "maybe"


def test_another_site_cannot_send_for_her(bo: Visitor, asked: Invitation) -> None:
    strict = Client(enforce_csrf_checks=True)
    page = strict.get(bo.address("page")).content.decode()
    key = page.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]
    said = {f"call{asked.pk}-answer": "no", "csrfmiddlewaretoken": key}
    elsewhere = {"origin": "https://elsewhere.example"}
    assert strict.post(bo.address("answer", asked.pk), said, headers=elsewhere).status_code == 403


def test_she_closes_her_page_herself(bo: Visitor) -> None:
    later = make_link(by=None, person=bo.person)
    assert "Your page is closed." in bo.post("close").content.decode()
    assert bo.get("page").status_code == Client().get(f"/for-you/{later}/").status_code == 404


def test_time_does_not_run_on_because_she_looks(bo: Visitor) -> None:
    before = PersonalLink.objects.get(person=bo.person).expires_at
    bo.post("you", words="Here")
    link = PersonalLink.objects.get(person=bo.person)
    assert link.expires_at == before > timezone.now() + timedelta(days=1)


@pytest.mark.parametrize("name", ["take_back", "close"])
def test_who_leaves_has_not_opened(bo: Visitor, asked: Invitation, name: str) -> None:
    bo.post(name, what="text:words")
    asked.refresh_from_db()
    assert (asked.state, asked.opened_at) == ("sent", None)


def test_what_nothing_can_keep_is_refused_in_her_language_with_the_way_back(bo: Visitor) -> None:
    answer = bo.browser.post(f"{bo.address('you')}?lang=fr", {"words": "le th\0é"})
    page = answer.content.decode()
    assert answer.status_code == 400
    assert "Retour à votre page" in page
    assert "To your spaces" not in page
    assert bo.browser.post("/for-you/goodbye/", {"words": "\0"}).status_code == 400
    assert bo.browser.get(f"/for-you/{make_token()}/?x=%00").status_code == 404
