"""Whatever can be refused of a mutation is refused before anything is written; what was done is always told."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
from graphql import GraphQLNonNull

from domain.errors import Forbidden
from domain.organizations.role import Role
from models.organizations.organization import Organization
from models.organizations.team import Team
from server.query.schema import executable
from tests.client import Api
from tests.people import OwnedOrganization, member, owned_organization, person

UNANSWERABLE = {
    "a page that is too large": ("team { learners { nodes { certificates(first: 500) { totalCount } } } }", {}),
    "a page that is too large, by a variable": (
        "team { learners { nodes { certificates(first: $size) { totalCount } } } }",
        {"size": 500},
    ),
    "a cursor that is none of ours": (
        'team { learners { nodes { certificates(after: "garbage") { totalCount } } } }',
        {},
    ),
    "a cursor that is none of ours, by a variable": (
        "team { learners { nodes { certificates(after: $after) { totalCount } } } }",
        {"after": "garbage"},
    ),
    "in a fragment": ("...F", {}),
    "too many tables": (
        "team { learners { nodes { " + " ".join(f"c{n}: certificates {{ totalCount }}" for n in range(160)) + " } } }",
        {},
    ),
}
FRAGMENT = " fragment F on TeamPayload { t: team { learners { nodes { certificates(last: 500) { totalCount } } } } }"
CREATE = "mutation($input: CreateTeamInput!%s) { createTeam(input: $input) { userErrors { code } %s } }"


@pytest.fixture
async def hillside(clean_db: object) -> OwnedOrganization:
    return await owned_organization("Hillside")


async def sent(client: Api, query: str, variables: dict[str, Any], accept: str = "application/json") -> httpx.Response:
    async with client.client() as http:
        return await http.post("/graphql", json={"query": query, "variables": variables}, headers={"Accept": accept})


@pytest.mark.parametrize("name", UNANSWERABLE)
async def test_a_payload_that_cannot_be_answered_changes_nothing(
    api: Api, hillside: OwnedOrganization, name: str
) -> None:
    selection, variables = UNANSWERABLE[name]
    client = await api.signed_in(hillside.owner.account_id)
    declared = "".join(f", ${each}: {'Int' if each == 'size' else 'String'}" for each in variables)
    query = CREATE % (declared, selection) + (FRAGMENT if "...F" in selection else "")
    given = {"input": {"organizationId": hillside.global_id, "name": "Blue"}, **variables}
    for _ in range(2):
        response = await sent(client, query, given, "application/graphql-response+json")
        answer = response.json()
        assert response.status_code == 400
        assert "data" not in answer
        assert answer["errors"][0]["extensions"]["code"] in {"BAD_USER_INPUT", "QUERY_TOO_EXPENSIVE"}
        assert answer["errors"][0]["locations"]
    assert await Team.all().count() == 0


async def test_the_second_mutation_of_a_document_is_looked_at_before_the_first_runs(
    api: Api, hillside: OwnedOrganization
) -> None:
    client = await api.signed_in(hillside.owner.account_id)
    answer = await client.answer(
        "mutation($input: CreateTeamInput!) { a: createTeam(input: $input) { team { id } }"
        " b: createTeam(input: $input) { team { learners { nodes { sessions(first: -1) { totalCount } } } } } }",
        input={"organizationId": hillside.global_id, "name": "Blue"},
    )
    assert "data" not in answer
    assert await Team.all().count() == 0


async def test_what_each_item_of_a_payload_shows_is_looked_at_too(api: Api, hillside: OwnedOrganization) -> None:
    client = await api.signed_in(hillside.owner.account_id)
    answer = await client.answer(
        "mutation($input: InviteLearnersInput!) { inviteLearners(input: $input) {"
        " results { invitation { organization { learners(first: 201) { totalCount } } } } } }",
        input={"organizationId": hillside.global_id, "addresses": ["ana@example.org"]},
    )
    assert "data" not in answer
    found = await client.data(
        "query($id: ID!) { organization(id: $id) { invitations { totalCount } } }", id=hillside.global_id
    )
    assert found["organization"]["invitations"]["totalCount"] == 0


async def test_a_refusal_deep_in_a_query_names_its_field(api: Api, hillside: OwnedOrganization) -> None:
    client = await api.signed_in(hillside.owner.account_id)
    answer = await client.answer(
        "query($id: ID!) { house: organization(id: $id) { people: learners { nodes {"
        " certificates(first: 201) { totalCount } } } } }",
        id=hillside.global_id,
    )
    [error] = answer["errors"]
    assert error["path"] == ["house", "people", "nodes", "certificates"]
    assert error["locations"] == [{"line": 1, "column": 77}]
    assert answer["data"] == {"house": None}


TWO = (
    "mutation($o: CreateOrganizationInput!, $g: GrantCreditsInput!) { createOrganization(input: $o) {"
    " organization { name } userErrors { code } } grantCredits(input: $g) { userErrors { code message } } }"
)


async def test_a_forbidden_mutation_says_so_in_user_errors_and_leaves_the_others_answers(
    api: Api, hillside: OwnedOrganization
) -> None:
    client = await api.signed_in(hillside.owner.account_id)
    found = await client.data(
        TWO, o={"name": "Brook", "kind": "SCHOOL"}, g={"organizationId": hillside.global_id, "amount": 5}
    )
    assert found["createOrganization"] == {"organization": {"name": "Brook"}, "userErrors": []}
    [error] = found["grantCredits"]["userErrors"]
    assert error == {"code": "FORBIDDEN", "message": "Only the provider's staff may do this."}


async def test_a_mutation_that_breaks_takes_nothing_from_the_ones_before_it(
    api: Api, hillside: OwnedOrganization, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = await api.signed_in((await person(platform=True)).account_id)

    async def broken(*_: Any, **__: Any) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("resolvers.credits.credit.post", broken)
    answer = await client.answer(
        TWO, o={"name": "Brook", "kind": "SCHOOL"}, g={"organizationId": hillside.global_id, "amount": 5}
    )
    assert answer["data"]["createOrganization"]["organization"] == {"name": "Brook"}
    assert answer["data"]["grantCredits"] is None
    [error] = answer["errors"]
    assert (error["path"], error["extensions"]["code"]) == (["grantCredits"], "INTERNAL_ERROR")
    assert await Organization.filter(name="Brook").exists()


async def test_who_is_not_signed_in_is_told_at_each_field(api: Api, hillside: OwnedOrganization) -> None:
    answer = await api.answer(
        TWO, o={"name": "Brook", "kind": "SCHOOL"}, g={"organizationId": hillside.global_id, "amount": 5}
    )
    assert answer["data"] == {"createOrganization": None, "grantCredits": None}
    assert {error["extensions"]["code"] for error in answer["errors"]} == {"UNAUTHENTICATED"}


async def test_an_analyst_and_a_stranger_hear_forbidden_in_the_same_place(
    api: Api, hillside: OwnedOrganization
) -> None:
    for somebody in (await member(hillside, Role.ANALYST), await person()):
        client = await api.signed_in(somebody.account_id)
        given = {"organizationId": hillside.global_id}
        assert await client.refused("createTeam", **given, name="Blue") == Forbidden.code
        assert await client.refused("grantCredits", **given, amount=1) == Forbidden.code


def test_every_mutation_may_be_null() -> None:
    """Or else a failing one takes the answers of all that were done with it."""
    root = executable().schema._schema.mutation_type
    assert root is not None
    assert [name for name, field in root.fields.items() if isinstance(field.type, GraphQLNonNull)] == []
