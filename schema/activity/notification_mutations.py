"""What a person was told: inputs and payloads."""

from __future__ import annotations

from uuid import UUID

import strawberry

from schema.payload import Payload
from schema.people.viewer import Viewer
from schema.read import reread
from schema.write_input import WriteInput


@strawberry.input(one_of=True, description="Some of your notifications, named in one of two ways.")
class NotificationsInput:
    """Alternatives."""

    up_to: int | None = strawberry.field(
        description="All up to this `sequence`, itself included: the last one that was on the screen.",
        default=strawberry.UNSET,
    )
    ids: list[strawberry.ID] | None = strawberry.field(
        description="These, up to 200. Ids that are not of your notifications are passed over.",
        default=strawberry.UNSET,
    )


@strawberry.input(description="Which of your notifications to mark read.")
class MarkNotificationsReadInput(WriteInput):
    """Input of `markNotificationsRead`."""

    notifications: NotificationsInput = strawberry.field(description="Which.")


@strawberry.type(description="You, with as many unread notifications as there are now.")
class MarkNotificationsReadPayload(Payload):
    """Payload of `markNotificationsRead`."""

    account_id: strawberry.Private[UUID | None] = None
    viewer: Viewer | None = reread(
        "Viewer", "account_id", description="You, to read `unreadCount` and `notifications` again; null when refused."
    )
