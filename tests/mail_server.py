"""A real mail server (aiosmtpd) that can be told to misbehave."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.smtp import SMTP


@dataclass
class MailServer:
    """A mail server's mood, and what it took."""

    port: int = 0
    answer: str = "250 OK"
    """What it says to every message."""
    hang_up: bool = False
    """Whether it drops the connection instead of answering a message."""
    answer_sender: str = "250 OK"
    answer_recipient: str | None = None
    """What it says to every recipient, if not the usual."""
    answers: dict[str, str] = field(default_factory=dict)
    """What it says to single recipients."""
    hang_up_on: set[str] = field(default_factory=set)
    """Recipients in the middle of whose message it drops the connection."""
    greylists: bool = False
    """Whether it says 451 to each recipient that it sees for the first time."""
    seconds: float = 0.0
    """How long it thinks about a message."""
    taken: list[EmailMessage] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    connections: int = 0
    busiest: int = 0
    """The most messages it was thinking about at the same time."""
    _thinking: int = 0
    _seen: set[str] = field(default_factory=set)

    async def handle_EHLO(self, _server: Any, session: Any, _envelope: Any, hostname: str, responses: Any) -> Any:  # noqa: N802
        self.connections += 1
        session.host_name = hostname
        return responses

    async def handle_MAIL(self, _server: Any, _session: Any, envelope: Any, address: str, options: Any) -> str:  # noqa: N802
        if self.answer_sender.startswith("250"):
            envelope.mail_from = address
            envelope.mail_options.extend(options)
        return self.answer_sender

    async def handle_RCPT(self, _server: Any, _session: Any, envelope: Any, address: str, _options: Any) -> str:  # noqa: N802
        said = self.answers.get(address, self.answer_recipient)
        if said is not None:
            return said
        if self.greylists and address not in self._seen:
            self._seen.add(address)
            return "451 4.7.1 greylisted, come again"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, _session: Any, envelope: Any) -> str:  # noqa: N802
        self._thinking += 1
        self.busiest = max(self.busiest, self._thinking)
        try:
            await asyncio.sleep(self.seconds)
        finally:
            self._thinking -= 1
        if self.hang_up or self.hang_up_on & set(envelope.rcpt_tos):
            server.transport.close()
            return "421 bye"
        if self.answer.startswith("250"):
            parsed = message_from_bytes(envelope.content, policy=policy.default)
            assert isinstance(parsed, EmailMessage)
            self.taken.append(parsed)
            self.recipients += envelope.rcpt_tos
        return self.answer

    async def until(self, condition: Callable[[], bool]) -> None:
        """Wait for something to have happened here."""
        async with asyncio.timeout(30):
            while not condition():  # noqa: ASYNC110 (any of its attributes may be what is waited for)
                await asyncio.sleep(0.005)

    def message_ids(self) -> list[str]:
        return [str(message["Message-ID"]) for message in self.taken]


@asynccontextmanager
async def running(mood: MailServer, *, port: int = 0, **options: Any) -> AsyncIterator[MailServer]:
    """Listening on loopback; `options` are aiosmtpd's, `ssl` (from the first byte) is asyncio's."""
    loop = asyncio.get_running_loop()
    context: ssl.SSLContext | None = options.pop("ssl", None)
    settings = {"hostname": "localhost", "enable_SMTPUTF8": True, "loop": loop, **options}
    server = await loop.create_server(lambda: SMTP(mood, **settings), "127.0.0.1", port, ssl=context)
    mood.port = server.sockets[0].getsockname()[1]
    try:
        yield mood
    finally:
        server.close()
