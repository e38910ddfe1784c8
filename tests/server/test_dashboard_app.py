"""The single-page app as the server gives it: to whom, with which headers, and how files are kept."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from server.config.settings import Settings, read_settings
from server.web.dashboard_app import BUILT, SCREENS, DashboardApp
from server.web.static_pages import DASHBOARD

SETTINGS = read_settings(public_url="https://tessera.test")
SIGNED_IN = {"cookie": "__Host-tessera_session=whatever"}


async def landing(_request: Request) -> Response:
    return PlainTextResponse("For strangers")


def client_of(settings: Settings, folder: Path) -> httpx.AsyncClient:
    app = Starlette(routes=DashboardApp(settings, landing, folder).routes())
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="https://tessera.test")


@pytest.fixture
async def browser(tmp_path: Path) -> AsyncIterator[httpx.AsyncClient]:
    """Opens an app of one script."""
    (tmp_path / "app").mkdir()
    (tmp_path / "index.html").write_text('<meta property="csp-nonce" content="{nonce}"><script src="/app/a-1.js">')
    (tmp_path / "app" / "a-1.js").write_text("plain")
    (tmp_path / "app" / "a-1.js.br").write_bytes(b"brotli")
    (tmp_path / "app" / "a-1.js.gz").write_bytes(b"gzip")
    (tmp_path / "secret.txt").write_text("secret")
    async with client_of(SETTINGS, tmp_path) as client:
        yield client


@pytest.mark.parametrize("address", ["/", *SCREENS, "/o/hillside/learners?q=ana"])
async def test_a_screen_is_the_app_and_is_not_kept(browser: httpx.AsyncClient, address: str) -> None:
    response = await browser.get(address, headers=SIGNED_IN)

    assert response.status_code == 200
    assert response.headers["cache-control"] == "no-store"
    assert "/app/a-1.js" in response.text


async def test_no_script_but_ours_runs_and_each_answer_has_a_nonce_of_its_own(browser: httpx.AsyncClient) -> None:
    nonces = set()
    for _ in range(2):
        response = await browser.get("/home", headers=SIGNED_IN)
        policy = response.headers["content-security-policy"]
        assert "unsafe" not in policy
        assert "script-src 'self';" in policy
        assert "require-trusted-types-for 'script'" in policy
        found = re.search(r'content="([^"]+)"', response.text)
        assert found is not None
        assert f"'nonce-{found[1]}'" in policy
        nonces.add(found[1])
    assert len(nonces) == 2


async def test_a_stranger_signs_in_first_and_comes_back_to_the_screen(browser: httpx.AsyncClient) -> None:
    response = await browser.get("/o/hillside/learners?q=a%26b")

    assert response.status_code == 303
    assert response.headers["location"] == "/sign-in?next=%2Fo%2Fhillside%2Flearners%3Fq%3Da%2526b"


async def test_a_stranger_at_the_start_reads_what_this_is(browser: httpx.AsyncClient) -> None:
    response = await browser.get("/")

    assert response.status_code == 200
    assert "/app/a-1.js" not in response.text


@pytest.mark.parametrize(
    ("accepted", "content", "coding"),
    [("gzip, deflate, br", b"brotli", "br"), ("gzip", b"gzip", "gzip"), ("identity", b"plain", None)],
)
async def test_a_file_is_kept_for_a_year_and_comes_as_the_browser_takes_it(
    tmp_path: Path, browser: httpx.AsyncClient, accepted: str, content: bytes, coding: str | None
) -> None:
    async with browser.stream("GET", "/app/a-1.js", headers={"accept-encoding": accepted}) as response:
        raw = b"".join([part async for part in response.aiter_raw()])

    assert raw == content
    assert response.headers.get("content-encoding") == coding
    assert "max-age=31536000" in response.headers["cache-control"]
    assert response.headers["vary"] == "accept-encoding"


@pytest.mark.parametrize("name", ["no.js", "..%2Fsecret.txt", "%2e%2e/secret.txt", "a-1.js.br"])
async def test_nothing_else_of_the_folder_is_served(browser: httpx.AsyncClient, name: str) -> None:
    response = await browser.get(f"/app/{name}")

    assert response.status_code == 404
    assert "secret" not in response.text


async def test_an_app_that_is_not_built_says_how_to_build_it(tmp_path: Path) -> None:
    async with client_of(SETTINGS, tmp_path / "nothing") as client:
        response = await client.get("/home", headers=SIGNED_IN)

    assert response.status_code == 503
    assert "make up" in response.text


def test_the_server_knows_the_beginning_of_every_screens_address() -> None:
    routes = "".join(path.read_text() for path in sorted((DASHBOARD / "app").glob("*/routes.ts")))
    paths = set(re.findall(r'path: "(/[^"]*)"', routes))

    assert paths
    assert {f"/{path.split('/')[1]}" for path in paths if path != "/"} <= set(SCREENS)


def test_what_is_built_is_there_and_small() -> None:
    """The first screen: what `index.html` names, as gzip, and the largest screen's code besides."""
    index = (BUILT / "index.html").read_text()
    first = re.findall(r'(?:src|href)="/app/([^"]+)"', index)

    assert first
    assert sum((BUILT / "app" / f"{name}.gz").stat().st_size for name in first) <= 250_000
