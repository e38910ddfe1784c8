"""Further addresses of an account. One counts only once it is proven."""

from __future__ import annotations

from typing import Annotated, Final
from uuid import UUID

import strawberry

from domain.clock import now
from domain.errors import EmailTaken, InvalidInput, LinkExpired, NotFound
from domain.events import EmailedLinkRequested
from domain.identifiers import new_id
from domain.people.access import LinkPurpose
from domain.people.email_address import email_address
from domain.people.mailed_link import counts
from domain.people.mailed_token import row_of_mailed_token
from models.outbox import announce
from models.pending_writes import insert, update, write
from models.people.access_token import lock_account
from models.people.account_address import AccountAddress, account_with
from models.people.emailed_link import EmailedLink, request_address
from models.people.registration import used_up
from resolvers.unit_of_work import mutation
from schema.context import Info
from schema.people.account_address import (
    AddEmailAddressInput,
    AddEmailAddressPayload,
    ConfirmEmailAddressInput,
    ConfirmEmailAddressPayload,
    RemoveEmailAddressInput,
    RemoveEmailAddressPayload,
)
from schema.scalars import EmailAddress

MAX_ADDRESSES: Final = 10


@strawberry.type
class AddressMutations:
    """`addEmailAddress`, `confirmEmailAddress` and `removeEmailAddress`."""

    @mutation(
        description="Ask for a further address, up to 10: to sign in with, and so that invitations to it are yours. A "
        "link is mailed to it; until it is followed, nothing changes. The answer is the same for every address.",
    )
    async def add_email_address(
        self, info: Info, input: Annotated[AddEmailAddressInput, strawberry.argument(description="Which address.")]
    ) -> AddEmailAddressPayload:
        """Does not look whether the address is somebody else's: only its owner is to learn that, from the link."""
        viewer, limits = info.context.viewer, info.context.limits
        email = email_address(input.email)
        await limits.hit("add_address_by_account", str(viewer.account))
        account = await lock_account(viewer.account)
        own = {account.email, *await _further(account.id)}
        if email in own:
            raise InvalidInput("This address is your account's already.", field="email")
        if len(own) > MAX_ADDRESSES:
            raise InvalidInput(f"An account has up to {MAX_ADDRESSES} further addresses. Remove one.", field="email")
        await limits.hit("add_address_by_recipient", email)
        await announce(EmailedLinkRequested(await request_address(account, email)))
        return AddEmailAddressPayload(email=EmailAddress(email))

    @mutation(
        description="Follow the link mailed to a further address, signed in as the account that asked for it: the "
        "address is the account's from then on. To any other account the link is dead.",
    )
    async def confirm_email_address(
        self,
        info: Info,
        input: Annotated[ConfirmEmailAddressInput, strawberry.argument(description="The mailed proof.")],
    ) -> ConfirmEmailAddressPayload:
        """`EMAIL_TAKEN` is told here, to somebody who has just proved that the address is theirs."""
        context = info.context
        await context.limits.hit("mailed_link_by_address", context.client_address)
        link_id = row_of_mailed_token(context.key_ring, LinkPurpose.ADD_ADDRESS, input.token)
        account = await lock_account(context.viewer.account)
        link = await EmailedLink.get_or_none(id=link_id, account_id=account.id) if link_id is not None else None
        if link is None or not counts(link, now()):
            raise LinkExpired(field="token")
        if await account_with(link.email) is not None:
            raise EmailTaken(field="token")  # Of two at once, a constraint refuses the second one.
        if len(await _further(account.id)) >= MAX_ADDRESSES:
            raise InvalidInput(f"An account has up to {MAX_ADDRESSES} further addresses. Remove one.", field="token")
        address = AccountAddress(id=new_id(), account_id=account.id, email=link.email)
        link.used_at = now()
        # Registrations of what is now this account's address end too.
        await write(insert(address), update(link, "used_at"), used_up(link.email))
        return ConfirmEmailAddressPayload(account_address_id=address.id)

    @mutation(
        description="Take a further address off the account: signing in with it no longer works, and invitations to it "
        "are no longer yours.",
    )
    async def remove_email_address(
        self, info: Info, input: Annotated[RemoveEmailAddressInput, strawberry.argument(description="Which address.")]
    ) -> RemoveEmailAddressPayload:
        """The one that mails go to is changed instead."""
        email = email_address(input.email)
        account = await lock_account(info.context.viewer.account)
        if email == account.email:
            raise InvalidInput("This is the address that mails go to: change it instead.", field="email")
        if not await AccountAddress.filter(account_id=account.id, email=email).delete():
            raise NotFound(field="email")
        return RemoveEmailAddressPayload(email=EmailAddress(email))


async def _further(account_id: UUID) -> list[str]:
    return [address.email for address in await AccountAddress.filter(account_id=account_id)]
