"""Keeping a learner from connecting to an organization again."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

import strawberry

from domain.activity.audit_entry import AuditAction
from domain.connections.connection import ConnectionState, Side
from domain.errors import NotFound
from domain.identifiers import key_of, new_id
from domain.organizations.role import MANAGERS
from domain.single_line import optional_line
from models.activity.audit_entry import record
from models.connections.block import Block, Blocking, blocking_of, lifting
from models.connections.bond import Bond
from models.organizations.membership import still
from models.pending_writes import insert, write
from permissions.connections.block import BlockVisible
from permissions.people.viewer import Viewer
from resolvers.authority import check_role, load_for_action
from resolvers.connections.connection import end_active, reject
from resolvers.unit_of_work import mutation
from schema.connections.block import BlockLearnerInput, BlockPayload, UnblockLearnerInput
from schema.context import Info

_TWINS = frozenset({"block_comes_after_the_end", "block_one_per_pair", "connection_lifecycle"})
"""What refuses a block at the same instant as a request, a joining or another block of the pair."""
ENDED = "ended_connection"
"""The name of the write that ends a connection before its pair is blocked."""


@strawberry.type
class BlockMutations:
    """`blockLearner` and `unblockLearner`."""

    @mutation(
        description="Keep a learner from connecting to the organization, by whatever way: owners and admins. An active "
        "connection is ended as `disconnect` ends it, a request that waits is rejected. Doing it twice is no error.",
        in_one_statement=True,
    )
    async def block_learner(
        self, info: Info, input: Annotated[BlockLearnerInput, strawberry.argument(description="Whom, and why.")]
    ) -> BlockPayload:
        """The learner is refused from now on, and told nothing of the block."""
        viewer = info.context.viewer
        reason = optional_line(input.reason, field="reason", longest=500)
        pair = await _pair(viewer, input.organization_id, input.learner_id)
        return BlockPayload(block_id=pair.current_id or await block(pair.bond, viewer.account, reason))

    @mutation(
        description="Let a learner connect to the organization again: owners and admins. Connects nobody by itself. "
        "Doing it twice is no error.",
        in_one_statement=True,
    )
    async def unblock_learner(
        self, info: Info, input: Annotated[UnblockLearnerInput, strawberry.argument(description="Which block.")]
    ) -> BlockPayload:
        """Lifting keeps the row."""
        viewer = info.context.viewer
        found, _ = await load_for_action(viewer, Block, input.block_id, BlockVisible, field="blockId", lock="nothing")
        if found.lifted_at is None:
            await _lift(found, viewer)
        return BlockPayload(block_id=found.id)


async def _lift(found: Block, viewer: Viewer) -> None:
    organization_id = found.organization_id
    await write(lifting(found.id, viewer.account), still(organization_id, viewer.account, MANAGERS))
    await record(organization_id, AuditAction.LEARNER_UNBLOCKED, "Learner", found.learner_id, actor_id=viewer.account)


async def _pair(viewer: Viewer, organization: str, learner: str) -> Blocking:
    """The pair, if the viewer manages the one and knows the other. Raises NotFound, Forbidden."""
    organization_id, learner_id = key_of("Organization", organization), key_of("Learner", learner)
    found = await blocking_of(organization_id, learner_id, viewer.account) if organization_id else None
    if found is None:
        raise NotFound(field="organizationId")
    check_role(found.role)
    if not found.have_met:
        raise NotFound(field="learnerId")
    return found


async def block(bond: Bond, actor: UUID, reason: str | None) -> UUID:
    """Keep a pair that is not blocked apart until that is lifted; the block's key.

    What is open between them ends in the same transaction: a connection is ended, a request that waits is
    rejected. `reason` is the staff's alone and does not become theirs, which both sides see.
    """
    organization_id, learner_id = bond.organization_id, bond.learner_id
    if bond.state is ConnectionState.ACTIVE:
        await end_active(bond, actor, Side.ORGANIZATION, None, name=ENDED)
    elif bond.state is ConnectionState.REQUESTED:
        await reject(bond, actor, None, name=ENDED)
    after = None if bond.state is None else ENDED
    return await keep_apart(organization_id, learner_id, actor, reason, after=after)


async def keep_apart(
    organization_id: UUID, learner_id: UUID, actor: UUID, reason: str | None, *, after: str | None
) -> UUID:
    """Block a pair that has nothing open, or whose connection ends by the write named `after`; the block's key."""
    block = Block(
        id=new_id(), organization_id=organization_id, learner_id=learner_id, reason=reason, blocked_by_id=actor
    )
    await write(insert(block, after=after), still(organization_id, actor, MANAGERS), twins=_TWINS)
    await record(organization_id, AuditAction.LEARNER_BLOCKED, "Learner", learner_id, actor_id=actor, reason=reason)
    return block.id
