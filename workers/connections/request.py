"""What follows when a learner asks to be connected, and when an organization answers."""

from __future__ import annotations

from typing import Final

from domain.activity.notification import NotificationKind
from domain.connections.connection import ConnectionState
from domain.connections.request_mails import RequestMails
from domain.events import ConnectionRequested, RequestAnswered, RequestDigestDue, RequestMailDue
from domain.organizations.role import MANAGERS
from models.connections.connection import Connection
from models.organizations.membership import Membership
from models.outbox import announce
from models.people.account import Account
from models.people.learner import Learner
from workers.activity.notification import managers_of, tell
from workers.handler import Mail, Values, handles
from workers.links import Links

MAX_NAMED: Final = 20
"""Names in a digest; the rest are a number."""


@handles(ConnectionRequested)
async def tell_of_request(event: ConnectionRequested, _links: Links) -> Mail | None:
    """Tells the organization's owners and admins, and orders a mail for each who wants one at once."""
    connection = await Connection.get(id=event.connection_id)
    organization_id = connection.organization_id
    key = f"{event.name}:{connection.id}:organization"
    news = await tell(
        [(account_id, key) for account_id in await managers_of(organization_id)],
        NotificationKind.CONNECTION_REQUESTED,
        connection_id=connection.id,
        organization_id=organization_id,
    )
    if news:  # A second delivery finds everybody told, and the mails ordered.
        for member in await _managers_who_want(RequestMails.IMMEDIATELY, organization_id=organization_id):
            await announce(RequestMailDue(connection.id, member.id))
    return None


@handles(RequestMailDue)
async def mail_about_request(event: RequestMailDue, links: Links) -> Mail | None:
    """One mail to one member, unless the request is answered, or the member is not to be mailed by now."""
    connection = await Connection.get(id=event.connection_id).select_related("learner", "organization")
    members = await _managers_who_want(RequestMails.IMMEDIATELY, id=event.membership_id)
    if connection.state is not ConnectionState.REQUESTED or not members:
        return None
    values = {
        "organization": connection.organization.name,
        "learner": connection.learner.name,
        "words": connection.request_message,
        "link": links.public_url,
    }
    return await _to(members[0].account, "connections/connection_requested", values)


@handles(RequestDigestDue)
async def mail_digest(event: RequestDigestDue, links: Links) -> Mail | None:
    """One mail about all requests that wait now, unless there is none, or the member is not to be mailed by now."""
    members = await _managers_who_want(RequestMails.DAILY, id=event.membership_id)
    if not members:
        return None
    member = members[0]
    waiting = Connection.filter(organization_id=member.organization_id, state=ConnectionState.REQUESTED)
    number = await waiting.count()
    if not number:
        return None
    named = await waiting.order_by("created_at", "id").limit(MAX_NAMED).values_list("learner__name", flat=True)
    values: Values = {
        "organization": member.organization.name,
        "number": number,
        "names": [str(name) for name in named],
        "more": max(number - MAX_NAMED, 0),
        "link": links.public_url,
    }
    return await _to(member.account, "connections/request_digest", values)


@handles(RequestAnswered)
async def tell_of_answer(event: RequestAnswered, links: Links) -> Mail | None:
    """Tells the learner, in the app and by mail; no mail that says "connected" once that is over."""
    connection = await Connection.get(id=event.connection_id).select_related("learner__account", "organization")
    account, is_rejected = connection.learner.account, connection.state is ConnectionState.REJECTED
    await tell(
        [(account.id, f"{event.name}:{connection.id}:learner")],
        NotificationKind.REQUEST_REJECTED if is_rejected else NotificationKind.REQUEST_ACCEPTED,
        connection_id=connection.id,
        organization_id=connection.organization_id,
    )
    if connection.state is ConnectionState.DISCONNECTED:
        return None
    values = {"organization": connection.organization.name, "reason": connection.end_reason, "link": links.public_url}
    return await _to(account, "connections/request_rejected" if is_rejected else "connections/request_accepted", values)


async def _managers_who_want(mails: RequestMails, **which: object) -> list[Membership]:
    """Owners and admins who chose this, with their accounts."""
    return await (
        Membership.filter(role__in=MANAGERS, request_mails=mails, **which)
        .select_related("account", "organization")
        .order_by("id")
    )


async def _to(account: Account, letter: str, values: Values) -> Mail:
    reader = await Learner.get(account_id=account.id)
    return Mail(account.email, letter, account.language, {"name": reader.name, **values})
