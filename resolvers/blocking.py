"""Keeping a learner from connecting to an organization again."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

import strawberry
from tortoise.exceptions import IntegrityError

from domain.audit import AuditAction
from domain.clock import now
from domain.connection import ConnectionState, Side
from domain.errors import NotFound
from domain.identifiers import key_of, new_id
from domain.line import optional_line
from models.audit_entry import record
from models.block import Block
from models.connection import Connection
from models.pending_writes import savepoint
from permissions.request import MayWrite, SignedIn
from permissions.viewer import Viewer
from resolvers.authority import acting_for
from resolvers.door import open_connection, part, reject
from resolvers.unit_of_work import mutation, violated_constraint
from schema.block import BlockLearnerInput, BlockPayload, UnblockLearnerInput
from schema.context import Info

_TWINS = frozenset({"block_comes_after_the_end", "block_one_per_pair"})
"""What refuses a block at the same instant as a request, a joining or another block of the pair."""
_TRIES = 5


@strawberry.type
class BlockMutations:
    """`blockLearner` and `unblockLearner`."""

    @mutation(
        description="Keep a learner from connecting to the organization, by whatever way: owners and admins. An active "
        "connection is ended as `disconnect` ends it, a request that waits is rejected. Doing it twice is no error.",
        may=[SignedIn, MayWrite],
    )
    async def block_learner(
        self, info: Info, input: Annotated[BlockLearnerInput, strawberry.argument(description="Whom, and why.")]
    ) -> BlockPayload:
        """The learner is refused from now on, and told nothing of the block."""
        viewer = info.context.viewer
        reason = optional_line(input.reason, field="reason", longest=500)
        organization_id, learner_id = await _pair(viewer, input.organization_id, input.learner_id)
        return BlockPayload(block_id=await block(organization_id, learner_id, viewer.account, reason))

    @mutation(
        description="Let a learner connect to the organization again: owners and admins. Connects nobody by itself. "
        "Doing it twice is no error.",
        may=[SignedIn, MayWrite],
    )
    async def unblock_learner(
        self, info: Info, input: Annotated[UnblockLearnerInput, strawberry.argument(description="Whom.")]
    ) -> BlockPayload:
        """Lifting keeps the row."""
        viewer = info.context.viewer
        organization_id, learner_id = await _pair(viewer, input.organization_id, input.learner_id)
        found = await current_block(organization_id, learner_id)
        if found is None:
            former = Block.filter(organization_id=organization_id, learner_id=learner_id).order_by("-created_at", "-id")
            latest = await former.first()
            return BlockPayload(block_id=latest.id if latest is not None else None)
        found.lifted_at, found.lifted_by_id = now(), viewer.account
        await found.save(update_fields=["lifted_at", "lifted_by_id"])
        await record(organization_id, AuditAction.LEARNER_UNBLOCKED, "Learner", learner_id, actor_id=viewer.account)
        return BlockPayload(block_id=found.id)


async def _pair(viewer: Viewer, organization: str, learner: str) -> tuple[UUID, UUID]:
    """The keys of both, if the viewer manages the one and knows the other. Raises NotFound, Forbidden."""
    found = await acting_for(viewer, organization)
    key = key_of("Learner", learner)
    if key is None or not await Connection.exists(organization_id=found.id, learner_id=key):
        raise NotFound(field="learnerId")
    return found.id, key


async def block(organization_id: UUID, learner_id: UUID, actor: UUID, reason: str | None) -> UUID:
    """Keep the pair apart until it is lifted; the block's key. Doing it twice is no error.

    What is open between them ends in the same transaction: a connection is ended, a request that waits is
    rejected. `reason` is the staff's alone and does not become theirs, which both sides see.
    """
    for attempt in range(1, _TRIES + 1):
        current = await current_block(organization_id, learner_id)
        if current is not None:
            return current.id
        await _end_what_is_open(organization_id, learner_id, actor)
        wanted = Block(
            id=new_id(), organization_id=organization_id, learner_id=learner_id, reason=reason, blocked_by_id=actor
        )
        try:
            async with savepoint():
                await wanted.save(force_create=True)
        except IntegrityError as error:
            if attempt == _TRIES or violated_constraint(error) not in _TWINS:
                raise
        else:
            await record(
                organization_id, AuditAction.LEARNER_BLOCKED, "Learner", learner_id, actor_id=actor, reason=reason
            )
            return wanted.id
    raise AssertionError("unreachable")


async def current_block(organization_id: UUID, learner_id: UUID) -> Block | None:
    """What keeps the pair apart at the moment, locked."""
    return await (
        Block.filter(organization_id=organization_id, learner_id=learner_id, lifted_at__isnull=True)
        .select_for_update(no_key=True)
        .first()
    )


async def _end_what_is_open(organization_id: UUID, learner_id: UUID, actor: UUID) -> None:
    found = await open_connection(learner_id, organization_id)
    if found is None:
        return
    if found.state is ConnectionState.ACTIVE:
        await part(found, actor, Side.ORGANIZATION, None)
    else:
        await reject(found, actor, None)
