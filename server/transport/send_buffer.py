"""Sending without waiting: a peer that does not read makes nobody else wait, and makes this process hold little."""

from __future__ import annotations

import asyncio
import types
from collections.abc import Callable, Coroutine, Generator
from contextlib import suppress
from typing import Any

from starlette.types import Message, Send


class SendBuffer:
    """Sends ASGI messages as long as the server takes them at once.

    ready ──▶ stuck (the server has as much as it holds for this peer) ──▶ ready; `drained` is called then.
    """

    __slots__ = ("_drained", "_rest", "_send")

    def __init__(self, send: Send, drained: Callable[[], None]) -> None:
        self._send = send
        self._drained = drained
        self._rest: asyncio.Task[None] | None = None

    @property
    def is_ready(self) -> bool:
        """Whether a message would be sent at once."""
        return self._rest is None

    def write(self, message: Message) -> None:
        """Send it, now or as soon as the peer reads. A peer that is gone is not written to, and nobody hears of it."""
        if self._rest is not None:
            self._rest = asyncio.create_task(self._after(self._rest, message))
            return
        coroutine: Any = self._send(message)
        try:
            waits_for = coroutine.send(None)
        except StopIteration:
            return
        except (OSError, RuntimeError):
            # The server says so when the peer has left or is being closed; the end of the connection is told apart.
            return
        self._rest = asyncio.create_task(self._finish(coroutine, waits_for))

    async def clear(self) -> None:
        """Wait until it is ready."""
        while self._rest is not None:
            await asyncio.gather(asyncio.shield(self._rest), return_exceptions=True)

    def close(self) -> None:
        """Give up what waits."""
        if self._rest is not None:
            self._rest.cancel()

    async def _after(self, before: asyncio.Task[None], message: Message) -> None:
        await asyncio.gather(before, return_exceptions=True)
        with suppress(OSError, RuntimeError):
            await self._send(message)
        self._done(asyncio.current_task())

    async def _finish(self, coroutine: Coroutine[Any, Any, None], waits_for: Any) -> None:
        with suppress(OSError, RuntimeError):
            await _go_on(coroutine, waits_for)
        self._done(asyncio.current_task())

    def _done(self, task: asyncio.Task[Any] | None) -> None:
        if self._rest is task:
            self._rest = None
            self._drained()


@types.coroutine
def _go_on(coroutine: Coroutine[Any, Any, None], waits_for: Any) -> Generator[Any, Any, None]:
    """Await a coroutine that was begun by hand and waits for something: what `await` does, without its first step."""
    while True:
        try:
            got = yield waits_for
        except BaseException as error:
            waits_for = _stepped(coroutine.throw, error)
        else:
            waits_for = _stepped(coroutine.send, got)
        if waits_for is _ENDED:
            return


_ENDED = object()


def _stepped(step: Callable[[Any], Any], value: Any) -> Any:
    try:
        return step(value)
    except StopIteration:
        return _ENDED
