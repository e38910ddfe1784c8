"""What follows when a member's role changes."""

from __future__ import annotations

from domain.activity.notification import NotificationKind
from domain.events import MembershipChanged
from workers.activity.notification import tell
from workers.handler import Mail, handles
from workers.links import Links


@handles(MembershipChanged)
async def tell_of_change(event: MembershipChanged, _links: Links) -> Mail | None:
    """Tells the member, who may be one no longer."""
    key = f"{event.name}:{event.change_id}"
    await tell([(event.account_id, key)], NotificationKind.MEMBERSHIP_CHANGED, organization_id=event.organization_id)
    return None
