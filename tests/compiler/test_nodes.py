"""`nodes(ids:)` answers in the order asked for, one statement per type, and null for what may not be seen."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.applications import Starlette

from domain.identifiers import new_id, to_global
from tests.client import Api
from tests.people import OwnedOrganization, lessons, owned_organization, person
from tests.statements import logged_reads

pytestmark = pytest.mark.usefixtures("clean_db")

NODES = """query($ids: [ID!]!) { nodes(ids: $ids) {
  __typename id ... on Organization { name credits { balance } } ... on Learner { name } ... on Course { slug }
} }"""


@pytest.fixture
async def hillside(api: Api) -> OwnedOrganization:
    """An organization."""
    return await owned_organization("Hillside", credits=5)


async def asked(app: Starlette, client: Api, ids: list[str]) -> tuple[int, list[Any]]:
    """How many statements ran, and the answer."""
    with logged_reads(app) as statements:
        data = await client.data(NODES, ids=ids)
    return len(statements), data["nodes"]


async def test_each_type_is_one_statement_and_the_order_is_the_ids(
    app: Starlette, api: Api, hillside: OwnedOrganization
) -> None:
    others = [await owned_organization(f"House {number}") for number in range(3)]
    courses = [await lessons() for _ in range(2)]
    ids = [others[1].global_id, courses[0].global_id, hillside.global_id, others[0].global_id, courses[1].global_id]
    count, found = await asked(app, api, ids)
    assert count == 2
    assert [one["id"] for one in found] == ids
    assert (await asked(app, api, ids[::-1]))[1] == found[::-1]


async def test_an_id_that_occurs_twice_is_answered_twice(app: Starlette, api: Api, hillside: OwnedOrganization) -> None:
    count, found = await asked(app, api, [hillside.global_id] * 3)
    assert count == 1
    assert [one["name"] for one in found] == ["Hillside"] * 3


async def test_what_is_hidden_unknown_or_no_id_is_null_in_its_place(
    app: Starlette, api: Api, hillside: OwnedOrganization
) -> None:
    learner = (await person()).learner
    ids = [learner, "x", hillside.global_id, to_global("Course", new_id()), "", "org_" + "g" * 32, "zzz_" + "0" * 32]
    staff = await api.signed_in(hillside.owner.account_id)
    for client in (api, staff):
        _, found = await asked(app, client, ids)
        assert [one is None for one in found] == [True, True, False, True, True, True, True]
    assert found[2]["credits"] == {"balance": 5}


async def test_no_ids_are_no_statements(app: Starlette, api: Api) -> None:
    assert await asked(app, api, []) == (0, [])
    assert await asked(app, api, ["nothing", ""]) == (0, [None, None])


async def test_two_hundred_ids_are_answered_and_one_more_is_refused(
    app: Starlette, api: Api, hillside: OwnedOrganization
) -> None:
    ids = [to_global("Organization", new_id()) for _ in range(199)]
    count, found = await asked(app, api, [*ids, hillside.global_id])
    assert (count, found[:-1], found[-1]["name"]) == (1, [None] * 199, "Hillside")
    with logged_reads(app) as statements:
        answer = await api.answer(NODES, ids=[*ids, hillside.global_id, hillside.global_id])
    assert [error["extensions"] for error in answer["errors"]] == [{"code": "BAD_USER_INPUT"}]
    assert statements == []


async def test_how_many_ids_are_asked_does_not_change_the_text(
    app: Starlette, api: Api, hillside: OwnedOrganization
) -> None:
    with logged_reads(app) as statements:
        for ids in ([hillside.global_id], [to_global("Organization", new_id())] * 7):
            await api.data(NODES, ids=ids)
    assert len(set(statements)) == 1


async def test_lists_below_nodes_are_pages_of_each_row(app: Starlette, api: Api, hillside: OwnedOrganization) -> None:
    other = await owned_organization("Other")
    for name, where in (("Ana", hillside), ("Ben", hillside), ("Cy", other)):
        client = await api.signed_in((await person(name)).account_id)
        await client.done("joinOrganization", token=where.token)
    staff = await api.signed_in(hillside.owner.account_id)
    query = """query($ids: [ID!]!) {
      nodes(ids: $ids) { ... on Organization { learners(first: 1) { totalCount nodes { name } } } }
    }"""
    found = (await staff.data(query, ids=[other.global_id, hillside.global_id]))["nodes"]
    assert [one["learners"] for one in found] == [
        {"totalCount": 0, "nodes": []},
        {"totalCount": 2, "nodes": [{"name": "Ana"}]},
    ]
