"""Argon2id off the event loop."""

from __future__ import annotations

import asyncio
import time

import pytest
from argon2 import extract_parameters
from argon2.profiles import CHEAPEST, RFC_9106_LOW_MEMORY

import server.auth.passwords
from domain.unavailable import ServiceUnavailable
from server.auth.passwords import Argon2Passwords


async def test_hashes_are_argon2id_with_the_parameters_of_rfc_9106() -> None:
    passwords = Argon2Passwords()

    hashed = await passwords.hash("a long walk by the sea")

    assert hashed.startswith("$argon2id$")
    assert extract_parameters(hashed) == RFC_9106_LOW_MEMORY
    assert await passwords.matches(hashed, "a long walk by the sea")
    assert not await passwords.matches(hashed, "a long walk by the lake")
    assert not passwords.is_outdated(hashed)
    assert Argon2Passwords(CHEAPEST).is_outdated(hashed)
    passwords.close()


def test_nobodys_hash_costs_what_a_real_one_costs() -> None:
    passwords = Argon2Passwords()

    assert extract_parameters(passwords._nobodys) == RFC_9106_LOW_MEMORY
    assert Argon2Passwords()._nobodys != passwords._nobodys


async def test_no_password_fits_an_unknown_account_or_a_foreign_hash() -> None:
    passwords = Argon2Passwords(CHEAPEST)

    assert not await passwords.matches(None, "")
    assert not await passwords.matches("$2b$12$notargon", "x")
    passwords.close()


async def test_the_event_loop_goes_on_meanwhile() -> None:
    passwords = Argon2Passwords(threads=1)
    work = [asyncio.create_task(passwords.hash("a long walk by the sea")) for _ in range(3)]
    longest = 0.0
    while not all(task.done() for task in work):
        before = time.perf_counter()
        await asyncio.sleep(0.001)
        longest = max(longest, time.perf_counter() - before)

    one = time.perf_counter()
    await passwords.hash("a long walk by the sea")
    assert longest < max(0.05, time.perf_counter() - one)
    passwords.close()


async def test_a_flood_is_turned_away_and_leaving_clients_free_their_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server.auth.passwords, "MAX_WAITING", 3)
    passwords = Argon2Passwords(threads=1)
    waiting = [asyncio.create_task(passwords.hash("a long walk")) for _ in range(3)]
    await asyncio.sleep(0)

    with pytest.raises(ServiceUnavailable):
        await passwords.hash("one too many")

    for task in waiting:
        task.cancel()
    await asyncio.gather(*waiting, return_exceptions=True)
    for _ in range(100):
        if passwords._pending == 0:
            break
        await asyncio.sleep(0.02)
    assert (await passwords.hash("room again")).startswith("$argon2id$")
    passwords.close()
