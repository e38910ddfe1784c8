"""An organization answers those who asked to be connected."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import Annotated, TypeAlias
from uuid import UUID

import strawberry

from domain.connection import MOST_REQUESTS, ConnectionOrigin, ConnectionState, is_to_become
from domain.errors import Forbidden, InvalidInput, NotFound, Refusal
from domain.events import RequestAnswered
from domain.identifiers import key_of
from domain.line import optional_line
from domain.role import MANAGERS, READERS, Role
from models.connection import Connection
from models.outbox import announce
from permissions.request import MayWrite, SignedIn
from permissions.viewer import Viewer
from resolvers.authority import coached_by, roles_in
from resolvers.door import connect, reject
from resolvers.invitation_acceptance import open_invitations
from resolvers.unit_of_work import mutation
from schema.context import Info
from schema.request_mutations import (
    AcceptConnectionRequestInput,
    ConnectionRequestsPayload,
    RejectConnectionRequestInput,
)

_Do: TypeAlias = Callable[[Connection], Awaitable[None]]


@strawberry.type
class RequestAnswerMutations:
    """`acceptConnectionRequest` and `rejectConnectionRequest`."""

    @mutation(
        description="Accept learners who asked to be connected: owners and admins. Each request has its own outcome. "
        "Accepting twice is no error.",
        may=[SignedIn, MayWrite],
    )
    async def accept_connection_request(
        self, info: Info, input: Annotated[AcceptConnectionRequestInput, strawberry.argument(description="Which.")]
    ) -> ConnectionRequestsPayload:
        """Through the one door, like every connection."""
        viewer = info.context.viewer

        async def accept(request: Connection) -> None:
            if _is_to_become(request, ConnectionState.ACTIVE):
                organization_id = request.organization_id
                await connect(request.learner_id, viewer.account, organization_id, ConnectionOrigin.REQUEST)
                await announce(RequestAnswered(request.id))

        return await _for_each(viewer, input.connection_ids, accept, may_accept_invitations=True)

    @mutation(
        description="Reject learners who asked to be connected: owners and admins. Each request has its own outcome. "
        "Rejecting twice is no error; a learner may ask again.",
        may=[SignedIn, MayWrite],
    )
    async def reject_connection_request(
        self,
        info: Info,
        input: Annotated[RejectConnectionRequestInput, strawberry.argument(description="Which, and why.")],
    ) -> ConnectionRequestsPayload:
        """Final: who asks again makes a new connection."""
        viewer = info.context.viewer
        reason = optional_line(input.reason, field="reason", longest=500)

        async def refuse(request: Connection) -> None:
            if _is_to_become(request, ConnectionState.REJECTED):
                await reject(request, viewer.account, reason)

        return await _for_each(viewer, input.connection_ids, refuse)


def _is_to_become(request: Connection, wanted: ConnectionState) -> bool:
    return is_to_become(request.state, wanted, was_requested=request.origin is ConnectionOrigin.REQUEST)


async def _for_each(
    viewer: Viewer, connection_ids: Sequence[str], do: _Do, *, may_accept_invitations: bool = False
) -> ConnectionRequestsPayload:
    """Do it to each, in the order of keys, so that two who answer the same ones do not deadlock.

    Where connecting accepts invitations, each pair's are locked before its connection, as by who follows one.
    """
    asked = list(dict.fromkeys(connection_ids))
    if not 1 <= len(asked) <= MOST_REQUESTS:
        raise InvalidInput(f"Give 1 to {MOST_REQUESTS} requests.", field="connectionIds")
    refusals = await _judged(viewer, {key for one in asked if (key := key_of("Connection", one)) is not None})
    allowed = [key for key, refusal in refusals.items() if refusal is None]
    for seen in await Connection.filter(id__in=allowed).order_by("id"):
        if may_accept_invitations:
            await open_invitations(seen.organization_id, seen.learner_id)
        request = await Connection.filter(id=seen.id).select_for_update(no_key=True).get()
        try:
            await do(request)
        except Refusal as refusal:
            refusals[request.id] = refusal
    return ConnectionRequestsPayload(judged=[_outcome(one, refusals) for one in asked])


async def _judged(viewer: Viewer, keys: set[UUID]) -> dict[UUID, Refusal | None]:
    """The connections that there are, each with why the viewer may not answer it. None of them is locked yet.

    Who does not see one (`ConnectionVisible`) is told that there is none.
    """
    connections = await Connection.filter(id__in=list(keys))
    roles = await roles_in(viewer, {connection.organization_id for connection in connections})
    coached = await coached_by(viewer) if Role.COACH in roles.values() else set()

    def judged(connection: Connection) -> Refusal | None:
        organization_id, learner_id = connection.organization_id, connection.learner_id
        role = roles.get(organization_id)
        if role in MANAGERS:
            return None
        is_seen = learner_id == viewer.learner or role in READERS or (organization_id, learner_id) in coached
        return Forbidden("Only an owner or admin of the organization answers requests.") if is_seen else NotFound()

    return {connection.id: judged(connection) for connection in connections}


def _outcome(connection_id: str, refusals: dict[UUID, Refusal | None]) -> dict[str, str | None]:
    key = key_of("Connection", connection_id)
    refusal = refusals.get(key, NotFound()) if key is not None else NotFound()
    code, words = (None, None) if refusal is None else (refusal.code.value, refusal.text)
    return {"connection": connection_id, "code": code, "message": words}
