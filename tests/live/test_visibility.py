"""Who sees what of an event: each as in a query of their own, although many are read for in one statement."""

from __future__ import annotations

from typing import Any

import pytest

from compiler.many_viewers import for_many
from compiler.sql import shared, sql, viewer
from domain.connections.connection import ConnectionOrigin, ConnectionState
from domain.organizations.role import Role
from models.connections.connection import Connection
from models.organizations.membership import Membership
from server.live.hub import Hub
from tests.live.conftest import Client, Server
from tests.people import Person, member, owned_organization, person

QUERY = """subscription($after: Int) { notifications(after: $after) {
  sequence
  organization { name credits { balance } }
  connection { state learner { name email connections { totalCount } } }
} }"""


async def one(client: Client) -> Any:
    return (await client.event())["notifications"]


async def test_viewers_of_one_statement_each_see_their_own(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    ours, theirs = await owned_organization("Ours"), await owned_organization("Theirs")
    ada = await person("Ada")
    connection = await Connection.create(
        organization_id=ours.id,
        learner_id=ada.learner_id,
        state=ConnectionState.REQUESTED,
        origin=ConnectionOrigin.REQUEST,
    )
    batches: list[set[Any]] = []
    rows = Hub._rows

    async def counted(self: Hub, asked: Any, shape: Any, feeds: Any) -> Any:
        found = await rows(self, asked, shape, feeds)
        if found and found[0]["event"] is not None:
            batches.append({feed.session.viewer.account_id for feed in feeds})
        return found

    monkeypatch.setattr(Hub, "_rows", counted)
    watching: list[Person] = [ours.owner, theirs.owner]
    async with server.client(watching[0]) as mine, server.client(watching[1]) as others:
        for client in (mine, others):
            await client.subscribe(QUERY)
        await server.tell(*watching, organization_id=ours.id, connection_id=connection.id)
        assert await one(mine) == {
            "sequence": 1,
            "organization": {"name": "Ours", "credits": {"balance": 0}},
            "connection": {
                "state": "REQUESTED",
                "learner": {"name": "Ada", "email": ada.email, "connections": {"totalCount": 1}},
            },
        }
        assert await one(others) == {
            "sequence": 1,
            "organization": {"name": "Ours", "credits": None},
            "connection": None,
        }
    assert {each.account_id for each in watching} in batches


async def test_an_event_shows_what_its_reader_may_see_when_it_is_sent(server: Server) -> None:
    shop = await owned_organization("Shop")
    analyst = await member(shop, Role.ANALYST)
    async with server.client(analyst) as client:
        await client.subscribe(QUERY)
        await server.tell(analyst, organization_id=shop.id)
        assert (await one(client))["organization"]["credits"] == {"balance": 0}
        await Membership.filter(account_id=analyst.account_id).delete()
        await server.tell(analyst, organization_id=shop.id)
        assert (await one(client))["organization"]["credits"] is None


def test_all_that_depends_on_the_viewer_comes_from_the_viewers_row() -> None:
    common = shared(sql("SELECT x FROM t WHERE t.a = {}", viewer("account", "uuid")))
    one = sql(
        "SELECT 1 AS position, {} AS event FROM {} WHERE x = ANY ({})",
        viewer("public_url", "text"),
        common,
        viewer("teams", "uuid[]"),
    )
    made = for_many(one, {"public_url"})
    assert [part.name for part in made.own] == ["account", "teams"]
    assert '(v."account")::uuid' in made.statement.text
    assert '(v."teams")::uuid[]' in made.statement.text
    bound = made.bind(2, {"account": ["a", "b"], "teams": [[], ["c", "d"]]}.__getitem__, {"public_url": "u"}, {})
    assert sorted(bound, key=str) == sorted([[0, 1], ["a", "b"], ["{}", "{c,d}"], "u"], key=str)
