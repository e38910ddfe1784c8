"""Ending sessions that are in progress, by the organization that pays for them."""

from __future__ import annotations

from typing import Annotated, Any
from uuid import UUID

import strawberry

from compiler.sql import sql
from compiler.sql import viewer as asks
from domain.courses.session import SessionState, TerminationReason
from domain.errors import Forbidden, NotFound, SessionEnded
from domain.events import SessionTerminated
from domain.identifiers import key_of
from domain.organizations.role import MANAGERS
from domain.single_line import single_line
from models.courses.session import lock_session
from models.courses.termination import hold_sessions, terminate, terminate_by_organization
from models.organizations.membership import PAYERS_ROLE, still
from models.outbox import announce
from models.pending_writes import write
from permissions.courses.session import SessionVisible
from permissions.people.viewer import Viewer
from resolvers.authority import acting_for
from resolvers.batch import batch
from resolvers.unit_of_work import mutation
from resolvers.visibility import visible_row
from schema.context import Info
from schema.courses.session_mutations import SessionPayload, TerminateSessionInput
from schema.courses.session_termination import TerminateSessionsInput, TerminateSessionsPayload


@strawberry.type
class TerminationMutations:
    """`terminateSession` and `terminateSessions`."""

    @mutation(
        description="End a session in progress: an owner or admin of the organization whose credit pays. The credit "
        "goes back at once; the learner is told, and keeps every certificate.",
        in_one_statement=True,
    )
    async def terminate_session(
        self, info: Info, input: Annotated[TerminateSessionInput, strawberry.argument(description="Which, and why.")]
    ) -> SessionPayload:
        """Of this, a completion and a disconnect, the first to commit decides; a credit goes back once."""
        viewer = info.context.viewer
        reason = single_line(input.reason, field="reason", longest=500)
        session_id, payer = await _judged(viewer, input.session_id)
        await terminate(
            session_id, payer, TerminationReason.BY_ORGANIZATION, actor_id=viewer.account, words=reason, note=reason
        )
        await write(still(payer, viewer.account, MANAGERS))
        await announce(SessionTerminated(session_id))
        return SessionPayload(session_id=session_id)

    @mutation(
        description="End up to 200 sessions in progress on an organization's credits: owners and admins. Each has "
        "its own outcome; all credits go back at once, and each learner is told.",
    )
    async def terminate_sessions(
        self, info: Info, input: Annotated[TerminateSessionsInput, strawberry.argument(description="Which, and why.")]
    ) -> TerminateSessionsPayload:
        """What has ended meanwhile is left as it is."""
        viewer = info.context.viewer
        reason = single_line(input.reason, field="reason", longest=500)
        asked = batch("Session", input.session_ids, "sessionIds")
        organization, _ = await acting_for(viewer, input.organization_id)
        states = await hold_sessions(asked.keys, organization.id)
        running = [key for key, state in states.items() if state is SessionState.IN_PROGRESS]
        if running:
            await terminate_by_organization(running, organization.id, actor_id=viewer.account, reason=reason)
        for session_id in running:
            await announce(SessionTerminated(session_id))
        judged = {key: None if key in running else SessionEnded() for key in states}
        return TerminateSessionsPayload(results=asked.results(judged))


async def _judged(viewer: Viewer, session: str) -> tuple[UUID, UUID]:
    """The session and the organization that pays, if it is in progress and the viewer's to end.

    Judged before it is locked, as connections are. Raises NotFound, Forbidden, SessionEnded.
    """
    key = key_of("Session", session)
    if key is None:
        raise NotFound(field="sessionId")
    row = await _row(viewer, key)
    if await lock_session(key):
        row = await _row(viewer, key)
    if row["state"] != SessionState.IN_PROGRESS:
        raise SessionEnded(field="sessionId")
    return key, row["organization_id"]


async def _row(viewer: Viewer, key: UUID) -> dict[str, Any]:
    role = sql(PAYERS_ROLE, asks("account", "uuid"))
    columns = sql("x.state, x.funding_organization_id AS organization_id, {} AS role", role)
    found = await visible_row(viewer, "session", SessionVisible(), key, columns)
    if found is None:
        raise NotFound(field="sessionId")
    if found["role"] not in MANAGERS:
        # In the same words whoever pays: staff of others who see the session are not to know.
        raise Forbidden("Only an owner or admin ends sessions, and only those on the organization's own credits.")
    return found
