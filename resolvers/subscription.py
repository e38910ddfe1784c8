"""Root fields that are watched."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

import strawberry

from compiler.argument_value import Arguments
from compiler.catalogue import AFTER, Feed
from compiler.declare import argument, feed
from compiler.sql import TRUE, Sql, literal, sql, viewer
from domain.activity.notification import NotificationKind
from domain.identifiers import key_of
from permissions.live import ORGANIZATION, Manages, Reads
from permissions.organizations.organization import last_change
from permissions.people.viewer import Viewer
from permissions.request import SignedIn
from schema.activity.notification import Notification
from schema.connections.invitation import Invitation
from schema.organizations.organization import Organization

_AFTER: Final = argument(
    "after",
    int | None,
    "The `sequence` of the last one you have; what came since is sent first. Without it, only what is new from now on.",
    default=None,
)


def _all(_parent: Sql, _row: Sql, _arguments: Arguments) -> Sql:
    return TRUE


def _requests_to(_parent: Sql, row: Sql, arguments: Arguments) -> Sql:
    organization = arguments[ORGANIZATION].bind("uuid", lambda global_id: key_of("Organization", global_id))
    return sql(
        "{}.kind = {} AND {}.organization_id = {} AND {}.organization_id = ANY ({})",
        row,
        literal(NotificationKind.CONNECTION_REQUESTED),
        row,
        organization,
        row,
        viewer("managed", "uuid[]"),
    )


def _sequence(row: Sql) -> Sql:
    return sql("{}.sequence", row)


def _invitations_of(_parent: Sql, row: Sql, arguments: Arguments) -> Sql:
    organization = arguments[ORGANIZATION].bind("uuid", lambda global_id: key_of("Organization", global_id))
    # Transactions end in another order than they began: whatever is older than the oldest that is still under way is
    # there to stay, and whatever is not comes with a later read.
    return sql(
        "{}.organization_id = {} AND {}.organization_id = ANY ({}) AND {}.changed_in >= left({}, 20)::bigint"
        " AND {}.changed_in < pg_snapshot_xmin(pg_current_snapshot())::text::bigint",
        row,
        organization,
        row,
        viewer("readable", "uuid[]"),
        row,
        viewer(AFTER, "text"),
        row,
    )


def _changed(row: Sql) -> Sql:
    return sql("(lpad({}.changed_in::text, 20, '0') || {}.id) COLLATE \"C\"", row, row)


def _this_organization(_parent: Sql, row: Sql, arguments: Arguments) -> Sql:
    organization = arguments[ORGANIZATION].bind("uuid", lambda global_id: key_of("Organization", global_id))
    return sql("{}.id = {} AND {}.id = ANY ({})", row, organization, row, viewer("readable", "uuid[]"))


def _last_change(row: Sql) -> Sql:
    return last_change(sql("{}.id", row))


_BEFORE: Final = sql("SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint - 1")
_NOW: Final = sql("SELECT lpad(pg_snapshot_xmin(pg_current_snapshot())::text, 20, '0')")
# raw table: a figure of the viewer's own account
_TOLD: Final = sql("SELECT a.notification_sequence FROM account a WHERE a.id = {}", viewer("account", "uuid"))


def _account(viewer: Viewer, _arguments: Mapping[str, Any]) -> UUID:
    return viewer.account


def _organization(_viewer: Viewer, arguments: Mapping[str, Any]) -> UUID:
    key = key_of("Organization", arguments[ORGANIZATION])
    assert key is not None, "its permission has refused it"
    return key


@strawberry.type(
    description="What can be watched, over a WebSocket that speaks `graphql-transport-ws`, or as an event stream. "
    "Events are rows: each comes once and in order, and a client that was away names the last one it has."
)
class Subscription:
    """Each event is read as the viewer may see it at that moment."""

    notifications: Notification = feed(
        Feed("Notification", _all, position=_sequence, type="bigint", start=_TOLD, concerned=_account),
        description="What you are told, in order and without gaps.",
        may=[SignedIn],
        arguments=[_AFTER],
    )
    connection_requested: Notification = feed(
        Feed("Notification", _requests_to, position=_sequence, type="bigint", start=_TOLD, concerned=_account),
        description="Requests of learners to connect to an organization, as its owners and admins are told of them. "
        "Ends when you are neither any more.",
        may=[SignedIn, Manages],
        arguments=[argument("organization_id", strawberry.ID, "The organization."), _AFTER],
    )
    invitation_delivery: Invitation = feed(
        Feed(
            "Invitation",
            _invitations_of,
            position=_changed,
            type="text",
            start=_NOW,
            concerned=_organization,
            settles_late=True,
        ),
        description="The organization's invitations by mail as their states change, from now on; for its owners, "
        "admins and analysts. What changed several times in a moment comes once, as it is then.",
        may=[SignedIn, Reads],
        arguments=[argument("organization_id", strawberry.ID, "The organization.")],
    )
    organization_changed: Organization = feed(
        Feed(
            "Organization",
            _this_organization,
            position=_last_change,
            type="bigint",
            start=_BEFORE,
            concerned=_organization,
            settles_late=True,
        ),
        description="The organization as it is, each time that something was recorded in its log: sessions that begin "
        "and end and the credits that they move, connections, invitations, staff, settings. Select what your screen "
        "shows; what changed several times in a moment comes once. A learner's progress within a session is not "
        "recorded. For its owners, admins and analysts.",
        may=[SignedIn, Reads],
        arguments=[argument("organization_id", strawberry.ID, "The organization.")],
    )
