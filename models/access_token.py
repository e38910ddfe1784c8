"""Who is asking."""

from __future__ import annotations

from tortoise import fields
from tortoise.models import Model

from domain.access import TokenKind, TokenScope
from domain.clock import now
from domain.identifiers import new_id
from models.account import Account


class AccessToken(Model):
    """A secret that signs an account in; only its SHA-256 is kept (it has 256 random bits itself).

    live ──▶ revoked, or past `expires_at`. A mobile refresh token is used once: using it revokes it and
    issues the next pair of the same `family_id`; using a revoked one again means it was stolen and
    revokes the whole family.
    """

    id = fields.UUIDField(primary_key=True, default=new_id)
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
