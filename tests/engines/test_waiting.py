"""What migrates may be started before PostgreSQL takes connections."""

from __future__ import annotations

import asyncio
import socket

import pytest

from server.config.orm import credentials
from server.engines.postgres import EmbeddedPostgres
from server.operations.waiting import EngineAway, wait_for_postgres


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


async def test_an_engine_that_is_there_is_not_waited_for(postgres: EmbeddedPostgres) -> None:
    said: list[str] = []
    await wait_for_postgres(postgres.url("postgres"), 5, said.append)
    assert said == []


async def test_a_database_that_is_not_there_is_no_reason_to_wait(postgres: EmbeddedPostgres) -> None:
    await wait_for_postgres(postgres.url("nobody_made_this"), 5, lambda _: None)


async def test_an_engine_that_comes_later_is_waited_for(postgres: EmbeddedPostgres) -> None:
    """A door that leads to PostgreSQL opens after the first tries have failed."""
    port, said = free_port(), []
    url = postgres.url("postgres")
    behind = f"{credentials(url)['host']}/.s.PGSQL.5432"

    async def pass_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        inner, outer = await asyncio.open_unix_connection(behind)

        async def pump(source: asyncio.StreamReader, to: asyncio.StreamWriter) -> None:
            while data := await source.read(4096):
                to.write(data)
            to.close()

        await asyncio.gather(pump(reader, outer), pump(inner, writer))

    has_waited = asyncio.Event()

    def say(text: str) -> None:
        said.append(text)
        has_waited.set()

    waiting = asyncio.create_task(wait_for_postgres(f"postgres://postgres@127.0.0.1:{port}/postgres", 20, say))
    await has_waited.wait()
    async with await asyncio.start_server(pass_on, "127.0.0.1", port):
        await waiting
    assert said == ["waiting for PostgreSQL"]


async def test_one_that_never_comes_is_said_in_words() -> None:
    with pytest.raises(EngineAway, match="TESSERA_DATABASE_URL"):
        await wait_for_postgres(f"postgres://x@127.0.0.1:{free_port()}/x", 0.1, lambda _: None)
