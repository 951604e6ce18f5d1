"""A post office that does not take every letter."""

from __future__ import annotations

from typing import Any

from tests.web.team.post import PostOffice


class StrictOffice(PostOffice):
    """Answers for an address as it is told, instead of taking the letter; or hangs up when it has read one."""

    def __init__(self) -> None:
        super().__init__()
        self.answers: dict[str, str] = {}
        self.after_reading: dict[str, str] = {}
        self.n_connections = 0

    async def handle_EHLO(  # noqa: N802
        self, _server: Any, session: Any, _envelope: Any, hostname: str, responses: list[str]
    ) -> list[str]:
        """Somebody is there."""
        self.n_connections += 1
        session.host_name = hostname
        return responses

    async def handle_RCPT(  # noqa: N802
        self, _server: Any, _session: Any, envelope: Any, address: str, _options: Any
    ) -> str:
        """Whether it takes letters to this address."""
        answer = self.answers.get(address, "250 OK")
        if answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        """Keep it, unless something else was agreed."""
        (address,) = envelope.rcpt_tos
        answer = self.after_reading.get(address, "")
        if answer == "hang up":
            server.transport.abort()
        return answer or await super().handle_DATA(server, session, envelope)

    @property
    def read(self) -> list[str]:
        """To whom letters came in, in their order."""
        return [letter["To"] for letter in list(self.letters.queue)]
