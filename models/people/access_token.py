"""Who is asking."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from tortoise import fields
from tortoise.expressions import Q
from tortoise.models import Model

from domain.clock import now
from domain.identifiers import new_id
from domain.people.access import TokenKind, TokenScope
from domain.people.bearer_token import (
    ACCESS_LIFETIME,
    BROWSER_LONGEST,
    REFRESH_LIFETIME,
    REFRESH_RETRY,
    USE_RECORDED_EVERY,
    digest,
    kind_of,
    new_token,
    next_token,
)
from models.pending_writes import Write, insert, write
from models.people.account import Account

SecretOf = Callable[[TokenKind, UUID], str]
"""How the secret of a new token of a kind, with this id, is made."""


class AccessToken(Model):
    """A secret that signs an account in; only its SHA-256 is kept (it has 256 random bits itself).

    live ──▶ revoked, or past `expires_at`. A mobile refresh token is used once: using it revokes it and
    issues the next pair of the same `family_id`. Using it again within REFRESH_RETRY gives the same pair, if that
    was not exchanged or ended meanwhile; else it means that the token was stolen and revokes the whole family.
    """

    id = fields.UUIDField(primary_key=True, default=new_id)
    account_id: UUID
    account: fields.ForeignKeyRelation[Account] = fields.ForeignKeyField(
        "tessera.Account", related_name="access_tokens", on_delete=fields.RESTRICT
    )
    kind = fields.CharEnumField(TokenKind, max_length=16)
    scope = fields.CharEnumField(TokenScope, max_length=16, default=TokenScope.FULL)
    token_hash = fields.BinaryField()
    family_id = fields.UUIDField(default=new_id)
    label = fields.CharField(max_length=200, null=True)
    created_at = fields.DatetimeField(default=now)
    expires_at = fields.DatetimeField()
    last_used_at = fields.DatetimeField(null=True)
    revoked_at = fields.DatetimeField(null=True)

    class Meta:
        table = "access_token"


@dataclass(frozen=True, slots=True)
class Issued:
    """A token that was just made: the only moment that its secret is known."""

    secret: str
    row: AccessToken


@dataclass(frozen=True, slots=True)
class IssuedPair:
    """What a mobile app signs in with, and what it renews that with."""

    access: Issued
    refresh: Issued


async def lock_account(account_id: UUID) -> Account:
    """The account's row, locked for the transaction.

    Whoever issues or revokes tokens holds it. Otherwise a token issued while all are revoked would be
    missed by the revocation, which cannot see it yet.
    """
    return await Account.filter(id=account_id).select_for_update(no_key=True).get()


async def issue(
    account_id: UUID,
    kind: TokenKind,
    *,
    lifetime: timedelta,
    label: str | None = None,
    family_id: UUID | None = None,
    secret_of: SecretOf | None = None,
) -> Issued:
    """Make a token of `kind`; personal ones can only read. Call it with the account locked."""
    row_id = new_id()
    secret = new_token(kind) if secret_of is None else secret_of(kind, row_id)
    row = AccessToken(
        id=row_id,
        account_id=account_id,
        kind=kind,
        scope=TokenScope.READ_ONLY if kind is TokenKind.PERSONAL else TokenScope.FULL,
        token_hash=digest(secret),
        label=label,
        expires_at=now() + lifetime,
    )
    row.family_id = family_id or row.family_id
    await write(insert(row))
    return Issued(secret, row)


async def issue_pair(
    account_id: UUID,
    *,
    label: str | None = None,
    family_id: UUID | None = None,
    secret_of: SecretOf | None = None,
) -> IssuedPair:
    """Make a mobile app's two tokens, of one family. Call it with the account locked."""
    refresh = await issue(
        account_id,
        TokenKind.MOBILE_REFRESH,
        lifetime=REFRESH_LIFETIME,
        label=label,
        family_id=family_id,
        secret_of=secret_of,
    )
    access = await issue(
        account_id,
        TokenKind.MOBILE_ACCESS,
        lifetime=ACCESS_LIFETIME,
        label=label,
        family_id=refresh.row.family_id,
        secret_of=secret_of,
    )
    return IssuedPair(access, refresh)


async def rotate(refresh_secret: str, secret_key: str) -> IssuedPair | None:
    """Use up a refresh token: the next pair of its family, or None when it does not count.

    One that was used before is given the same pair for REFRESH_RETRY: the answer may have been lost. After that, or
    when the pair was exchanged itself, it is in two hands, and nobody can say which is the thief's: its whole family
    is revoked (RFC 9700, 4.14.2). Call it in a transaction of its own: it returns instead of raising, so that this
    revocation is committed although the caller refuses.
    """
    if kind_of(refresh_secret) is not TokenKind.MOBILE_REFRESH:
        return None

    def secret_of(kind: TokenKind, row_id: UUID) -> str:
        return next_token(kind, row_id, former=refresh_secret, secret_key=secret_key)

    found = await AccessToken.get_or_none(token_hash=digest(refresh_secret))
    if found is None:
        return None
    await lock_account(found.account_id)
    await found.refresh_from_db()
    if found.revoked_at is not None:
        given = await _given_before(found.family_id, secret_of) if now() - found.revoked_at < REFRESH_RETRY else None
        if given is None:
            await revoke_family(found.family_id)
        return given
    if found.expires_at <= now():
        return None
    await revoke_family(found.family_id)
    return await issue_pair(found.account_id, label=found.label, family_id=found.family_id, secret_of=secret_of)


async def _given_before(family_id: UUID, secret_of: SecretOf) -> IssuedPair | None:
    """The living pair of the family, if it is the one that was given for the refresh token of `secret_of`."""
    given: dict[TokenKind, Issued] = {}
    for row in await AccessToken.filter(family_id=family_id, revoked_at=None):
        secret = secret_of(row.kind, row.id)
        if digest(secret) == bytes(row.token_hash):
            given[row.kind] = Issued(secret, row)
    access, refresh = given.get(TokenKind.MOBILE_ACCESS), given.get(TokenKind.MOBILE_REFRESH)
    return IssuedPair(access, refresh) if access is not None and refresh is not None else None


async def revoke_family(family_id: UUID) -> int:
    """End a sign-in: all tokens that came from it. Returns how many were alive."""
    return await AccessToken.filter(family_id=family_id, revoked_at=None).update(revoked_at=now())


async def revoke(token_id: UUID) -> int:
    """End the sign-in that a token belongs to. Returns how many tokens were alive."""
    found = await AccessToken.get(id=token_id)
    await lock_account(found.account_id)
    return await revoke_family(found.family_id)


async def revoke_all(account_id: UUID, *, except_token_id: UUID | None = None, is_locked: bool = False) -> int:
    """End every sign-in of an account but the one of `except_token_id`. Returns how many tokens were alive."""
    if not is_locked:
        await lock_account(account_id)
    alive = AccessToken.filter(account_id=account_id, revoked_at=None)
    if except_token_id is not None:
        kept = await AccessToken.get(id=except_token_id)
        alive = alive.exclude(family_id=kept.family_id)
    return await alive.update(revoked_at=now())


async def record_use(token_id: UUID, kind: TokenKind, *, session_days: int) -> None:
    """Note that a token is in use, which also keeps a browser's sign-in alive; at most once an hour.

    A browser's sign-in ends BROWSER_LONGEST after it was made, however much it is used.
    """
    moment = now()
    due = Q(last_used_at__isnull=True) | Q(last_used_at__lt=moment - USE_RECORDED_EVERY)
    found = await AccessToken.get_or_none(due, id=token_id, revoked_at=None)
    if found is None:
        return
    changes: dict[str, Any] = {"last_used_at": moment}
    if kind is TokenKind.BROWSER:
        changes["expires_at"] = min(moment + timedelta(days=session_days), found.created_at + BROWSER_LONGEST)
    await AccessToken.filter(due, id=token_id, revoked_at=None).update(**changes)


def still_counts(token_id: UUID) -> Write:
    """Nothing, unless a token has ended meanwhile."""
    sql = "SELECT id FROM access_token WHERE id = $1 AND revoked_at IS NULL AND expires_at > $2"
    return Write(sql, (token_id, now()), wanted=1)
