"""Links that are mailed to the holders of accounts."""

from __future__ import annotations

from typing import Final

from domain.clock import now
from domain.events import EmailedLinkRequested
from domain.people.access import LinkPurpose
from models.people.emailed_link import EmailedLink
from models.people.learner import Learner
from workers.handler import Mail, handles
from workers.links import Links
from workers.wording import moment

_LETTERS: Final = {
    LinkPurpose.RESET_PASSWORD: "people/reset_password",
    LinkPurpose.CHANGE_EMAIL: "people/confirm_email",
    LinkPurpose.ADD_ADDRESS: "people/add_address",
}


@handles(EmailedLinkRequested)
async def send_link(event: EmailedLinkRequested, links: Links) -> Mail | None:
    """The link, unless it is used, replaced, expired or cleaned away by now."""
    link = await EmailedLink.get_or_none(id=event.emailed_link_id)
    if link is None or link.used_at is not None or link.revoked_at is not None or link.expires_at <= now():
        return None
    learner = await Learner.get(account_id=link.account_id).select_related("account")
    values = {
        "name": learner.name,
        "email": link.email,
        "link": links.mailed(link.purpose, link.id),
        "expires": moment(link.expires_at),
    }
    return Mail(link.email, _LETTERS[link.purpose], learner.account.language, values)
