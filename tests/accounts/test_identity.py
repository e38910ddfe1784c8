"""Who is asking: what a request shows, what the viewer may, and that noting its use makes nobody wait."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from tortoise.transactions import in_transaction

from domain.clock import now, stopped_at
from domain.organizations.organization import OrganizationKind
from domain.organizations.role import Role
from domain.people.access import TokenKind
from models.organizations.membership import Membership
from models.organizations.organization import Organization
from models.organizations.team import Team, TeamCoach
from models.people.access_token import AccessToken
from models.people.learner import Learner
from permissions.people.viewer import ANONYMOUS
from server.auth.identity import Unauthenticated

SESSION = "__Host-tessera_session"


async def organization(name: str, owner: Any) -> Organization:
    """An organization with its owner."""
    async with in_transaction():
        made = await Organization.create(kind=OrganizationKind.SCHOOL, name=name, slug=name.lower(), created_by=owner)
        await Membership.create(organization=made, account=owner, role=Role.OWNER)
    return made


async def test_the_viewer_knows_by_role_what_it_may_read_and_manage(system: Any) -> None:
    ada, owner = await system.account("ada@example.org"), await system.account("owner@example.org")
    ids = {}
    for role in (*Role, None):
        made = await organization(f"O{role or 'None'}", owner)
        ids[role] = made.id
        if role is not None:
            membership = await Membership.create(organization=made, account=ada, role=role)
        team = await Team.create(organization=made, name="Blue")
        if role in (Role.COACH, Role.ADMIN):
            await TeamCoach.create(organization=made, team=team, membership=membership)
            ids[f"team of {role}"] = team.id

    viewer = await (await system.signed_in("ada@example.org")).viewer()

    assert set(viewer.readable) == {ids[Role.OWNER], ids[Role.ADMIN], ids[Role.ANALYST]}
    assert set(viewer.managed) == {ids[Role.OWNER], ids[Role.ADMIN]}
    assert set(viewer.member_of) == {ids[role] for role in Role}
    assert viewer.teams == (ids[f"team of {Role.COACH}"],)
    assert viewer.learner_id == (await Learner.get(account_id=ada.id)).id
    assert not viewer.is_platform_staff


async def test_a_bearer_token_that_does_not_count_is_refused_while_a_cookie_is_simply_nobody(system: Any) -> None:
    client = system.client()
    assert await client.viewer() == ANONYMOUS
    for dead in ("", "x", "tes_a" + "x" * 43, "tes_b" + "x" * 43, "t\u00e9s", "\x7f" * 4000):
        client.cookies = {SESSION: dead.encode("latin-1").decode("latin-1")}
        assert await client.viewer() == ANONYMOUS
        client.cookies, client.bearer = {}, dead
        with pytest.raises(Unauthenticated):
            await client.viewer()
        client.bearer = None


async def test_another_scheme_than_bearer_is_refused(system: Any) -> None:
    from starlette.requests import HTTPConnection

    identification = system.identification()
    for value in (b"Basic YTpi", b"", b"Bearer", b"bearer  "):
        request = HTTPConnection({"type": "http", "headers": [(b"authorization", value)], "path": "/"})
        with pytest.raises(Unauthenticated):
            await identification.identify(request)


async def test_a_bearer_token_wins_over_a_cookie(system: Any) -> None:
    await system.account("ada@example.org")
    bob = await system.account("bob@example.org")
    client = await system.signed_in("ada@example.org")
    client.bearer = (await system.signed_in("bob@example.org", transport="TOKEN")).bearer

    assert (await client.viewer()).account_id == bob.id


async def test_a_browser_stays_signed_in_as_long_as_it_is_used_and_no_longer(system: Any) -> None:
    await system.account("ada@example.org")
    start = now()
    with stopped_at(start):
        client = await system.signed_in("ada@example.org")
        await client.viewer()
    with stopped_at(start + timedelta(days=29)):
        assert (await client.viewer()).is_signed_in
    with stopped_at(start + timedelta(days=58)):
        assert (await client.viewer()).is_signed_in
    with stopped_at(start + timedelta(days=88)):
        assert await client.viewer() == ANONYMOUS


async def test_a_browser_that_is_used_every_day_has_to_sign_in_again_after_180_days(system: Any) -> None:
    await system.account("ada@example.org")
    start = now()
    with stopped_at(start):
        client = await system.signed_in("ada@example.org")
    for day in range(20, 180, 20):
        with stopped_at(start + timedelta(days=day)):
            assert (await client.viewer()).is_signed_in
    with stopped_at(start + timedelta(days=180, seconds=-1)):
        assert (await client.viewer()).is_signed_in
    with stopped_at(start + timedelta(days=180)):
        assert await client.viewer() == ANONYMOUS


async def test_no_setting_makes_a_browsers_sign_in_longer_than_180_days(system: Any) -> None:
    system.session_days = 365
    await system.account("ada@example.org")
    start = now()
    with stopped_at(start):
        client = await system.signed_in("ada@example.org")
    with stopped_at(start + timedelta(days=180)):
        assert await client.viewer() == ANONYMOUS


async def test_a_use_is_noted_at_most_once_an_hour_and_prolongs_only_browsers(system: Any) -> None:
    await system.account("ada@example.org")
    start = now()
    with stopped_at(start):
        client = await system.signed_in("ada@example.org", transport="TOKEN")
        expiry = (await AccessToken.get(kind=TokenKind.MOBILE_ACCESS)).expires_at
    noted = []
    for minutes in (0, 5, 14):
        with stopped_at(start + timedelta(minutes=minutes)):
            await client.viewer()
        noted.append((await AccessToken.get(kind=TokenKind.MOBILE_ACCESS)).last_used_at)

    assert noted == [start] * 3
    assert (await AccessToken.get(kind=TokenKind.MOBILE_ACCESS)).expires_at == expiry


async def test_a_use_that_cannot_be_noted_is_no_failure_of_the_request(
    system: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    await system.account("ada@example.org")
    client = await system.signed_in("ada@example.org")

    async def fail(*_: Any, **__: Any) -> None:
        raise OSError("the database is restarting")

    monkeypatch.setattr("server.auth.identity.record_use", fail)

    assert (await client.viewer()).is_signed_in


async def test_moments_are_written_alike_whether_read_by_sql_or_made_by_a_mutation(system: Any) -> None:
    await system.account("ada@example.org")
    moment = now().replace(microsecond=120_000)
    with stopped_at(moment):
        made = (
            await system.client().do("signIn", email="ada@example.org", password=system.PASSWORD, transport="TOKEN")
        )["tokens"]["expiresAt"]
        phone = await system.signed_in("ada@example.org", transport="TOKEN")
        token = await phone.do("createAccessToken", label="a", expiresInDays=1, currentPassword=system.PASSWORD)

    read = token["accessToken"]["expiresAt"]
    assert made.endswith(".12+00:00")
    assert read.endswith(".12+00:00")
