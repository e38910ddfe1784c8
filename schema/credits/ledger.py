"""Credits and their ledger."""

from __future__ import annotations

from datetime import datetime
from typing import LiteralString

import strawberry

from compiler.argument_value import Arguments
from compiler.catalogue import Expression, Relation
from compiler.declare import column, entity, page
from compiler.sql import Sql, literal, sql
from domain.credits.ledger import LedgerAccountKind, LedgerReason
from permissions.organizations.organization import LedgerEntryVisible
from schema.listing import listing, sort
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


@entity("ledger_entry", LedgerEntryVisible())
@strawberry.type(description="One side of a movement of credits. The ledger is only ever added to.")
class LedgerEntry(Node):
    """Double entry: each movement has two of these, which add up to zero."""

    id: strawberry.ID = global_id("LedgerEntry")
    amount: int = column("amount", description="Credits into the account, or out of it if negative.")
    account: LedgerAccountKind = column(_account_kind, description="Which account.")
    reason: LedgerReason = column(_of_transaction("reason"), description="Why credits moved.")
    note: str | None = column(_of_transaction("note"), description="What was said about it, if anything was.")
    occurred_at: datetime = column(_of_transaction("occurred_at"), description="When.")


LEDGER_ENTRIES = listing(
    "LedgerEntry",
    sorts={
        "OCCURRED_AT": sort("id", "uuid", "When.", descending_by_default=True),
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
        description="Every movement of the organization's credits.",
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
        description="Every movement of the learner's credits.",
    )
