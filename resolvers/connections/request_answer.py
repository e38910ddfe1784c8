"""An organization answers those who asked to be connected."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection, Sequence
from typing import Annotated, TypeAlias
from uuid import UUID

import strawberry

from domain.connections.connection import MAX_REQUESTS, ConnectionOrigin, ConnectionState, is_to_become
from domain.errors import Forbidden, InvalidInput, NotFound
from domain.events import RequestAnswered
from domain.identifiers import key_of
from domain.organizations.role import MANAGERS
from domain.refusal import Refusal
from domain.single_line import optional_line
from models.connections.bond import Bond, asked, lock_asked
from models.organizations.membership import still
from models.outbox import announce
from models.pending_writes import write
from permissions.connections.connection import ConnectionVisible
from permissions.people.viewer import Viewer
from resolvers.connections.connection import connect_pair, reject
from resolvers.unit_of_work import mutation
from resolvers.visibility import visible_keys
from schema.connections.request_mutations import (
    AcceptConnectionRequestInput,
    ConnectionRequestsPayload,
    RejectConnectionRequestInput,
)
from schema.context import Info

_Do: TypeAlias = Callable[[Bond], Awaitable[None]]


@strawberry.type
class RequestAnswerMutations:
    """`acceptConnectionRequest` and `rejectConnectionRequest`."""

    @mutation(
        description="Accept learners who asked to be connected: owners and admins. Each request has its own outcome. "
        "Accepting twice is no error.",
        in_one_statement=True,
    )
    async def accept_connection_request(
        self, info: Info, input: Annotated[AcceptConnectionRequestInput, strawberry.argument(description="Which.")]
    ) -> ConnectionRequestsPayload:
        """Through the one door, like every connection."""
        viewer = info.context.viewer

        async def accept(bond: Bond) -> None:
            if _is_to_become(bond, ConnectionState.ACTIVE):
                connection_id = await connect_pair(bond, viewer.account, ConnectionOrigin.REQUEST)
                await announce(RequestAnswered(connection_id))

        return await _for_each(viewer, input.connection_ids, accept)

    @mutation(
        description="Reject learners who asked to be connected: owners and admins. Each request has its own outcome. "
        "Rejecting twice is no error; a learner may ask again.",
        in_one_statement=True,
    )
    async def reject_connection_request(
        self,
        info: Info,
        input: Annotated[RejectConnectionRequestInput, strawberry.argument(description="Which, and why.")],
    ) -> ConnectionRequestsPayload:
        """Final: who asks again makes a new connection."""
        viewer = info.context.viewer
        reason = optional_line(input.reason, field="reason", longest=500)

        async def refuse(bond: Bond) -> None:
            if _is_to_become(bond, ConnectionState.REJECTED):
                await reject(bond, viewer.account, reason)

        return await _for_each(viewer, input.connection_ids, refuse)


def _is_to_become(bond: Bond, wanted: ConnectionState) -> bool:
    was_requested = bond.origin is ConnectionOrigin.REQUEST
    return bond.state is not None and is_to_become(bond.state, wanted, was_requested=was_requested)


async def _for_each(viewer: Viewer, connection_ids: Sequence[str], do: _Do) -> ConnectionRequestsPayload:
    """Do it to each, in the order of keys, so that two who answer the same ones do not deadlock."""
    given = list(dict.fromkeys(connection_ids))
    if not 1 <= len(given) <= MAX_REQUESTS:
        raise InvalidInput(f"Give 1 to {MAX_REQUESTS} requests.", field="connectionIds")
    keys = [key for one in given if (key := key_of("Connection", one)) is not None]
    found = await asked(keys, viewer.account)
    allowed = [one for one in found if one.role in MANAGERS]
    refusals = await _not_theirs(viewer, [one.key for one in found if one.role not in MANAGERS])
    # Judged before they are locked: who may not answer a request does not make others wait.
    if await lock_asked([one.key for one in allowed]):
        allowed = await asked([one.key for one in allowed], viewer.account)
    refusals |= dict.fromkeys((one.key for one in allowed), None)
    for one in allowed:
        try:
            await do(one.bond)
        except Refusal as refusal:
            refusals[one.key] = refusal
    for organization_id in {one.bond.organization_id for one in allowed}:
        await write(still(organization_id, viewer.account, MANAGERS))
    return ConnectionRequestsPayload(results=[_outcome(one, refusals) for one in given])


async def _not_theirs(viewer: Viewer, keys: Collection[UUID]) -> dict[UUID, Refusal | None]:
    """Why the viewer may not answer these. Who does not see a request is told that there is none."""
    seen = await visible_keys(viewer, "connection", ConnectionVisible(), keys)
    return dict.fromkeys(seen, Forbidden("Only an owner or admin of the organization answers requests."))


def _outcome(connection_id: str, refusals: dict[UUID, Refusal | None]) -> dict[str, str | None]:
    key = key_of("Connection", connection_id)
    refusal = refusals.get(key, NotFound()) if key is not None else NotFound()
    code, words = (None, None) if refusal is None else (refusal.code, refusal.text)
    return {"connection": connection_id, "code": code, "message": words}
