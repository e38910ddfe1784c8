"""Who is asking? Read from a request's bearer token or a browser's cookie."""

from __future__ import annotations

import asyncio
from typing import Final
from uuid import UUID

import asyncpg
import structlog
from starlette.requests import HTTPConnection

from domain.access import TokenKind
from domain.bearer_token import USE_RECORDED_EVERY, digest, kind_of
from domain.clock import now
from domain.csrf_token import session_cookie
from models.access_token import record_use
from permissions.token_viewer import TokenViewer, viewer_of_token
from permissions.viewer import ANONYMOUS, Viewer

BEARER_KINDS: Final = frozenset({TokenKind.MOBILE_ACCESS, TokenKind.PERSONAL})
"""A refresh token is only good for refreshing, a browser's only as a cookie, where CSRF is watched."""
MOST_RECORDING: Final = 50
"""Uses that may be waiting to be noted; beyond it one is left out and noted at a later request."""

log = structlog.get_logger(__name__)


class Unauthenticated(Exception):
    """A bearer token was given that does not count. HTTP answers 401: the client should refresh or sign in."""

    code = "UNAUTHENTICATED"
    status = 401
    headers: Final = {"WWW-Authenticate": 'Bearer realm="Tessera", error="invalid_token"'}


class Identification:
    """Tells who is asking, in one statement, and notes that a token is in use without making anybody wait."""

    def __init__(self, reads: asyncpg.Pool, *, public_url: str, session_days: int) -> None:
        """`session_days` is what a browser's sign-in is prolonged to when it is used."""
        self._reads = reads
        self._cookie = session_cookie(public_url)
        self._session_days = session_days
        self._recording: dict[UUID, asyncio.Task[None]] = {}

    async def identify(self, request: HTTPConnection) -> Viewer:
        """The viewer; anonymous without a token, and with a cookie that does not count any more.

        Raises Unauthenticated for an Authorization header that does not count: a program that believes to
        be signed in must learn that it is not.
        """
        authorization = request.headers.get("authorization")
        if authorization is not None:
            return await self.identify_authorization(authorization)
        found = await self._find(request.cookies.get(self._cookie, ""), {TokenKind.BROWSER})
        if found is None:
            return ANONYMOUS
        self._note_use(found)
        return found.viewer

    async def identify_authorization(self, authorization: str) -> Viewer:
        """The viewer of `Bearer …`, from a header or from a WebSocket's first message. Raises Unauthenticated."""
        scheme, _, token = authorization.strip().partition(" ")
        found = await self._find(token.strip(), BEARER_KINDS) if scheme.lower() == "bearer" else None
        if found is None:
            raise Unauthenticated("This token is unknown, expired or revoked. Refresh it, or sign in again.")
        self._note_use(found)
        return found.viewer

    async def close(self) -> None:
        """Wait for what is still being noted; call it before the database is closed."""
        await asyncio.gather(*self._recording.values(), return_exceptions=True)

    async def _find(self, token: str, kinds: frozenset[TokenKind] | set[TokenKind]) -> TokenViewer | None:
        if kind_of(token) not in kinds:
            return None
        return await viewer_of_token(self._reads, digest(token), kinds)

    def _note_use(self, found: TokenViewer) -> None:
        token_id, kind = found.viewer.token_id, found.viewer.token_kind
        recent = found.last_used_at is not None and found.last_used_at > now() - USE_RECORDED_EVERY
        if token_id is None or kind is None or recent or token_id in self._recording:
            return
        if len(self._recording) >= MOST_RECORDING:
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
