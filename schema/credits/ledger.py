"""Credits and their ledger."""

from __future__ import annotations

from datetime import datetime
from typing import LiteralString

import strawberry

from compiler.argument_value import Arguments
from compiler.catalogue import Expression, Relation
from compiler.declare import column, entity, foreign_key, page, to_one
from compiler.sql import Sql, literal, sql
from domain.credits.ledger import LedgerAccountKind, LedgerReason
from permissions.organizations.organization import LedgerEntryVisible
from schema.credits.ledger_transaction import (
    TRANSACTIONS,
    LedgerTransaction,
    LedgerTransactionsConnection,
    transactions_of,
)
from schema.filter import DateTimeFilter
from schema.listing import listing, sort, where
from schema.node import Node, global_id
from schema.page import Page


def _of_transaction(found: LiteralString) -> Expression:
    def expression(row: Sql, _arguments: Arguments) -> Sql:
        # raw table: an entry is one side of its transaction, and tells what that says
        return sql("(SELECT x.{} FROM ledger_transaction x WHERE x.id = {}.transaction_id)", sql(found), row)

    return expression


def _account_kind(row: Sql, _arguments: Arguments) -> Sql:
    # raw table: an entry tells in which account it is
    return sql("(SELECT x.kind FROM ledger_account x WHERE x.id = {}.account_id)", row)


def _balance_after(row: Sql, _arguments: Arguments) -> Sql:
    # raw table: an entry tells of its account, and of what was in it then
    return sql(
        "(SELECT (x.balance - coalesce((SELECT sum(l.amount) FROM ledger_entry l WHERE l.account_id = x.id"
        " AND l.id > {}.id), 0))::bigint FROM ledger_account x WHERE x.id = {}.account_id)",
        row,
        row,
    )


@entity("ledger_entry", LedgerEntryVisible())
@strawberry.type(description="One side of a movement of credits. The ledger is only ever added to.")
class LedgerEntry(Node):
    """Double entry: each movement has two of these, which add up to zero."""

    id: strawberry.ID = global_id("LedgerEntry")
    amount: int = column("amount", description="Credits into the account, or out of it if negative.")
    account: LedgerAccountKind = column(_account_kind, description="Which account.")
    balance_after: int = column(_balance_after, description="Credits in that account afterwards.")
    reason: LedgerReason = column(_of_transaction("reason"), description="Why credits moved.")
    note: str | None = column(_of_transaction("note"), description="What was said about it, if anything was.")
    occurred_at: datetime = column(_of_transaction("occurred_at"), description="When.")
    transaction: LedgerTransaction | None = to_one(
        "LedgerTransaction", foreign_key("transaction_id"), description="The movement that it is one side of."
    )


LEDGER_ENTRIES = listing(
    "LedgerEntry",
    sorts={
        "OCCURRED_AT": sort("id", "uuid", "When.", descending_by_default=True),
    },
    filters={
        "account": where(LedgerAccountKind, "Which account.", on=lambda row: _account_kind(row, {})),
        "reason": where(LedgerReason, "Why credits moved.", on=lambda row: _of_transaction("reason")(row, {})),
        "occurred_at": where(DateTimeFilter, "When.", on=lambda row: _of_transaction("occurred_at")(row, {})),
    },
)


@strawberry.type(description="One page of ledger entries.")
class LedgerEntriesConnection(Page[LedgerEntry]):
    """Ledger entries, paged."""


def _balance(kind: LedgerAccountKind, owner: LiteralString) -> Expression:
    def expression(row: Sql, _arguments: Arguments) -> Sql:
        # raw table: shown where the owner's credits are, under their condition
        return sql(
            "coalesce((SELECT x.balance FROM ledger_account x WHERE x.{} = {}.id AND x.kind = {}), 0)",
            sql(owner),
            row,
            literal(kind),
        )

    return expression


def _ledger(owner: LiteralString) -> Relation:
    def on(parent: Sql, child: Sql, _arguments: Arguments) -> Sql:
        # raw table: only joins an owner to entries, which have their condition
        return sql("{}.account_id IN (SELECT x.id FROM ledger_account x WHERE x.{} = {}.id)", child, sql(owner), parent)

    return on


_BALANCE = "Credits free to be used."
_RESERVED = "Credits in sessions that are in progress."
_SPENT = "Credits used by completed sessions."


@strawberry.type(description="An organization's credits.")
class OrganizationCredits:
    """Balances are the ledger's sums."""

    balance: int = column(_balance(LedgerAccountKind.AVAILABLE, "organization_id"), description=_BALANCE)
    reserved: int = column(_balance(LedgerAccountKind.RESERVED, "organization_id"), description=_RESERVED)
    spent: int = column(_balance(LedgerAccountKind.SPENT, "organization_id"), description=_SPENT)
    ledger: LedgerEntriesConnection = page(
        LEDGER_ENTRIES,
        _ledger("organization_id"),
        description="Both sides of every movement of the organization's credits; `transactions` has a row for each.",
    )
    transactions: LedgerTransactionsConnection = page(
        TRANSACTIONS,
        transactions_of("organization_id"),
        description="Every movement of the organization's credits, a row for each.",
    )


@strawberry.type(description="A learner's own credits.")
class LearnerCredits:
    """Balances are the ledger's sums."""

    balance: int = column(_balance(LedgerAccountKind.AVAILABLE, "learner_id"), description=_BALANCE)
    reserved: int = column(_balance(LedgerAccountKind.RESERVED, "learner_id"), description=_RESERVED)
    spent: int = column(_balance(LedgerAccountKind.SPENT, "learner_id"), description=_SPENT)
    ledger: LedgerEntriesConnection = page(
        LEDGER_ENTRIES,
        _ledger("learner_id"),
        description="Both sides of every movement of the learner's credits; `transactions` has a row for each.",
    )
    transactions: LedgerTransactionsConnection = page(
        TRANSACTIONS,
        transactions_of("learner_id"),
        description="Every movement of the learner's credits, a row for each.",
    )
