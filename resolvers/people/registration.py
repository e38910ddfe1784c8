"""Becoming an account. Nothing here tells anybody but the address's owner whether it has one."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

import strawberry

from domain.clock import now
from domain.connections.invitation import LIVE
from domain.connections.invitation_link import connects
from domain.connections.join_offer import TOKEN
from domain.errors import InvalidCredentials, LinkExpired
from domain.events import AddressAlreadyRegistered, RegistrationStarted
from domain.identifiers import new_id
from domain.people.access import LinkPurpose
from domain.people.email_address import email_address
from domain.people.mailed_link import VERIFY_LIFETIME, counts
from domain.people.mailed_token import row_of_mailed_token
from domain.people.password import check_password
from domain.people.person_name import person_name
from domain.refusal import Refusal
from models.connections.invitation import Invitation
from models.connections.invitation_link import InvitationLink
from models.outbox import announce
from models.pending_writes import insert, send_now, write
from models.people.account import Account
from models.people.account_address import account_with
from models.people.learner import Learner
from models.people.registration import Registration, used_up
from permissions.request import Anyone
from resolvers.connections.joining import connect_by, offered
from resolvers.unit_of_work import in_one_transaction, mutation
from schema.context import Info
from schema.people.registration import RegisterInput, RegisterPayload, VerifyEmailInput, VerifyEmailPayload
from schema.scalars import EmailAddress


@strawberry.type
class RegistrationMutations:
    """`register` and `verifyEmail`."""

    @mutation(
        description="Ask for an account. A link is mailed that proves the address; an address that has an account "
        "gets a mail that says so instead. The answer is the same.",
        may=[Anyone],
        transactional=False,
    )
    async def register(
        self, info: Info, input: Annotated[RegisterInput, strawberry.argument(description="Who, and by what link.")]
    ) -> RegisterPayload:
        """Hashes, reads and writes the same for a known address, so that no stopwatch tells it apart."""
        email, name = email_address(input.email), person_name(input.name)
        check_password(input.password, email=email)
        # A token that is not known (any more) does not keep anybody from registering.
        offer = None if input.invitation_token is None else await _offer_of(input.invitation_token)
        if offer is not None and _is_live(offer, email):
            organization = str(offer.organization_id)
            await info.context.limits.hit("register_by_offer", organization, info.context.client_address)
        else:
            await info.context.limits.hit("register_by_address", info.context.client_address)
        await info.context.limits.hit("register_by_account", email)
        password_hash = await info.context.passwords.hash(input.password)

        async def start() -> None:
            account = await account_with(email)
            registration = await Registration.create(
                email=email,
                name=name,
                password_hash=password_hash,
                language=input.language,
                invitation_link=offer if isinstance(offer, InvitationLink) else None,
                invitation=offer if isinstance(offer, Invitation) else None,
                expires_at=now() + VERIFY_LIFETIME,
            )
            if account is None:
                await announce(RegistrationStarted(registration.id))
            else:
                # The registration is kept like any other, but nobody is ever mailed its link.
                await announce(AddressAlreadyRegistered(account.id))

        await in_one_transaction(start)
        return RegisterPayload(email=EmailAddress(email))

    @mutation(
        description="Follow the mailed link, with the password of the registration: the account comes into being. By "
        "an invitation that still works, the learner is then connected to the organization. A wrong password "
        "is refused with `INVALID_CREDENTIALS` and does not use the link up.",
        may=[Anyone],
        transactional=False,
    )
    async def verify_email(
        self,
        info: Info,
        input: Annotated[VerifyEmailInput, strawberry.argument(description="The mailed proof, and the password.")],
    ) -> VerifyEmailPayload:
        """The link proves who reads the mail, the password who registered: a stranger may have, with this address.

        Looks twice at the registration: before the hashing, so that junk costs nothing, and again under its lock.
        """
        context = info.context
        await context.limits.hit("mailed_link_by_address", context.client_address)
        registration_id = row_of_mailed_token(context.key_ring, LinkPurpose.VERIFY_EMAIL, input.token)
        sought = Registration.get_or_none(id=registration_id).select_related("invitation_link", "invitation")
        asked = await sought if registration_id is not None else None
        if asked is None or not counts(asked, now()):
            raise LinkExpired(field="token")
        await context.limits.hit("verify_by_registration", str(asked.id))
        if not await context.passwords.matches(asked.password_hash, input.password):
            raise InvalidCredentials(
                "This is not the password that the registration was made with. Forgotten? Register again.",
                field="password",
            )
        return await in_one_transaction(lambda: _make_account(asked))


async def _make_account(asked: Registration) -> VerifyEmailPayload:
    """The first of an address's registrations that is followed wins; the others are dead from then on."""
    registration = await _won(asked)
    account = Account(
        id=new_id(),
        email=registration.email,
        password_hash=registration.password_hash,
        language=registration.language,
    )
    learner = Learner(id=new_id(), account_id=account.id, name=registration.name)
    await write(used_up(account.email), insert(account), insert(learner))
    await send_now()  # Joining reads whose addresses are invited.
    offer = asked.invitation_link or asked.invitation
    joined = offer is not None and await _join(learner.id, account.id, offer.token)
    return VerifyEmailPayload(
        email=EmailAddress(account.email),
        joined_organization=joined,
        request_instead_id=None if offer is None or joined else offer.organization_id,
    )


async def _won(asked: Registration) -> Registration:
    """The registration, used up together with all others of its address. Raises LinkExpired.

    All of them are locked in one order, so that two that are followed at once queue instead of deadlocking.
    """
    waiting = Registration.filter(email=asked.email, used_at=None).order_by("id")
    found = {row.id: row for row in await waiting.select_for_update()}.get(asked.id)
    if found is None or not counts(found, now()):
        raise LinkExpired(field="token")
    return found


async def _join(learner_id: UUID, account_id: UUID, token: str) -> bool:
    """Connect by what led here; False if it died in the meantime, or invites another address than the verified one."""
    offer = await offered(token, learner_id, is_new=True)
    if offer is None:
        return False
    try:
        # Refuses before it writes anything: a refusal to connect does not undo the account.
        await connect_by(offer, account_id)
    except Refusal:
        return False
    return True


async def _offer_of(token: str) -> InvitationLink | Invitation | None:
    """What the token was ever issued for, dead or not; None if for nothing."""
    if not TOKEN.fullmatch(token):
        return None
    return await InvitationLink.get_or_none(token=token) or await Invitation.get_or_none(token=token)


def _is_live(offer: InvitationLink | Invitation, email: str) -> bool:
    """Whether who registers by this would be connected: then many from one network are a class, not an attack."""
    if isinstance(offer, Invitation):
        return offer.email == email and offer.state in LIVE and offer.expires_at > now()
    return connects(offer, now())
