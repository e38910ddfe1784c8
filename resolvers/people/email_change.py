"""Moving an account to another address. The new one counts only once it is proven."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

import strawberry

from domain.clock import now
from domain.errors import EmailTaken, InvalidInput, LinkExpired
from domain.events import EmailChanged, EmailedLinkRequested
from domain.people.access import LinkPurpose
from domain.people.email_address import email_address
from domain.people.mailed_link import counts
from domain.people.mailed_token import row_of_mailed_token
from models.outbox import announce
from models.pending_writes import update, write
from models.people.access_token import lock_account
from models.people.account import Account
from models.people.account_address import AccountAddress, account_with
from models.people.emailed_link import EmailedLink, followed, request_change
from models.people.registration import used_up
from resolvers.people.password_confirmation import confirmed_account, lock_unchanged
from resolvers.unit_of_work import in_one_transaction, mutation
from schema.context import Info
from schema.people.email_change import (
    ConfirmEmailChangeInput,
    ConfirmEmailChangePayload,
    RequestEmailChangeInput,
    RequestEmailChangePayload,
)
from schema.scalars import EmailAddress


@strawberry.type
class EmailChangeMutations:
    """`requestEmailChange` and `confirmEmailChange`."""

    @mutation(
        description="Ask for the account to move to another address. A link is mailed to the new address; until it is "
        "followed, nothing changes. The answer is the same for every address.",
        transactional=False,
    )
    async def request_email_change(
        self,
        info: Info,
        input: Annotated[RequestEmailChangeInput, strawberry.argument(description="The address, and the password.")],
    ) -> RequestEmailChangePayload:
        """Does not look whether the address has an account: only its owner is to learn that, from the link."""
        new_email = email_address(input.email)
        account = await confirmed_account(info, input.current_password)
        if new_email == account.email:
            raise InvalidInput("This is the account's address already.", field="email")
        await info.context.limits.hit("change_email_by_account", str(account.id))

        async def request() -> None:
            link_id = await request_change(await lock_unchanged(account), new_email)
            await announce(EmailedLinkRequested(link_id))

        await in_one_transaction(request)
        return RequestEmailChangePayload(email=EmailAddress(new_email))

    @mutation(
        description="Follow the link mailed to the new address, signed in as the account that asked for it: the "
        "account moves to the address, and the former one is told. To any other account the link is dead.",
    )
    async def confirm_email_change(
        self,
        info: Info,
        input: Annotated[ConfirmEmailChangeInput, strawberry.argument(description="The mailed proof.")],
    ) -> ConfirmEmailChangePayload:
        """`EMAIL_TAKEN` is told here, to somebody who has just proved that the address is theirs.

        Signed in, as a mistyped address is somebody else's: whoever reads that mail must not get the account.
        """
        await info.context.limits.hit("mailed_link_by_address", info.context.client_address)
        link_id = row_of_mailed_token(info.context.key_ring, LinkPurpose.CHANGE_EMAIL, input.token)
        link, account = await _counting(link_id, info.context.viewer.account)
        owner = await account_with(link.email)
        if owner is not None and owner.id != account.id:
            raise EmailTaken(field="token")  # Of two at once, a constraint refuses the second one.
        await AccountAddress.filter(account_id=account.id, email=link.email).delete()
        account.email = link.email
        # Ends links mailed to the former address too, and registrations of what is now this account's address.
        await write(update(account, "email"), followed(link), used_up(link.email))
        await announce(EmailChanged(link.id))
        return ConfirmEmailChangePayload(email=EmailAddress(link.email))


async def _counting(link_id: UUID | None, account_id: UUID) -> tuple[EmailedLink, Account]:
    """The link and its account, locked, if this account may still follow it. Raises LinkExpired."""
    # Read behind the account's lock, which everything that uses or replaces links holds.
    account = await lock_account(account_id)
    link = await EmailedLink.get_or_none(id=link_id, account_id=account_id) if link_id is not None else None
    if link is None:
        raise LinkExpired(field="token")
    if not counts(link, now()) or link.former_email != account.email:
        raise LinkExpired(field="token")
    return link, account
