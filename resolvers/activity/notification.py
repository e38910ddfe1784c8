"""Marking as read what one was told."""

from __future__ import annotations

from typing import Annotated, Final

import strawberry

from domain.errors import InvalidInput
from domain.identifiers import key_of
from models.activity.notification import mark_read
from resolvers.unit_of_work import mutation
from schema.activity.notification_mutations import MarkNotificationsReadInput, MarkNotificationsReadPayload
from schema.context import Info

MAX_IDS: Final = 200


@strawberry.type
class NotificationMutations:
    """`markNotificationsRead`."""

    @mutation(
        description="Mark notifications of yours read. Those that are read already keep the time at which they were.",
    )
    async def mark_notifications_read(
        self, info: Info, input: Annotated[MarkNotificationsReadInput, strawberry.argument(description="Which ones.")]
    ) -> MarkNotificationsReadPayload:
        """One statement; doing it twice is no error."""
        account, which = info.context.viewer.account, input.notifications
        ids = which.ids or []
        if len(ids) > MAX_IDS:
            raise InvalidInput(f"Name up to {MAX_IDS} at once, or use `upTo`.", field="notifications.ids")
        keys = [key for given in ids if (key := key_of("Notification", given)) is not None]
        await mark_read(account, up_to=which.up_to or None, ids=keys)
        return MarkNotificationsReadPayload(account_id=account)
