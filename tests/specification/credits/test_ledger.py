"""A ledger is read as a statement of account: a row for each movement, why, for whom, by whom, and what was left."""

from __future__ import annotations

from typing import Any

from domain.organizations.role import Role
from tests.client import Api
from tests.people import OwnedOrganization, Person, lessons, member, owned_organization, person
from tests.steps import finished, joined, started

STATEMENT = """query($id: ID!, $filter: LedgerTransactionFilter, $first: Int, $after: String) { organization(id: $id) {
  credits { balance transactions(filter: $filter, first: $first, after: $after) {
    totalCount pageInfo { endCursor } nodes {
      id reason amount fromAccount toAccount change balanceAfter note session { id } learner { name } actorSide
      actor { name role } } } } } }"""


async def statement(client: Api, of: OwnedOrganization, **given: Any) -> Any:
    return (await client.data(STATEMENT, id=of.global_id, **given))["organization"]["credits"]


async def busy(api: Api) -> tuple[OwnedOrganization, Person, Person, str, str]:
    """Three credits granted; Ana completed a session, which spent one, an admin ended Ben's, which returned one."""
    hillside, provider, course = await owned_organization(), await person(platform=True), await lessons()
    staff = await api.signed_in(provider.account_id)
    await staff.done("grantCredits", organizationId=hillside.global_id, amount=3, note="Pilot")
    ana, ben = await person("Ana"), await person("Ben")
    taker, _ = await joined(api, ana, hillside)
    done = await started(taker, course, hillside)
    other, _ = await joined(api, ben, hillside)
    ended = await started(other, course, hillside)
    await finished(taker, course, done)
    admin = await api.signed_in((await member(hillside, Role.ADMIN, "Adam")).account_id)
    await admin.done("terminateSession", sessionId=ended, reason="No")
    return hillside, ana, ben, done, ended


async def test_every_movement_says_why_for_whom_by_whom_and_what_was_left(api: Api) -> None:
    hillside, _, _, done, ended = await busy(api)
    owner = await api.signed_in(hillside.owner.account_id)

    found = await statement(owner, hillside)

    assert found["balance"] == 1 + 1
    assert found["transactions"]["totalCount"] == 5
    columns = ("reason", "amount", "fromAccount", "toAccount", "change", "balanceAfter", "actorSide")
    assert [tuple(row[name] for name in columns) for row in found["transactions"]["nodes"]] == [
        ("RETURNED_ON_TERMINATION", 1, "RESERVED", "AVAILABLE", 1, 2, "STAFF"),
        ("SESSION_COMPLETED", 1, "RESERVED", "SPENT", 0, 1, "LEARNER"),
        ("SESSION_STARTED", 1, "AVAILABLE", "RESERVED", -1, 1, "LEARNER"),
        ("SESSION_STARTED", 1, "AVAILABLE", "RESERVED", -1, 2, "LEARNER"),
        ("GRANTED", 3, "SOURCE", "AVAILABLE", 3, 3, "PROVIDER"),
    ]
    who = [(row["session"] and row["session"]["id"], row["learner"]) for row in found["transactions"]["nodes"]]
    assert who == [
        (ended, {"name": "Ben"}), (done, {"name": "Ana"}),
        (ended, {"name": "Ben"}), (done, {"name": "Ana"}), (None, None),
    ]  # fmt: skip
    actors = [row["actor"] for row in found["transactions"]["nodes"]]
    assert actors == [{"name": "Adam", "role": "ADMIN"}, None, None, None, None], "the provider's staff stay unnamed"
    assert found["transactions"]["nodes"][-1]["note"] == "Pilot"


async def test_balances_are_the_same_whatever_the_page_and_the_filter(api: Api) -> None:
    hillside, ana, _, done, _ = await busy(api)
    owner = await api.signed_in(hillside.owner.account_id)
    whole = (await statement(owner, hillside))["transactions"]["nodes"]
    paged: list[Any] = []
    after = None
    for _ in whole:
        page = (await statement(owner, hillside, first=1, after=after))["transactions"]
        paged, after = paged + page["nodes"], page["pageInfo"]["endCursor"]
    assert paged == whole

    async def found(**filter: Any) -> list[Any]:
        page = (await statement(owner, hillside, filter=filter))["transactions"]
        assert page["totalCount"] == len(page["nodes"])
        return list(page["nodes"])

    assert await found(reason={"equalTo": "GRANTED"}) == whole[4:]
    assert await found(learnerId={"equalTo": ana.learner}) == [whole[1], whole[3]]
    assert await found(sessionId={"in": [done]}) == [whole[1], whole[3]]
    assert await found(toAccount={"equalTo": "AVAILABLE"}) == [whole[0], whole[4]]
    assert await found(fromAccount={"notIn": ["AVAILABLE"]}, amount={"lessThan": 3}) == whole[:2]
    assert await found(occurredAt={"after": "2099-01-01T00:00:00Z"}) == []


async def test_each_side_of_a_movement_says_what_its_account_held_afterwards(api: Api) -> None:
    hillside, *_ = await busy(api)
    owner = await api.signed_in(hillside.owner.account_id)
    query = """query($id: ID!, $filter: LedgerEntryFilter) { organization(id: $id) { credits { ledger(filter: $filter) {
      nodes { amount balanceAfter reason transaction { reason } } } } } }"""

    async def held(account: str) -> list[tuple[int, int]]:
        given = {"id": hillside.global_id, "filter": {"account": {"equalTo": account}}}
        nodes = (await owner.data(query, **given))["organization"]["credits"]["ledger"]["nodes"]
        assert all(node["transaction"] == {"reason": node["reason"]} for node in nodes)
        return [(node["amount"], node["balanceAfter"]) for node in nodes]

    assert await held("AVAILABLE") == [(1, 2), (-1, 1), (-1, 2), (3, 3)]
    assert await held("RESERVED") == [(-1, 0), (-1, 1), (1, 2), (1, 1)]
    assert await held("SPENT") == [(1, 1)]


async def test_movements_are_of_owners_admins_and_analysts_and_nobody_elses(api: Api) -> None:
    hillside, ana, *_ = await busy(api)
    analyst = await api.signed_in((await member(hillside, Role.ANALYST)).account_id)
    movement = (await statement(analyst, hillside))["transactions"]["nodes"][0]["id"]
    node = "query($id: ID!) { node(id: $id) { ... on LedgerTransaction { amount } } }"
    assert (await analyst.data(node, id=movement))["node"] == {"amount": 1}
    coach = await api.signed_in((await member(hillside, Role.COACH)).account_id)
    learner = await api.signed_in(ana.account_id)
    stranger = await api.signed_in((await owned_organization(credits=1)).owner.account_id)
    for blind in (coach, learner, stranger, api):
        assert await statement(blind, hillside) is None
        assert (await blind.data(node, id=movement))["node"] is None
    own = "{ viewer { learner { credits { transactions { totalCount } } } } }"
    assert (await learner.data(own))["viewer"]["learner"]["credits"]["transactions"]["totalCount"] == 0
