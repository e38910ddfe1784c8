"""Mails of people who ask for an account."""

from __future__ import annotations

from domain.clock import now
from domain.events import AddressAlreadyRegistered, RegistrationStarted
from domain.people.access import LinkPurpose
from models.people.account import Account
from models.people.registration import Registration
from workers.handler import Mail, handles
from workers.links import Links
from workers.wording import moment


@handles(RegistrationStarted)
async def send_verification(event: RegistrationStarted, links: Links) -> Mail | None:
    """The link that proves the address; nothing if the registration is used, expired or cleaned away by now.

    The name that was typed stays out of the mail: the address may belong to a stranger, to whom anybody
    could have us send words of theirs.
    """
    registration = await Registration.get_or_none(id=event.registration_id)
    if registration is None or registration.used_at is not None or registration.expires_at <= now():
        return None
    values = {
        "email": registration.email,
        "link": links.mailed(LinkPurpose.VERIFY_EMAIL, registration.id),
        "expires": moment(registration.expires_at),
    }
    return Mail(registration.email, "people/verify_email", registration.language, values)


@handles(AddressAlreadyRegistered)
async def tell_the_owner(event: AddressAlreadyRegistered, links: Links) -> Mail | None:
    """Only the address's owner learns that it is registered."""
    account = await Account.get(id=event.account_id)
    values = {"email": account.email, "link": links.public_url}
    return Mail(account.email, "people/already_registered", account.language, values)
