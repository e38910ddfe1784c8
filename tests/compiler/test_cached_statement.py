"""Compiled statements are kept, boundedly, and used again only where everything they depend on is the same."""

from __future__ import annotations

from typing import Any

import pytest
from graphql import FieldNode, NameNode
from starlette.applications import Starlette

from compiler.argument_value import Dependency, as_it_is
from compiler.cached_statement import MAX_FIELDS, MAX_SHAPES, CachedStatement, CachedStatements
from compiler.sql import Sql, statement
from domain.organizations.role import Role
from tests.client import Api
from tests.people import OwnedOrganization, member, owned_organization, person
from tests.statements import logged_reads

pytestmark = pytest.mark.usefixtures("clean_db")


def kept(text: str, **seen: Any) -> CachedStatement:
    depends = tuple(Dependency((name,), as_it_is, value) for name, value in seen.items())
    return CachedStatement((FieldNode(name=NameNode(value="x")),), depends, statement(Sql((text,))))


def test_a_statement_is_found_only_where_all_that_it_depends_on_holds() -> None:
    statements = CachedStatements()
    statements.keep("field", both := kept("both", first=1, last=2))
    assert statements.find("field", {"first": 1, "last": 2, "other": 3}) is both
    assert statements.find("field", {"first": 1, "last": 3}) is None
    assert statements.find("field", {"first": 1}) is None
    assert statements.find("another field", {"first": 1, "last": 2}) is None


def test_one_field_keeps_its_latest_shapes() -> None:
    statements = CachedStatements()
    for size in range(MAX_SHAPES + 1):
        statements.keep("field", kept(str(size), first=size))
    assert statements.find("field", {"first": 0}) is None
    assert all(statements.find("field", {"first": size}) for size in range(1, MAX_SHAPES + 1))


def test_the_fields_used_longest_ago_are_forgotten() -> None:
    statements = CachedStatements()
    for number in range(MAX_FIELDS):
        statements.keep(number, kept(str(number)))
    assert statements.find(0, {}) is not None
    statements.keep("one more", kept("one more"))
    assert statements.find(1, {}) is None
    assert statements.find(0, {}) is not None
    assert len(statements._cached) == MAX_FIELDS


QUERY = """query($slug: String!, $first: Int, $name: String) {
  organization(slug: $slug) { learners(first: $first, filter: { name: { contains: $name } }) { totalCount } }
}"""


@pytest.fixture
async def hillside(api: Api, app: Starlette, monkeypatch: pytest.MonkeyPatch) -> OwnedOrganization:
    """An organization, and a compiler that has compiled nothing."""
    monkeypatch.setattr(app.state.services.compiler, "cached", CachedStatements())
    return await owned_organization("Hillside")


@pytest.fixture
def compiled(app: Starlette, monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Every compilation, as it happens."""
    compiler, seen = app.state.services.compiler, []
    original = compiler._compiled

    def counted(request: Any) -> CachedStatement:
        seen.append(request)
        return original(request)

    monkeypatch.setattr(compiler, "_compiled", counted)
    return seen


async def test_the_second_run_compiles_nothing_whatever_values_it_binds(
    api: Api, hillside: OwnedOrganization, compiled: list[Any]
) -> None:
    staff = await api.signed_in(hillside.owner.account_id)
    for slug, name in (("organization-1", "a"), ("another", "100%"), ("", ""), ("organization-1", "\\_%';--")):
        await staff.data(QUERY, slug=slug, first=2, name=name)
    assert len(compiled) == 1


async def test_two_runs_use_the_same_statement_object(app: Starlette, api: Api, hillside: OwnedOrganization) -> None:
    staff = await api.signed_in(hillside.owner.account_id)
    found = []
    for name in ("a", "b"):
        await staff.data(QUERY, slug="x", first=2, name=name)
        [shapes] = app.state.services.compiler.cached._cached.values()
        found.append([each.statement for each in shapes])
    assert found[0] == found[1]
    assert found[0][0] is found[1][0]


async def test_what_shapes_the_text_is_compiled_anew(
    api: Api, hillside: OwnedOrganization, compiled: list[Any]
) -> None:
    staff = await api.signed_in(hillside.owner.account_id)
    for variables in ({"first": 1}, {"first": 2}, {}, {"first": 2, "name": None}, {"first": 2, "name": "a"}):
        await staff.data(QUERY, slug="x", **variables)
    assert len(compiled) == 5


async def test_a_filter_left_out_first_and_given_later_is_asked(api: Api, hillside: OwnedOrganization) -> None:
    client = await api.signed_in((await person("Ana")).account_id)
    await client.done("joinOrganization", token=hillside.token)
    staff = await api.signed_in(hillside.owner.account_id)
    slug = (await staff.data(f'{{ organization(id: "{hillside.global_id}") {{ slug }} }}'))["organization"]["slug"]
    for variables, expected in (({}, 1), ({"name": "Ben"}, 0), ({"name": None}, 1), ({"name": "An"}, 1)):
        data = await staff.data(QUERY, slug=slug, **variables)
        assert data["organization"]["learners"]["totalCount"] == expected, variables


async def test_what_a_directives_variable_leaves_out_is_compiled_anew(
    app: Starlette, api: Api, hillside: OwnedOrganization, compiled: list[Any]
) -> None:
    query = """query($id: ID!, $with: Boolean!, $without: Boolean = false) {
      organization(id: $id) { slug ...More @include(if: $with) } }
    fragment More on Organization { name @skip(if: $without) }"""
    for variables, keys in (
        ({"with": True}, ["slug", "name"]),
        ({"with": False}, ["slug"]),
        ({"with": True, "without": True}, ["slug"]),
        ({"with": True}, ["slug", "name"]),
    ):
        data = await api.data(query, id=hillside.global_id, **variables)
        assert list(data["organization"]) == keys
    assert len(compiled) == 3


async def test_viewers_of_another_standing_never_share_a_statement(
    app: Starlette, api: Api, hillside: OwnedOrganization, compiled: list[Any]
) -> None:
    people = [hillside.owner, await member(hillside, Role.COACH), await person(), await person(platform=True)]
    texts = []
    for one in [*people, people[0]]:
        client = await api.signed_in(one.account_id)
        with logged_reads(app) as statements:
            await client.data(QUERY, slug="x", first=2, name="a")
        texts += statements
    with logged_reads(app) as statements:
        await api.data(QUERY, slug="x", first=2, name="a")
    assert len({request.profile for request in compiled}) == len(compiled) == 5
    assert texts[0] == texts[-1]
    assert "readable" not in statements[0]
    assert texts[0] != statements[0]


async def test_viewers_of_one_standing_share_one(
    app: Starlette, api: Api, hillside: OwnedOrganization, compiled: list[Any]
) -> None:
    for other in (hillside, await owned_organization("Other")):
        client = await api.signed_in(other.owner.account_id)
        await client.data(QUERY, slug="x", first=2, name="a")
    assert len(compiled) == 1
