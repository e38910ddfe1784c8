"""A login."""

from __future__ import annotations

from tortoise import fields
from tortoise.models import Model

from domain.clock import now
from domain.identifiers import new_id
from domain.language import Language


class Account(Model):
    """A login: one verified address, one password, one learner profile.

    Comes into being only when a registration's address is verified, so `email` is always proven.
    `email` is lower case (check `account_email_is_lower`) and unique. Every account has a learner by
    the end of the transaction that creates it (deferred trigger `account_has_learner`).
    `notification_sequence` is the number of the newest notification; only whoever holds this row's
    lock may draw the next one, which keeps each recipient's sequence without gaps.
    """

    id = fields.UUIDField(primary_key=True, default=new_id)
    email = fields.CharField(max_length=254)
    password_hash = fields.CharField(max_length=255)
    language = fields.CharEnumField(Language, max_length=2, default=Language.EN)
    is_platform_staff = fields.BooleanField(default=False)
    notification_sequence = fields.BigIntField(default=0)
    created_at = fields.DatetimeField(default=now)
    password_changed_at = fields.DatetimeField(default=now)

    class Meta:
        table = "account"
