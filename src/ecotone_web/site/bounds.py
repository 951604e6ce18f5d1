"""How much may be sent at once. Django lays down a whole request before it looks at it, however long it is."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine, MutableMapping
from typing import Any

from django.utils.translation import gettext as _

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Any, Any, Any], Coroutine[Any, Any, None]]

LISTENED_TO = 10
"""Times as much is heard out, and not kept, before the answer: a browser in mid-sentence shows none."""

GUARDS = [
    (b"content-type", b"text/plain; charset=utf-8"),
    (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'"),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"same-origin"),
    (b"cache-control", b"no-store"),
    (b"connection", b"close"),
]


def bound_bodies(application: Application, most: int) -> Application:
    """The application, which never sees a request of more than `most` bytes."""

    async def bounded(scope: Message, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await application(scope, receive, send)
        elif _read_length(scope) > most:
            await _hear_out(receive, most * LISTENED_TO)
            await _refuse(send, most)
        else:
            await _pass_on(application, scope, receive, send, most)

    return bounded


def _read_length(scope: Message) -> int:
    text = dict(scope["headers"]).get(b"content-length", b"0")
    return int(text) if text.isdigit() and len(text) < 19 else 0


async def _hear_out(receive: Receive, most: int) -> None:
    heard, is_more = 0, True
    while is_more and heard <= most:
        message = await receive()
        heard += len(message.get("body", b""))
        is_more = message.get("more_body", False)


async def _pass_on(application: Application, scope: Message, receive: Receive, send: Send, most: int) -> None:
    """A request that does not say how long it is breaks off where it becomes too long."""
    heard, has_begun = 0, False

    async def count() -> Message:
        nonlocal heard
        message = await receive()
        heard += len(message.get("body", b""))
        return message if heard <= most else {"type": "http.disconnect"}

    async def watch(message: Message) -> None:
        nonlocal has_begun
        has_begun = True
        await send(message)

    await application(scope, count, watch)
    if heard > most and not has_begun:
        await _refuse(send, most)


async def _refuse(send: Send, most: int) -> None:
    said = _("This was more than %(most)s MB, which is the most that we take at once. Nothing was changed.")
    await send({"type": "http.response.start", "status": 413, "headers": GUARDS})
    await send({"type": "http.response.body", "body": (said % {"most": most // 2**20}).encode()})
