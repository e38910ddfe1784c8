"""Under which names a server answers: another site's page must not read a development system by DNS rebinding."""

from __future__ import annotations

import httpx
import pytest

from server.app import create_app
from server.config.settings import Settings, read_settings

DEVELOPMENT = {"environment": "development", "public_url": "http://demo.example.org:8000", "host": "10.1.2.3"}


async def get(settings: Settings, host: str, path: str = "/health/live") -> httpx.Response:
    transport = httpx.ASGITransport(create_app(settings))
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
        return await client.get(path, headers={"Host": host})


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "127.0.0.1:8000", "localhost:8000", "LOCALHOST", "[::1]:8000", "10.1.2.3", "demo.example.org:8000"],
)
async def test_a_development_system_answers_under_its_own_names(host: str) -> None:
    assert (await get(read_settings(**DEVELOPMENT), host)).status_code == 200


@pytest.mark.parametrize("path", ["/health/live", "/dev/mail.json", "/graphql?query={__typename}", "/"])
@pytest.mark.parametrize(
    "host",
    ["evil.test", "evil.test:8000", "127.0.0.1.evil.test", "localhost.evil.test", "evil.test@127.0.0.1", "example.org",
     "192.168.0.1", "[::2]", "www.localhost", ""],
)  # fmt: skip
async def test_a_development_system_answers_under_no_other_name(host: str, path: str) -> None:
    response = await get(read_settings(**DEVELOPMENT), host, path)

    assert response.status_code == 400
    assert response.text == "Invalid host header"


async def test_a_production_system_leaves_names_to_its_proxy() -> None:
    assert (await get(read_settings(environment="production"), "tessera.internal")).status_code == 200
