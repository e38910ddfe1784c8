"""What the page behind a token shows, before anybody signs in: who invites, and whether the token still connects."""

from __future__ import annotations

import strawberry

from compiler.declare import argument, column, entity, foreign_key, to_one
from compiler.given import Arguments
from compiler.sql import Sql, sql
from domain.join_offer import JoinOfferState
from permissions.organization import JoinOfferShown
from schema.organization import Organization


@entity("join_offer", JoinOfferShown())
@strawberry.type(description="What somebody sees who follows an organization's link, signed in or not.")
class JoinOffer:
    """Reached by its exact token alone."""

    state: JoinOfferState = column("state", description="Whether the token connects at the moment.")
    organization: Organization | None = to_one(
        "Organization", foreign_key("organization_id"), description="Who invites."
    )


TOKEN = argument("token", str, "The token in the link.")


def by_token(_parent: Sql, row: Sql, arguments: Arguments) -> Sql:
    """The link or invitation with exactly this token."""
    return sql("{}.token = {}", row, arguments["token"].bind("text"))
