"""Credits as an append-only, double-entry ledger."""

from __future__ import annotations

from tortoise import fields
from tortoise.models import Model

from domain.clock import now
from domain.identifiers import new_id
from domain.ledger import LedgerAccountKind, LedgerReason
from models.account import Account
from models.learner import Learner
from models.organization import Organization
from models.session import Session


class LedgerAccount(Model):
    """Where credits of one owner are; four per owner (see `domain.ledger`).

    `balance` is written by the trigger `ledger_entry_posts` alone, from the entry that explains it; any
    other update is refused (`ledger_account_is_derived`). Only SOURCE may be negative
    (`ledger_account_not_overdrawn`), which is what stops a credit from being spent twice.
    """

    id = fields.UUIDField(primary_key=True, default=new_id)
    organization: fields.ForeignKeyNullableRelation[Organization] = fields.ForeignKeyField(
        "tessera.Organization", related_name="ledger_accounts", on_delete=fields.RESTRICT, null=True
    )
    learner: fields.ForeignKeyNullableRelation[Learner] = fields.ForeignKeyField(
        "tessera.Learner", related_name="ledger_accounts", on_delete=fields.RESTRICT, null=True
    )
    kind = fields.CharEnumField(LedgerAccountKind, max_length=16)
    balance = fields.BigIntField(default=0)

    class Meta:
        table = "ledger_account"


class LedgerTransaction(Model):
    """Why credits moved. Its entries sum to zero at commit (`ledger_transaction_balances`).

    A session is paid once and settled once (`ledger_session_paid_once`, `ledger_session_settled_once`),
    so a job that is delivered twice returns no credit twice.
    """

    id = fields.UUIDField(primary_key=True, default=new_id)
    reason = fields.CharEnumField(LedgerReason, max_length=32)
    note = fields.CharField(max_length=500, null=True)
    actor: fields.ForeignKeyNullableRelation[Account] = fields.ForeignKeyField(
        "tessera.Account", related_name="ledger_transactions", on_delete=fields.RESTRICT, null=True
    )
    session: fields.ForeignKeyNullableRelation[Session] = fields.ForeignKeyField(
        "tessera.Session", related_name="ledger_transactions", on_delete=fields.RESTRICT, null=True
    )
    occurred_at = fields.DatetimeField(default=now)

    class Meta:
        table = "ledger_transaction"


class LedgerEntry(Model):
    """One side of a transaction: `amount` credits into (or, negative, out of) an account. Append-only."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    transaction: fields.ForeignKeyRelation[LedgerTransaction] = fields.ForeignKeyField(
        "tessera.LedgerTransaction", related_name="entries", on_delete=fields.RESTRICT
    )
    account: fields.ForeignKeyRelation[LedgerAccount] = fields.ForeignKeyField(
        "tessera.LedgerAccount", related_name="entries", on_delete=fields.RESTRICT
    )
    amount = fields.BigIntField()

    class Meta:
        table = "ledger_entry"
