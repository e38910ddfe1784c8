"""Learners whom an organization does not want to be connected to."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Annotated
from uuid import UUID

import strawberry

from compiler.declare import column, entity, foreign_key, to_one
from permissions.connections.block import BlockVisible
from schema.filter import DateTimeFilter
from schema.listing import listing, sort, where
from schema.node import Node, global_id
from schema.page import Page
from schema.payload import Payload
from schema.read import reread
from schema.write_input import WriteInput

if TYPE_CHECKING:
    from schema.organizations.organization import Organization
    from schema.people.learner import Learner


@entity("block", BlockVisible())
@strawberry.type(
    description="A learner whom an organization does not want to be connected to. Until it is lifted, neither the link "
    "nor an invitation nor a request connects the two. History is kept: blocking again makes a new one."
)
class Block(Node):
    """The organization's alone: the learner is refused, and not told of the block or its reason."""

    id: strawberry.ID = global_id("Block")
    reason: str | None = column("reason", description="Why, in the words of who blocked; for the staff alone.")
    created_at: datetime = column("created_at", description="Since when.")
    lifted_at: datetime | None = column("lifted_at", description="When it was lifted, if it was.")
    learner: Annotated[Learner, strawberry.lazy("schema.people.learner")] | None = to_one(
        "Learner", foreign_key("learner_id"), description="Who; null when not yours to see by name any more."
    )
    organization: Annotated[Organization, strawberry.lazy("schema.organizations.organization")] | None = to_one(
        "Organization", foreign_key("organization_id"), description="By which organization."
    )


BLOCKS = listing(
    "Block",
    sorts={
        "CREATED_AT": sort("created_at", "timestamptz", "When it was made.", descending_by_default=True),
    },
    filters={
        "created_at": where(DateTimeFilter, "When it was made."),
        "lifted_at": where(DateTimeFilter, "When it was lifted; `isNull: true` for those that hold."),
    },
)


@strawberry.type(description="One page of blocks.")
class BlocksConnection(Page[Block]):
    """Blocks, paged."""


@strawberry.input(description="A learner to keep from connecting.")
class BlockLearnerInput(WriteInput):
    """Input of `blockLearner`."""

    organization_id: strawberry.ID = strawberry.field(description="The organization.")
    learner_id: strawberry.ID = strawberry.field(
        description="The learner, who is or was connected to the organization, or asked to be."
    )
    reason: str | None = strawberry.field(
        description="Why, up to 500 characters; only the organization's staff see it.", default=None
    )


@strawberry.input(description="A block to lift.")
class UnblockLearnerInput(WriteInput):
    """Input of `unblockLearner`."""

    block_id: strawberry.ID = strawberry.field(description="The block, as `Organization.blocks` lists it.")


@strawberry.type(description="The block as it is now.")
class BlockPayload(Payload):
    """Payload of `blockLearner` and `unblockLearner`."""

    block_id: strawberry.Private[UUID | None] = None
    block: Block | None = reread("Block", "block_id", description="The block; null when refused.")
