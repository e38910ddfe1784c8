"""What a person was told: inputs and payloads."""

from __future__ import annotations

from uuid import UUID

import strawberry

from schema.payload import Payload
from schema.read import reread
from schema.viewer import Viewer
from schema.write_input import WriteInput


@strawberry.input(description="Which of your notifications to mark read. Give exactly one of `upTo` and `ids`.")
class MarkNotificationsReadInput(WriteInput):
    """Input of `markNotificationsRead`."""

    up_to: int | None = strawberry.field(
        description="All up to this `sequence`, itself included: the last one that was on the screen.", default=None
    )
    ids: list[strawberry.ID] | None = strawberry.field(
        description="These, up to 200. Ids that are not of your notifications are passed over.", default=None
    )


@strawberry.type(description="You, with as many unread notifications as there are now.")
class MarkNotificationsReadPayload(Payload):
    """Payload of `markNotificationsRead`."""

    account_id: strawberry.Private[UUID | None] = None
    viewer: Viewer | None = reread(
        "Viewer", "account_id", description="You, to read `unreadCount` and `notifications` again; null when refused."
    )
