"""A page of a large organization's list is read in the list's order: nothing is sorted but the page."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import asyncpg
from starlette.applications import Starlette

from server.config.orm import credentials
from tests.client import Api
from tests.people import owned_organization
from tests.statements import logged_reads

MANY = 2_000
GROWING = (
    "learner",
    "connection",
    "session",
    "certificate",
    "learner_roster",
    "session_roster",
    "certificate_roster",
)
LOAD = f"""
BEGIN;
SET LOCAL session_replication_role = replica;
CREATE TEMP TABLE one ON COMMIT DROP AS
  SELECT gen_random_uuid() AS learner, gen_random_uuid() AS account, gen_random_uuid() AS session, n, o.id AS payer,
    now() - n * interval '1 minute' AS moment
  FROM generate_series(1, {MANY}) n, organization o;
INSERT INTO learner (id, account_id, name, created_at) SELECT learner, account, 'L' || n, now() FROM one;
INSERT INTO connection (id, learner_id, organization_id, state, origin, created_at, activated_at)
  SELECT gen_random_uuid(), learner, payer, 'ACTIVE', 'LINK', moment, moment FROM one;
INSERT INTO session (id, learner_id, course_id, language, state, funding_organization_id, progress_percent, started_at,
    completed_at)
  SELECT session, learner, gen_random_uuid(), 'EN', 'COMPLETED', payer, 100, moment, moment FROM one
  UNION ALL SELECT gen_random_uuid(), learner, gen_random_uuid(), 'EN', 'IN_PROGRESS', NULL, 0, moment, NULL FROM one;
INSERT INTO certificate (id, number, learner_id, course_id, session_id, funding_organization_id, holder_name, language,
    issued_at)
  SELECT gen_random_uuid(), 'TES-AAAA-' || paid || 'AAA-' || lpad(n::text, 4, '0'), learner, gen_random_uuid(),
    gen_random_uuid(), CASE paid WHEN 'A' THEN payer END, 'L' || n, 'EN', moment
  FROM one, unnest('{{A,B}}'::text[]) paid;
SELECT repair_rosters();
COMMIT;
"""  # noqa: S608 (a number of ours)
ORDERS = (
    ("learners", "NAME"),
    ("sessions", "STARTED_AT"),
    ("sessions", "COMPLETED_AT"),
    ("certificates", "ISSUED_AT"),
    ("certificates", "EXPIRES_AT"),
    ("certificates", "HOLDER_NAME"),
)
PAGE = 50


def nodes(plan: Any) -> Iterator[dict[str, Any]]:
    """Every node of a plan."""
    if isinstance(plan, dict):
        if "Node Type" in plan:
            yield plan
        for each in plan.values():
            yield from nodes(each)
    elif isinstance(plan, list):
        for each in plan:
            yield from nodes(each)


async def test_a_page_is_read_in_the_lists_order(api: Api, app: Starlette, database: str) -> None:
    hillside = await owned_organization()
    client = await api.signed_in(hillside.owner.account_id)
    connection = await asyncpg.connect(**credentials(database))
    try:
        await connection.execute(LOAD)
        await connection.execute(f"VACUUM ANALYZE {', '.join(GROWING)}")
        await connection.execute("SET plan_cache_mode = force_generic_plan")
        for listed, order in ORDERS:
            cursor = None
            for part in (f"first: {PAGE}", f"last: {PAGE}", f"first: {PAGE}, after: $at"):
                page = f"{listed}({part}, orderBy: {{field: {order}}}) {{ nodes {{ id }} pageInfo {{ endCursor }} }}"
                head = "query($o: ID!, $at: String)" if "$at" in part else "query($o: ID!)"
                given = {"o": hillside.global_id} | ({"at": cursor} if "$at" in part else {})
                with logged_reads(app) as statements:
                    found = await client.data(f"{head} {{ organization(id: $o) {{ {page} }} }}", **given)
                cursor = found["organization"][listed]["pageInfo"]["endCursor"]
                [text] = statements
                plan = await planned(connection, text)
                sorted_rows = [node["Plan Rows"] for node in plan if node["Node Type"].endswith("Sort")]
                assert max(sorted_rows) <= 2 * PAGE, (listed, order, part)
                read_whole = {node["Relation Name"] for node in plan if node["Node Type"] == "Seq Scan"}
                assert not read_whole & set(GROWING), (listed, order, part)
    finally:
        await connection.close()


async def planned(connection: asyncpg.Connection, text: str) -> list[dict[str, Any]]:
    """The nodes of the plan for whatever is asked by this statement."""
    nothing = ", ".join(["NULL"] * len(set(re.findall(r"\$\d+", text))))
    await connection.execute(f"PREPARE asked AS {text}")
    plan = await connection.fetchval(f"EXPLAIN (FORMAT JSON) EXECUTE asked ({nothing})")
    await connection.execute("DEALLOCATE asked")
    return list(nodes(json.loads(plan)))
