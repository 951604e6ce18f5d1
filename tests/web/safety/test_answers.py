"""Every answer is guarded, calm, and keeps what opens something out of the log."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from django.test import Client

from ecotone_web.bridge.files import guess_rows
from ecotone_web.records.models import Member, Space
from ecotone_web.site.logs import WithoutWords

GUARDS = {
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
}


@pytest.mark.parametrize(
    "address", ["/about/", "/nope/", "/sign-in/", "/api/spaces/nope", "/pictures.css", "/view/nope/"]
)
def test_every_answer_is_guarded(address: str, client: Client, db: None) -> None:
    answer = client.get(address)
    assert GUARDS.items() <= answer.headers.items()
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_what_is_sent_without_a_token_is_refused_calmly_and_leaves_no_secret_in_the_log(
    db: None, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.NOTSET):
        answer = Client(enforce_csrf_checks=True).post("/join/a-secret-of-hers/")
    assert answer.status_code == 403
    assert "open for too long" in answer.content.decode()
    assert "<style" not in answer.content.decode()
    assert "a-secret-of-hers" not in caplog.text


@pytest.mark.parametrize("place", ["join", "view", "enter"])
def test_a_log_line_leaves_out_what_opens_something(place: str) -> None:
    said = ("Internal Server Error: %s", (f"/{place}/a-secret-of-hers/",))
    record = logging.LogRecord("django.request", logging.ERROR, "", 1, *said, None)
    assert WithoutWords().format(record).endswith(f"Internal Server Error: /{place}/…/")


def test_too_much_at_once_is_refused_calmly(signed_in: Client, convener: Member) -> None:
    answer = signed_in.post(
        f"/s/{convener.space.slug}/boundaries/add/", {f"field-{n}": "x" for n in range(6_000)}
    )
    assert answer.status_code == 400
    assert "Nothing was changed" in answer.content.decode()


def test_a_host_that_is_not_ours_is_refused_calmly_and_fills_no_log(
    client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    answer = client.get("/about/", headers={"host": "elsewhere.example.org"})
    assert answer.status_code == 400
    assert "Nothing was changed" in answer.content.decode()
    assert caplog.records == []


def test_a_log_line_names_what_the_computer_refused_and_no_words() -> None:
    try:
        Path("/").write_text("")
    except OSError as error:
        said = WithoutWords().formatException((type(error), error, error.__traceback__))
    assert said.endswith("IsADirectoryError (EISDIR)")


def test_a_short_file_of_very_many_columns_is_read_in_the_background() -> None:
    assert guess_rows(b"id," + b"c," * 50 + b"\n1,2\n") < 2_000
    assert guess_rows(b"id," + b"c," * 20_000 + b"\n1,2\n") > 2_000
    assert guess_rows(b"<graphml>" * 200_000) > 2_000


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "2026-02-30", "²"])
def test_a_day_that_cannot_be_is_no_mistake_of_ours(day: str, signed_in: Client, cast: Space) -> None:
    for place in ("boundaries/then-and-now/", "landscape/", "boundaries/"):
        assert signed_in.get(f"/s/{cast.slug}/{place}?then={day}&on={day}").status_code == 200
