"""Argon2id off the event loop, by argon2-cffi. Implements `schema.context.Passwords`."""

from __future__ import annotations

import asyncio
import base64
import os
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Lock
from typing import Any, Final, TypeVar

from argon2 import Parameters, PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError
from argon2.profiles import RFC_9106_LOW_MEMORY

from domain.composed import composed
from domain.people.password import MAX_LENGTH
from domain.unavailable import ServiceUnavailable

PARAMETERS: Final = RFC_9106_LOW_MEMORY
"""Argon2id, 64 MiB, three passes, four lanes: RFC 9106, section 4, second recommended option."""
MAX_WAITING: Final = 200
"""Hashes that may wait for a thread; more would only be answered after their clients gave up."""

T = TypeVar("T")


class Argon2Passwords:
    """Hashes in at most `threads` threads, so in at most `threads` × 64 MiB, however many ask at once."""

    def __init__(self, parameters: Parameters = PARAMETERS, *, threads: int | None = None) -> None:
        """`threads` is one per core, at most four, unless given."""
        self._hasher = PasswordHasher.from_parameters(parameters)
        self._threads = ThreadPoolExecutor(threads or min(4, os.cpu_count() or 1), thread_name_prefix="argon2")
        self._pending = 0
        self._lock = Lock()
        self._nobodys = _hash_of_nothing(parameters)

    async def hash(self, password: str) -> str:
        """An Argon2id hash in PHC form, of a password that `check_password` lets pass.

        Raises ServiceUnavailable in a flood, ValueError for one too long to be a password.
        """
        prepared = _prepared(password)
        if prepared is None:
            raise ValueError("a password that is too long must be refused before it is hashed")
        return await self._run(lambda: self._hasher.hash(prepared))

    async def matches(self, password_hash: str | None, password: str) -> bool:
        """Whether the password fits. For None (no such account) the same work is done against nobody's hash.

        One too long to be anybody's costs the same work too, on text of bounded length. Raises
        ServiceUnavailable in a flood.
        """
        return await self._run(lambda: self._matches(password_hash or self._nobodys, password))

    def is_outdated(self, password_hash: str) -> bool:
        """Whether the hash was made with other parameters than today's."""
        return self._hasher.check_needs_rehash(password_hash)

    def close(self) -> None:
        """Take no more work. What runs ends by itself within a second."""
        self._threads.shutdown(wait=False, cancel_futures=True)

    def _matches(self, password_hash: str, password: str) -> bool:
        prepared = _prepared(password)
        try:
            return self._hasher.verify(password_hash, prepared or b"") and prepared is not None
        except VerifyMismatchError:
            return False
        except InvalidHashError:
            # A hash of another scheme, e.g. imported: nobody can sign in with it, and a reset replaces it.
            return False

    async def _run(self, work: Callable[[], T]) -> T:
        if self._pending >= MAX_WAITING:
            raise ServiceUnavailable("sign-in", retry_after=2)
        with self._lock:
            self._pending += 1
        future = self._threads.submit(work)
        # Counted until the thread is done, not until the client has left: the memory is in use that long.
        future.add_done_callback(self._one_less)
        return await asyncio.wrap_future(future)

    def _one_less(self, _: Future[Any]) -> None:
        with self._lock:
            self._pending -= 1


def _prepared(password: str) -> bytes | None:
    """One byte form for one password, however the keyboard composes it (NFC, as RFC 8265 has it).

    None if it is too long to be anybody's.
    """
    typed = composed(password, longest=MAX_LENGTH)
    return None if typed is None else typed.encode("utf-8", "surrogatepass")


def _hash_of_nothing(parameters: Parameters) -> str:
    """A well-formed hash of no known password, which costs to check what a real one costs."""

    def random(size: int) -> str:
        return base64.b64encode(os.urandom(size)).rstrip(b"=").decode()

    cost = f"m={parameters.memory_cost},t={parameters.time_cost},p={parameters.parallelism}"
    return f"$argon2id$v={parameters.version}${cost}${random(parameters.salt_len)}${random(parameters.hash_len)}"
