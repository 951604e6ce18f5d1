"""Signing in with a code by e-mail."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from ecotone_web.records.models import Member, User
from tests.web.team.post import PostOffice


def ask(client: Client, email: str) -> str:
    """The page after asking for a code."""
    answer = client.post("/sign-in/", {"email": email}, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def is_signed_in(client: Client) -> bool:
    """Whether the spaces open."""
    return client.get("/").status_code == 200


def test_a_code_from_the_letter_signs_in_and_leads_home(
    client: Client, convener: Member, post: PostOffice
) -> None:
    ask(client, "Convener@Example.org")
    answer = client.post("/sign-in/code/", {"code": post.next_code()})
    assert answer["Location"] == f"/s/{convener.space.slug}/"
    assert is_signed_in(client)


def test_after_three_wrong_codes_the_right_one_is_void(
    client: Client, convener: Member, post: PostOffice
) -> None:
    ask(client, convener.user.email)
    code = post.next_code()
    for _attempt in range(3):
        client.post("/sign-in/code/", {"code": "XXXX-XXXX"})
    client.post("/sign-in/code/", {"code": code})
    assert not is_signed_in(client)


def test_an_unknown_address_is_answered_like_a_known_one(
    client: Client, convener: Member, post: PostOffice
) -> None:
    known = ask(client, convener.user.email)
    unknown = ask(Client(), "nobody.here@example.org")
    plain = [
        re.sub(r'value="[^"]+"', "", page).replace(address, "X")
        for page, address in ((known, convener.user.email), (unknown, "nobody.here@example.org"))
    ]
    assert plain[0] == plain[1]
    assert post.next_letter()["To"] == convener.user.email
    assert post.letters.empty()


def test_a_sixth_code_within_minutes_is_refused_kindly(
    client: Client, convener: Member, post: PostOffice
) -> None:
    for _time in range(5):
        ask(Client(), convener.user.email)
        post.next_letter()
    assert "in a quarter of an hour" in ask(client, convener.user.email)
    assert post.letters.empty()


def test_whoever_asks_for_her_codes_elsewhere_does_not_keep_her_from_signing_in(
    client: Client, convener: Member, post: PostOffice
) -> None:
    ask(client, convener.user.email)
    code = post.next_code()
    for place in range(8):
        ask(Client(REMOTE_ADDR=f"2001:db8:7:{place}::1"), convener.user.email)
    for _letter in range(5):  # from there no more go out: it is one network
        post.next_letter()
    later = Client()
    ask(later, convener.user.email)
    later.post("/sign-in/code/", {"code": post.next_code()})
    assert is_signed_in(later)
    client.post("/sign-in/code/", {"code": code})
    assert is_signed_in(client)


def test_a_closed_account_gets_no_code(client: Client, convener: Member, post: PostOffice) -> None:
    User.objects.update(is_active=False)
    ask(client, convener.user.email)
    assert post.letters.empty()


def test_nobody_can_sign_up(client: Client, db: None) -> None:
    assert client.get("/sign-up/").status_code == 404
    assert client.get("/accounts/signup/").status_code == 404


def test_signing_out_asks_once_and_leads_back(signed_in: Client) -> None:
    assert "sign out?" in signed_in.get("/sign-in/out/").content.decode()
    signed_in.post("/sign-in/out/")
    assert not is_signed_in(signed_in)


@pytest.mark.parametrize("path", ["/", "/start/", "/you/", "/passkeys/", "/operator/"])
def test_strangers_are_asked_to_sign_in(client: Client, db: None, path: str) -> None:
    answer = client.get(path, follow=True)
    assert answer.request["PATH_INFO"] == "/sign-in/"


def test_too_many_passkey_attempts_meet_a_calm_page(client: Client, db: None, post: PostOffice) -> None:
    answers = [client.post("/sign-in/passkey/", {"credential": "{}"}) for _time in range(31)]
    last = next(answer for answer in answers if answer.status_code == 429)
    assert "a little too often" in last.content.decode()


def test_where_letters_are_printed_the_page_says_where_to_look(
    client: Client, convener: Member, settings: Any
) -> None:
    settings.PRINTS_LETTERS = True
    page = ask(client, convener.user.email)
    assert "Look where the workbench was started." in page
    assert "unwanted letters" not in page
