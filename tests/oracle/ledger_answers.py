"""What credits did: entries, and the movements that they are the two sides of."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from tests.oracle.answering import answers, shown
from tests.oracle.visibility import VisibilityOracle
from tests.oracle.world import Row

# Entries.


def _account(visibility: VisibilityOracle, entry: Row) -> Row:
    return visibility.world.by_id["ledger_account", entry.account_id]


def _transaction(visibility: VisibilityOracle, entry: Row) -> Row:
    return visibility.world.by_id["ledger_transaction", entry.transaction_id]


@answers("LedgerEntry.account")
def entry_account(visibility: VisibilityOracle, entry: Row) -> str:
    return str(_account(visibility, entry).kind)


@answers("LedgerEntry.reason")
def entry_reason(visibility: VisibilityOracle, entry: Row) -> str:
    return str(_transaction(visibility, entry).reason)


@answers("LedgerEntry.note")
def entry_note(visibility: VisibilityOracle, entry: Row) -> str | None:
    return _transaction(visibility, entry).note


@answers("LedgerEntry.occurredAt")
def entry_moment(visibility: VisibilityOracle, entry: Row) -> datetime:
    return _transaction(visibility, entry).occurred_at


@answers("LedgerEntry.transaction")
def entry_transaction(visibility: VisibilityOracle, entry: Row) -> Row | None:
    return shown(visibility, _transaction(visibility, entry))


@answers("LedgerEntry.balanceAfter")
def entry_balance_after(visibility: VisibilityOracle, entry: Row) -> int:
    """What is in the account, without what came later."""
    return _held_after(visibility, _account(visibility, entry), entry)


def _held_after(visibility: VisibilityOracle, account: Row, last: Row) -> int:
    of = visibility.world.all("ledger_entry", account_id=account.id)
    return int(account.balance - sum(each.amount for each in of if each.id > last.id))


# Movements.


def _sides(visibility: VisibilityOracle, row: Row) -> list[Row]:
    """Where credits came from, and where they went."""
    return sorted(visibility.world.all("ledger_entry", transaction_id=row.id), key=lambda entry: entry.amount)


def _free(visibility: VisibilityOracle, row: Row) -> Row:
    """The owner's account of credits that are free to be used."""
    of = _account(visibility, _sides(visibility, row)[0])
    [found] = visibility.world.all(
        "ledger_account", organization_id=of.organization_id, learner_id=of.learner_id, kind="AVAILABLE"
    )
    return found


@answers("LedgerTransaction.amount")
def amount(visibility: VisibilityOracle, row: Row) -> int:
    return int(_sides(visibility, row)[-1].amount)


@answers("LedgerTransaction.fromAccount")
def from_account(visibility: VisibilityOracle, row: Row) -> str:
    return str(_account(visibility, _sides(visibility, row)[0]).kind)


@answers("LedgerTransaction.toAccount")
def to_account(visibility: VisibilityOracle, row: Row) -> str:
    return str(_account(visibility, _sides(visibility, row)[-1]).kind)


@answers("LedgerTransaction.change")
def change(visibility: VisibilityOracle, row: Row) -> int:
    free = _free(visibility, row)
    return sum(entry.amount for entry in _sides(visibility, row) if entry.account_id == free.id)


@answers("LedgerTransaction.balanceAfter")
def balance_after(visibility: VisibilityOracle, row: Row) -> int:
    last = max(_sides(visibility, row), key=lambda entry: entry.id)
    return _held_after(visibility, _free(visibility, row), last)


@answers("LedgerTransaction.session")
def session(visibility: VisibilityOracle, row: Row) -> Row | None:
    return shown(visibility, visibility.world.get("session", row.session_id))


@answers("LedgerTransaction.learner")
def learner(visibility: VisibilityOracle, row: Row) -> Row | None:
    of = visibility.world.get("session", row.session_id)
    return None if of is None else shown(visibility, visibility.world.get("learner", of.learner_id))


@answers("LedgerTransaction.actorSide")
def actor_side(visibility: VisibilityOracle, row: Row) -> str:
    of = visibility.world.get("session", row.session_id)
    taker = None if of is None else visibility.world.get("learner", of.learner_id)
    if row.actor_id is None:
        return "SYSTEM"
    if row.reason == "GRANTED":
        return "PROVIDER"
    return "LEARNER" if taker is not None and taker.account_id == row.actor_id else "STAFF"


@answers("LedgerTransaction.actor")
def actor(visibility: VisibilityOracle, row: Row) -> Row | None:
    """A member who acted as one."""
    owner = _account(visibility, _sides(visibility, row)[0]).organization_id
    if owner is None or actor_side(visibility, row) != "STAFF":
        return None
    held = visibility.world.all("membership", organization_id=owner, account_id=row.actor_id)
    return shown(visibility, held[0] if held else None)


@answers("LedgerTransactionAggregates.amount")
def amount_in_all(visibility: VisibilityOracle, over: dict[str, Any]) -> int:
    return sum(amount(visibility, row) for row in over["rows"])


@answers("LedgerTransactionAggregates.change")
def change_in_all(visibility: VisibilityOracle, over: dict[str, Any]) -> int:
    return sum(change(visibility, row) for row in over["rows"])
