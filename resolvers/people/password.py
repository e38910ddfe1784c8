"""Forgotten and changed passwords."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

import strawberry

from domain.clock import now
from domain.errors import LinkExpired
from domain.events import EmailedLinkRequested, PasswordChanged
from domain.people.access import LinkPurpose
from domain.people.email_address import email_address
from domain.people.mailed_link import counts
from domain.people.mailed_token import row_of_mailed_token
from domain.people.password import check_password
from models.outbox import announce
from models.pending_writes import update, write
from models.people.access_token import lock_account, revoke_all
from models.people.account import Account
from models.people.emailed_link import EmailedLink, followed, request_reset, revoke_pending
from permissions.request import Anyone
from resolvers.people.password_confirmation import confirmed_account, lock_unchanged
from resolvers.unit_of_work import in_one_transaction, mutation
from schema.context import Info
from schema.people.password import (
    ChangePasswordInput,
    ChangePasswordPayload,
    RequestPasswordResetInput,
    RequestPasswordResetPayload,
    ResetPasswordInput,
    ResetPasswordPayload,
)


@strawberry.type
class PasswordMutations:
    """`requestPasswordReset`, `resetPassword` and `changePassword`."""

    @mutation(
        description="Ask for a link that sets a new password. The answer is the same for every address; only the "
        "newest link works.",
        may=[Anyone],
        transactional=False,
    )
    async def request_password_reset(
        self,
        info: Info,
        input: Annotated[RequestPasswordResetInput, strawberry.argument(description="Whose password.")],
    ) -> RequestPasswordResetPayload:
        """One path: a link that does not exist is announced too, and its handler finds nothing to mail."""
        email = email_address(input.email)
        await info.context.limits.hit("reset_by_address", info.context.client_address)
        await info.context.limits.hit("reset_by_account", email, info.context.client_address)
        await info.context.limits.hit("reset_by_account_anywhere", email)

        async def request() -> None:
            await announce(EmailedLinkRequested(await request_reset(email)))

        await in_one_transaction(request)
        return RequestPasswordResetPayload()

    @mutation(
        description="Set a new password by the mailed link. Ends every sign-in of the account and every personal "
        "access token; the owner is told by mail.",
        may=[Anyone],
        transactional=False,
    )
    async def reset_password(
        self,
        info: Info,
        input: Annotated[ResetPasswordInput, strawberry.argument(description="The mailed proof and the password.")],
    ) -> ResetPasswordPayload:
        """Looks twice at the link: before the hashing, so that junk costs nothing, and again under its lock."""
        await info.context.limits.hit("mailed_link_by_address", info.context.client_address)
        link_id = row_of_mailed_token(info.context.key_ring, LinkPurpose.RESET_PASSWORD, input.token)
        link = await EmailedLink.get_or_none(id=link_id) if link_id is not None else None
        if link is None or not counts(link, now()):
            raise LinkExpired(field="token")
        check_password(input.password, email=link.email)
        password_hash = await info.context.passwords.hash(input.password)
        await in_one_transaction(lambda: _reset(link.id, password_hash))
        return ResetPasswordPayload()

    @mutation(
        description="Change the password. Ends every other sign-in of the account and every personal access token; "
        "the owner is told by mail.",
        transactional=False,
    )
    async def change_password(
        self,
        info: Info,
        input: Annotated[ChangePasswordInput, strawberry.argument(description="The present and the new one.")],
    ) -> ChangePasswordPayload:
        """The sign-in that asks goes on."""
        account = await confirmed_account(info, input.current_password)
        check_password(input.new_password, email=account.email, field="newPassword")
        password_hash = await info.context.passwords.hash(input.new_password)

        async def change() -> None:
            locked = await lock_unchanged(account)
            await _set_password(locked, password_hash, except_token_id=info.context.viewer.token_id)
            await revoke_pending(locked.id)

        await in_one_transaction(change)
        return ChangePasswordPayload()


async def _reset(link_id: UUID, password_hash: str) -> None:
    link = await EmailedLink.get(id=link_id)
    account = await lock_account(link.account_id)
    # Read again behind the account's lock, which everything that uses or replaces links holds.
    await link.refresh_from_db()
    if not counts(link, now()) or link.email != account.email:
        raise LinkExpired(field="token")
    await write(followed(link))
    await _set_password(account, password_hash)


async def _set_password(account: Account, password_hash: str, *, except_token_id: UUID | None = None) -> None:
    """Write it and throw out whoever came in by the former one. Its links are the caller's to end."""
    account.password_hash = password_hash
    account.password_changed_at = now()
    await write(update(account, "password_hash", "password_changed_at"))
    await revoke_all(account.id, except_token_id=except_token_id, is_locked=True)
    await announce(PasswordChanged(account.id))
