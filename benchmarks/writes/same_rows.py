"""Did all contenders leave the same rows? Each one's are listed without keys and moments, and the lists compared."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import asyncpg

from benchmarks.writes.dataset import CONTENDERS, Dataset

ROWS: Final = """
WITH person AS (
    SELECT l.id AS learner, l.account_id AS account, n - $1::int * $2::int AS ordinal
    FROM generate_series($1::int * $2::int, ($1::int + 1) * $2::int - 1) n JOIN learner l ON l.id = bench_id('lrn', n)
), school AS (
    SELECT o.id, o.name FROM generate_series($1::int * 41, $1::int * 41 + 40) n
    JOIN organization o ON o.id = bench_id('org', n)
), subject AS (
    SELECT k.id, p.ordinal, 'Connection' AS what FROM connection k JOIN person p ON p.learner = k.learner_id
    UNION ALL SELECT s.id, p.ordinal, 'Session' FROM session s JOIN person p ON p.learner = s.learner_id
    UNION ALL SELECT c.id, p.ordinal, 'Certificate' FROM certificate c JOIN person p ON p.learner = c.learner_id
), listed AS (
    SELECT 'connection' AS of, p.ordinal, jsonb_build_array(k.state, k.origin, o.name, k.activated_by_id = p.account,
        k.ended_by_id = p.account, k.ended_by_side, k.end_reason, k.ended_at >= k.activated_at,
        k.request_message) AS row
    FROM connection k JOIN person p ON p.learner = k.learner_id JOIN school o ON o.id = k.organization_id
    UNION ALL
    SELECT 'session', p.ordinal, jsonb_build_array(s.course_id, s.language, s.state, o.name, s.progress_percent,
        s.completed_at >= s.started_at, s.terminated_at, k.state)
    FROM session s JOIN person p ON p.learner = s.learner_id JOIN school o ON o.id = s.funding_organization_id
        JOIN connection k ON k.id = s.connection_id AND k.learner_id = s.learner_id
    UNION ALL
    SELECT 'module_progress', p.ordinal, jsonb_build_array(m.module_id, m.score_percent, m.completed_at >= s.started_at)
    FROM module_progress m JOIN session s ON s.id = m.session_id JOIN person p ON p.learner = s.learner_id
    UNION ALL
    SELECT 'certificate', p.ordinal, jsonb_build_array(c.course_id, c.session_id = s.id, o.name, c.holder_name,
        c.language, c.expires_at - interval '24 months' = c.issued_at, c.number ~ '^TES(-[A-Z0-9]{4}){3}$')
    FROM certificate c JOIN person p ON p.learner = c.learner_id JOIN school o ON o.id = c.funding_organization_id
        JOIN session s ON s.id = c.session_id
    UNION ALL
    SELECT 'ledger_entry', p.ordinal, jsonb_build_array(t.reason, t.note, t.actor_id = p.account, o.name, a.kind,
        e.amount)
    FROM ledger_entry e JOIN ledger_transaction t ON t.id = e.transaction_id
        JOIN ledger_account a ON a.id = e.account_id
        JOIN session s ON s.id = t.session_id JOIN person p ON p.learner = s.learner_id
        JOIN school o ON o.id = a.organization_id
    UNION ALL
    SELECT 'audit_entry', j.ordinal, jsonb_build_array(e.action, e.subject_type, j.what, p.ordinal = j.ordinal, o.name,
        e.reason, e.details)
    FROM audit_entry e JOIN subject j ON j.id = e.subject_id JOIN person p ON p.account = e.actor_id
        JOIN school o ON o.id = e.organization_id
    UNION ALL
    SELECT 'outbox', j.ordinal, jsonb_build_array(x.event, name, j.what, x.attempts, x.done_at, x.parked_at,
        x.lease_until)
    FROM outbox x CROSS JOIN LATERAL jsonb_each_text(x.payload) AS given(name, value)
        JOIN subject j ON j.id = value::uuid
    UNION ALL
    SELECT 'invitation_link', NULL, jsonb_build_array(o.name, l.uses, l.is_active)
    FROM invitation_link l JOIN school o ON o.id = l.organization_id
    UNION ALL
    SELECT 'ledger_account', NULL, jsonb_build_array(o.name, a.kind, a.balance)
    FROM ledger_account a JOIN school o ON o.id = a.organization_id
)
SELECT of, ordinal, row::text FROM listed ORDER BY of, ordinal, row::text
"""
"""What contender $1, of $2 learners each, wrote: by table and learner."""

SUMS: Final = """
SELECT (SELECT count(*) FROM ledger_transaction t WHERE (SELECT sum(amount) FROM ledger_entry e
        WHERE e.transaction_id = t.id) <> 0)
    + (SELECT count(*) FROM ledger_account a WHERE a.balance <> (SELECT coalesce(sum(amount), 0) FROM ledger_entry e
        WHERE e.account_id = a.id))
"""
"""Transactions and accounts that do not balance."""


async def check(connection: asyncpg.Connection, data: Dataset, contenders: Sequence[str]) -> dict[str, int]:
    """Rows by table, the same of every contender. Raises AssertionError, naming the first difference."""
    if wrong := await connection.fetchval(SUMS):
        raise AssertionError(f"{wrong} ledger transactions or accounts do not balance")
    first, *others = contenders
    expected = await _rows(connection, data, first)
    for other in others:
        found = await _rows(connection, data, other)
        if found != expected:
            difference = sorted(set(expected) ^ set(found), key=str)[:4]
            raise AssertionError(f"{first} wrote {len(expected)} rows, {other} {len(found)}; among others {difference}")
    counts: dict[str, int] = {}
    for table, _, _ in expected:
        counts[table] = counts.get(table, 0) + 1
    return counts


async def _rows(connection: asyncpg.Connection, data: Dataset, contender: str) -> list[tuple[Any, ...]]:
    found = await connection.fetch(ROWS, CONTENDERS.index(contender), data.each)
    return [tuple(row) for row in found]
