"""Pages of other origins use the API with a token, if the operator named them; a cookie is never theirs to use."""

from __future__ import annotations

import httpx
import pytest
from starlette.applications import Starlette

from server.app import create_app
from server.config.settings import Settings
from tests.client import Api
from tests.people import owned_organization

THEIRS = "https://app.example.org"
PREFLIGHT = {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "authorization,content-type"}


def allowing(configuration: Settings, app: Starlette, *origins: str) -> Api:
    application = create_app(configuration.model_copy(update={"allowed_origins": origins}))
    application.state.services = app.state.services
    return Api(application)


async def preflight(api: Api, origin: str) -> httpx.Response:
    async with api.client() as http:
        return await http.options("/graphql", headers={"Origin": origin, **PREFLIGHT})


async def test_an_allowed_origin_may_send_a_token_and_never_a_cookie(
    app: Starlette, configuration: Settings, clean_db: object
) -> None:
    api = allowing(configuration, app, THEIRS)
    answer = await preflight(api, THEIRS)
    assert answer.status_code == 200
    assert answer.headers["access-control-allow-origin"] == THEIRS
    assert "authorization" in answer.headers["access-control-allow-headers"].lower()
    assert "access-control-allow-credentials" not in answer.headers
    hillside = await owned_organization()
    client = await api.signed_in(hillside.owner.account_id)
    async with client.client() as http:
        found = await http.post("/graphql", json={"query": "{ viewer { email } }"}, headers={"Origin": THEIRS})
    assert found.json()["data"]["viewer"]["email"] == hillside.owner.email
    assert found.headers["access-control-allow-origin"] == THEIRS
    assert "Retry-After" in found.headers["access-control-expose-headers"]
    assert "access-control-allow-credentials" not in found.headers


async def test_refusals_may_be_read_too(app: Starlette, configuration: Settings) -> None:
    async with allowing(configuration, app, THEIRS).client() as http:
        found = await http.post("/graphql", content=b"1", headers={"Origin": THEIRS})
    assert (found.status_code, found.headers["access-control-allow-origin"]) == (415, THEIRS)


@pytest.mark.parametrize("origins", [(), (THEIRS,)])
async def test_other_origins_are_not_named(app: Starlette, configuration: Settings, origins: tuple[str, ...]) -> None:
    api = allowing(configuration, app, *origins)
    for origin in ("https://evil.example.org", "null", f"{THEIRS}.evil.org"):
        answer = await preflight(api, origin)
        assert answer.status_code >= 400
        assert "access-control-allow-origin" not in answer.headers
        async with api.client() as http:
            found = await http.post("/graphql", json={"query": "{ __typename }"}, headers={"Origin": origin})
        assert "access-control-allow-origin" not in found.headers


async def test_a_star_allows_every_origin(app: Starlette, configuration: Settings) -> None:
    answer = await preflight(allowing(configuration, app, "*"), "https://anybody.example")
    assert answer.headers["access-control-allow-origin"] == "*"
    assert "access-control-allow-credentials" not in answer.headers


def test_a_cookie_is_believed_from_our_own_pages_alone(configuration: Settings) -> None:
    told = configuration.model_copy(update={"allowed_origins": (THEIRS,)})
    assert told.origins == {told.public_url}
