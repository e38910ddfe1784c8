"""Who sees a movement of credits, and what its entries say of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import LiteralString

from compiler.sql import Sql, sql, viewer
from permissions.people.viewer import AccessProfile
from permissions.row import RowPermission


class LedgerTransactionVisible(RowPermission):
    """May this viewer see this movement of credits? Owners, admins, analysts of the organization; a learner's own."""

    def rows(self, row: Sql, profile: AccessProfile, known: Mapping[str, Sql]) -> Sql:
        """Movements between the viewer's accounts: both of a movement's are of one owner."""
        return sql(
            "EXISTS (SELECT 1 FROM ledger_entry e JOIN ledger_account a ON a.id = e.account_id"
            " WHERE e.transaction_id = {}.id AND (a.organization_id = ANY ({}) OR a.learner_id = {}))",
            row,
            viewer("readable", "uuid[]"),
            viewer("learner", "uuid"),
        )


def moved_by_learner(row: Sql) -> Sql:
    """Did the one who brought the movement about do so as the learner whose session it is?"""
    return sql(
        "EXISTS (SELECT 1 FROM session s JOIN learner l ON l.id = s.learner_id"
        " WHERE s.id = {}.session_id AND l.account_id = {}.actor_id)",
        row,
        row,
    )


class LedgerActorVisible(RowPermission):
    """May this viewer see the member who moved credits, if that membership is visible? Where it acted as one.

    The provider's staff, who grant, stay unnamed; who acted as a learner is shown as that alone.
    """

    def rows(self, row: Sql, profile: AccessProfile, known: Mapping[str, Sql]) -> Sql:
        """What was done on the staff's behalf."""
        return sql("({}.reason <> 'GRANTED' AND NOT {})", row, moved_by_learner(row))


# Both entries of a movement, their accounts and its session are of one owner: who sees it sees these.


def amount(row: Sql) -> Sql:
    """How many credits it moves."""
    return sql("(SELECT e.amount FROM ledger_entry e WHERE e.transaction_id = {}.id AND e.amount > 0)", row)


def source(row: Sql) -> Sql:
    """The kind of account that it takes them from."""
    return _kind(row, "<")


def target(row: Sql) -> Sql:
    """The kind of account that it brings them to."""
    return _kind(row, ">")


def _kind(row: Sql, comparison: LiteralString) -> Sql:
    return sql(
        "(SELECT x.kind FROM ledger_entry e JOIN ledger_account x ON x.id = e.account_id"
        " WHERE e.transaction_id = {}.id AND e.amount {} 0)",
        row,
        sql(comparison),
    )


def change(row: Sql) -> Sql:
    """What it does to the credits that are free."""
    return sql(
        "coalesce((SELECT e.amount FROM ledger_entry e JOIN ledger_account x ON x.id = e.account_id"
        " WHERE e.transaction_id = {}.id AND x.kind = 'AVAILABLE'), 0)",
        row,
    )


def balance_after(row: Sql) -> Sql:
    """What is free now, without what came later: of the newest movements there is little to add up."""
    return sql(
        "(SELECT (x.balance - coalesce((SELECT sum(l.amount) FROM ledger_entry l WHERE l.account_id = x.id"
        " AND l.id > o.last), 0))::bigint"
        " FROM (SELECT a.organization_id, a.learner_id, e.id AS last FROM ledger_entry e"
        " JOIN ledger_account a ON a.id = e.account_id WHERE e.transaction_id = {}.id ORDER BY e.id DESC LIMIT 1) o"
        " JOIN ledger_account x ON x.kind = 'AVAILABLE'"
        " AND (x.organization_id = o.organization_id OR x.learner_id = o.learner_id))",
        row,
    )


def learner_of(row: Sql) -> Sql:
    """The key of the learner whose session it was for."""
    return sql("(SELECT s.learner_id FROM session s WHERE s.id = {}.session_id)", row)


def organization_of(row: Sql) -> Sql:
    """The key of the organization whose credits it moved; null if they were a learner's."""
    return sql(
        "(SELECT a.organization_id FROM ledger_entry e JOIN ledger_account a ON a.id = e.account_id"
        " WHERE e.transaction_id = {}.id LIMIT 1)",
        row,
    )


def moved_for(column: LiteralString, owner: Sql) -> Sql:
    """A query of the keys of all movements of an owner's credits; the accounts name the owner in this column."""
    return sql(
        "SELECT e.transaction_id FROM ledger_entry e JOIN ledger_account x ON x.id = e.account_id"
        " WHERE x.{} = {} AND e.amount > 0",
        sql(column),
        owner,
    )
