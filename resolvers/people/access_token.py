"""Tokens that people make for programs of their own."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated

import strawberry

from domain.errors import InvalidInput, NotFound
from domain.identifiers import key_of
from domain.people.access import TokenKind
from domain.people.bearer_token import PERSONAL_MAX_DAYS, device_label
from models.people.access_token import AccessToken, Issued, issue, revoke
from resolvers.people.password_confirmation import confirmed_account, lock_unchanged
from resolvers.unit_of_work import in_one_transaction, mutation
from schema.context import Info
from schema.people.access_token import (
    CreateAccessTokenInput,
    CreateAccessTokenPayload,
    RevokeAccessTokenInput,
    RevokeAccessTokenPayload,
)

MAX_LABEL = 100


@strawberry.type
class PersonalTokenMutations:
    """`createAccessToken` and `revokeAccessToken`."""

    @mutation(
        description="Make a personal access token: it reads what one may read oneself, for a script or a report, and "
        "can change nothing.",
        transactional=False,
    )
    async def create_access_token(
        self,
        info: Info,
        input: Annotated[CreateAccessTokenInput, strawberry.argument(description="What for, and for how long.")],
    ) -> CreateAccessTokenPayload:
        """Asks for the password, since the token outlives the sign-in."""
        label = device_label(input.label)
        if label is None or len(input.label.strip()) > MAX_LABEL:
            raise InvalidInput(f"A label has 1 to {MAX_LABEL} characters.", field="label")
        if not 1 <= input.expires_in_days <= PERSONAL_MAX_DAYS:
            raise InvalidInput(f"A token lives 1 to {PERSONAL_MAX_DAYS} days.", field="expiresInDays")
        account = await confirmed_account(info, input.current_password)

        async def make() -> Issued:
            locked = await lock_unchanged(account)
            lifetime = timedelta(days=input.expires_in_days)
            return await issue(locked.id, TokenKind.PERSONAL, lifetime=lifetime, label=label)

        issued = await in_one_transaction(make)
        return CreateAccessTokenPayload(token=issued.secret, access_token_id=issued.row.id)

    @mutation(
        description="End a personal access token, or another sign-in of one's own, such as that of a lost phone.",
    )
    async def revoke_access_token(
        self,
        info: Info,
        input: Annotated[RevokeAccessTokenInput, strawberry.argument(description="Which one.")],
    ) -> RevokeAccessTokenPayload:
        """Somebody else's token is not found, like one that was never made."""
        token_id = key_of("AccessToken", input.id)
        if token_id is None or not await AccessToken.exists(id=token_id, account_id=info.context.viewer.account):
            raise NotFound(field="id")
        await revoke(token_id)
        return RevokeAccessTokenPayload()
