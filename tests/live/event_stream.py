"""An event stream, read as a client reads it."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx

from tests.live.conftest import Server, until
from tests.people import Person

WATCH = """subscription($organization: ID!) { invitationDelivery(organizationId: $organization) { state } }"""


class Stream:
    """What comes, event by event."""

    def __init__(self, response: httpx.Response) -> None:
        self.response = response
        self._lines = response.aiter_lines()

    async def next(self) -> tuple[str, str, Any]:
        """Kind, id and data of the next event; comments are passed over."""
        kind = name = data = ""
        async for line in self._lines:
            field, _, value = line.partition(":")
            match field:
                case "event":
                    kind = value.strip()
                case "id":
                    name = value.strip()
                case "data":
                    data = value.strip()
                case "" if kind:
                    return kind, name, json.loads(data) if data else None
        raise EOFError

    async def sequences(self, count: int) -> list[int]:
        """The numbers of the next notifications."""
        found = []
        for _ in range(count):
            kind, name, data = await self.next()
            assert kind == "next"
            found.append(data["data"]["notifications"]["sequence"])
            assert name == str(found[-1])
        return found


@asynccontextmanager
async def stream(
    server: Server, http: httpx.AsyncClient, reader: Person | None, query: str, /, *, get: bool = False, **more: Any
) -> AsyncIterator[Stream]:
    headers = {"Accept": "text/event-stream", **more.pop("headers", {})}
    if reader is not None:
        headers["Authorization"] = f"Bearer {await server.token(reader)}"
    if get:
        sent: dict[str, Any] = {"method": "GET", "params": {"query": query, "variables": json.dumps(more)}}
    else:
        sent = {"method": "POST", "json": {"query": query, "variables": more}}
    async with http.stream(url="/graphql", headers=headers, **sent) as response:
        feeds = server.services.live.hub._feeds
        if response.status_code == 200 and "subscription" in query:
            await until(lambda: all(feed.is_placed for feed in feeds) and (feeds or response.is_closed), 2)
        yield Stream(response)
