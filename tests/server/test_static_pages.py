"""Files that pages load, and GraphiQL: served safely, and asking only what the API answers."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
from graphql import build_schema, parse, validate
from starlette.applications import Starlette

from server.config.settings import Settings, read_settings
from server.web.static_pages import DASHBOARD, PAGES, assets, page_routes
from tests.client import Api
from tests.people import owned_organization

ADDRESSES = [page.path for page in PAGES]
SCRIPTS = sorted(DASHBOARD.glob("graphiql/*.js"))


def policy(response: httpx.Response) -> dict[str, str]:
    """The Content-Security-Policy's directives."""
    directives = (part.strip().partition(" ") for part in response.headers["content-security-policy"].split(";"))
    return {name: sources for name, _, sources in directives}


async def opened(current: Settings) -> httpx.AsyncClient:
    app = Starlette(routes=page_routes(current))
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="https://tessera.test")


@pytest.fixture
async def browser() -> AsyncIterator[httpx.AsyncClient]:
    """Opens pages of a production system."""
    async with await opened(read_settings(public_url="https://tessera.test")) as client:
        yield client


@pytest.mark.parametrize("address", ADDRESSES)
async def test_every_page_answers_with_html_that_is_not_kept(browser: httpx.AsyncClient, address: str) -> None:
    response = await browser.get(address)

    assert response.status_code == 200
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    assert response.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("address", ADDRESSES)
async def test_no_page_tells_another_site_its_address_or_lets_itself_be_framed(
    browser: httpx.AsyncClient, address: str
) -> None:
    response = await browser.get(f"{address}?token=secret")

    assert response.headers["referrer-policy"] == "no-referrer"
    assert response.headers["x-content-type-options"] == "nosniff"
    assert policy(response)["frame-ancestors"] == "'none'"
    assert "secret" not in response.text


@pytest.mark.parametrize("address", ADDRESSES)
async def test_only_scripts_in_files_of_ours_run(browser: httpx.AsyncClient, address: str) -> None:
    response = await browser.get(address)

    assert policy(response)["default-src"] == "'none'"
    assert policy(response)["script-src"] == "'self'"
    assert policy(response)["connect-src"] == "'self'"
    assert policy(response)["form-action"] == "'none'"
    assert not re.findall(r"<script(?![^>]*\ssrc=)|\son\w+=|javascript:|<style|\sstyle=", response.text)


@pytest.mark.parametrize("address", ADDRESSES)
async def test_everything_that_a_page_loads_is_on_this_server_and_kept_for_a_year(
    browser: httpx.AsyncClient, address: str
) -> None:
    html = (await browser.get(address)).text
    loaded = re.findall(r'<(?:script|link|img)[^>]*?\s(?:src|href)="([^"]+)"', html)

    assert len(loaded) >= 3
    for url in loaded:
        response = await browser.get(url)
        assert url.startswith("/assets/")
        assert response.status_code == 200, url
        assert response.headers["cache-control"] == "public, max-age=31536000, immutable"
        assert response.headers["x-content-type-options"] == "nosniff"
    assert "{" not in html


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_what_a_module_imports_is_served(script: Path) -> None:
    for imported in re.findall(r'from "([^"]+)"', script.read_text()):
        target = (script.parent / imported).resolve().relative_to(DASHBOARD)
        assert target.as_posix() in assets().names


async def test_an_asset_of_another_version_is_answered_but_not_kept(browser: httpx.AsyncClient) -> None:
    response = await browser.get("/assets/0123456789abcdef/pages/style.css")

    assert response.status_code == 200
    assert response.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    "name",
    [
        "graphiql/nothing.js",
        "pages/../../server/config/settings.py",
        "..%2f..%2fserver%2fsettings.py",
        "%2e%2e/%2e%2e/pyproject.toml",
        "/etc/passwd",
        "graphiql/package.json",
        "graphiql/build.sh",
        "pages/templates/layout.html",
        "pages/words/en.toml",
        "",
    ],
)
async def test_no_address_leads_out_of_what_is_meant_to_be_served(browser: httpx.AsyncClient, name: str) -> None:
    # httpx resolves dots as browsers do; a raw request line does not.
    url = httpx.URL("https://tessera.test", raw_path=f"/assets/{assets().digest}/{name}".encode())

    assert (await browser.get(url)).status_code == 404


@pytest.mark.parametrize("address", ADDRESSES)
async def test_pages_are_only_read(browser: httpx.AsyncClient, address: str) -> None:
    assert (await browser.head(address)).status_code == 200
    assert (await browser.post(address)).status_code == 405


async def test_only_a_development_system_points_to_its_mails() -> None:
    for environment in ("production", "development"):
        async with await opened(read_settings(environment=environment)) as client:
            assert f'data-environment="{environment}"' in (await client.get("/graphiql")).text


def test_no_script_writes_html() -> None:
    for script in SCRIPTS:
        assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(", script.read_text()), (
            script
        )


def operations() -> list[tuple[str, str]]:
    """Every GraphQL operation in our scripts, with its script's name."""
    found = []
    for script in SCRIPTS:
        text = re.sub(r"\$\{ERRORS\}", "userErrors { code field message retryAfter }", script.read_text())
        for backticked, quoted in re.findall(
            r'`((?:#[^\n]*\n|\s)*(?:query|mutation|subscription) [^`]*)`|"((?:query|mutation) [^"]*)"', text
        ):
            found.append((script.name, backticked or quoted))
    return found


def test_the_api_answers_what_the_pages_ask() -> None:
    from server.generated.sdl import sdl

    schema = build_schema(sdl())
    asked = operations()

    assert len(asked) >= 9
    assert [(name, error.message) for name, text in asked for error in validate(schema, parse(text))] == []


async def test_what_graphiql_opens_with_costs_no_more_than_a_query_may(api: Api) -> None:
    owner = await api.signed_in((await owned_organization()).owner.account_id)
    asked = [text for name, text in operations() if name == "examples.js" and "subscription " not in text]

    assert len(asked) >= 11
    now = "2026-01-01T00:00:00Z"
    for text in asked:
        given = {"organization": "organization-1", "from": now, "until": now}
        await owner.data(text, **{name: value for name, value in given.items() if f"${name}:" in text})


def test_graphiql_brings_its_licences_and_stays_small() -> None:
    vendored = list((DASHBOARD / "graphiql" / "vendor").iterdir())
    licences = (DASHBOARD / "graphiql" / "vendor" / "LICENCES.txt").read_text()

    assert sum(path.stat().st_size for path in vendored) < 4_000_000
    assert all(package in licences for package in ("graphiql 3.", "react 18.", "react-dom 18.", "codemirror 5."))
    assert not any("sourceMappingURL=" in path.read_text() for path in vendored if path.suffix != ".txt")
