"""`groups` are figures over the visible rows of a list, put together by what the rows have in common."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from starlette.applications import Starlette

from domain.connections.invitation import InvitationState
from domain.organizations.role import Role
from tests.client import Api
from tests.people import OwnedOrganization, invitation, member, owned_organization, person
from tests.statements import logged_reads

pytestmark = pytest.mark.usefixtures("clean_db")

OF = "query($id: ID!) { organization(id: $id) { %s } }"
CREDITS = OF % (
    "credits { transactions { groups(by: [MONTH, REASON]) { month reason count aggregates { amount change } } } }"
)
STATES = "groups(by: STATE) { state month count aggregates { sent accepted } }"


@pytest.fixture
async def hillside() -> OwnedOrganization:
    """An organization with five credits, and invitations of this month, of the one before and of four years ago."""
    made = await owned_organization("Hillside", credits=5)
    before = _first_of_month() - timedelta(days=1)
    await invitation(made, "ana@example.org", created_at=_first_of_month())
    await invitation(made, "ben@example.org", created_at=before)
    await invitation(made, "cy@example.org", created_at=before, state=InvitationState.FAILED, failure="no such box")
    await invitation(made, "dee@example.org", created_at=before - timedelta(days=4 * 366))
    return made


def _first_of_month() -> datetime:
    return datetime.now(UTC).replace(day=1, hour=0, minute=0, second=0, microsecond=0)


async def _invited(api: Api, of: OwnedOrganization, selected: str, arguments: str = "") -> list[dict[str, Any]]:
    found = await api.data(OF % f"invitations{arguments} {{ {selected} }}", id=of.global_id)
    return list(found["organization"]["invitations"]["groups"])


async def test_rows_that_agree_are_one_group_and_the_largest_comes_first(api: Api, hillside: OwnedOrganization) -> None:
    staff = await api.signed_in(hillside.owner.account_id)
    assert await _invited(staff, hillside, STATES) == [
        {"state": "SENT", "month": None, "count": 3, "aggregates": {"sent": 3, "accepted": 0}},
        {"state": "FAILED", "month": None, "count": 1, "aggregates": {"sent": 0, "accepted": 0}},
    ]


async def test_by_month_the_newest_comes_first_and_what_is_long_past_is_left_out(
    api: Api, hillside: OwnedOrganization
) -> None:
    staff = await api.signed_in(hillside.owner.account_id)
    this, before = (each.strftime("%Y-%m") for each in (_first_of_month(), _first_of_month() - timedelta(days=1)))
    assert await _invited(staff, hillside, "groups(by: [STATE, MONTH]) { month state count }") == [
        {"month": this, "state": "SENT", "count": 1},
        {"month": before, "state": "FAILED", "count": 1},
        {"month": before, "state": "SENT", "count": 1},
    ]
    assert await _invited(staff, hillside, "groups(by: MONTH, first: 1) { count }") == [{"count": 1}]


async def test_a_page_does_not_cut_them_and_a_filter_does(api: Api, hillside: OwnedOrganization) -> None:
    staff = await api.signed_in(hillside.owner.account_id)
    counted = "groups(by: STATE) { count } nodes { id }"
    assert await _invited(staff, hillside, counted, "(first: 1)") == [{"count": 3}, {"count": 1}]
    failed = "(filter: { state: { equalTo: FAILED } })"
    assert await _invited(staff, hillside, counted, failed) == [{"count": 1}]


async def test_credits_are_added_up_by_month_and_reason_for_who_may_see_the_ledger(
    api: Api, hillside: OwnedOrganization
) -> None:
    month, elsewhere = datetime.now(UTC).strftime("%Y-%m"), await owned_organization()
    for of, sees in (
        (hillside.owner, True),
        (await member(hillside, Role.ANALYST), True),
        (await member(hillside, Role.COACH), False),
        (await member(elsewhere, Role.ADMIN), False),
        (await person(), False),
    ):
        found = await (await api.signed_in(of.account_id)).data(CREDITS, id=hillside.global_id)
        credits = found["organization"]["credits"]
        assert (credits is not None) is sees
        if credits is not None:
            figures = {"count": 1, "aggregates": {"amount": 5, "change": 5}}
            assert credits["transactions"]["groups"] == [{"month": month, "reason": "GRANTED", **figures}]


async def test_a_group_is_of_visible_rows_alone(api: Api, hillside: OwnedOrganization) -> None:
    elsewhere = await owned_organization()
    invited = await person()
    await invitation(hillside, invited.email)
    admin = await api.signed_in((await member(elsewhere, Role.ADMIN)).account_id)
    for client in (api, admin, await api.signed_in((await person()).account_id)):
        assert await _invited(client, hillside, STATES) == []
    mine = await _invited(await api.signed_in(invited.account_id), hillside, "groups(by: STATE) { state count }")
    assert mine == [{"state": "SENT", "count": 1}]


async def test_they_are_part_of_the_one_statement(app: Starlette, api: Api, hillside: OwnedOrganization) -> None:
    staff = await api.signed_in(hillside.owner.account_id)
    with logged_reads(app) as statements:
        await staff.data(
            OF % f"invitations {{ {STATES} totalCount }} sessions {{ groups(by: COURSE) {{ course {{ title }} }} }}",
            id=hillside.global_id,
        )
    assert len(statements) == 1


async def test_what_cannot_be_grouped_by_is_refused(api: Api, hillside: OwnedOrganization) -> None:
    for arguments in ("by: []", "by: [STATE, STATE]", "by: STATE, first: -1", "by: STATE, first: 201"):
        answer = await api.answer(OF % f"invitations {{ groups({arguments}) {{ count }} }}", id=hillside.global_id)
        assert answer["errors"][0]["extensions"]["code"] == "BAD_USER_INPUT", arguments


async def test_their_cost_is_that_of_so_many_rows(api: Api, hillside: OwnedOrganization) -> None:
    async def cost(selected: str) -> int:
        async with api.client() as client:
            asked = {"query": OF % f"invitations {{ {selected} }}", "variables": {"id": hillside.global_id}}
            return int((await client.post("/graphql", json=asked)).json()["extensions"]["cost"]["requested"])

    # The organization and its list, ten for counting, and a row and a value for each group.
    assert await cost("groups(by: STATE, first: 10) { count }") == 2 + 10 + 11
    assert await cost("groups(by: STATE) { count }") == 2 + 10 + 220
