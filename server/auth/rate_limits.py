"""How often one may try, counted on Valkey over a moving window. Implements `schema.context.RateLimits`.

| name | counts | allows |
|---|---|---|
| sign_in_by_address | sign-ins from a network | 30 in a minute |
| sign_in_by_account | sign-ins to an email address, known or not, from a network | 10 in 15 minutes |
| sign_in_by_account_anywhere | sign-ins to an email address, known or not | 100 in an hour |
| register_by_address | registrations from a network | 20 in an hour |
| register_by_offer | registrations by an organization's live link instead, from a network | 300 in an hour |
| register_by_account | registrations of an email address | 5 in an hour |
| reset_by_address | password resets asked for from a network | 20 in an hour |
| reset_by_account | password resets asked for an email address from a network | 5 in an hour |
| reset_by_account_anywhere | password resets asked for an email address | 20 in an hour |
| mailed_link_by_address | mailed links followed from a network | 60 in a minute |
| verify_by_registration | passwords tried on a registration | 10 in an hour |
| refresh_by_address | refreshes of tokens from a network | 60 in a minute |
| confirm_password_by_account | passwords an account confirms itself with | 10 in 15 minutes |
| change_email_by_account | changes of address that an account asks for | 5 in an hour |
| invite_staff_by_account | invitations to a staff that an account sends | 50 in an hour |
| invite_staff_by_organization | invitations to an organization's staff | 100 in a day |
| invite_staff_by_recipient | invitations to any staff for an email address | 3 in a day |
| invite_for_new_organizations_by_account | addresses that an account invites for new organizations | 400 in a day |
| invite_learners_by_account | addresses that an account invites | 20000 in a day |
| invitation_list_by_account | 10,000 characters (or less) of lists that an account invites | 100 in a minute |
| resend_invitation | invitations to an address that an organization sends again | 3 in a day |
| add_address_by_account | further addresses that an account asks for | 10 in an hour |
| add_address_by_recipient | times that an email address is asked to be an account's | 5 in a day |
| create_organization_by_account | organizations that an account makes | 20 in a day |
| request_connection_by_account | connections that an account asks for | 20 in an hour |
| request_connection_by_pair | connections that an account asks one organization for | 5 in a day |

By address and by account, as one alone is useless: many addresses guess one account's password, or one
address guesses many accounts' (OWASP, Credential Stuffing Prevention). The small limits of one account hold
for each network apart: a stranger who uses them up does not keep its owner out. Successes count like failures,
so that an answer tells nothing.

A class behind one router that follows its organization's link registers at once, so a link that is live has a count of
its own. `TESSERA_RATE_LIMITS` changes amounts, for test suites above all.
"""

from __future__ import annotations

import hmac
import math
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from ipaddress import IPv6Address, ip_address
from types import MappingProxyType
from typing import Any, Final

import redis.asyncio as redis
from limits import RateLimitItem, RateLimitItemPerSecond
from limits.aio.storage import RedisStorage
from limits.aio.strategies import MovingWindowRateLimiter
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import RedisError

from domain.errors import RateLimited
from domain.unavailable import ServiceUnavailable
from server.config.settings import WrongSettings

MINUTE: Final = 60
HOUR: Final = 60 * MINUTE
DAY: Final = 24 * HOUR
ANSWER_SECONDS: Final = 2.0
"""How long Valkey may take before it counts as away."""


@dataclass(frozen=True, slots=True)
class Limit:
    """`amount` tries in any `seconds`; `by_network` when a part is a client address."""

    amount: int
    seconds: int
    by_network: bool = False

    def item(self, name: str) -> RateLimitItem:
        """The same, as the library writes it."""
        return RateLimitItemPerSecond(self.amount, self.seconds, namespace=name)


LIMITS: Final = {
    "sign_in_by_address": Limit(30, MINUTE, by_network=True),
    "sign_in_by_account": Limit(10, 15 * MINUTE, by_network=True),
    "sign_in_by_account_anywhere": Limit(100, HOUR),
    "register_by_address": Limit(20, HOUR, by_network=True),
    "register_by_offer": Limit(300, HOUR, by_network=True),
    "register_by_account": Limit(5, HOUR),
    "reset_by_address": Limit(20, HOUR, by_network=True),
    "reset_by_account": Limit(5, HOUR, by_network=True),
    "reset_by_account_anywhere": Limit(20, HOUR),
    "mailed_link_by_address": Limit(60, MINUTE, by_network=True),
    "verify_by_registration": Limit(10, HOUR),
    "refresh_by_address": Limit(60, MINUTE, by_network=True),
    "confirm_password_by_account": Limit(10, 15 * MINUTE),
    "change_email_by_account": Limit(5, HOUR),
    "invite_staff_by_account": Limit(50, HOUR),
    "invite_staff_by_organization": Limit(100, DAY),
    "invite_staff_by_recipient": Limit(3, DAY),
    "invite_for_new_organizations_by_account": Limit(400, DAY),
    "invite_learners_by_account": Limit(20_000, DAY),
    "invitation_list_by_account": Limit(100, MINUTE),
    "resend_invitation": Limit(3, DAY),
    "add_address_by_account": Limit(10, HOUR),
    "add_address_by_recipient": Limit(5, DAY),
    "create_organization_by_account": Limit(20, DAY),
    "request_connection_by_account": Limit(20, HOUR),
    "request_connection_by_pair": Limit(5, DAY),
}
"""The table above; a test compares the two."""


def changed(changes: Sequence[str]) -> dict[str, Limit]:
    """The limits that are changed, each given as `name=amount`. Raises WrongSettings for a name that is none."""
    amounts = dict(change.split("=") for change in changes)
    unknown = sorted(amounts.keys() - LIMITS.keys())
    if unknown:
        raise WrongSettings(
            f"TESSERA_RATE_LIMITS: there is no limit named {', '.join(unknown)}; docs/deploy.md lists all."
        )
    return {name: replace(LIMITS[name], amount=int(amount)) for name, amount in amounts.items()}


class ValkeyRateLimits:
    """Counts on the Valkey at `valkey_url`. Keys hold keyed hashes, so that a dump shows nobody's address."""

    def __init__(self, valkey_url: str, secret_key: str, changes: Mapping[str, Limit] = MappingProxyType({})) -> None:
        """Opens no connection yet; construct inside the running loop. `changes` hold instead of LIMITS."""
        self._changes = changes
        self._secret = secret_key.encode()
        self._pool = redis.ConnectionPool.from_url(
            valkey_url,
            socket_timeout=ANSWER_SECONDS,
            socket_connect_timeout=ANSWER_SECONDS,
            # One more try at once: a connection that idled through a restart of Valkey fails only once.
            retry=Retry(NoBackoff(), 1),
            retry_on_error=[redis.ConnectionError, redis.TimeoutError, OSError],
        )
        pool: Any = self._pool  # The library's annotation leaves out what its documentation offers.
        storage = RedisStorage("async+redis://", implementation="redispy", connection_pool=pool)
        self._limiter = MovingWindowRateLimiter(storage)

    async def hit(self, name: str, *parts: str, amount: int = 1) -> None:
        """Count `amount` tries, all or none. Raises RateLimited, ServiceUnavailable without Valkey.

        Without Valkey nothing is let through: guessing unlimited passwords is worse than a short outage.
        """
        limit = self._changes.get(name) or LIMITS[name]
        item, key = limit.item(name), self._key(limit, parts)
        try:
            if await self._limiter.hit(item, key, cost=amount):
                return
            stats = await self._limiter.get_window_stats(item, key)
        except (RedisError, OSError) as error:
            raise ServiceUnavailable("rate limiting") from error
        raise RateLimited(retry_after=max(1, math.ceil(stats.reset_time - time.time())))

    async def close(self) -> None:
        """Close the connections."""
        await self._pool.disconnect()

    def _key(self, limit: Limit, parts: tuple[str, ...]) -> str:
        text = "\0".join(network(part) if limit.by_network else part for part in parts)
        return hmac.new(self._secret, text.encode("utf-8", "surrogatepass"), "sha256").hexdigest()[:40]


@lru_cache(maxsize=4_096)
def network(address: str) -> str:
    """What one client can be told by: an IPv4 address, of an IPv6 address the /64 that one household is given.

    >>> network("2001:db8::1") == network("2001:db8::2")
    True
    """
    try:
        found = ip_address(address)
    except ValueError:
        return address
    if not isinstance(found, IPv6Address):
        return str(found)
    if found.ipv4_mapped is not None:
        return str(found.ipv4_mapped)
    return str(IPv6Address(int(found) >> 64 << 64))
