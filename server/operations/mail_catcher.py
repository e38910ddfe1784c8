"""A mail server for development: takes every mail, delivers none, keeps the last ones in a Maildir.

`python -m server.operations.mail_catcher --host 127.0.0.1 --port 1025 --maildir .tessera/mail`;
`server.web.caught_mails` shows them.
"""

from __future__ import annotations

import argparse
import asyncio
import signal
from collections import deque
from mailbox import Maildir
from pathlib import Path

from aiosmtpd.smtp import SMTP, Envelope, Session

from server.operations.maildir_order import in_order

KEPT_MAILS = 2000
LARGEST_MAIL_BYTES = 25 * 1024 * 1024


class Keeper:
    """aiosmtpd's handler. Each kept mail says in `Delivered-To` whom the sender named to the mail server."""

    def __init__(self, folder: Path, *, kept: int = KEPT_MAILS) -> None:
        self.maildir = Maildir(folder, create=True)
        self.kept = kept
        self._keys = deque(in_order(folder))

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802 (aiosmtpd's name)
        """Keep the mail and forget the oldest beyond the bound."""
        content = envelope.content or b""
        head = "".join(f"Delivered-To: {address}\r\n" for address in envelope.rcpt_tos).encode()
        # It writes to `tmp`, then renames into `new`: a reader never sees half a mail.
        self._keys.append(self.maildir.add(head + (content.encode() if isinstance(content, str) else content)))
        while len(self._keys) > self.kept:
            self.maildir.discard(self._keys.popleft())
        return "250 OK"


async def listen(host: str, port: int, maildir: Path) -> asyncio.Server:
    """A mail server that keeps what it takes in `maildir`, until it is closed."""
    loop = asyncio.get_running_loop()
    keeper = Keeper(maildir)

    def session() -> SMTP:
        # The name is given, for looking up our own may wait for a name server.
        return SMTP(keeper, hostname="localhost", enable_SMTPUTF8=True, data_size_limit=LARGEST_MAIL_BYTES, loop=loop)

    return await loop.create_server(session, host, port)


async def serve(host: str, port: int, maildir: Path) -> None:
    """Take mails until SIGTERM or SIGINT."""
    asked_to_stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, asked_to_stop.set)
    async with await listen(host, port, maildir):
        await asked_to_stop.wait()


def main() -> None:
    """Read the command line and serve."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--host", default="127.0.0.1")
    arguments.add_argument("--port", type=int, default=1025)
    arguments.add_argument("--maildir", type=Path, default=Path(".tessera/mail"))
    given = arguments.parse_args()
    asyncio.run(serve(given.host, given.port, given.maildir))


if __name__ == "__main__":
    main()
