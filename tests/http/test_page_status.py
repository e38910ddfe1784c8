"""Pages that are not there say so to programs by their status, and to people kindly."""

from __future__ import annotations

import httpx
import pytest

from domain.clock import now
from models.connections.invitation_link import InvitationLink
from tests.client import Api
from tests.people import house

HTML = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


async def opened(api: Api, path: str, **headers: str) -> httpx.Response:
    async with api.client() as http:
        return await http.get(path, headers=headers)


@pytest.mark.parametrize("path", ["/nothing", "/join", "/join/a/b", "/sign-in/x"])
async def test_an_unknown_page_is_a_kind_404(api: Api, path: str) -> None:
    page = await opened(api, path, **HTML)
    assert page.status_code == 404
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert "There is no such page" in page.text
    assert "content-security-policy" in page.headers
    plain = await opened(api, path)
    assert (plain.status_code, plain.text) == (404, "Not Found")


async def test_a_link_answers_with_its_status_and_the_same_page(api: Api) -> None:
    hillside = await house()
    path = f"/join/{hillside.token}"
    works = await opened(api, path, **HTML)
    assert works.status_code == 200
    await InvitationLink.filter(organization_id=hillside.id).update(is_active=False)
    assert (await opened(api, path, **HTML)).status_code == 200, "it may be switched on again"
    await InvitationLink.filter(organization_id=hillside.id).update(is_active=False, rotated_at=now())
    gone = await opened(api, path, **HTML)
    assert (gone.status_code, gone.text) == (410, works.text)
    for token in ("nobody-made-this", "%00", "a%20b", "x" * 500):
        unknown = await opened(api, f"/join/{token}", **HTML)
        assert (unknown.status_code, unknown.text) == (404, works.text)
