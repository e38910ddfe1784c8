"""What a person is told."""

from __future__ import annotations

from datetime import datetime

import strawberry

from compiler.catalogue import SortKey
from compiler.declare import column, entity, foreign_key, to_one
from compiler.filters import where
from domain.activity.notification import NotificationKind
from permissions.people.account import OwnNotification
from schema.certificates.certificate import Certificate
from schema.connections.connection import Connection
from schema.courses.session import Session
from schema.filter import DateTimeFilter, choice_filter
from schema.node import Node, global_id
from schema.order import order_input
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


NOTIFICATION_SORTS = {"SEQUENCE": SortKey("sequence", "bigint", descending_by_default=True)}
NotificationOrder = order_input("Notification", NOTIFICATION_SORTS, {"SEQUENCE": "As told; newest first by default."})


NotificationKindFilter = choice_filter(NotificationKind, "NotificationKind")


@strawberry.input(description="Which notifications to list. All given conditions hold.")
class NotificationFilter:
    """Conditions on a notification's own columns."""

    and_: list[NotificationFilter] | None = strawberry.field(name="and", description="All of these hold.", default=None)
    or_: list[NotificationFilter] | None = strawberry.field(
        name="or", description="At least one of these holds.", default=None
    )
    not_: NotificationFilter | None = strawberry.field(name="not", description="This does not hold.", default=None)
    kind: NotificationKindFilter | None = where("kind", "text", description="What happened.")  # type: ignore[valid-type]
    created_at: DateTimeFilter | None = where("created_at", "timestamptz", description="When.")
    read_at: DateTimeFilter | None = where("read_at", "timestamptz", description="When you marked it read.")


@strawberry.type(description="One page of notifications.")
class NotificationsConnection(Page[Notification]):
    """Notifications, paged."""
