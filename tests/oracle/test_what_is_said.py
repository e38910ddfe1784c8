"""What the schema says of lists and filters is what the oracle, and so the API, does."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from graphql import (
    GraphQLArgument,
    GraphQLField,
    GraphQLInputObjectType,
    GraphQLObjectType,
    GraphQLSchema,
    get_named_type,
    get_nullable_type,
    is_list_type,
)

from tests.oracle.lists import BY_DEFAULT, matches


def fields(schema: GraphQLSchema) -> Iterator[tuple[str, GraphQLField]]:
    """Every field of what can be read, by its name."""
    for type_ in schema.type_map.values():
        # An entity, or what belongs to one; not a page, a payload or a root of writes.
        is_apart = type_.name.startswith("__") or type_.name.endswith(("Payload", "Edge", "Subscription", "Mutation"))
        is_page = isinstance(type_, GraphQLObjectType) and "pageInfo" in type_.fields
        if isinstance(type_, GraphQLObjectType) and not is_apart and not is_page:
            yield from ((f"{type_.name}.{name}", field) for name, field in type_.fields.items())


def paged(schema: GraphQLSchema) -> dict[str, tuple[str, GraphQLArgument]]:
    """Each list in pages: the type of its rows, and its argument `orderBy`."""
    found = {}
    for name, field in fields(schema):
        if "orderBy" in field.args:
            page = get_named_type(field.type)
            assert isinstance(page, GraphQLObjectType)
            found[name] = get_named_type(page.fields["nodes"].type).name, field.args["orderBy"]
    return found


def test_every_page_says_how_it_is_sorted_if_nobody_asks(naive: GraphQLSchema) -> None:
    lists = paged(naive)
    assert len(lists) > 15
    for name, (listed, argument) in lists.items():
        key, direction = BY_DEFAULT[listed]
        said = f"by `{key}`, {'descending' if direction == 'DESC' else 'ascending'}."
        assert said in (argument.description or ""), name


def test_every_other_list_of_things_says_how_it_is_sorted(naive: GraphQLSchema) -> None:
    lists = {
        name: field.description or ""
        for name, field in fields(naive)
        if is_list_type(get_nullable_type(field.type)) and isinstance(get_named_type(field.type), GraphQLObjectType)
    }
    assert {"Course.modules", "Viewer.accessTokens", "Certificate.visibleTo"} <= lists.keys()
    assert [name for name, said in lists.items() if "Sorted by" not in said] == []
    ids = naive.query_type.fields["nodes"].description if naive.query_type else ""
    assert "in the order asked for" in (ids or "")


def test_every_filter_says_what_not_does_to_nulls(naive: GraphQLSchema) -> None:
    negations = {
        type_.name: type_.fields["not"].description or ""
        for type_ in naive.type_map.values()
        if isinstance(type_, GraphQLInputObjectType) and "not" in type_.fields
    }
    assert len(negations) > 8
    assert [name for name, said in negations.items() if "is null, or hidden from you" not in said] == []


@pytest.mark.parametrize("condition", [{"before": 3}, {"not": {"before": 3}}, {"not": {"not": {"before": 3}}}])
def test_a_null_neither_fulfils_a_condition_nor_its_not(condition: dict[str, object]) -> None:
    def of_field(given: dict[str, object]) -> dict[str, object]:
        return {"not": of_field(given["not"])} if "not" in given else {"endedAt": given}  # type: ignore[arg-type]

    assert matches(lambda _: None, of_field(condition)) is not True
    assert matches(lambda _: None, {"endedAt": {"isNull": True}}) is True


def test_an_invitation_says_whose_it_is_once_accepted(naive: GraphQLSchema) -> None:
    assert "Once accepted it is of the account that accepted it" in (naive.type_map["Invitation"].description or "")
