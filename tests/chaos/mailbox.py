"""A mail server that remembers when which message came."""

from __future__ import annotations

import asyncio
import re
import time
from collections import defaultdict

from aiosmtpd.smtp import SMTP, Envelope, Session

_MESSAGE_ID = re.compile(rb"^message-id:\s*(<[^>]+>)", re.IGNORECASE | re.MULTILINE)
_SUBJECT = re.compile(rb"^subject:", re.IGNORECASE | re.MULTILINE)


SECONDS_FOR_EACH = 0.05
"""So that a worker that is killed has mails on the wire."""


class Mailbox:
    """`arrivals` are the moments (monotonic) at which each Message-ID came whole, `recipients` to whom."""

    def __init__(self) -> None:
        self.arrivals: dict[str, list[float]] = defaultdict(list)
        self.recipients: dict[str, str] = {}
        self._arrived = asyncio.Event()
        self._server: asyncio.Server | None = None
        self.port = 0

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802 (aiosmtpd's name)
        """Take it, no sooner than a mail server would. It came when its last line had, not when it is answered."""
        came = time.monotonic()
        await asyncio.sleep(SECONDS_FOR_EACH)
        content = envelope.content or b""
        content = content.encode() if isinstance(content, str) else content
        found = _MESSAGE_ID.search(content)
        assert found is not None, "a mail without a Message-ID"
        assert _SUBJECT.search(content)
        key = found[1].decode()
        self.arrivals[key].append(came)
        self.recipients[key] = envelope.rcpt_tos[0]
        self._arrived.set()
        return "250 OK"

    async def open(self) -> None:
        """Listen on a free port."""
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(
            lambda: SMTP(self, hostname="localhost", enable_SMTPUTF8=True, loop=loop), "127.0.0.1", 0
        )
        self.port = self._server.sockets[0].getsockname()[1]

    async def more(self, than: int, seconds: float) -> None:
        """Wait until more mails than this have come, or for so long."""
        try:
            async with asyncio.timeout(seconds):
                while self.count <= than:
                    self._arrived.clear()
                    await self._arrived.wait()
        except TimeoutError:
            pass

    @property
    def count(self) -> int:
        """Arrivals."""
        return sum(map(len, self.arrivals.values()))

    def close(self) -> None:
        """Stop listening."""
        if self._server is not None:
            self._server.close()

    @property
    def repeated(self) -> dict[str, list[float]]:
        """Messages that came more than once."""
        return {key: times for key, times in self.arrivals.items() if len(times) > 1}
