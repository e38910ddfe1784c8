"""What a person is told."""

from __future__ import annotations

from datetime import datetime

import strawberry

from compiler.declare import column, entity, foreign_key, to_one
from domain.activity.notification import NotificationKind
from permissions.people.account import OwnNotification
from schema.certificates.certificate import Certificate
from schema.connections.connection import Connection
from schema.courses.session import Session
from schema.filter import DateTimeFilter
from schema.listing import listing, sort, where
from schema.node import Node, global_id
from schema.organizations.organization import Organization
from schema.page import Page


@entity("notification", OwnNotification())
@strawberry.type(description="Something you are told.")
class Notification(Node):
    """In order, without gaps."""

    id: strawberry.ID = global_id("Notification")
    sequence: int = column("sequence", description="1, 2, 3 … for you, without gaps.")
    kind: NotificationKind = column("kind", description="What happened.")
    created_at: datetime = column("created_at", description="When.")
    read_at: datetime | None = column("read_at", description="When you marked it read, if you did.")
    organization: Organization | None = to_one(
        "Organization", foreign_key("organization_id"), description="The organization it is about, if any."
    )
    connection: Connection | None = to_one(
        "Connection", foreign_key("connection_id"), description="The connection it is about, if any."
    )
    session: Session | None = to_one(
        "Session", foreign_key("session_id"), description="The session it is about, if any and if still yours to see."
    )
    certificate: Certificate | None = to_one(
        "Certificate", foreign_key("certificate_id"), description="The certificate it is about, if any."
    )


NOTIFICATIONS = listing(
    "Notification",
    sorts={
        "SEQUENCE": sort("sequence", "bigint", "As told.", descending_by_default=True),
    },
    filters={
        "kind": where(NotificationKind, "What happened."),
        "created_at": where(DateTimeFilter, "When."),
        "read_at": where(DateTimeFilter, "When you marked it read."),
    },
)


@strawberry.type(description="One page of notifications.")
class NotificationsConnection(Page[Notification]):
    """Notifications, paged."""
