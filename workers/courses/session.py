"""Ending sessions whose connection has ended, and telling of those that an organization ended."""

from __future__ import annotations

from domain.activity.notification import NotificationKind
from domain.courses.session import SessionState, TerminationReason
from domain.events import SessionTerminated
from domain.identifiers import to_global
from models.connections.connection import Connection
from models.courses.session import Session
from models.courses.termination import terminate
from workers.activity.notification import managers_of, tell
from workers.courses.course import title_of
from workers.handler import Mail, handles
from workers.links import Links


async def terminate_sessions(connection: Connection) -> int:
    """End what is in progress on `connection`, return each credit to the organization; returns how many.

    A session that somebody else ended meanwhile is none of ours: the rows are locked before they are judged.
    """
    running = (
        await Session.filter(connection_id=connection.id, state=SessionState.IN_PROGRESS)
        .order_by("id")
        .select_for_update(no_key=True)
    )
    for session in running:
        if session.funding_organization_id is None:
            continue  # Only an organization pays through a connection (`session_connection_pays`).
        await terminate(
            session.id,
            session.funding_organization_id,
            TerminationReason.DISCONNECTED,
            actor_id=connection.ended_by_id,
            words=connection.end_reason,
            connection=to_global("Connection", connection.id),
        )
    return len(running)


@handles(SessionTerminated)
async def tell_of_termination(event: SessionTerminated, links: Links) -> Mail | None:
    """Tells the learner, in the app and by mail, and the owners and admins but the one who did it."""
    session = await Session.get(id=event.session_id).select_related("learner__account", "funding_organization")
    organization, learner = session.funding_organization, session.learner
    if organization is None:
        return None
    key = f"{event.name}:{session.id}"
    managers = [
        account_id for account_id in await managers_of(organization.id) if account_id != session.terminated_by_id
    ]
    await tell(
        [(learner.account.id, f"{key}:learner"), *((account_id, f"{key}:organization") for account_id in managers)],
        NotificationKind.SESSION_TERMINATED,
        session_id=session.id,
        organization_id=organization.id,
    )
    values = {
        "name": learner.name,
        "course": await title_of(session.course_id, session.language, learner.account.language),
        "organization": organization.name,
        "reason": session.termination_note,
        "link": links.public_url,
    }
    return Mail(learner.account.email, "courses/session_terminated", learner.account.language, values)
