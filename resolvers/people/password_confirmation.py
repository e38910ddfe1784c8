"""Somebody signed in shows once more that it is them, before something that outlives the sign-in."""

from __future__ import annotations

from domain.errors import InvalidCredentials
from models.people.access_token import lock_account
from models.people.account import Account
from schema.context import Info


async def confirmed_account(info: Info, password: str) -> Account:
    """The viewer's account, if `password` is its password. Call it outside of a transaction: it takes a while.

    Raises RateLimited, and InvalidCredentials naming `currentPassword`.
    """
    await info.context.limits.hit("confirm_password_by_account", str(info.context.viewer.account))
    account = await Account.get(id=info.context.viewer.account)
    if not await info.context.passwords.matches(account.password_hash, password):
        raise InvalidCredentials("This is not your present password.", field="currentPassword")
    return account


async def lock_unchanged(account: Account) -> Account:
    """The account's row, locked, if its password is still the one that was just checked.

    Between the check and the lock a reset may have thrown everybody out; then the old password must not
    let anybody back in. Raises InvalidCredentials.
    """
    locked = await lock_account(account.id)
    if locked.password_changed_at != account.password_changed_at:
        raise InvalidCredentials
    return locked
