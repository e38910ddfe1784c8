"""`X-Tessera-Explain` shows the provider's staff what a query did in PostgreSQL; nobody else gets anything."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from starlette.applications import Starlette

from domain.people.access import TokenKind
from models.people.access_token import issue
from tests.client import Api
from tests.people import OwnedOrganization, owned_organization, person

pytestmark = pytest.mark.usefixtures("clean_db")

QUERY = """query($id: ID!) {
  organization(id: $id) {
    name learners(first: 1, filter: { name: { contains: "secret-word" } }) { nodes { id } pageInfo { endCursor } }
  }
  viewer { email }
}"""


async def explained(client: Api, query: str = QUERY, *, header: str = "1", **variables: Any) -> Any:
    """`extensions.explain` of an answer."""
    async with Api(client.app, {**client.headers, "X-Tessera-Explain": header}).client() as http:
        response = await http.post("/graphql", json={"query": query, "variables": variables})
    answer = response.json()
    assert answer.get("data"), answer
    return answer.get("extensions", {}).get("explain")


@pytest.fixture
async def hillside(api: Api) -> OwnedOrganization:
    """An organization."""
    return await owned_organization("Hillside")


async def test_platform_staff_see_each_statement_its_types_and_its_plan(
    app: Starlette, api: Api, hillside: OwnedOrganization
) -> None:
    provider = await api.signed_in((await person(platform=True)).account_id)
    found = await explained(provider, id=hillside.global_id)
    by_path = {tuple(one["path"]): one for one in found}
    assert by_path.keys() == {("organization",), ("viewer",)}
    one = by_path[("organization",)]
    assert one["sql"].startswith("SELECT CASE WHEN")
    numbers = {int(number) for number in re.findall(r"\$(\d+)::", one["sql"])}
    assert numbers == set(range(1, len(one["parameters"]) + 1))
    assert set(one["parameters"]) <= {"uuid", "uuid[]", "text", "text[]", "bytea"}
    assert any("cost=" in line for line in one["plan"])
    assert "secret-word" not in str(one)


async def test_the_key_of_the_cursors_is_never_shown(app: Starlette, api: Api, hillside: OwnedOrganization) -> None:
    provider = await api.signed_in((await person(platform=True)).account_id)
    secret = app.state.services.compiler.cursor_secret
    query = "{ courses { edges { cursor } } organizations { edges { cursor } pageInfo { endCursor } } }"
    shown = str(await explained(provider, query))
    assert secret.hex() not in shown
    assert secret.hex()[:16] not in shown


async def test_without_the_header_nothing_is_explained(api: Api, hillside: OwnedOrganization) -> None:
    provider = await api.signed_in((await person(platform=True)).account_id)
    async with provider.client() as http:
        response = await http.post("/graphql", json={"query": QUERY, "variables": {"id": hillside.global_id}})
    assert set(response.json()["extensions"]) == {"cost"}


async def test_nobody_else_gets_anything(api: Api, hillside: OwnedOrganization) -> None:
    owner = await api.signed_in(hillside.owner.account_id)
    learner = await api.signed_in((await person()).account_id)
    for client in (owner, learner, api):
        assert await explained(client, id=hillside.global_id) is None


async def test_a_read_only_token_of_the_providers_staff_explains_nothing(api: Api, hillside: OwnedOrganization) -> None:
    account = (await person(platform=True)).account_id
    for kind, shown in ((TokenKind.PERSONAL, False), (TokenKind.MOBILE_ACCESS, True)):
        issued = await issue(account, kind, lifetime=timedelta(minutes=5))
        client = Api(api.app, {"Authorization": f"Bearer {issued.secret}"})
        assert (await explained(client, id=hillside.global_id) is not None) is shown, kind
