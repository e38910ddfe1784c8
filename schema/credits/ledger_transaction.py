"""Movements of credits: a row for each, where the ledger has two."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, LiteralString

import strawberry

from compiler.argument_value import Arguments
from compiler.catalogue import Expression, Relation
from compiler.declare import aggregates, column, entity, foreign_key, to_one
from compiler.sql import Sql, literal, sql
from domain.activity.audit_entry import ActorSide
from domain.credits.ledger import LedgerAccountKind, LedgerReason
from permissions.credits.ledger_transaction import (
    LedgerActorVisible,
    LedgerTransactionVisible,
    amount,
    balance_after,
    change,
    learner_of,
    moved_by_learner,
    moved_for,
    organization_of,
    source,
    target,
)
from schema.filter import DateTimeFilter, IdFilter, IntFilter
from schema.groups import Group, by_month, by_word, grouping, month
from schema.listing import listing, sort, where
from schema.node import Node, global_id
from schema.page import Page

if TYPE_CHECKING:
    from schema.courses.session import Session
    from schema.organizations.membership import Membership
    from schema.people.learner import Learner


def _of(of_row: Callable[[Sql], Sql]) -> Expression:
    return lambda row, _: of_row(row)


def _learner(parent: Sql, child: Sql, _arguments: Arguments) -> Sql:
    return sql("{}.id = {}", child, learner_of(parent))


def _actor(parent: Sql, child: Sql, _arguments: Arguments) -> Sql:
    return sql("{}.account_id = {}.actor_id AND {}.organization_id = {}", child, parent, child, organization_of(parent))


def _side(row: Sql, _arguments: Arguments) -> Sql:
    return sql(
        "CASE WHEN {}.actor_id IS NULL THEN {} WHEN {}.reason = 'GRANTED' THEN {} WHEN {} THEN {} ELSE {} END",
        row,
        literal(ActorSide.SYSTEM),
        row,
        literal(ActorSide.PROVIDER),
        moved_by_learner(row),
        literal(ActorSide.LEARNER),
        literal(ActorSide.STAFF),
    )


@entity("ledger_transaction", LedgerTransactionVisible())
@strawberry.type(
    description="A movement of credits between two accounts of one owner; its two sides are ledger entries."
)
class LedgerTransaction(Node):
    """Never changed; what it moved is moved back by another one."""

    id: strawberry.ID = global_id("LedgerTransaction")
    reason: LedgerReason = column("reason", description="Why credits moved.")
    amount: int = column(_of(amount), description="How many, whatever the direction.")
    from_account: LedgerAccountKind = column(_of(source), description="Where they were.")
    to_account: LedgerAccountKind = column(_of(target), description="Where they are since.")
    change: int = column(
        _of(change),
        description="What it changed about the credits free to be used: `10`, `-1`, or 0 when a session was completed, "
        "whose credit had been reserved.",
    )
    balance_after: int = column(_of(balance_after), description="Credits free to be used afterwards.")
    note: str | None = column("note", description="What was said about it, if anything was.")
    occurred_at: datetime = column("occurred_at", description="When.")
    session: Annotated[Session, strawberry.lazy("schema.courses.session")] | None = to_one(
        "Session", foreign_key("session_id"), description="The session that it was for; null if it was for none."
    )
    learner: Annotated[Learner, strawberry.lazy("schema.people.learner")] | None = to_one(
        "Learner", _learner, description="Whose session it was for; null if it was for none."
    )
    actor_side: ActorSide = column(_side, description="On whose behalf somebody brought it about.")
    actor: Annotated[Membership, strawberry.lazy("schema.organizations.membership")] | None = to_one(
        "Membership",
        _actor,
        guard=LedgerActorVisible(),
        description="The member who brought it about on the staff's behalf; null if it was none, or one who has left.",
    )


TRANSACTIONS = listing(
    "LedgerTransaction",
    sorts={
        "OCCURRED_AT": sort("id", "uuid", "When.", descending_by_default=True),
    },
    filters={
        "reason": where(LedgerReason, "Why credits moved."),
        "from_account": where(LedgerAccountKind, "Where they were.", on=source),
        "to_account": where(LedgerAccountKind, "Where they are since.", on=target),
        "amount": where(IntFilter, "How many.", on=amount),
        "occurred_at": where(DateTimeFilter, "When."),
        "session_id": where(IdFilter, "The session that it was for.", of="Session"),
        "learner_id": where(IdFilter, "Whose session it was for.", on=learner_of, of="Learner"),
    },
)


@strawberry.type(description="Figures over all movements of a list that you may see, whatever the page.")
class LedgerTransactionAggregates:
    """Asked of PostgreSQL only if selected."""

    amount: int = column(
        lambda row, _: sql("coalesce(sum({}), 0)::bigint", amount(row)),
        description="How many credits they moved, whatever the direction; of one reason: how many were granted, "
        "reserved, spent or returned.",
    )
    change: int = column(
        lambda row, _: sql("coalesce(sum({}), 0)::bigint", change(row)),
        description="What they changed about the credits free to be used.",
    )


TRANSACTION_GROUPS = grouping(
    "LedgerTransaction",
    MONTH=by_month("occurred_at", "When credits moved"),
    REASON=by_word("reason", "Why credits moved."),
)


@strawberry.type(description="Movements of credits of one month, for one reason, or both.")
class LedgerTransactionGroup(Group):
    """Of one owner's movements."""

    month: str | None = month()
    reason: LedgerReason | None = column(
        "reason", description="Why credits moved; null unless the groups were made by reason."
    )
    aggregates: LedgerTransactionAggregates = aggregates(description="Figures over the group.")


@strawberry.type(description="One page of movements of credits.")
class LedgerTransactionsConnection(Page[LedgerTransaction]):
    """Movements, paged."""

    aggregates: LedgerTransactionAggregates = aggregates(description="Figures over the whole list.")
    groups: list[LedgerTransactionGroup] = TRANSACTION_GROUPS.groups()


def transactions_of(owner: LiteralString) -> Relation:
    """Movements between accounts that name their owner in this column."""
    return lambda parent, child, _: sql("{}.id IN ({})", child, moved_for(owner, sql("{}.id", parent)))
