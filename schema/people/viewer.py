"""Who you are, and what is yours alone."""

from __future__ import annotations

from datetime import datetime

import strawberry

from compiler.argument_value import Arguments
from compiler.declare import column, entity, page, referring, to_many, to_one
from compiler.sql import Sql, sql, viewer
from domain.language import Language
from domain.people.access import TokenKind, TokenScope
from permissions.connections.invitation import addressed_to, is_live
from permissions.people.account import OwnAccessToken, OwnAccount
from schema.activity.notification import NOTIFICATIONS, NotificationsConnection
from schema.connections.invitation import INVITATIONS, InvitationsConnection
from schema.node import Node, global_id
from schema.organizations.membership import Membership
from schema.people.account_address import AccountAddress
from schema.people.learner import Learner
from schema.scalars import EmailAddress


@entity("access_token", OwnAccessToken())
@strawberry.type(description="A sign-in or token of yours. The secret itself is shown only once, when it is made.")
class AccessToken(Node):
    """Live ones are listed."""

    id: strawberry.ID = global_id("AccessToken")
    kind: TokenKind = column("kind", description="What carries it.")
    scope: TokenScope = column("scope", description="What it may be used for.")
    label: str | None = column("label", description="What you or the device called it.")
    created_at: datetime = column("created_at", description="When it was made.")
    last_used_at: datetime | None = column("last_used_at", description="When it was used last, to the hour.")
    expires_at: datetime = column("expires_at", description="Until when it works, if not used or renewed.")


def _own_memberships(parent: Sql, child: Sql, _arguments: Arguments) -> Sql:
    return sql("{}.account_id = {}.id", child, parent)


def _live_tokens(parent: Sql, child: Sql, _arguments: Arguments) -> Sql:
    return sql("{}.account_id = {}.id AND {}.revoked_at IS NULL AND {}.expires_at > now()", child, parent, child, child)


def _learner(parent: Sql, child: Sql, _arguments: Arguments) -> Sql:
    return sql("{}.account_id = {}.id", child, parent)


def _open_invitations(parent: Sql, child: Sql, _arguments: Arguments) -> Sql:
    return sql("{} AND {}", addressed_to(child, sql("{}.id", parent)), is_live(child))


def unread(row: Sql, _arguments: Arguments) -> Sql:
    """How many notifications of the account are not read."""
    # raw table: of the account whose row it is, which is the viewer's own
    return sql("(SELECT count(*) FROM notification x WHERE x.recipient_id = {}.id AND x.read_at IS NULL)", row)


@entity("account", OwnAccount())
@strawberry.type(description="You: the account that is signed in.")
class Viewer(Node):
    """Nobody sees another's."""

    id: strawberry.ID = global_id("Viewer")
    email: EmailAddress = column("email", description="Your address: mails go to it.")
    language: Language = column("language", description="The language of mails to you.")
    is_platform_staff: bool = column("is_platform_staff", description="Whether you work for the provider.")
    addresses: list[AccountAddress] = to_many(
        "AccountAddress",
        referring("account_id"),
        lambda row: sql("{}.email", row),
        sorted_by="address",
        description="Your further addresses that are verified; you can sign in with each.",
    )
    invitations: InvitationsConnection = page(
        INVITATIONS,
        _open_invitations,
        description="Invitations by mail to any of your addresses that are open: they connect, but for those that are "
        "paused.",
    )
    learner: Learner | None = to_one("Learner", _learner, description="Your learner profile.")
    memberships: list[Membership] = to_many(
        "Membership",
        _own_memberships,
        lambda row: sql("{}.created_at, {}.id", row, row),
        sorted_by="`createdAt`, the first one first",
        description="The organizations whose staff you are on.",
    )
    notifications: NotificationsConnection = page(
        NOTIFICATIONS,
        referring("recipient_id"),
        description="What you were told.",
    )
    unread_count: int = column(unread, description="Notifications you have not marked read.")
    access_tokens: list[AccessToken] = to_many(
        "AccessToken",
        _live_tokens,
        lambda row: sql("{}.created_at DESC, {}.id", row, row),
        sorted_by="`createdAt`, the newest first",
        description="Your sign-ins and tokens that work at the moment.",
    )


def is_viewer(_parent: Sql, child: Sql, _arguments: Arguments) -> Sql:
    """The account that is asking."""
    return sql("{}.id = {}", child, viewer("account", "uuid"))
