"""What came of calls that start together, and whether the books balance afterwards."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Awaitable, Iterable
from typing import Any

from tortoise.connection import get_connection

DONE = "DONE"


async def outcome(payload: Awaitable[dict[str, Any]]) -> str:
    """The code of a payload's refusal, or DONE."""
    errors = (await payload)["userErrors"]
    return str(errors[0]["code"]) if errors else DONE


async def at_once(payloads: Iterable[Awaitable[dict[str, Any]]]) -> Counter[str]:
    """How often each outcome came of calls that start together."""
    return Counter(await asyncio.gather(*(outcome(payload) for payload in payloads)))


async def count(statement: str, *values: Any) -> int:
    text = f"SELECT count(*) AS n FROM {statement}"  # noqa: S608 (statements of this file)
    rows = await get_connection("default").execute_query_dict(text, list(values))
    return int(rows[0]["n"])


async def assert_the_books_balance() -> None:
    """Every transaction sums to zero, every balance is the sum of its entries, nothing but SOURCE is negative."""
    assert await count("(SELECT transaction_id FROM ledger_entry GROUP BY 1 HAVING sum(amount) <> 0) t") == 0
    assert await count(
        "ledger_account a WHERE balance <> (SELECT coalesce(sum(amount), 0) FROM ledger_entry WHERE account_id = a.id)"
    ) == 0  # fmt: skip
    assert await count("ledger_account WHERE kind <> 'SOURCE' AND balance < 0") == 0
    # One reserved credit for each session under way, one spent for each certificate.
    assert await count(
        "organization o WHERE (SELECT coalesce(sum(balance), 0) FROM ledger_account WHERE organization_id = o.id AND"
        " kind = 'RESERVED') <> (SELECT count(*) FROM session WHERE funding_organization_id = o.id"
        " AND state = 'IN_PROGRESS')"
    ) == 0  # fmt: skip
    assert await count(
        "organization o WHERE (SELECT coalesce(sum(balance), 0) FROM ledger_account WHERE organization_id = o.id AND"
        " kind = 'SPENT') <> (SELECT count(*) FROM certificate WHERE funding_organization_id = o.id)"
    ) == 0  # fmt: skip
