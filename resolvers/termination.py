"""Ending a session that is in progress, by the organization that pays for it."""

from __future__ import annotations

from typing import Annotated

import strawberry

from domain.errors import Forbidden, NotFound, SessionEnded
from domain.events import SessionTerminated
from domain.identifiers import key_of
from domain.line import line
from domain.role import MANAGERS
from domain.session import SessionState, TerminationReason
from models.connection import Connection
from models.outbox import announce
from models.session import Session
from models.termination import terminate
from permissions.request import MayWrite, SignedIn
from permissions.session import SessionVisible
from permissions.viewer import Viewer
from resolvers.authority import role_in
from resolvers.unit_of_work import mutation
from resolvers.visibility import sees
from schema.context import Info
from schema.session_mutations import SessionPayload, TerminateSessionInput


@strawberry.type
class TerminationMutations:
    """`terminateSession`."""

    @mutation(
        description="End a session in progress: an owner or admin of the organization whose credit pays. The credit "
        "goes back at once; the learner is told, and keeps every certificate.",
        may=[SignedIn, MayWrite],
    )
    async def terminate_session(
        self, info: Info, input: Annotated[TerminateSessionInput, strawberry.argument(description="Which, and why.")]
    ) -> SessionPayload:
        """Of this, a completion and a disconnect, the first to commit decides; a credit goes back once."""
        viewer = info.context.viewer
        reason = line(input.reason, field="reason", longest=500)
        session = await _held(viewer, input.session_id)
        if session.state is not SessionState.IN_PROGRESS:
            raise SessionEnded(field="sessionId")
        await terminate(session, TerminationReason.BY_ORGANIZATION, actor_id=viewer.account, words=reason, note=reason)
        await announce(SessionTerminated(session.id))
        return SessionPayload(session_id=session.id)


async def _held(viewer: Viewer, session: str) -> Session:
    """The session, locked, if it is the viewer's to end. Raises NotFound, Forbidden.

    Judged before it is locked, as connections are. The connection is locked before the session, as everywhere.
    """
    key = key_of("Session", session)
    if key is None or not await sees(viewer, "session", SessionVisible(), key):
        raise NotFound(field="sessionId")
    seen = await Session.get(id=key)
    payer = seen.funding_organization_id
    if payer is None or await role_in(viewer, payer) not in MANAGERS:
        # In the same words whoever pays: staff of others who see the session are not to know.
        raise Forbidden("Only an owner or admin ends sessions, and only those on the organization's own credits.")
    if seen.connection_id is not None:
        await Connection.filter(id=seen.connection_id).select_for_update(no_key=True).get()
    return await Session.filter(id=seen.id).select_for_update().get()
