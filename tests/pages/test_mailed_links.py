"""Joining a staff, and confirming an address: by a mailed link and a button."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest

from domain.clock import now
from domain.language import Language
from domain.people.access import LinkPurpose
from models.organizations.membership import Membership
from models.organizations.staff_invitation import StaffInvitation
from models.people.account import Account
from models.people.account_address import AccountAddress
from models.people.emailed_link import EmailedLink
from server.pages.words import words_of
from tests.client import Api
from tests.pages.reading import PASSWORD, browser
from tests.people import Person, owned_organization

MailedPath = Callable[[LinkPurpose, UUID], str]


@pytest.mark.parametrize("language", list(Language))
async def test_an_invitation_to_a_staff_is_accepted_by_a_button(
    api: Api, ada: Person, mailed_path: MailedPath, language: Language
) -> None:
    words, school = words_of(language), await owned_organization("Hillside")
    owner = await api.signed_in(school.owner.account_id)
    await owner.done("inviteStaff", organizationId=school.global_id, email=ada.email, role="COACH")
    row = await StaffInvitation.get(organization_id=school.id)
    path = mailed_path(LinkPurpose.JOIN_STAFF, row.id)
    async with browser(api, language.value) as reader:
        page = await reader.open(path)
        assert (page.path, page.status) == ("/join-staff", 200), "the token has left the address"
        assert words.day(row.expires_at) in page.text
        page = await reader.open("/join-staff?account=yes")
        page = await reader.send(page, page.form("sign-in"), email=ada.email, password=PASSWORD)
        assert await Membership.filter(account_id=ada.account_id).count() == 0
        done = await reader.send(page, page.form("accept"))
        assert done.heading == words.plain("join_staff.done_title", organization="Hillside")
        assert words.plain("join_staff.role_COACH") in done.text
        dead = await reader.open(path)
        assert (dead.status, dead.heading) == (410, words.plain("join_staff.dead_title"))
        bare = await reader.open("/join-staff")
        assert (bare.status, bare.heading) == (200, words.plain("join_staff.none_title"))
    assert await Membership.filter(account_id=ada.account_id).count() == 1


async def test_an_invitation_to_a_staff_is_for_its_address(api: Api, ada: Person, mailed_path: MailedPath) -> None:
    school = await owned_organization()
    owner = await api.signed_in(school.owner.account_id)
    await owner.done("inviteStaff", organizationId=school.global_id, email="somebody@else.org", role="COACH")
    row = await StaffInvitation.get(organization_id=school.id)
    async with browser(api) as reader:
        await reader.sign_in(ada.email)
        page = await reader.open(mailed_path(LinkPurpose.JOIN_STAFF, row.id))
        assert "This invitation is for another address" in page.alerts[0]
        out = await reader.send(page, page.root.every("form", action="/sign-out")[0])
        assert out.path == "/join-staff"
        assert out.value("email") == "somebody@else.org"


async def link_of(ada: Person, purpose: LinkPurpose) -> EmailedLink:
    return await EmailedLink.create(
        account_id=ada.account_id,
        purpose=purpose,
        email="ada@new.org",
        former_email=ada.email if purpose is LinkPurpose.CHANGE_EMAIL else None,
        expires_at=now() + timedelta(days=1),
    )


@pytest.mark.parametrize("purpose", [LinkPurpose.CHANGE_EMAIL, LinkPurpose.ADD_ADDRESS])
async def test_an_address_is_confirmed_by_a_button_after_signing_in(
    api: Api, ada: Person, mailed_path: MailedPath, purpose: LinkPurpose
) -> None:
    path = mailed_path(purpose, (await link_of(ada, purpose)).id)
    async with browser(api) as reader:
        page = await reader.open(path)
        assert "token" not in page.path
        assert "ada@new.org" not in page.text
        page = await reader.send(page, page.form("sign-in"), email=ada.email, password=PASSWORD)
        assert (await EmailedLink.get()).used_at is None
        done = await reader.send(page, page.form("confirm"))
        assert "ada@new.org" in done.text
        assert done.path.endswith("/done")
        assert (await reader.open(path)).status == 410
    changed = (await Account.get(id=ada.account_id)).email == "ada@new.org"
    assert changed or await AccountAddress.filter(account_id=ada.account_id, email="ada@new.org").exists()


@pytest.mark.parametrize("purpose", [LinkPurpose.CHANGE_EMAIL, LinkPurpose.ADD_ADDRESS])
async def test_an_address_is_confirmed_by_nobody_else(
    api: Api, ada: Person, mailed_path: MailedPath, purpose: LinkPurpose
) -> None:
    another = await owned_organization()
    password_hash = (await Account.get(id=ada.account_id)).password_hash
    await Account.filter(id=another.owner.account_id).update(password_hash=password_hash)
    path = mailed_path(purpose, (await link_of(ada, purpose)).id)
    async with browser(api) as reader:
        await reader.sign_in(another.owner.email)
        page = await reader.open(path)
        refused = await reader.send(page, page.form("confirm"))
    assert (refused.status, refused.heading) == (410, "This link no longer works")
    assert (await EmailedLink.get()).used_at is None
