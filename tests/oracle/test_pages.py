"""Every list, walked forwards and backwards by every order in pages of any size, is the whole list as Python sorts it.

What is compared is what the API itself shows of the sort keys; that the rows are the right ones is
the oracle's to say. Many rows of this world share keys, and many keys are null.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cmp_to_key
from itertools import permutations, product
from typing import Any

import asyncpg
import pytest
from starlette.applications import Starlette
from tortoise.context import TortoiseContext

from server.config.orm import credentials
from tests.client import Api
from tests.oracle.named_load import load
from tests.oracle.named_rows import Viewer, World
from tests.oracle.named_world import small_world
from tests.rows import emptied_afterwards
from tests.words import sort_key

pytestmark = pytest.mark.xdist_group("pages")


@dataclass(frozen=True)
class Listed:
    """A list: who looks, how it is reached (`%s` stands for it), its name, and its sort fields' keys."""

    who: str
    path: str
    field: str
    keys: dict[str, str]
    filter: str = ""

    @property
    def orders(self) -> Iterator[str]:
        """By every field and every two fields, in every direction."""
        for fields in [*permutations(self.keys, 1), *permutations(self.keys, 2)]:
            for ways in product(("ASC", "DESC"), repeat=len(fields)):
                yield " ".join(f"{{field: {f}, direction: {w}}}" for f, w in zip(fields, ways, strict=True))


SESSIONS = {"STARTED_AT": "startedAt", "COMPLETED_AT": "completedAt", "PROGRESS": "progressPercent"}
CERTIFICATES = {"ISSUED_AT": "issuedAt", "EXPIRES_AT": "expiresAt", "HOLDER_NAME": "holderName"}
CONNECTIONS = {"CREATED_AT": "createdAt", "ENDED_AT": "endedAt"}
OF_A = '{ organization(slug: "a") { %s } }'
MINE = "{ viewer { %s } }"
MY_LEARNER = "{ viewer { learner { %s } } }"
LISTS = {
    "organizations": Listed("never", "{ %s }", "organizations", {"NAME": "name"}),
    "courses": Listed("never", "{ %s }", "courses", {"ADDED_AT": "__typename", "SLUG": "slug"}),
    "learners": Listed("a-coach", OF_A, "learners", {"NAME": "name"}),
    "members": Listed("a-coach", OF_A, "members", {"JOINED_AT": "createdAt"}),
    "teams": Listed("a-owner", OF_A, "teams", {"NAME": "name"}),
    "sessions of an organization": Listed(
        "a-coach", OF_A, "sessions", SESSIONS, 'filter: {startedAt: {after: "2026-01-01T00:00:00Z"}}'
    ),
    "certificates of an organization": Listed("a-coach", OF_A, "certificates", CERTIFICATES),
    "connections of an organization": Listed("a-coach", OF_A, "connections", CONNECTIONS),
    "learners of an organization, to an owner": Listed("a-owner", OF_A, "learners", {"NAME": "name"}),
    "sessions of an organization, to an owner": Listed("a-owner", OF_A, "sessions", SESSIONS),
    "certificates of an organization, to an owner": Listed("a-owner", OF_A, "certificates", CERTIFICATES),
    "sessions of a learner": Listed("connected-to-both", MY_LEARNER, "sessions", SESSIONS),
    "certificates of a learner": Listed("connected-to-both", MY_LEARNER, "certificates", CERTIFICATES),
    "connections of a learner": Listed("connected-to-both", MY_LEARNER, "connections", CONNECTIONS),
    "ledger of an organization": Listed(
        "a-owner", '{ organization(slug: "a") { credits { %s } } }', "ledger", {"OCCURRED_AT": "id"}
    ),
    "ledger of a learner": Listed(
        "connected-to-both", "{ viewer { learner { credits { %s } } } }", "ledger", {"OCCURRED_AT": "id"}
    ),
    "notifications": Listed("connected-to-both", MINE, "notifications", {"SEQUENCE": "sequence"}),
}

# Ties and nulls: moments of the world are all different, so they are brought together here.
TIES = """
BEGIN;
SET LOCAL session_replication_role = replica;
UPDATE session SET started_at = date_trunc('hour', started_at), progress_percent = CASE WHEN state = 'COMPLETED'
  THEN 100 ELSE (get_byte(uuid_send(id), 15) % 3) * 20 END,
  completed_at = CASE WHEN completed_at IS NOT NULL THEN date_trunc('hour', completed_at) END;
UPDATE certificate SET issued_at = date_trunc('hour', issued_at), expires_at = CASE
  WHEN get_byte(uuid_send(id), 15) % 2 = 0 THEN date_trunc('day', issued_at) + interval '50 years' END;
UPDATE connection SET created_at = date_trunc('hour', created_at),
  ended_at = CASE WHEN ended_at IS NOT NULL THEN date_trunc('hour', ended_at) END;
UPDATE learner SET name = left(name, 9);
SELECT repair_rosters();
COMMIT;
"""


@dataclass
class Crowd:
    """Everybody of a world, at the API."""

    world: World
    api: Api

    async def client(self, account: Viewer) -> Api:
        """The API as this account."""
        return await self.api.signed_in(account.key)


@pytest.fixture(scope="module")
async def crowd(
    app: Starlette, database: str, db: TortoiseContext, row_eraser: Callable[[], Awaitable[None]]
) -> AsyncIterator[Crowd]:
    """The named world, with ties; everybody may ask for everything at once."""
    world = small_world()
    async with emptied_afterwards(database, row_eraser) as connection:
        await load(world, connection)
        await connection.execute(TIES)
        with pytest.MonkeyPatch.context() as patch:
            for limit in ("per_request", "per_minute"):
                patch.setattr(app.state.services.budget, limit, 10**9)
            yield Crowd(world, Api(app))


async def page(client: Api, listed: Listed, arguments: str, **cursors: str) -> dict[str, Any]:
    """One page; cursors are variables, so that all pages of an order are one text."""
    selection = f"""{{ nodes {{ id {" ".join(listed.keys.values())} }}
      pageInfo {{ hasNextPage hasPreviousPage startCursor endCursor }} }}"""
    given = f"{listed.filter} {arguments}"
    query = "query($after: String, $before: String) " + listed.path % (
        f"{listed.field}(after: $after, before: $before, {given}) {selection}"
    )
    found: Any = await client.data(query, **cursors)
    while listed.field not in found:
        [found] = found.values()
    return dict(found[listed.field])


async def walk(client: Api, listed: Listed, order: str, size: int, *, forward: bool) -> list[Any]:
    """All rows, a page at a time; every page but the last is full."""
    rows: list[Any] = []
    cursor: dict[str, str] = {}
    while True:
        found = await page(client, listed, f"{'first' if forward else 'last'}: {size}, orderBy: [{order}]", **cursor)
        info, nodes = found["pageInfo"], found["nodes"]
        rows = rows + nodes if forward else nodes + rows
        assert info["hasPreviousPage" if forward else "hasNextPage"] is bool(cursor)
        if not info["hasNextPage" if forward else "hasPreviousPage"]:
            return rows
        assert len(nodes) == size
        cursor = {"after": info["endCursor"]} if forward else {"before": info["startCursor"]}


def _comparable(column: str, value: Any) -> Any:
    return sort_key(value) if column in {"name", "holderName"} else value or 0


def as_python_sorts(rows: list[Any], listed: Listed, order: str) -> list[Any]:
    """Nulls last ascending and first descending; ties by id, in the first key's direction."""
    by = [(part.split(",")[0].split()[-1], "DESC" in part) for part in order.strip("{}").split("} {")]
    columns = [(listed.keys[field], descending) for field, descending in by]
    columns.append(("id", columns[0][1]))

    def compare(one: Any, other: Any) -> int:
        for column, descending in columns:
            a, b = ((row[column] is None, _comparable(column, row[column])) for row in (one, other))
            if a != b:
                larger = a[0] > b[0] if a[0] != b[0] else a[1] > b[1]
                return 1 if larger != descending else -1
        return 0

    return sorted(rows, key=cmp_to_key(compare))


@pytest.mark.parametrize("name", sorted(LISTS))
async def test_pages_of_any_size_in_either_direction_are_the_whole_list_as_python_sorts_it(
    crowd: Crowd, name: str
) -> None:
    listed = LISTS[name]
    client = await crowd.client(crowd.world.one(Viewer, listed.who))
    for number, order in enumerate(listed.orders):
        whole = (await page(client, listed, f"first: 200, orderBy: [{order}]"))["nodes"]
        assert len(whole) > 1
        if "ADDED_AT" not in order:
            assert whole == as_python_sorts(whole, listed, order), order
        # Each order in pages of one size; all sizes for the first orders.
        for size in (1, 2, 3) if number < 4 else (number % 3 + 1,):
            for forward in (True, False):
                assert await walk(client, listed, order, size, forward=forward) == whole, (order, size, forward)


async def test_the_lists_have_the_ties_and_nulls_that_make_this_a_test(crowd: Crowd) -> None:
    for name in ("sessions of an organization", "certificates of an organization", "connections of an organization"):
        listed = LISTS[name]
        client = await crowd.client(crowd.world.one(Viewer, listed.who))
        rows = (await page(client, listed, "first: 200"))["nodes"]
        nullable = {"sessions": "completedAt", "certificates": "expiresAt", "connections": "endedAt"}[listed.field]
        assert {row[nullable] is None for row in rows} == {True, False}
        assert all(len({row[key] for row in rows}) < len(rows) for key in listed.keys.values())


async def test_three_keys_are_walked_too(crowd: Crowd) -> None:
    listed = LISTS["sessions of an organization"]
    client = await crowd.client(crowd.world.one(Viewer, listed.who))
    for ways in (("ASC", "ASC", "ASC"), ("DESC", "ASC", "DESC"), ("ASC", "DESC", "DESC")):
        fields = zip(("COMPLETED_AT", "PROGRESS", "STARTED_AT"), ways, strict=True)
        order = " ".join(f"{{field: {field}, direction: {way}}}" for field, way in fields)
        whole = (await page(client, listed, f"first: 200, orderBy: [{order}]"))["nodes"]
        assert whole == as_python_sorts(whole, listed, order)
        for forward in (True, False):
            assert await walk(client, listed, order, 3, forward=forward) == whole


async def test_a_page_between_two_cursors_is_what_lies_between_them(crowd: Crowd) -> None:
    listed = LISTS["sessions of an organization"]
    client = await crowd.client(crowd.world.one(Viewer, listed.who))
    order = "orderBy: [{field: COMPLETED_AT, direction: DESC}]"
    whole = (await page(client, listed, f"first: 200, {order}"))["nodes"]
    after = (await page(client, listed, f"first: 2, {order}"))["pageInfo"]["endCursor"]
    before = (await page(client, listed, f"last: 3, {order}"))["pageInfo"]["startCursor"]
    for size in ("first: 200", "last: 200"):
        found = await page(client, listed, f"{size}, {order}", after=after, before=before)
        assert found["nodes"] == whole[2:-3]
        assert found["pageInfo"]["hasNextPage"] is size.startswith("last")
        assert found["pageInfo"]["hasPreviousPage"] is size.startswith("first")


INSERT = """
INSERT INTO session (id, learner_id, course_id, language, state, started_at, completed_at, progress_percent)
SELECT $1, learner_id, course_id, language, 'COMPLETED', started_at, $2, 100 FROM session
WHERE learner_id = $3 LIMIT 1
"""


@pytest.mark.parametrize("direction", ["ASC", "DESC"])
async def test_rows_that_come_and_go_between_pages_neither_repeat_nor_hide_the_others(
    crowd: Crowd, database: str, direction: str
) -> None:
    listed = LISTS["sessions of a learner"]
    client = await crowd.client(crowd.world.one(Viewer, listed.who))
    learner = (await client.data("{ viewer { learner { id } } }"))["viewer"]["learner"]["id"]
    order = f"{{field: COMPLETED_AT, direction: {direction}}}"
    whole = [row["id"] for row in (await page(client, listed, f"first: 200, orderBy: [{order}]"))["nodes"]]
    connection = await asyncpg.connect(**credentials(database))
    key = learner.removeprefix("lrn_")
    try:
        seen: list[str] = []
        cursor: dict[str, str] = {}
        made: list[str] = []
        while True:
            found = await page(client, listed, f"first: 2, orderBy: [{order}]", **cursor)
            seen += [row["id"] for row in found["nodes"]]
            if not found["pageInfo"]["hasNextPage"]:
                break
            cursor = {"after": found["pageInfo"]["endCursor"]}
            for year in (1990, 2090) if len(made) < 6 else ():
                number = f"{len(made):032x}"
                made.append(f"ses_{number}")
                await connection.execute("SET session_replication_role = replica")
                await connection.execute(INSERT, number, datetime(year, 1, 1, 0, len(made), tzinfo=UTC), key)
        assert [each for each in seen if each in whole] == whole
        assert len(seen) == len(set(seen))
        # What came behind the cursor is not seen, what came before it is.
        assert len(made) == 6
        early = set(made[0::2])
        assert set(seen) & early == (set() if direction == "ASC" else early)
        assert set(seen) & set(made[1::2])
    finally:
        await connection.execute("DELETE FROM session WHERE id = ANY ($1::uuid[])", [m[4:] for m in made])
        await connection.close()


async def test_a_page_whose_cursors_row_has_gone_goes_on_where_it_was(crowd: Crowd, database: str) -> None:
    listed = LISTS["notifications"]
    client = await crowd.client(crowd.world.one(Viewer, listed.who))
    order = "orderBy: [{field: SEQUENCE}]"
    whole = (await page(client, listed, f"first: 200, {order}"))["nodes"]
    cursor = (await page(client, listed, f"first: 2, {order}"))["pageInfo"]["endCursor"]
    connection = await asyncpg.connect(**credentials(database))
    change = "UPDATE notification SET recipient_id = $2 WHERE id = $1"
    row, other = whole[1]["id"][4:], "00000000-0000-0000-0000-000000000000"
    owner = await connection.fetchval("SELECT recipient_id FROM notification WHERE id = $1", row)
    try:
        await connection.execute("SET session_replication_role = replica")
        await connection.execute(change, row, other)
        assert (await page(client, listed, f"first: 200, {order}", after=cursor))["nodes"] == whole[2:]
        assert (await page(client, listed, f"last: 200, {order}", before=cursor))["nodes"] == whole[:1]
    finally:
        await connection.execute(change, row, owner)
        await connection.close()


@pytest.mark.parametrize("argument", ["after", "before"])
async def test_a_cursor_of_another_list_order_or_of_nobody_is_refused(crowd: Crowd, argument: str) -> None:
    cursors = {}
    for name, listed in LISTS.items():
        client = await crowd.client(crowd.world.one(Viewer, listed.who))
        cursors[name] = (await page(client, listed, "first: 1"))["pageInfo"]["endCursor"]
    for name, listed in LISTS.items():
        client = await crowd.client(crowd.world.one(Viewer, listed.who))
        mine = cursors[name]
        foreign = [c for n, c in cursors.items() if n.split()[0] != name.split()[0]]
        for refused in [*foreign, mine[:-1], mine[1:], mine[:20], "A" + mine, "", mine[::-1], mine.swapcase()]:
            query = "query($c: String) " + listed.path % f"{listed.field}({argument}: $c) {{ nodes {{ id }} }}"
            answer = await client.answer(query, c=refused)
            assert answer["errors"][0]["extensions"] == {"code": "BAD_USER_INPUT"}, (name, refused)
