"""Keeping a learner from connecting to an organization again."""

from __future__ import annotations

from uuid import UUID

from tortoise.exceptions import IntegrityError
from tortoise.transactions import in_transaction

from domain.audit import AuditAction
from domain.connection import ConnectionState, Side
from domain.identifiers import new_id
from models.audit_entry import record
from models.block import Block
from resolvers.door import end, open_connection, part
from resolvers.unit_of_work import violated_constraint

_TWINS = frozenset({"block_comes_after_the_end", "block_one_per_pair"})
"""What refuses a block at the same instant as a request, a joining or another block of the pair."""
_TRIES = 5


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
            async with in_transaction():
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
        await end(found, ConnectionState.REJECTED, actor, Side.ORGANIZATION)
