"""A signed-in viewer's query of one field is one statement, which sees what two would: every safeguard of that."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID

import asyncpg
import pytest
from starlette.applications import Starlette

import server.transport.single_statement
from domain.clock import now
from domain.organizations.role import Role
from domain.people.access import TokenKind
from domain.people.csrf_token import csrf_token, session_cookie
from models.organizations.membership import Membership
from models.organizations.team import Team, TeamCoach
from models.people.access_token import AccessToken, issue, revoke_all
from models.people.account import Account
from permissions.people.token_viewer import _COLUMNS, _STANDS
from permissions.people.viewer import AccessProfile, Viewer
from server.auth.token_cache import MAX_TOKENS, TokenCache
from tests.client import Api
from tests.people import OwnedOrganization, member, owned_organization, person
from tests.statements import logged_reads

pytestmark = pytest.mark.usefixtures("clean_db")

QUERY = "query($id: ID!) { organization(id: $id) { name members { nodes { role } } teams { nodes { name } } } }"
OWNER, NOBODY = {"nodes": [{"role": "OWNER"}]}, {"nodes": []}
TWO_FIELDS = "query($id: ID!) { organization(id: $id) { name } viewer { email } }"


@pytest.fixture
async def hillside(api: Api) -> OwnedOrganization:
    """An organization."""
    return await owned_organization("Hillside")


@pytest.fixture
async def asked(api: Api, hillside: OwnedOrganization) -> Api:
    """The owner's app, whose query has been answered the ordinary way."""
    client = await api.signed_in(hillside.owner.account_id)
    await client.data(QUERY, id=hillside.global_id)
    return client


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[bool]]:
    """For each statement that identified and answered, whether it counted."""
    right, found = server.transport.single_statement.one_row, []

    async def noted(*given: Any) -> Any:
        row = await right(*given)
        found.append(row is not None and row["fits"])
        return row

    monkeypatch.setattr(server.transport.single_statement, "one_row", noted)
    return found


async def found_by(client: Api, owned_organization: OwnedOrganization, query: str = QUERY) -> dict[str, Any]:
    async with client.client() as http:
        answer = await http.post("/graphql", json={"query": query, "variables": {"id": owned_organization.global_id}})
    return {"status": answer.status_code, **answer.json()}


async def test_the_second_time_one_statement_says_who_asks_and_answers(
    app: Starlette, asked: Api, hillside: OwnedOrganization, runs: list[bool]
) -> None:
    with logged_reads(app) as statements:
        found = await asked.data(QUERY, id=hillside.global_id)
    assert found == {"organization": {"name": "Hillside", "members": OWNER, "teams": NOBODY}}
    assert len(statements) == 1
    assert "access_token" in statements[0]
    assert runs == [True]


async def test_two_viewers_of_one_standing_each_see_their_own(asked: Api, api: Api, runs: list[bool]) -> None:
    other = await owned_organization("Other")
    their = await api.signed_in(other.owner.account_id)
    await their.data("{ viewer { email } }")
    for client, email in ((their, other.owner.email), (their, other.owner.email)):
        assert (await client.data("{ viewer { email } }"))["viewer"]["email"] == email
    assert (await their.data(QUERY, id=other.global_id))["organization"]["members"] == OWNER
    assert runs == [True, True, True]


async def test_a_revoked_token_is_refused(asked: Api, hillside: OwnedOrganization, runs: list[bool]) -> None:
    await revoke_all(hillside.owner.account_id)
    for _ in range(2):
        found = await found_by(asked, hillside)
        assert (found["status"], found["errors"][0]["extensions"]["code"]) == (401, "UNAUTHENTICATED")
        assert "data" not in found
    assert runs == [False], "and not asked for in one statement again"


async def test_an_expired_token_is_refused(asked: Api, hillside: OwnedOrganization, runs: list[bool]) -> None:
    await AccessToken.all().update(expires_at=now())
    assert (await found_by(asked, hillside))["status"] == 401
    assert runs == [False]


async def test_a_role_that_was_lost_shows_nothing_any_more(
    asked: Api, hillside: OwnedOrganization, runs: list[bool]
) -> None:
    await member(hillside, Role.OWNER)
    await Membership.filter(account_id=hillside.owner.account_id).delete()
    for _ in range(3):
        found = await asked.data(QUERY, id=hillside.global_id)
        assert found["organization"] == {"name": "Hillside", "members": NOBODY, "teams": NOBODY}
    assert runs == [False, True, True], "the standing changed; then it is remembered anew"


async def test_a_role_lost_in_one_of_two_organizations_shows_nothing_of_it(
    asked: Api, hillside: OwnedOrganization, runs: list[bool]
) -> None:
    # The access profile stays, so the kept text fits: what is visible has to come from what is read now.
    await owned_organization("Elsewhere", owner=hillside.owner)
    await member(hillside, Role.OWNER)
    await Membership.filter(account_id=hillside.owner.account_id, organization_id=hillside.id).delete()
    found = await asked.data(QUERY, id=hillside.global_id)
    assert found["organization"] == {"name": "Hillside", "members": NOBODY, "teams": NOBODY}
    assert runs == [True]


async def test_who_is_no_longer_the_providers_staff_sees_no_more_than_others(
    api: Api, hillside: OwnedOrganization, runs: list[bool]
) -> None:
    staff = await person(platform=True)
    client = await api.signed_in(staff.account_id)
    await client.data("{ courses { totalCount } }")
    await client.data("{ courses { totalCount } }")
    await Account.filter(id=staff.account_id).update(is_platform_staff=False)
    await client.data("{ courses { totalCount } }")
    assert runs == [True, False]


async def test_a_token_counts_only_where_its_kind_belongs(
    app: Starlette, api: Api, hillside: OwnedOrganization, runs: list[bool]
) -> None:
    issued = await issue(hillside.owner.account_id, TokenKind.BROWSER, lifetime=now() - now().replace(year=2000))
    cookie = {"Cookie": f"{session_cookie(app.state.services.settings.public_url)}={issued.secret}"}
    secret = app.state.services.settings.secret_key.get_secret_value()
    browser = Api(app, {**cookie, "X-CSRF-Token": csrf_token(secret, issued.row.id)})
    for _ in range(2):
        assert (await found_by(browser, hillside))["data"]["organization"]["members"] == OWNER
    assert runs == [True]
    assert (await found_by(Api(app, {"Authorization": f"Bearer {issued.secret}"}), hillside))["status"] == 401
    # The letter says another kind than the row: nobody could have made such a token, and it does not count.
    await AccessToken.filter(id=issued.row.id).update(kind=TokenKind.MOBILE_ACCESS)
    assert (await found_by(browser, hillside))["data"]["organization"]["members"] == NOBODY
    assert runs == [True, False]


async def test_a_cookie_without_its_csrf_token_is_refused_the_second_time_too(
    app: Starlette, hillside: OwnedOrganization, runs: list[bool]
) -> None:
    issued = await issue(hillside.owner.account_id, TokenKind.BROWSER, lifetime=now() - now().replace(year=2000))
    cookie = {"Cookie": f"{session_cookie(app.state.services.settings.public_url)}={issued.secret}"}
    right = csrf_token(app.state.services.settings.secret_key.get_secret_value(), issued.row.id)
    await found_by(Api(app, {**cookie, "X-CSRF-Token": right}), hillside)
    for headers in ({}, {"X-CSRF-Token": right, "Origin": "https://evil.test"}):
        refused = await found_by(Api(app, {**cookie, **headers}), hillside)
        assert (refused["status"], refused["errors"][0]["extensions"]["code"]) == (403, "CSRF")
    assert runs == []
    await revoke_all(hillside.owner.account_id)
    # Nobody is signed in any more, so there is nothing to protect.
    assert (await found_by(Api(app, cookie), hillside))["status"] == 200


async def test_several_fields_see_one_viewer(
    app: Starlette, asked: Api, hillside: OwnedOrganization, runs: list[bool]
) -> None:
    for _ in range(2):
        found = await found_by(asked, hillside, TWO_FIELDS)
        assert found["data"] == {"organization": {"name": "Hillside"}, "viewer": {"email": hillside.owner.email}}
    assert runs == []


@pytest.mark.parametrize(
    ("failure", "status", "code"),
    [(asyncpg.QueryCanceledError("slow"), 200, "QUERY_TIMEOUT"), (ConnectionError("away"), 503, "UNAVAILABLE")],
)
async def test_what_fails_in_postgresql_is_not_tried_a_second_time(
    asked: Api, hillside: OwnedOrganization, monkeypatch: pytest.MonkeyPatch, failure: Exception, status: int, code: str
) -> None:
    tries = []

    async def fails(*_: Any) -> None:
        tries.append(1)
        raise failure

    for name in (
        "server.transport.single_statement.one_row",
        "server.transport.cached_query.answer",
        "schema.read.answer",
    ):
        monkeypatch.setattr(name, fails)
    found = await found_by(asked, hillside)
    assert (found["status"], found["errors"][0]["extensions"]["code"]) == (status, code)
    assert len(tries) == 1


async def test_what_was_not_answered_is_not_paid_for(
    app: Starlette, asked: Api, hillside: OwnedOrganization, runs: list[bool]
) -> None:
    budget, who = app.state.services.budget, str(hillside.owner.account_id)
    first = (await found_by(asked, hillside))["extensions"]["cost"]
    second = (await found_by(asked, hillside))["extensions"]["cost"]
    assert second["left"] == first["left"] - second["requested"]
    left = budget.left(who)
    await revoke_all(hillside.owner.account_id)
    assert (await found_by(asked, hillside))["status"] == 401
    assert runs == [True, True, False]
    assert budget.left(who) == left


async def test_what_the_budget_does_not_allow_is_refused(
    app: Starlette, asked: Api, hillside: OwnedOrganization, runs: list[bool]
) -> None:
    budget, who = app.state.services.budget, str(hillside.owner.account_id)
    budget.spend(who, budget.left(who))
    assert (await found_by(asked, hillside))["errors"][0]["extensions"]["code"] == "RATE_LIMITED"
    assert runs == []


async def test_the_use_of_a_token_is_noted(
    app: Starlette, asked: Api, hillside: OwnedOrganization, runs: list[bool]
) -> None:
    await app.state.services.identification.close()
    await AccessToken.all().update(last_used_at=None)
    await asked.data(QUERY, id=hillside.global_id)
    await app.state.services.identification.close()
    assert runs == [True]
    assert (await AccessToken.get()).last_used_at is not None


async def test_what_is_explained_goes_the_ordinary_way(api: Api, hillside: OwnedOrganization, runs: list[bool]) -> None:
    client = await api.signed_in((await person(platform=True)).account_id)
    client.headers["X-Tessera-Explain"] = "1"
    for _ in range(2):
        assert len((await found_by(client, hillside))["extensions"]["explain"]) == 1
    assert runs == []


async def test_postgresql_and_python_agree_where_viewers_stand(
    app: Starlette, hillside: OwnedOrganization, runs: list[bool]
) -> None:
    """The statement answers only if PostgreSQL computes the same access profile as `Viewer.access profile`."""
    people = [await member(hillside, role) for role in Role] + [await person(), await person(platform=True)]
    coach = await Membership.get(account_id=people[list(Role).index(Role.COACH)].account_id)
    await TeamCoach.create(
        organization_id=hillside.id, membership=coach, team=await Team.create(organization_id=hillside.id, name="Blue")
    )
    seen = set()
    for one in people:
        client = await Api(app).signed_in(one.account_id)
        await client.data(QUERY, id=hillside.global_id)
        await client.data(QUERY, id=hillside.global_id)
        assert runs.pop(), one.name
        seen.add(_standing_of(app, one.account_id))
    assert len(seen) == 5


def _standing_of(app: Starlette, account_id: UUID) -> AccessProfile:
    remembered = app.state.services.identification.seen._seen.values()
    return next(token.profile for token in remembered if token.account_id == account_id)


def test_everything_that_conditions_may_refer_to_is_read_by_the_statement() -> None:
    assert _COLUMNS.keys() == Viewer().parameters().keys()
    assert {"is_signed_in", "is_platform_staff", *_STANDS} == set(AccessProfile.__slots__)


def test_as_many_tokens_are_remembered_as_there_is_room_for() -> None:
    seen, viewer = TokenCache(), Viewer(UUID(int=1), UUID(int=2), UUID(int=3), TokenKind.PERSONAL)
    for number in range(MAX_TOKENS):
        seen.remember(number.to_bytes(4), viewer, None)
    assert seen.find((0).to_bytes(4)) is not None
    seen.remember(b"one more", viewer, None)
    assert seen.find((1).to_bytes(4)) is None
    assert seen.find((0).to_bytes(4)) is not None
