"""Counting tries on Valkey."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import redis.asyncio as redis

import server.auth.rate_limits
from domain.errors import RateLimited
from domain.unavailable import ServiceUnavailable
from server.auth.rate_limits import LIMITS, Limit, ValkeyRateLimits, changed, network
from server.config.settings import WrongSettings, read_settings

UNITS = {"a minute": 60, "15 minutes": 900, "an hour": 3600, "a day": 86_400}


def test_the_documented_table_is_what_holds() -> None:
    rows = re.findall(r"^\| (\w+) \| (.*) \| (\d+) in (.+?) \|$", server.auth.rate_limits.__doc__ or "", re.MULTILINE)

    assert {
        name: (int(amount), UNITS[unit], counts.endswith("from a network")) for name, counts, amount, unit in rows
    } == {name: (limit.amount, limit.seconds, limit.by_network) for name, limit in LIMITS.items()}


async def test_too_many_tries_say_how_long_to_wait_and_names_and_parts_count_apart(valkey: str) -> None:
    limits = ValkeyRateLimits(valkey, "s" * 32)
    for _ in range(5):
        await limits.hit("reset_by_account", "ada@example.org")

    with pytest.raises(RateLimited) as refusal:
        await limits.hit("reset_by_account", "ada@example.org")
    assert refusal.value.retry_after is not None
    assert 3500 < refusal.value.retry_after <= 3600
    await limits.hit("reset_by_account", "bob@example.org")
    await limits.hit("register_by_account", "ada@example.org")
    await limits.close()


async def test_an_operator_may_change_amounts_and_is_told_of_names_that_are_none(valkey: str) -> None:
    limits = ValkeyRateLimits(valkey, "s" * 32, changed(["reset_by_account=7"]))
    for _ in range(7):
        await limits.hit("reset_by_account", "ada@example.org")
    with pytest.raises(RateLimited):
        await limits.hit("reset_by_account", "ada@example.org")
    await limits.close()
    with pytest.raises(WrongSettings, match="sign_in_by_moon"):
        changed(["sign_in_by_moon=7"])


def test_the_setting_takes_names_with_amounts_and_deploy_md_lists_every_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TESSERA_SECRET_KEY", "s" * 32)
    monkeypatch.setenv("TESSERA_RATE_LIMITS", "sign_in_by_account=1000, sign_in_by_address = 2000")
    assert changed(read_settings().rate_limits)["sign_in_by_address"] == Limit(2000, 60, by_network=True)
    monkeypatch.setenv("TESSERA_RATE_LIMITS", "sign_in_by_account")
    with pytest.raises(WrongSettings, match="TESSERA_RATE_LIMITS"):
        read_settings()
    documented = Path("docs/deploy.md").read_text()
    assert [name for name in LIMITS if f"`{name}`" not in documented] == []


async def test_waiting_is_enough(valkey: str, monkeypatch: pytest.MonkeyPatch) -> None:
    import asyncio

    monkeypatch.setitem(LIMITS, "reset_by_account", Limit(1, 1))
    limits = ValkeyRateLimits(valkey, "s" * 32)
    await limits.hit("reset_by_account", "a")
    with pytest.raises(RateLimited) as refusal:
        await limits.hit("reset_by_account", "a")
    assert refusal.value.retry_after == 1
    await asyncio.sleep(1.05)
    await limits.hit("reset_by_account", "a")
    await limits.close()


async def test_keys_show_nobodys_address(valkey: str) -> None:
    limits = ValkeyRateLimits(valkey, "s" * 32)
    await limits.hit("reset_by_account", "ada@example.org")
    await limits.hit("reset_by_address", "192.0.2.1")
    await limits.close()

    async with redis.from_url(valkey) as client:
        keys = b" ".join(await client.keys("*"))
    assert b"LIMITS" in keys
    assert b"ada" not in keys
    assert b"192.0.2" not in keys


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2001:db8::1", "2001:db8::ffff:1", True),
        ("2001:db8::1", "2001:db8:0:1::1", False),
        ("192.0.2.1", "192.0.2.2", False),
        ("192.0.2.1", "::ffff:192.0.2.1", True),
        ("testclient", "testclient", True),
    ],
)
def test_an_ipv6_household_is_one_address(one: str, other: str, same: bool) -> None:
    assert (network(one) == network(other)) is same


@pytest.mark.parametrize("url", ["unix:///nonexistent/valkey.sock", "redis://127.0.0.1:1/0"])
async def test_without_valkey_nothing_is_let_through(url: str) -> None:
    limits = ValkeyRateLimits(url, "s" * 32)
    with pytest.raises(ServiceUnavailable) as away:
        await limits.hit("sign_in_by_address", "192.0.2.1")
    assert away.value.retry_after > 0
    await limits.close()


async def test_a_limit_nobody_defined_is_a_defect(valkey: str) -> None:
    limits: Any = ValkeyRateLimits(valkey, "s" * 32)
    with pytest.raises(KeyError):
        await limits.hit("no such limit", "a")
    await limits.close()
