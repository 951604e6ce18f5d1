"""What a mail provider tells afterwards, and what its refusals mean."""

from __future__ import annotations

import json
import smtplib
from base64 import b64encode
from types import SimpleNamespace
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory

from ecotone_web.records.models import Invitation, Letter
from ecotone_web.rooms.call.letters.bounces import hear_of_bounce, list_webhooks
from ecotone_web.rooms.call.letters.post import name_problem

SECRET = "post:a-long-secret"


@pytest.fixture
def letter(asked: list[Invitation]) -> Letter:
    """One that went out, under a name that the provider gave it."""
    return Letter.objects.create(invitation=asked[0], kind="invitation", state="sent", message_id="abc-1")


def tell(settings: Any, secret: str) -> HttpResponse:
    """Postmark says that a letter came back."""
    settings.ANYMAIL = {"WEBHOOK_SECRET": SECRET, "POSTMARK_SERVER_TOKEN": "t"}
    (webhook,) = list_webhooks("postmark")
    told = {"RecordType": "Bounce", "MessageID": "abc-1", "Type": "HardBounce", "TypeCode": 1, "ID": 7}
    request = RequestFactory().post(
        "/post/postmark/tracking/",
        json.dumps(told),
        content_type="application/json",
        headers={"Authorization": "Basic " + b64encode(secret.encode()).decode()},
    )
    answer: HttpResponse = webhook.callback(request)
    return answer


def test_a_letter_that_the_provider_says_came_back_is_noted(letter: Letter, settings: Any) -> None:
    assert tell(settings, SECRET).status_code == 200
    letter.refresh_from_db()
    assert (letter.state, letter.problem) == ("bounced", "address")


def test_nobody_tells_who_does_not_know_the_secret(letter: Letter, settings: Any) -> None:
    from anymail.exceptions import AnymailWebhookValidationFailure

    with pytest.raises(AnymailWebhookValidationFailure):  # which Django answers with 400
        tell(settings, "post:a-guess")
    letter.refresh_from_db()
    assert letter.state == "sent"


def test_without_a_provider_the_address_is_not_there(client: Client) -> None:
    assert client.post("/post/postmark/tracking/").status_code == 404


def test_a_provider_hands_no_letters_in() -> None:
    for provider in ("postmark", "mailgun", "brevo", "mandrill"):
        hooks = list_webhooks(provider)
        assert hooks
        assert all("inbound" not in str(hook.pattern) for hook in hooks)


@pytest.mark.parametrize("event", ["deferred", "delivered", "opened", "clicked"])
def test_only_what_came_back_is_noted(letter: Letter, event: str) -> None:
    hear_of_bounce(event=SimpleNamespace(event_type=event, message_id="abc-1"))
    letter.refresh_from_db()
    assert letter.state == "sent"


def test_each_refusal_has_its_meaning() -> None:
    from anymail.exceptions import AnymailAPIError, AnymailRecipientsRefused

    assert name_problem(smtplib.SMTPRecipientsRefused({"a@b.org": (550, b"a")})) == "address"
    assert name_problem(smtplib.SMTPRecipientsRefused({"a@b.org": (450, b"a")})) == "later"
    assert name_problem(smtplib.SMTPDataError(554, b"spam")) == "refused"
    assert name_problem(smtplib.SMTPDataError(452, b"full")) == "later"
    assert name_problem(smtplib.SMTPSenderRefused(553, b"who", "x@y.org")) == "sender"
    assert name_problem(AnymailRecipientsRefused()) == "address"
    assert name_problem(AnymailAPIError(status_code=422)) == "refused"
    assert name_problem(AnymailAPIError(status_code=429)) == "later"
    assert name_problem(AnymailAPIError(status_code=503)) == "later"


def test_a_provider_that_was_never_reached_is_told_from_one_that_fell_silent() -> None:
    import requests
    from anymail.exceptions import AnymailRequestsAPIError

    with pytest.raises(requests.ConnectionError) as nobody_there:
        requests.post("http://127.0.0.1:9/", timeout=5)
    unreached, silent = AnymailRequestsAPIError("x"), AnymailRequestsAPIError("x")
    unreached.__cause__ = nobody_there.value
    assert name_problem(unreached) == "unreached"
    silent.__cause__ = requests.ReadTimeout("silence")
    assert name_problem(silent) == "cut"
