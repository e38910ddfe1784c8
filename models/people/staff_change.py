"""Who was made provider's staff, who no longer is, and at whose hand."""

from __future__ import annotations

from uuid import UUID

from tortoise import fields
from tortoise.models import Model

from domain.clock import now
from domain.identifiers import new_id
from models.people.account import Account


class StaffChange(Model):
    """One change of `Account.is_platform_staff`; append-only (trigger `staff_change_is_append_only`).

    Provider's staff is made on the command line alone, so the hand is the operator's name on that machine. No API shows
    these rows; `tessera staff list` does.
    """

    id = fields.UUIDField(primary_key=True, default=new_id)
    account_id: UUID
    account: fields.ForeignKeyRelation[Account] = fields.ForeignKeyField(
        "tessera.Account", related_name="staff_changes", on_delete=fields.RESTRICT
    )
    is_added = fields.BooleanField()
    operator = fields.CharField(max_length=128)
    at = fields.DatetimeField(default=now)

    class Meta:
        table = "staff_change"
