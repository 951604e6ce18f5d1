"""However much is sent, it is not laid down on the disk."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from ecotone_web.records.models import Member, Source
from ecotone_web.site.bounds import bound_bodies

MOST = 100


def send(parts: Iterable[bytes], length: int | None = None) -> tuple[int, int, dict[bytes, bytes]]:
    """The status of the answer, how much the application heard, and the headers of the answer."""
    waiting = [{"type": "http.request", "body": part, "more_body": True} for part in parts]
    waiting.append({"type": "http.request", "body": b"", "more_body": False})
    answered: list[dict[str, Any]] = []
    heard = 0

    async def receive() -> Any:
        return waiting.pop(0)

    async def answer(message: Any) -> None:
        answered.append(message)

    async def application(_scope: Any, receive: Any, send: Any) -> None:
        nonlocal heard
        while True:
            message = await receive()
            if message["type"] == "http.disconnect":
                return
            heard += len(message["body"])
            if not message["more_body"]:
                break
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b""})

    headers = [] if length is None else [(b"content-length", str(length).encode())]
    scope = {"type": "http", "headers": headers}
    asyncio.run(bound_bodies(application, MOST)(scope, receive, answer))
    return answered[0]["status"], heard, dict(answered[0]["headers"])


def test_what_is_small_enough_comes_in() -> None:
    assert send([b"x" * 60, b"x" * 40], 100)[:2] == (200, 100)


def test_what_says_that_it_is_too_large_is_never_handed_on() -> None:
    status, heard, headers = send([b"x" * 60, b"x" * 60], 120)
    assert (status, heard) == (413, 0)
    assert headers[b"x-content-type-options"] == b"nosniff"


def test_what_does_not_say_how_large_it_is_breaks_off() -> None:
    assert send([b"x" * 60] * 9)[:2] == (413, 60)


def test_a_form_without_its_file_brings_nothing(signed_in: Client, convener: Member) -> None:
    address = f"/s/{convener.space.slug}/space/sources/file/"
    assert signed_in.post(address, {"on": "2026-03-01"}).status_code == 422
    assert not Source.objects.exists()


@pytest.mark.parametrize("name", ["../../etc/passwd", "<script>.csv", "\u202egnp.csv", "a" * 250 + ".csv"])
def test_a_file_of_whatever_name_is_looked_at(name: str, signed_in: Client, convener: Member) -> None:
    file = SimpleUploadedFile(name, b"name,organisation\nZoe Zander,Mill\n")
    address = f"/s/{convener.space.slug}/space/sources/file/"
    page = signed_in.post(address, {"sheets": file}, follow=True).content.decode()
    assert "<script>." not in page
    assert "1 person is new" in page or "cannot be read yet" in page
