"""A post office on this machine: an SMTP server that keeps the letters it is given."""

from __future__ import annotations

import re
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from queue import Queue
from typing import Any

from aiosmtpd.controller import Controller


class PostOffice:
    """Letters as they come in."""

    def __init__(self) -> None:
        self.letters: Queue[EmailMessage] = Queue()

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802
        """Keep one."""
        self.letters.put(message_from_bytes(envelope.content, policy=policy.default))  # type: ignore[arg-type]
        return "250 OK"

    def next_letter(self) -> EmailMessage:
        """The letter that came in first; waits for it."""
        return self.letters.get(timeout=20)

    def next_code(self) -> str:
        """The code in the next letter."""
        return find_code(self.next_letter().get_content())


def find_code(text: str) -> str:
    """The code, which stands on a line of its own."""
    found = re.search(r"^ {4}([A-Z0-9-]+)\s*$", text, re.MULTILINE)
    assert found, text
    return found[1]


def find_link(text: str) -> str:
    """The first address in a letter."""
    found = re.search(r"https?://\S+", text)
    assert found, text
    return found[0]


@contextmanager
def open_post_office(office: PostOffice | None = None) -> Iterator[tuple[PostOffice, int]]:
    """A post office, and the port it listens on."""
    office = office or PostOffice()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    controller = Controller(office, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        yield office, port
    finally:
        controller.stop()
