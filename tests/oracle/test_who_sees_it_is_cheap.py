"""Asking who sees each row of a page looks each row up; it does not read the tables behind the view."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import asyncpg
import pytest
from starlette.applications import Starlette

from server.config.orm import credentials
from tests.client import Api
from tests.people import owned_organization, person
from tests.statements import logged_reads

MANY = 4_000
LOAD = f"""
BEGIN;
SET LOCAL session_replication_role = replica;
CREATE TEMP TABLE one ON COMMIT DROP AS
  SELECT gen_random_uuid() AS learner, gen_random_uuid() AS account, gen_random_uuid() AS session, n
  FROM generate_series(1, {MANY}) n;
INSERT INTO learner (id, account_id, name, created_at) SELECT learner, account, 'L' || n, now() FROM one;
INSERT INTO connection (id, learner_id, organization_id, state, origin, created_at, activated_at)
  SELECT gen_random_uuid(), learner, o.id, 'ACTIVE', 'LINK', now(), now() FROM one, organization o;
INSERT INTO session (id, learner_id, course_id, language, state, funding_organization_id, progress_percent, started_at,
    completed_at)
  SELECT session, learner, gen_random_uuid(), 'EN', 'COMPLETED', o.id, 100, now(), now() FROM one, organization o;
INSERT INTO certificate (id, number, learner_id, course_id, session_id, funding_organization_id, holder_name, language,
    issued_at)
  SELECT gen_random_uuid(), 'TES-AAAA-AAAA-' || lpad(n::text, 4, '0'), learner, gen_random_uuid(), session, o.id, 'L',
    'EN', now() FROM one, organization o;
SELECT repair_rosters();
COMMIT;
"""  # noqa: S608 (a number of ours)
OF_LEARNER = """{ viewer { learner { certificates(first: 50) { nodes { visibleTo { because } } } } } }"""
GROWING = {"session", "certificate", "connection", "learner"}


def scans(plan: Any) -> Iterator[str]:
    """The tables that a plan reads from one end to the other."""
    if isinstance(plan, dict):
        if plan.get("Node Type") == "Seq Scan":
            yield plan["Relation Name"]
        for each in plan.values():
            yield from scans(each)
    elif isinstance(plan, list):
        for each in plan:
            yield from scans(each)


@pytest.mark.parametrize("query", [OF_LEARNER, "node"])
async def test_each_row_is_looked_up(api: Api, app: Starlette, database: str, query: str) -> None:
    hillside, ana = await owned_organization(), await person()
    connection = await asyncpg.connect(**credentials(database))
    try:
        await connection.execute(LOAD)
        await connection.execute("VACUUM ANALYZE session, certificate, connection, learner")
        client = await api.signed_in(ana.account_id if query == OF_LEARNER else hillside.owner.account_id)
        if query == "node":
            key = await connection.fetchval("SELECT id FROM certificate LIMIT 1")
            query = (
                f'{{ node(id: "crt_{key.hex}") {{ ... on Certificate {{ visibleBecause visibleTo {{ because }} }} }} }}'
            )
        with logged_reads(app) as statements:
            await client.data(query)
        [text] = [one for one in statements if "record_visibility" in one]
        await connection.execute(f"SET plan_cache_mode = force_generic_plan; PREPARE asked AS {text}")
        nothing = ", ".join(["NULL"] * len(set(re.findall(r"\$\d+", text))))
        plan = json.loads(await connection.fetchval(f"EXPLAIN (FORMAT JSON) EXECUTE asked ({nothing})"))
    finally:
        await connection.close()
    assert set(scans(plan)) & GROWING == set()
    # Of the view's four parts only the two about certificates are left in the plan.
    assert '"Relation Name": "session"' not in json.dumps(plan)
