"""Credits as an append-only, double-entry ledger."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Final
from uuid import UUID

from tortoise import fields
from tortoise.models import Model

from domain.clock import now
from domain.credits.ledger import MOVES, LedgerAccountKind, LedgerReason
from domain.identifiers import new_id
from models.courses.session import Session
from models.organizations.organization import Organization
from models.pending_writes import Write, write
from models.people.account import Account
from models.people.learner import Learner


class LedgerAccount(Model):
    """Where credits of one owner are; four per owner (see `domain.credits.ledger`).

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


def _posting(owner: str, of_owner: str) -> Write:
    """A posting to two accounts of the owner $3, of the kinds $4 and $5 in the order of `LedgerAccountKind`.

    $1 and $2 are keys for accounts that may be missing, $6 and $7 what each account gets, $8 and $9 the entries' keys,
    the rest the transaction's columns. `owner` is the pair of columns of an account's owner, `of_owner` a condition.
    """
    return Write(
        parts=(
            (
                "ledger_side#",
                "SELECT * FROM (VALUES (1, $1::uuid, $4::text, $6::bigint, $8::uuid),"
                " (2, $2::uuid, $5::text, $7::bigint, $9::uuid)) v (place, account_id, kind, amount, entry_id)",
            ),
            (
                # DO UPDATE changes nothing: it waits for a twin that makes the same account, and returns the twin's.
                "ledger_made#",
                "INSERT INTO ledger_account (id, organization_id, learner_id, kind, balance)"  # noqa: S608
                f" SELECT v.account_id, {owner}, v.kind, 0 FROM ledger_side# v"
                f" WHERE NOT EXISTS (SELECT FROM ledger_account a WHERE {of_owner} AND a.kind = v.kind)"
                " ON CONFLICT (organization_id, learner_id, kind) DO UPDATE SET kind = excluded.kind"
                " RETURNING id, kind::text",
            ),
            (
                "ledger_found#",
                f"SELECT a.id, a.kind::text FROM ledger_account a WHERE {of_owner} AND a.kind IN ($4, $5)"  # noqa: S608
                " UNION ALL SELECT id, kind FROM ledger_made#",
            ),
            (
                "ledger_moved#",
                "INSERT INTO ledger_transaction (id, reason, note, actor_id, session_id, occurred_at)"
                " SELECT $10::uuid, $11::text, $12::text, $13::uuid, $14::uuid, $15::timestamptz RETURNING id",
            ),
        ),
        # An entry locks its account until the transaction ends. Always in the order of kinds, so that transactions
        # of one owner queue and never deadlock.
        sql="INSERT INTO ledger_entry (id, transaction_id, account_id, amount)"
        " SELECT v.entry_id, t.id, a.id, v.amount"
        " FROM ledger_moved# t, ledger_side# v JOIN ledger_found# a USING (kind) ORDER BY v.place RETURNING id",
        name="ledger_posted#",
        values=(),
    )


_OF_ORGANIZATION: Final = _posting("$3::uuid, NULL::uuid", "a.organization_id = $3 AND a.learner_id IS NULL")
_OF_LEARNER: Final = _posting("NULL::uuid, $3::uuid", "a.learner_id = $3 AND a.organization_id IS NULL")


async def post(
    reason: LedgerReason,
    *,
    organization_id: UUID | None = None,
    learner_id: UUID | None = None,
    amount: int = 1,
    session_id: UUID | None = None,
    actor_id: UUID | None = None,
    note: str | None = None,
) -> None:
    """Move `amount` credits of one owner as `reason` says (`domain.credits.ledger.MOVES`), inside a transaction.

    The owner is the organization or the learner, exactly one. Every reason but GRANTED names its session. One
    statement, or a part of a unit of work's last one; the owner's accounts are made on demand.
    Raises IntegrityError: `ledger_account_not_overdrawn` when there are too few credits,
    `ledger_session_paid_once` or `ledger_session_settled_once` when it was posted before.
    """
    if amount < 1:
        raise ValueError("a ledger transaction moves at least one credit; the reason gives the direction")
    if (organization_id is None) == (learner_id is None):
        raise ValueError("credits have one owner")
    source, target = MOVES[reason]
    kinds = [kind for kind in LedgerAccountKind if kind in {source, target}]
    amounts = [-amount if kind is source else amount for kind in kinds]
    why = (new_id(), reason.value, note, actor_id, session_id, now())
    posting = _OF_LEARNER if organization_id is None else _OF_ORGANIZATION
    values = (new_id(), new_id(), organization_id or learner_id, *kinds, *amounts, new_id(), new_id(), *why)
    await write(replace(posting, values=values))


_OF_SESSIONS: Final = Write(
    parts=(
        (
            "ledger_moved#",
            "INSERT INTO ledger_transaction (id, reason, actor_id, session_id, occurred_at)"
            " SELECT v.id, $3::text, $4::uuid, v.session_id, $5::timestamptz"
            " FROM unnest($1::uuid[], $2::uuid[]) v (id, session_id) RETURNING id",
        ),
    ),
    # In the order of kinds, as everywhere: transactions of one owner queue and never deadlock.
    sql="INSERT INTO ledger_entry (id, transaction_id, account_id, amount)"
    " SELECT v.id, t.id, a.id, v.amount FROM unnest($6::uuid[], $7::uuid[], $8::text[], $9::bigint[])"
    " WITH ORDINALITY v (id, transaction_id, kind, amount, place) JOIN ledger_moved# t ON t.id = v.transaction_id"
    " JOIN ledger_account a ON a.organization_id = $10::uuid AND a.learner_id IS NULL AND a.kind = v.kind"
    " ORDER BY v.place RETURNING id",
    name="ledger_posted#",
    values=(),
)


async def post_for_sessions(
    reason: LedgerReason, organization_id: UUID, session_ids: Collection[UUID], actor_id: UUID | None
) -> None:
    """Move a credit for each of these sessions, which were paid for by the organization, as `post` does for one.

    Its accounts exist: there is a credit in each of the sessions.
    """
    source, target = MOVES[reason]
    moved = [(new_id(), session_id) for session_id in session_ids]
    entries = [
        (new_id(), transaction_id, kind.value, -1 if kind is source else 1)
        for kind in LedgerAccountKind
        if kind in {source, target}
        for transaction_id, _ in moved
    ]
    columns = [list(column) for column in zip(*moved, strict=True)]
    why = (reason.value, actor_id, now())
    values = (*columns, *why, *(list(column) for column in zip(*entries, strict=True)), organization_id)
    await write(replace(_OF_SESSIONS, values=values, wanted=len(entries)))
