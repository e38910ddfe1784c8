"""Names are found however they are typed, and stand in the order that people expect."""

from __future__ import annotations

import unicodedata
from typing import Any

import pytest

from tests.client import Api
from tests.people import OwnedOrganization, owned_organization, person

IN_ORDER = ["Ana", "ángel", "de Vries", "Émile", "Östen", "Zoë"]


async def with_learners(api: Api, *names: str) -> tuple[OwnedOrganization, Api]:
    """An organization with learners of these names, and its owner's client."""
    hillside = await owned_organization()
    for name in names:
        learner = await api.signed_in((await person(name)).account_id)
        await learner.done("joinOrganization", token=hillside.token)
    return hillside, await api.signed_in(hillside.owner.account_id)


async def found(owner: Api, hillside: OwnedOrganization, filter: dict[str, Any]) -> list[str]:
    data: Any = await owner.data(
        "query($id: ID!, $f: LearnerFilter) { organization(id: $id) { learners(filter: $f) { nodes { name } } } }",
        id=hillside.global_id,
        f=filter,
    )
    return [node["name"] for node in data["organization"]["learners"]["nodes"]]


async def test_a_learner_is_found_without_accents_in_any_case_and_any_form(api: Api) -> None:
    hillside, owner = await with_learners(api, "José Núñez", "Mia Weiß", "Søren Łukasz Işık")
    for sought in ("nunez", "NUNEZ", "nuñez", "NÚÑEZ", unicodedata.normalize("NFD", "Núñez")):
        for operator in ("contains", "search"):
            assert await found(owner, hillside, {"name": {operator: sought}}) == ["José Núñez"], (operator, sought)
    assert await found(owner, hillside, {"name": {"startsWith": "JOSE NU"}}) == ["José Núñez"]
    assert await found(owner, hillside, {"name": {"contains": "WEISS"}}) == ["Mia Weiß"]
    for sought in ("soren", "lukasz", "Lukasz Isik", "\uff33oren"):
        assert await found(owner, hillside, {"name": {"contains": sought}}) == ["Søren Łukasz Işık"]
    assert await found(owner, hillside, {"name": {"contains": "%"}}) == []


async def test_an_address_is_found_in_any_case(api: Api) -> None:
    hillside, owner = await with_learners(api, "Ana")
    data: Any = await owner.data(
        "query($id: ID!) { organization(id: $id) { learners { nodes { email } } } }", id=hillside.global_id
    )
    email = data["organization"]["learners"]["nodes"][0]["email"].upper()
    for compared in ({"equalTo": email}, {"in": [email]}, {"contains": email[:6]}):
        assert await found(owner, hillside, {"email": compared}) == ["Ana"]


@pytest.mark.parametrize("size", [1, 2, 4])
async def test_lists_by_name_and_their_pages_are_in_the_order_of_the_unicode_collation(api: Api, size: int) -> None:
    hillside, owner = await with_learners(api, *sorted(IN_ORDER))
    names: list[str] = []
    after: str | None = None
    while True:
        data: Any = await owner.data(
            """query($id: ID!, $size: Int!, $after: String) { organization(id: $id) {
              learners(first: $size, after: $after) { nodes { name } pageInfo { hasNextPage endCursor } } } }""",
            id=hillside.global_id,
            size=size,
            after=after,
        )
        page = data["organization"]["learners"]
        names += [node["name"] for node in page["nodes"]]
        after = page["pageInfo"]["endCursor"]
        if not page["pageInfo"]["hasNextPage"]:
            break
    assert names == IN_ORDER
