"""Sending messages over SMTP, on connections that are kept open between mails."""

from __future__ import annotations

import asyncio
import math
import time
from dataclasses import dataclass, field
from typing import Final

import aiosmtplib

from delivery.letter import one_line
from delivery.message import Message

CONNECTIONS: Final = 8
"""Open at the same time, unless configured otherwise: mail servers far away take tens of milliseconds for a mail."""
IDLE_SECONDS: Final = 20.0
"""A connection unused for longer is not used again: mail servers drop idle clients without a word."""
REPLY_CHARACTERS: Final = 300
_TAKEN: Final = frozenset({250, 251, 354})
"""OK, "will forward", and "go on" after DATA (RFC 5321, 4.2.3)."""
WANTS_SIGN_IN: Final = frozenset({530, 534, 535, 538})
"""RFC 4954, 6: refusals of the client, not of the mail; an operator mends them and the mail goes out."""


class TransientDeliveryError(Exception):
    """Not now: the server is away, busy or greylisting, or misconfigured in a way that an operator mends."""


class PutOff(TransientDeliveryError):
    """The server has answered, and said later.

    `reply` are its own words about this very mail, as in FinalDeliveryError; null if an operator has to mend something.
    """

    def __init__(self, words: str, *, reply: str | None = None) -> None:
        super().__init__(words)
        self.reply = reply


class NoConnection(TransientDeliveryError):
    """Nothing was begun: the server is not reached, or lets us not in."""


class FinalDeliveryError(Exception):
    """Never: the server has refused this very mail.

    `reply` are the server's own words on one line. They may name the address, and so go to nobody but those who
    know it: neither logs nor the outbox. `is_bounce` says that the server refused the address itself.
    """

    def __init__(self, words: str, *, reply: str | None = None, is_bounce: bool = False) -> None:
        super().__init__(words)
        self.reply = reply or words
        self.is_bounce = is_bounce


@dataclass(frozen=True, slots=True)
class SmtpConfig:
    """The mail server. At most one of `use_tls` (from the first byte) and `start_tls` (required) is on."""

    host: str
    port: int
    use_tls: bool = False
    start_tls: bool = False
    username: str | None = None
    password: str | None = field(default=None, repr=False)
    timeout: float = 20.0
    """Seconds for each step of connecting, and for handing over one mail."""
    connections: int = CONNECTIONS
    """Open at the same time, at most."""


class Mailer:
    """Sends messages; open → closed. Belongs to the event loop that first uses it.

    A connection is kept only after a send that ended with the server's answer: after a cancelled or broken one,
    client and server may disagree about whose turn it is, and the next mail would get this one's answer.
    """

    def __init__(self, config: SmtpConfig) -> None:
        self._config = config
        self.connections = config.connections
        self._idle: list[tuple[float, aiosmtplib.SMTP]] = []
        self._free = asyncio.Semaphore(config.connections)

    async def send(self, message: Message, *, before: float = math.inf) -> bool:
        """Hand `message` to the server; True means that it took responsibility.

        False if no connection was free before `before` (of the monotonic clock): then nothing was begun. Raises
        TransientDeliveryError (NoConnection if nothing was begun) or FinalDeliveryError, whose words name no address.
        """
        async with self._free:
            if time.monotonic() >= before:
                return False
            client = await self._client()
            try:
                await self._exchange(client, message)
            except (FinalDeliveryError, PutOff):
                await self._keep_if_in_step(client)
                raise
            except BaseException:
                client.close()
                raise
            self._idle.append((time.monotonic(), client))
            return True

    async def close(self) -> None:
        """Say goodbye on every open connection."""
        while self._idle:
            _, client = self._idle.pop()
            try:
                await client.quit(timeout=2)
            except aiosmtplib.SMTPException:
                client.close()

    async def _client(self) -> aiosmtplib.SMTP:
        while self._idle:
            used_at, client = self._idle.pop()
            if client.is_connected and time.monotonic() - used_at < IDLE_SECONDS:
                return client
            client.close()
        config = self._config
        client = aiosmtplib.SMTP(
            hostname=config.host,
            port=config.port,
            use_tls=config.use_tls,
            start_tls=config.start_tls,
            username=config.username,
            password=config.password,
            timeout=config.timeout,
        )
        try:
            await client.connect()
            await _introduce(client)
        except (aiosmtplib.SMTPException, OSError, ValueError) as error:
            # Refused credentials too: they say nothing about this mail, and an operator can mend them.
            client.close()
            raise NoConnection(f"no connection to the mail server: {_words(error)}") from None
        except BaseException:
            client.close()
            raise
        return client

    async def _keep_if_in_step(self, client: aiosmtplib.SMTP) -> None:
        """After a refusal the server waits for us: begin anew, instead of with a new connection for the next mail."""
        try:
            await client.rset()
        except (aiosmtplib.SMTPException, OSError):
            client.close()
        except BaseException:
            client.close()
            raise
        else:
            self._idle.append((time.monotonic(), client))

    async def _exchange(self, client: aiosmtplib.SMTP, message: Message) -> None:
        # Not `sendmail()`, which parses each address three times and the message twice: half of all its work.
        # What it checks is known here: addresses are plain (`ONE_ADDRESS`), there is one recipient, and so no
        # partial refusal, and the message has the line breaks that it is sent with.
        utf8 = self._utf8(client, message)
        size = [f"SIZE={len(message.content)}".encode()] if client.supports_extension("size") else []
        try:
            async with asyncio.timeout(self._config.timeout):
                await _command(client, b"MAIL", f"FROM:<{message.sender}>".encode(), *size, *utf8)
                await _command(client, b"RCPT", f"TO:<{message.recipient}>".encode())
                await _command(client, b"DATA")
                await _content(client, message.content)
        except _Refused as refused:
            # The sender is the same for all mails: no address is to blame, and an operator mends it.
            if refused.verb == b"MAIL":
                raise PutOff(_words(refused)) from None
            raise _by_code(refused.code, refused, is_bounce=_blames_address(refused)) from None
        except aiosmtplib.SMTPResponseException as error:
            raise _by_code(error.code, error) from None
        except ValueError as error:
            raise FinalDeliveryError(_words(error)) from None
        except (aiosmtplib.SMTPException, OSError) as error:
            raise TransientDeliveryError(_words(error)) from None

    def _utf8(self, client: aiosmtplib.SMTP, message: Message) -> list[bytes]:
        """RFC 6531: what an address beyond ASCII asks of the server."""
        if message.recipient.isascii() and message.sender.isascii():
            return []
        if not client.supports_extension("smtputf8"):
            raise FinalDeliveryError("the mail server takes no addresses beyond ASCII (no SMTPUTF8)")
        return [b"SMTPUTF8", b"BODY=8BITMIME"]


async def _introduce(client: aiosmtplib.SMTP) -> None:
    """EHLO, which says what the server can do; HELO to one that knows no EHLO."""
    if client.is_ehlo_or_helo_needed:
        try:
            await client.ehlo()
        except aiosmtplib.SMTPHeloError:
            await client.helo()


class _Refused(Exception):
    def __init__(self, verb: bytes, code: int, message: str) -> None:
        super().__init__(code)
        self.verb, self.code, self.message = verb, code, message


async def _command(client: aiosmtplib.SMTP, verb: bytes, *arguments: bytes) -> None:
    # Without a time limit of its own: the whole mail has one.
    response = await client.execute_command(verb, *arguments, timeout=None)
    if response.code not in _TAKEN:
        raise _Refused(verb, response.code, response.message)


async def _content(client: aiosmtplib.SMTP, content: bytes) -> None:
    """What follows DATA (RFC 5321, 4.5.2): a line that starts with a dot gets another one, a dot alone ends it."""
    if client.protocol is None:
        raise aiosmtplib.SMTPServerDisconnected("Connection lost")
    client.protocol.write(content.replace(b"\r\n.", b"\r\n..") + b".\r\n")
    response = await client.protocol.read_response()
    if response.code not in _TAKEN:
        raise _Refused(b"DATA", response.code, response.message)


def _blames_address(refused: _Refused) -> bool:
    """Whether the server knows no such mailbox. RFC 3463, 3.8: 5.7.z is about rights, which an operator mends."""
    return refused.verb == b"RCPT" and not refused.message.lstrip().startswith("5.7.")


def _by_code(code: int, error: Exception, *, is_bounce: bool = False) -> PutOff | FinalDeliveryError:
    """RFC 5321, 4.2.1: 5yz is a permanent refusal; all else (4yz, an answer out of turn) may change."""
    is_final = 500 <= code <= 599 and code not in WANTS_SIGN_IN
    if is_final:
        return FinalDeliveryError(_words(error), reply=_reply(code, error), is_bounce=is_bounce)
    return PutOff(_words(error), reply=_reply(code, error) if code not in WANTS_SIGN_IN else None)


def _words(error: Exception) -> str:
    """What happened, without the server's text: that often repeats the recipient's address."""
    code = getattr(error, "code", None)
    name = type(error).__name__.lstrip("_")
    return f"{name} {code}" if code else name


def _reply(code: int, error: Exception) -> str:
    """The server's answer as people may read it: one line, bounded."""
    words: str = one_line(f"{code} {getattr(error, 'message', '')}")
    return words[:REPLY_CHARACTERS].rstrip()
