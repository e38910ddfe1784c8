"""A real server on a real port, and clients that speak the protocols of subscriptions."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import httpx
import pytest
import uvicorn
from starlette.applications import Starlette
from tortoise.transactions import in_transaction
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from domain.activity.notification import NotificationKind
from models.pending_writes import hinted
from server.app import create_app
from server.config.settings import Settings
from server.live.hub import Hub
from server.services import Services, running_services
from server.transport.http_protocol import OneWriteProtocol
from server.transport.messages import PROTOCOL
from server.transport.stopping import StoppingServer
from server.transport.websocket_protocol import LiveProtocol
from tests.client import Api
from tests.people import Person
from workers.activity.notification import tell
from workers.change_hints import ChangeHintPublisher

SECONDS = 10
"""How long a test waits for what has to come."""
QUIET = 0.4
"""How long it waits for what must not come."""
NOTIFICATIONS = "subscription($after: Int) { notifications(after: $after) { sequence kind } }"
REQUESTED = """subscription($organization: ID!, $after: Int) {
  connectionRequested(organizationId: $organization, after: $after) { sequence organization { name } }
}"""


@dataclass
class Client:
    """One WebSocket, with what came over it."""

    socket: ClientConnection
    hub: Hub
    early: list[Any] = field(default_factory=list)
    """What came before somebody asked for it."""

    async def say(self, message: Any) -> None:
        """Send JSON, or text as it is."""
        await self.socket.send(message if isinstance(message, str | bytes) else json.dumps(message))

    async def hear(self, seconds: float = SECONDS) -> Any:
        """The next message."""
        if self.early:
            return self.early.pop(0)
        async with asyncio.timeout(seconds):
            return json.loads(await self.socket.recv())

    async def init(self, token: str | None = None) -> None:
        """Say who it is, and be acknowledged."""
        payload = None if token is None else {"Authorization": f"Bearer {token}"}
        await self.say({"type": "connection_init", "payload": payload})
        assert await self.hear() == {"type": "connection_ack"}

    async def subscribe(self, query: str = NOTIFICATIONS, /, name: str = "1", **variables: Any) -> None:
        """Begin an operation, and wait until the server has begun it too, and knows where "from now on" is."""
        await self.say({"id": name, "type": "subscribe", "payload": {"query": query, "variables": variables}})
        await self.say({"type": "ping"})
        came = []
        while (message := await self.hear()) != {"type": "pong"}:
            came.append(message)
        self.early += came
        await until(lambda: all(feed.is_placed for feed in self.hub._feeds))

    async def subscribe_quietly(self, query: str = NOTIFICATIONS, /, name: str = "1", **variables: Any) -> None:
        """Begin an operation, and do not wait."""
        await self.say({"id": name, "type": "subscribe", "payload": {"query": query, "variables": variables}})

    async def ping(self) -> None:
        """Wait until the server has read all that was said; nothing else may be on its way."""
        await self.say({"type": "ping"})
        assert await self.hear() == {"type": "pong"}

    async def event(self, name: str = "1") -> Any:
        """The data of the next event."""
        message = await self.hear()
        assert (message["type"], message["id"]) == ("next", name), message
        assert "errors" not in message["payload"], message
        return message["payload"]["data"]

    async def sequences(self, count: int, name: str = "1") -> list[int]:
        """The sequence numbers of the next notifications."""
        return [next(iter((await self.event(name)).values()))["sequence"] for _ in range(count)]

    async def hears_nothing(self) -> None:
        """Nothing comes."""
        with pytest.raises(TimeoutError):
            print(await self.hear(QUIET))

    async def closed(self) -> tuple[int, str]:
        """Wait until the server closes: the code and the reason."""
        async with asyncio.timeout(SECONDS):
            with suppress(ConnectionClosed):
                while True:
                    await self.socket.recv()
        assert self.socket.close_code is not None
        return self.socket.close_code, self.socket.close_reason or ""


@dataclass
class Server:
    """A running API process (or one that behaves like one)."""

    port: int
    services: Services
    api: Api
    publisher: ChangeHintPublisher
    tokens: dict[UUID, str] = field(default_factory=dict)

    @property
    def address(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self.port}"

    async def token(self, person: Person) -> str:
        """A bearer token of this person's mobile app."""
        signed_in = await self.api.signed_in(person.account_id)
        return signed_in.headers["Authorization"].removeprefix("Bearer ")

    @asynccontextmanager
    async def client(self, person: Person | None = None, **options: Any) -> AsyncIterator[Client]:
        """A socket; acknowledged, if it is somebody's."""
        options = {"subprotocols": [PROTOCOL], "compression": None, "ping_interval": None, "proxy": None, **options}
        async with connect(f"ws://127.0.0.1:{self.port}/graphql", **options) as socket:
            client = Client(socket, self.services.live.hub)
            if person is not None:
                await client.init(await self.token(person))
            yield client

    async def tell(self, *recipients: Person, times: int = 1, hints_too: bool = True, **subjects: UUID) -> None:
        """Tell people something, as a worker does."""
        kind = NotificationKind.CONNECTION_REQUESTED if subjects else NotificationKind.MEMBERSHIP_CHANGED
        for _ in range(times):
            with hinted() as hints:
                async with in_transaction():
                    self.told += 1
                    await tell([(each.account_id, f"told {self.told}") for each in recipients], kind, **subjects)
            if hints_too:
                await self.publisher.publish(hints)

    told = 0


@asynccontextmanager
async def serving(app: Starlette, api: Api, valkey: str) -> AsyncIterator[Server]:
    """Serve an application that has its services already."""
    config = uvicorn.Config(
        app, port=0, lifespan="off", log_level="warning", http=OneWriteProtocol, ws=LiveProtocol, ws_max_size=65_536,
        ws_per_message_deflate=False, timeout_graceful_shutdown=3,
    )  # fmt: skip
    server = StoppingServer(config)
    server.install_signal_handlers = lambda: None  # type: ignore[attr-defined]
    task = asyncio.create_task(server._serve())
    await until(lambda: server.started)
    publisher = ChangeHintPublisher(valkey)
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield Server(port, app.state.services, api, publisher)
    finally:
        server.should_exit = True
        await task
        await publisher.close()


@pytest.fixture
async def server(app: Starlette, api: Api, valkey: str) -> AsyncIterator[Server]:
    """One API process."""
    async with serving(app, api, valkey) as running:
        await until(lambda: running.services.live.hub._is_listening)
        yield running
        assert running.services.live.hub.size == (0, 0) or await gone(running)


async def gone(running: Server) -> bool:
    """Whether the hub forgets all that was open."""
    await until(lambda: running.services.live.hub.size == (0, 0))
    return True


@pytest.fixture
async def another(api: Api, valkey: str, configuration: Settings) -> AsyncIterator[Server]:
    """A second API process on the same engines."""
    async with running_services(configuration, orm_is_running=True) as services:
        application = create_app(configuration)
        application.state.services = services
        async with serving(application, api, valkey) as running:
            await until(lambda: services.live.hub._is_listening)
            yield running


async def until(holds: Callable[[], Any], seconds: float = SECONDS) -> None:
    """Wait until something holds."""
    async with asyncio.timeout(seconds):
        while not holds():  # noqa: ASYNC110
            await asyncio.sleep(0.01)


@pytest.fixture
async def http(server: Server) -> AsyncIterator[httpx.AsyncClient]:
    """An HTTP client of the server."""
    async with httpx.AsyncClient(base_url=server.address, timeout=SECONDS, trust_env=False) as client:
        yield client


Telling = Callable[..., Awaitable[None]]
