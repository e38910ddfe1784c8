"""Signing in, staying signed in, signing out."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated

import strawberry

from domain.clock import now
from domain.errors import InvalidCredentials, InvalidInput
from domain.people.access import TokenKind
from domain.people.bearer_token import BROWSER_LONGEST, device_label, digest
from domain.people.email_address import email_address
from models.people.access_token import AccessToken, Issued, IssuedPair, issue, issue_pair, revoke, revoke_all, rotate
from models.people.account import Account
from models.people.account_address import account_with
from permissions.people.token_viewer import viewer_of_token
from permissions.people.viewer import ANONYMOUS
from permissions.request import Anyone
from resolvers.people.browser_cookies import give_cookies, take_cookies
from resolvers.people.password_confirmation import lock_unchanged
from resolvers.unit_of_work import in_one_transaction, mutation
from schema.context import Context, Info
from schema.people.sign_in import (
    RefreshTokensInput,
    RefreshTokensPayload,
    SignInInput,
    SignInPayload,
    SignInTransport,
    SignOutEverywhereInput,
    SignOutEverywherePayload,
    SignOutInput,
    SignOutPayload,
    Tokens,
)


@strawberry.type
class SignInMutations:
    """`signIn`, `refreshTokens`, `signOut` and `signOutEverywhere`."""

    @mutation(
        description="Sign in with the password and any verified address of the account. Whatever is selected of the "
        "payload, and whatever follows in the same request, is answered to the account that signed in.",
        may=[Anyone],
        transactional=False,
    )
    async def sign_in(
        self, info: Info, input: Annotated[SignInInput, strawberry.argument(description="Who, and how to stay so.")]
    ) -> SignInPayload:
        """An unknown address costs the same reads and one hash, like a wrong password."""
        context = info.context
        if input.transport is SignInTransport.COOKIE and context.transport != "http":
            raise InvalidInput("A WebSocket or event stream cannot set cookies. Sign in over HTTP.", field="transport")
        email = email_address(input.email)
        await context.limits.hit("sign_in_by_address", context.client_address)
        await context.limits.hit("sign_in_by_account", email, context.client_address)
        await context.limits.hit("sign_in_by_account_anywhere", email)
        account = await account_with(email)
        fits = await context.passwords.matches(account.password_hash if account else None, input.password)
        if account is None or not fits:
            raise InvalidCredentials
        renewed = None
        if context.passwords.is_outdated(account.password_hash):
            renewed = await context.passwords.hash(input.password)
        label = device_label(input.label or context.user_agent)

        if input.transport is SignInTransport.TOKEN:
            pair = await in_one_transaction(lambda: _enter_app(account, renewed, label))
            await _become(context, pair.access)
            return SignInPayload(tokens=_tokens(pair), account_id=account.id)
        browser = await in_one_transaction(lambda: _enter_browser(context, account, renewed, label))
        await _become(context, browser)
        return SignInPayload(csrf_token=give_cookies(context, browser), account_id=account.id)

    @mutation(
        description="Exchange a refresh token for the next pair of tokens. A refresh token works once. Asking "
        "again within 30 seconds gets the same pair, as the answer may have been lost; asking later means that the "
        "token was copied, and the whole sign-in ends.",
        may=[Anyone],
        transactional=False,
    )
    async def refresh_tokens(
        self,
        info: Info,
        input: Annotated[RefreshTokensInput, strawberry.argument(description="The token to exchange.")],
    ) -> RefreshTokensPayload:
        """The refusal comes after the commit: ending a stolen sign-in must outlast it."""
        await info.context.limits.hit("refresh_by_address", info.context.client_address)
        pair = await in_one_transaction(lambda: rotate(input.refresh_token, info.context.secret_key))
        if pair is None:
            raise InvalidCredentials("This refresh token does not work any more. Sign in again.", field="refreshToken")
        return RefreshTokensPayload(tokens=_tokens(pair))

    @mutation(description="End this sign-in, and no other.")
    async def sign_out(
        self,
        info: Info,
        input: Annotated[
            SignOutInput | None, strawberry.argument(description="May be left out: it says nothing.")
        ] = None,
    ) -> SignOutPayload:
        """Ends an app's refresh token together with its access token."""
        token_id = info.context.viewer.token_id
        if token_id is not None:
            await revoke(token_id)
        _become_nobody(info.context)
        return SignOutPayload()

    @mutation(
        description="End every sign-in of the account, this one included, and every personal access token.",
    )
    async def sign_out_everywhere(
        self,
        info: Info,
        input: Annotated[
            SignOutEverywhereInput | None, strawberry.argument(description="May be left out: it says nothing.")
        ] = None,
    ) -> SignOutEverywherePayload:
        """For a lost phone."""
        await revoke_all(info.context.viewer.account)
        _become_nobody(info.context)
        return SignOutEverywherePayload()


async def _enter_app(account: Account, renewed: str | None, label: str | None) -> IssuedPair:
    await _keep_renewed(await lock_unchanged(account), renewed)
    return await issue_pair(account.id, label=label)


async def _enter_browser(context: Context, account: Account, renewed: str | None, label: str | None) -> Issued:
    await _keep_renewed(await lock_unchanged(account), renewed)
    if context.viewer.token_kind is TokenKind.BROWSER:
        # This browser's cookie is about to be replaced; nobody could end the former sign-in afterwards.
        await AccessToken.filter(id=context.viewer.token_id, revoked_at=None).update(revoked_at=now())
    lifetime = min(timedelta(days=context.session_days), BROWSER_LONGEST)
    return await issue(account.id, TokenKind.BROWSER, lifetime=lifetime, label=label)


async def _keep_renewed(locked: Account, password_hash: str | None) -> None:
    if password_hash is not None:
        locked.password_hash = password_hash
        await locked.save(update_fields=["password_hash"])


async def _become(context: Context, issued: Issued) -> None:
    found = await viewer_of_token(context.reads, digest(issued.secret), {issued.row.kind})
    # A WebSocket's context outlives the operation; there only the connection's own sign-in counts.
    if found is not None and context.transport == "http":
        context.viewer = found.viewer


def _become_nobody(context: Context) -> None:
    context.viewer = ANONYMOUS
    take_cookies(context)


def _tokens(pair: IssuedPair) -> Tokens:
    return Tokens(
        access_token=pair.access.secret, refresh_token=pair.refresh.secret, expires_at=pair.access.row.expires_at
    )
