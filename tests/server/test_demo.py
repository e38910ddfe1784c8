"""The demo shows something on each screen of an organization's desk and of a learner."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from tortoise.context import TortoiseContext

from domain.clock import now
from models.people.account import Account
from server.demo.seed import DEMO_SIGN_INS, seed
from tests.client import Api

DESK = """{ organization(slug: "hillside-school") {
  viewerCan { seeAuditLog }
  credits { balance reserved spent transactions { totalCount } }
  invitations { aggregates { sent failed accepted revoked expired } }
  requested: connections(filter: { state: { equalTo: REQUESTED } }) { totalCount nodes { requestMessage } }
  blocks { totalCount nodes { reason learner { name } } }
  staffInvitations { nodes { isExpired } }
  members { totalCount } teams { nodes { coaches { totalCount } learners { totalCount } } }
  sessions { aggregates { inProgress completed terminated } }
  auditLog { totalCount }
} viewer { unreadCount notifications { totalCount } } }"""
SOON = """query($from: DateTime!, $to: DateTime!) { organization(slug: "hillside-school") {
  certificates(filter: { expiresAt: { after: $from, before: $to } }) { totalCount } } }"""
LEARNER = """{ viewer { unreadCount notifications { totalCount } invitations { totalCount }
  learner { connections { totalCount } sessions { totalCount } certificates { totalCount } } } }"""
NEW = """{ organization(slug: "riverside-nursery-school") { learners { totalCount } sessions { totalCount }
  connections { nodes { state } } credits { balance } } }"""


async def as_(api: Api, email: str) -> Api:
    return await api.signed_in((await Account.get(email=email)).id)


async def test_each_screen_has_something_to_show(api: Api, clean_db: TortoiseContext) -> None:
    await seed()
    owner = await as_(api, "olivia@hillside.example")

    desk: Any = await owner.data(DESK)

    school = desk["organization"]
    assert school["viewerCan"]["seeAuditLog"]
    assert all(school["credits"][name] for name in ("balance", "reserved", "spent"))
    assert school["credits"]["transactions"]["totalCount"] > 20
    assert all(school["invitations"]["aggregates"].values()), "in each state but the one that passes in a moment"
    assert school["requested"]["totalCount"] == 3
    assert any(one["requestMessage"] for one in school["requested"]["nodes"])
    assert school["blocks"]["totalCount"] == 1
    assert {one["isExpired"] for one in school["staffInvitations"]["nodes"]} == {True, False}
    assert school["members"]["totalCount"] == 4
    assert len(school["teams"]["nodes"]) == 2
    assert any(team["coaches"]["totalCount"] and team["learners"]["totalCount"] for team in school["teams"]["nodes"])
    assert all(school["sessions"]["aggregates"].values())
    assert school["auditLog"]["totalCount"] > 40
    assert 0 < desk["viewer"]["unreadCount"] < desk["viewer"]["notifications"]["totalCount"]
    span = {"from": now().isoformat(), "to": (now() + timedelta(days=30)).isoformat()}
    assert (await owner.data(SOON, **span))["organization"]["certificates"]["totalCount"] > 0

    lena = (await (await as_(api, "lena@learner.example")).data(LEARNER))["viewer"]
    assert lena["unreadCount"]
    assert lena["invitations"]["totalCount"] == 1
    assert all(one["totalCount"] for one in lena["learner"].values())

    begun = (await (await as_(api, "rita@riverside.example")).data(NEW))["organization"]
    assert begun == {
        "learners": {"totalCount": 1}, "sessions": {"totalCount": 0},
        "connections": {"nodes": [{"state": "REQUESTED"}]}, "credits": {"balance": 0},
    }  # fmt: skip


async def test_everybody_who_is_named_can_be_found(api: Api, clean_db: TortoiseContext) -> None:
    await seed()
    for one in DEMO_SIGN_INS:
        assert await Account.exists(email=one.email), one.role
