"""A position ahead of everything is one that a restored database has forgotten: it is refused, not waited for."""

from __future__ import annotations

from uuid import UUID

import httpx

from tests.live.conftest import NOTIFICATIONS, REQUESTED, Server
from tests.live.event_stream import WATCH
from tests.people import owned_organization, person


async def test_a_position_ahead_of_the_sequence_is_refused_and_says_to_read_anew(server: Server) -> None:
    ada = await person()
    await server.tell(ada, times=3)
    async with server.client(ada) as client:
        await client.subscribe_quietly(after=4)
        refused = await client.hear()
        assert (refused["type"], refused["id"]) == ("error", "1")
        [error] = refused["payload"]
        assert error["extensions"] == {"code": "POSITION_AHEAD"}
        assert "Read anew" in error["message"]
        await client.subscribe(after=3)
        await server.tell(ada)
        assert await client.sequences(1) == [4]


async def test_requests_to_an_organization_count_in_the_accounts_sequence(server: Server) -> None:
    shop = await owned_organization()
    await server.tell(shop.owner, times=2)
    async with server.client(shop.owner) as client:
        await client.subscribe_quietly(REQUESTED, "ahead", organization=shop.global_id, after=3)
        refused = await client.hear()
        assert refused["payload"][0]["extensions"]["code"] == "POSITION_AHEAD"
        await client.subscribe(REQUESTED, "fits", organization=shop.global_id, after=2)
        await client.hears_nothing()


async def test_a_stream_says_so_too_and_is_over(server: Server, http: httpx.AsyncClient) -> None:
    shop = await owned_organization()
    later = f"{2**62:020}{UUID(int=7)}"
    for query, last_id in ((NOTIFICATIONS, "1"), (WATCH, later)):
        headers = {
            "Accept": "text/event-stream",
            "Authorization": f"Bearer {await server.token(shop.owner)}",
            "Last-Event-ID": last_id,
        }
        sent = {"query": query, "variables": {"organization": shop.global_id} if query == WATCH else {}}
        response = await http.post("/graphql", json=sent, headers=headers)
        assert '"POSITION_AHEAD"' in response.text
        assert response.text.endswith("event: complete\ndata:\n\n")
