"""Pages that are not there say so to programs by their status, and to people kindly."""

from __future__ import annotations

import httpx
import pytest

from domain.clock import now
from domain.people.access import LinkPurpose
from domain.people.mailed_token import mailed_token
from models.connections.invitation_link import InvitationLink
from models.organizations.staff_invitation import StaffInvitation
from server.config.settings import Settings
from tests.client import Api
from tests.people import owned_organization

HTML = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


async def opened(api: Api, path: str, **headers: str) -> httpx.Response:
    async with api.client() as http:
        return await http.get(path, headers=headers, follow_redirects=True)


@pytest.mark.parametrize("path", ["/nothing", "/join", "/join/a/b", "/sign-in/x"])
async def test_an_unknown_page_is_a_kind_404(api: Api, path: str) -> None:
    page = await opened(api, path, **HTML)
    assert page.status_code == 404
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert "There is no such page" in page.text
    assert "content-security-policy" in page.headers
    plain = await opened(api, path)
    assert (plain.status_code, plain.text) == (404, "Not Found")


async def test_a_link_answers_with_its_status(api: Api) -> None:
    hillside = await owned_organization()
    path = f"/join/{hillside.token}"
    works = await opened(api, path, **HTML)
    assert works.status_code == 200
    await InvitationLink.filter(organization_id=hillside.id).update(is_active=False)
    assert (await opened(api, path, **HTML)).status_code == 200, "it may be switched on again"
    await InvitationLink.filter(organization_id=hillside.id).update(is_active=False, rotated_at=now())
    gone = await opened(api, path, **HTML)
    assert gone.status_code == 410
    assert "This link no longer works" in gone.text
    for token in ("nobody-made-this", "%00", "a%20b", "x" * 500):
        unknown = await opened(api, f"/join/{token}", **HTML)
        assert unknown.status_code == 404
        assert "This link does not work" in unknown.text


async def test_an_invitation_to_a_staff_answers_with_its_status(api: Api, configuration: Settings) -> None:
    hillside = await owned_organization()
    owner = await api.signed_in(hillside.owner.account_id)
    await owner.done("inviteStaff", organizationId=hillside.global_id, email="carla@example.org", role="COACH")
    row = await StaffInvitation.get(organization_id=hillside.id)

    def path(purpose: LinkPurpose = LinkPurpose.JOIN_STAFF) -> str:
        return f"/join-staff?token={mailed_token(configuration.secret_key.get_secret_value(), purpose, row.id)}"

    works = await opened(api, path(), **HTML)
    assert works.status_code == 200
    assert (await opened(api, "/join-staff", **HTML)).status_code == 200, "the page took its token out of the address"
    for foreign in (
        "/join-staff?token=",
        "/join-staff?token=nobody-made-this",
        f"{path()}x",
        path(LinkPurpose.UNSUBSCRIBE),
    ):
        unknown = await opened(api, foreign, **HTML)
        assert unknown.status_code == 404, foreign
        assert "cannot be accepted" in unknown.text
    for ended in ({"accepted_at": now()}, {"revoked_at": now()}, {"expires_at": now()}):
        before = {name: getattr(row, name) for name in ended}
        await StaffInvitation.filter(id=row.id).update(**ended)
        gone = await opened(api, path(), **HTML)
        assert gone.status_code == 410, ended
        assert "cannot be accepted" in gone.text
        await StaffInvitation.filter(id=row.id).update(**before)
    assert (await opened(api, path(), **HTML)).status_code == 200
