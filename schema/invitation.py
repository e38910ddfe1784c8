"""What the page behind a shared link shows, before anybody signs in."""

from __future__ import annotations

import strawberry

from compiler.declare import argument, column, entity, foreign_key, to_one
from compiler.given import Arguments
from compiler.sql import Sql, sql
from domain.invitation_link import LinkState
from permissions.organization import InvitationShown
from schema.organization import Organization


def _state(row: Sql, _arguments: Arguments) -> Sql:
    return sql(
        "CASE WHEN {}.rotated_at IS NOT NULL THEN 'ROTATED' WHEN {}.is_active THEN 'ACTIVE' ELSE 'INACTIVE' END",
        row,
        row,
    )


@entity("invitation_link", InvitationShown())
@strawberry.type(description="What somebody sees who follows an organization's link, signed in or not.")
class Invitation:
    """Reached by its exact token alone."""

    state: LinkState = column(_state, description="Whether the link connects at the moment.")
    organization: Organization | None = to_one(
        "Organization", foreign_key("organization_id"), description="Who invites."
    )


TOKEN = argument("token", str, "The token in the link.")


def by_token(_parent: Sql, row: Sql, arguments: Arguments) -> Sql:
    """The link with exactly this token."""
    return sql("{}.token = {}", row, arguments["token"].bind("text"))
