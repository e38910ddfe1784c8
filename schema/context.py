"""What a resolver finds in `info.context`: the viewer, the database for reads, and what it may send back."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, Protocol, TypeAlias

import strawberry

from compiler.cursor import SECRET
from domain.change_hint import Hints
from permissions.people.viewer import Viewer

if TYPE_CHECKING:
    import asyncpg

    from compiler.execute import Compiler
    from compiler.sql import Statement


class RateLimits(Protocol):
    """Counts tries; raises `domain.errors.RateLimited` when there were too many."""

    async def hit(self, name: str, *parts: str, amount: int = 1) -> None:
        """Count `amount` tries of the limit `name` for the given parts (an address, an account): all or none."""


class Budget(Protocol):
    """What queries of a viewer may cost, per request and per minute."""

    per_request: int
    per_minute: int

    def left(self, who: str) -> int:
        """What may still be spent in this minute."""

    def spend(self, who: str, cost: int) -> None:
        """Count a query that is about to run."""

    def refund(self, who: str, cost: int) -> None:
        """Give back what was counted for a query that did not run after all."""

    @property
    def seconds_left(self) -> int:
        """Until this minute ends."""


@dataclass(frozen=True, slots=True)
class Explained:
    """A statement that ran for a field, to be explained to the provider's staff."""

    path: list[str | int]
    statement: Statement
    values: list[Any]


class ChangeHints(Protocol):
    """Tells whoever watches that something changed."""

    async def publish(self, hints: Hints) -> None:
        """Say it, after the commit; never raises."""


class Passwords(Protocol):
    """Hashes passwords off the event loop."""

    async def hash(self, password: str) -> str:
        """An Argon2id hash in PHC form."""

    async def matches(self, password_hash: str | None, password: str) -> bool:
        """Whether the password fits; takes as long for None, which stands for an unknown account."""

    def is_outdated(self, password_hash: str) -> bool:
        """Whether a hash was made with other parameters than are used today, and should be made anew."""


@dataclass(frozen=True, slots=True)
class Cookie:
    """A cookie to set on the response; an empty value removes it. `max_age` is in seconds."""

    name: str
    value: str
    max_age: int
    http_only: bool


@dataclass(slots=True)
class Context:
    """One request's surroundings. `cookies` are put on the response by the server.

    After a mutation the viewer may be owner of an organization that did not exist before it:
    `viewer_may_have_changed` makes the next read look again.
    """

    viewer: Viewer
    reads: asyncpg.Pool
    compiler: Compiler
    limits: RateLimits
    budget: Budget
    passwords: Passwords
    secret_key: str
    public_url: str
    session_days: int
    client_address: str
    client_network: str = ""
    """What one anonymous client is told by: its address, of IPv6 the part that one household is given."""
    user_agent: str = ""
    hints: ChangeHints | None = None
    former_secret_keys: tuple[str, ...] = ()
    cookies: list[Cookie] = field(default_factory=list)
    transport: Literal["http", "websocket", "stream"] = "http"
    viewer_may_have_changed: bool = False
    explained: list[Explained] | None = None
    query_is_cached: bool = False
    """Whether the parsed query stays in memory, so that what is compiled of it is worth keeping too."""

    @property
    def key_ring(self) -> tuple[str, ...]:
        """Keys that a mailed link may be signed with: the present one first, then former ones."""
        return (self.secret_key, *self.former_secret_keys)

    @property
    def budget_key(self) -> str:
        """Whose minute a query is counted in: the account's, or of anonymous viewers the network's."""
        return str(self.viewer.account_id or f"network {self.client_network}")

    def parameters(self) -> dict[str, Any]:
        """What compiled statements may refer to by name."""
        return {
            **self.viewer.parameters(),
            "public_url": self.public_url,
            SECRET: self.compiler.cursor_secret,
        }


Info: TypeAlias = strawberry.Info[Context, Any]
