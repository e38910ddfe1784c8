"""Mails that tell the holder of an account what was done to it, in case it was somebody else."""

from __future__ import annotations

from domain.events import EmailChanged, PasswordChanged
from models.people.emailed_link import EmailedLink
from models.people.learner import Learner
from workers.handler import Mail, handles
from workers.links import Links


@handles(PasswordChanged)
async def tell_of_new_password(event: PasswordChanged, links: Links) -> Mail | None:
    """To the account's address."""
    learner = await Learner.get(account_id=event.account_id).select_related("account")
    values = {"name": learner.name, "link": links.public_url}
    return Mail(learner.account.email, "people/password_changed", learner.account.language, values)


@handles(EmailChanged)
async def tell_the_former_address(event: EmailChanged, links: Links) -> Mail | None:
    """To the address that the account had before; nothing if the link is cleaned away by now.

    The new address stays out of it: the former one may be somebody else's mailbox by now.
    """
    link = await EmailedLink.get_or_none(id=event.emailed_link_id)
    if link is None or link.former_email is None:
        return None
    learner = await Learner.get(account_id=link.account_id).select_related("account")
    values = {"name": learner.name, "former_email": link.former_email, "link": links.public_url}
    return Mail(link.former_email, "people/email_changed", learner.account.language, values)
