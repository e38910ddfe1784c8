"""Who is asking? Read from a request's bearer token or a browser's cookie."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

import asyncpg
import structlog
from starlette.requests import HTTPConnection

from domain.clock import now
from domain.people.access import TokenKind
from domain.people.bearer_token import USE_RECORDED_EVERY, digest, kind_of
from domain.people.csrf_token import session_cookie
from models.people.access_token import record_use
from permissions.people.token_viewer import viewer_of_token
from permissions.people.viewer import ANONYMOUS, Viewer
from server.auth.csrf import SignedIn
from server.auth.token_cache import TokenCache

BEARER_KINDS: Final = frozenset({TokenKind.MOBILE_ACCESS, TokenKind.PERSONAL})
"""A refresh token is only good for refreshing, a browser's only as a cookie, where CSRF is watched."""
COOKIE_KINDS: Final = frozenset({TokenKind.BROWSER})
REFUSED: Final = "This token is unknown, expired or revoked. Refresh it, or sign in again."
MAX_RECORDING: Final = 50
"""Uses that may be waiting to be noted; beyond it one is left out and noted at a later request."""

log = structlog.get_logger(__name__)


class Unauthenticated(Exception):
    """A bearer token was given that does not count. HTTP answers 401: the client should refresh or sign in."""

    code = "UNAUTHENTICATED"
    status = 401
    headers: Final = {"WWW-Authenticate": 'Bearer realm="Tessera", error="invalid_token"'}


@dataclass(frozen=True, slots=True)
class Presented:
    """A token that a request shows, and the kinds that count where it shows it. Nobody has looked it up yet."""

    digest: bytes
    kinds: frozenset[TokenKind]


class Identification:
    """Tells who is asking, in one statement, and notes that a token is in use without making anybody wait."""

    def __init__(self, reads: asyncpg.Pool, *, public_url: str, session_days: int) -> None:
        """`session_days` is what a browser's sign-in is prolonged to when it is used."""
        self._reads = reads
        self._cookie = session_cookie(public_url)
        self._session_days = session_days
        self.seen = TokenCache()
        self._recording: dict[UUID, asyncio.Task[None]] = {}

    def presented(self, request: HTTPConnection) -> Presented | None:
        """The token that a request shows, if it may be one. Raises Unauthenticated for a header that holds none."""
        authorization = request.headers.get("authorization")
        if authorization is not None:
            return _bearer(authorization)
        token = request.cookies.get(self._cookie, "")
        return Presented(digest(token), COOKIE_KINDS) if kind_of(token) in COOKIE_KINDS else None

    async def identify(self, request: HTTPConnection) -> Viewer:
        """The viewer; anonymous without a token, and with a cookie that does not count any more.

        Raises Unauthenticated for an Authorization header that does not count: a program that believes to
        be signed in must learn that it is not.
        """
        presented = self.presented(request)
        found = None if presented is None else await self._find(presented)
        if found is None and presented is not None and presented.kinds is BEARER_KINDS:
            raise Unauthenticated(REFUSED)
        return ANONYMOUS if found is None else found

    async def identify_authorization(self, authorization: str) -> Viewer:
        """The viewer of `Bearer …`, from a header or from a WebSocket's first message. Raises Unauthenticated."""
        found = await self._find(_bearer(authorization))
        if found is None:
            raise Unauthenticated(REFUSED)
        return found

    async def close(self) -> None:
        """Wait for what is still being noted; call it before the database is closed."""
        await asyncio.gather(*self._recording.values(), return_exceptions=True)

    async def _find(self, presented: Presented) -> Viewer | None:
        found = await viewer_of_token(self._reads, presented.digest, presented.kinds)
        if found is None:
            self.seen.forget(presented.digest)
            return None
        self.seen.remember(presented.digest, found.viewer, found.last_used_at)
        self.note_use(found.viewer, found.last_used_at)
        return found.viewer

    def note_use(self, viewer: SignedIn, last_used_at: datetime | None) -> None:
        """Note that a token is in use, unless it was not long ago."""
        token_id, kind = viewer.token_id, viewer.token_kind
        recent = last_used_at is not None and last_used_at > now() - USE_RECORDED_EVERY
        if token_id is None or kind is None or recent or token_id in self._recording:
            return
        if len(self._recording) >= MAX_RECORDING:
            return
        task = asyncio.create_task(self._record(token_id, kind), name=f"record use of {token_id}")
        self._recording[token_id] = task
        task.add_done_callback(lambda _: self._recording.pop(token_id, None))

    async def _record(self, token_id: UUID, kind: TokenKind) -> None:
        try:
            await record_use(token_id, kind, session_days=self._session_days)
        except Exception:
            # The request does not depend on it, and the next one tries again.
            log.warning("token_use_not_recorded", token_id=str(token_id), exc_info=True)


def _bearer(authorization: str) -> Presented:
    scheme, _, given = authorization.strip().partition(" ")
    token = given.strip()
    if scheme.lower() != "bearer" or kind_of(token) not in BEARER_KINDS:
        raise Unauthenticated(REFUSED)
    return Presented(digest(token), BEARER_KINDS)
