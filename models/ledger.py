"""Credits as an append-only, double-entry ledger."""

from __future__ import annotations

from uuid import UUID

from tortoise import fields
from tortoise.connection import get_connection
from tortoise.models import Model

from domain.clock import now
from domain.identifiers import new_id
from domain.ledger import MOVES, LedgerAccountKind, LedgerReason
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
    organization_id: UUID | None
    organization: fields.ForeignKeyNullableRelation[Organization] = fields.ForeignKeyField(
        "tessera.Organization", related_name="ledger_accounts", on_delete=fields.RESTRICT, null=True
    )
    learner_id: UUID | None
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
    actor_id: UUID | None
    actor: fields.ForeignKeyNullableRelation[Account] = fields.ForeignKeyField(
        "tessera.Account", related_name="ledger_transactions", on_delete=fields.RESTRICT, null=True
    )
    session_id: UUID | None
    session: fields.ForeignKeyNullableRelation[Session] = fields.ForeignKeyField(
        "tessera.Session", related_name="ledger_transactions", on_delete=fields.RESTRICT, null=True
    )
    occurred_at = fields.DatetimeField(default=now)

    class Meta:
        table = "ledger_transaction"


class LedgerEntry(Model):
    """One side of a transaction: `amount` credits into (or, negative, out of) an account. Append-only."""

    id = fields.UUIDField(primary_key=True, default=new_id)
    transaction_id: UUID
    transaction: fields.ForeignKeyRelation[LedgerTransaction] = fields.ForeignKeyField(
        "tessera.LedgerTransaction", related_name="entries", on_delete=fields.RESTRICT
    )
    account_id: UUID
    account: fields.ForeignKeyRelation[LedgerAccount] = fields.ForeignKeyField(
        "tessera.LedgerAccount", related_name="entries", on_delete=fields.RESTRICT
    )
    amount = fields.BigIntField()

    class Meta:
        table = "ledger_entry"


async def post(
    reason: LedgerReason,
    *,
    organization_id: UUID | None = None,
    learner_id: UUID | None = None,
    amount: int = 1,
    session_id: UUID | None = None,
    actor_id: UUID | None = None,
    note: str | None = None,
) -> LedgerTransaction:
    """Move `amount` credits of one owner as `reason` says (`domain.ledger.MOVES`). Call it inside a transaction.

    The owner is the organization or the learner, exactly one. Every reason but GRANTED names its session.
    Raises IntegrityError: `ledger_account_not_overdrawn` when there are too few credits,
    `ledger_session_paid_once` or `ledger_session_settled_once` when it was posted before.
    """
    if amount < 1:
        raise ValueError("a ledger transaction moves at least one credit; the reason gives the direction")
    source, target = MOVES[reason]
    accounts = await _accounts(organization_id, learner_id, source, target)
    transaction = await LedgerTransaction.create(reason=reason, session_id=session_id, actor_id=actor_id, note=note)
    # An entry locks its account until the transaction ends. Always in the order of kinds, so that
    # transactions of one owner queue and never deadlock.
    for kind, account_id in accounts.items():
        change = -amount if kind is source else amount
        await LedgerEntry.create(transaction=transaction, account_id=account_id, amount=change)
    return transaction


async def _accounts(
    organization_id: UUID | None, learner_id: UUID | None, *kinds: LedgerAccountKind
) -> dict[LedgerAccountKind, UUID]:
    """The owner's accounts of these kinds, made on demand, in the order that `LedgerAccountKind` lists them."""
    ordered = [kind for kind in LedgerAccountKind if kind in kinds]
    found = await _existing(organization_id, learner_id, ordered)
    if len(found) < len(ordered):
        # ON CONFLICT waits for a twin that makes the same account; the second look then finds the twin's.
        for kind in ordered:
            await get_connection("default").execute_query(
                "INSERT INTO ledger_account (id, organization_id, learner_id, kind, balance)"
                " VALUES ($1, $2, $3, $4, 0) ON CONFLICT DO NOTHING",
                [new_id(), organization_id, learner_id, kind.value],
            )
        found = await _existing(organization_id, learner_id, ordered)
    return {kind: found[kind] for kind in ordered}


async def _existing(
    organization_id: UUID | None, learner_id: UUID | None, kinds: list[LedgerAccountKind]
) -> dict[LedgerAccountKind, UUID]:
    accounts = await LedgerAccount.filter(organization_id=organization_id, learner_id=learner_id, kind__in=kinds)
    return {account.kind: account.id for account in accounts}
