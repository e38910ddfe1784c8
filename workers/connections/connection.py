"""What follows when a connection begins or ends."""

from __future__ import annotations

from domain.activity.notification import NotificationKind
from domain.events import Disconnected, LearnerJoined
from models.connections.connection import Connection
from workers.activity.notification import managers_of, tell
from workers.courses.session import terminate_sessions
from workers.handler import Mail, handles
from workers.links import Links


@handles(LearnerJoined)
async def welcome(event: LearnerJoined, _links: Links) -> Mail | None:
    """Tells the organization's owners and admins; not the one who accepted the learner's request."""
    connection = await Connection.get(id=event.connection_id)
    organization_id = connection.organization_id
    key = f"{event.name}:{connection.id}:organization"
    managers = await managers_of(organization_id)
    await tell(
        [(account_id, key) for account_id in managers if account_id != connection.activated_by_id],
        NotificationKind.LEARNER_JOINED,
        connection_id=connection.id,
        organization_id=organization_id,
    )
    return None


@handles(Disconnected)
async def part(event: Disconnected, _links: Links) -> Mail | None:
    """Ends the sessions that the connection paid, returns their credits, and tells both sides."""
    connection = await Connection.get(id=event.connection_id).select_related("learner")
    organization_id = connection.organization_id
    await terminate_sessions(connection)
    key = f"{event.name}:{connection.id}"
    await tell(
        [
            (connection.learner.account_id, f"{key}:learner"),
            *((account_id, f"{key}:organization") for account_id in await managers_of(organization_id)),
        ],
        NotificationKind.CONNECTION_ENDED,
        connection_id=connection.id,
        organization_id=organization_id,
    )
    return None
