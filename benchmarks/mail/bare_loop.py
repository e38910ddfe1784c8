"""The loop that everybody would write: aiosmtplib, a few connections, bytes that are ready to be sent.

A process of its own, with the event loop that the worker has: `python -m benchmarks.mail.bare_loop PORT CONNECTIONS
COUNT SIZE`. It prints the seconds from the first command to the last answer, and those that it computed; its
connections are open before.
"""

from __future__ import annotations

import asyncio
import itertools
import sys
import time
from collections.abc import Iterator
from typing import Final

import aiosmtplib

SENDER: Final = "no-reply@tessera.example.org"


def prebuilt(count: int, size: int) -> list[tuple[str, bytes]]:
    """Recipients and messages, each of `size` bytes in lines as mails have them."""
    mails = []
    for number in range(count):
        head = f"Message-ID: <bare.{number}@tessera.example.org>\r\nTo: p{number}@example.org\r\n\r\n".encode()
        line = b"x" * 74 + b"\r\n"
        body = (line * (size // len(line) + 1))[: size - len(head) - 2] + b"\r\n"
        mails.append((f"p{number}@example.org", head + body))
    return mails


async def send(port: int, connections: int, mails: list[tuple[str, bytes]]) -> tuple[float, float]:
    """Seconds that it takes to send them all, and of processor time."""
    clients = [aiosmtplib.SMTP(hostname="127.0.0.1", port=port) for _ in range(connections)]
    for client in clients:
        await client.connect()
        await client.ehlo()
    waiting = iter(mails)

    async def loop(client: aiosmtplib.SMTP, waiting: Iterator[tuple[str, bytes]]) -> None:
        for recipient, content in waiting:
            await client.sendmail(SENDER, [recipient], content)

    began, computed = time.perf_counter(), time.process_time()
    await asyncio.gather(*(loop(client, waiting) for client in clients))
    took = time.perf_counter() - began, time.process_time() - computed
    for client in clients:
        await client.quit()
    return took


def main() -> None:
    """Run once and print the seconds."""
    port, connections, count, size = map(int, itertools.islice(sys.argv, 1, 5))
    took, computed = asyncio.run(send(port, connections, prebuilt(count, size)))
    sys.stdout.write(f"{took} {computed}\n")


if __name__ == "__main__":
    main()
